// What NLM calls the steps of an article and of its record ("received", "entrez"), as kinds of date.
#pragma once

#include <string_view>

#include "store/record/record.hpp"

namespace evident {

// Of a PubStatus of the XML or the word behind PHST in MEDLINE text. A step that has no kind of its own is `other`.
DateKind history_step(std::string_view status);

}  // namespace evident
