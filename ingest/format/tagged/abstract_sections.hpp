// An abstract given as one text, parted into its sections where the headings in it are certain.
#pragma once

#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

// Headings are told in two forms: alone on a line ("Methods/findings"), or before a colon at the start of a sentence
// ("METHODS: ", "Method(s): "). All words of a heading must be words that headings of abstracts use; of one in capital
// letters a single one will do. The text must begin with one, and unless that is in capitals there must be a second.
// Otherwise it is one section without a label: nothing is ever lost. Empty text has no section.
std::vector<Section> split_abstract(std::string_view text);

}  // namespace evident
