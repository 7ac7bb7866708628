// NLM's publication types by name: headings of theirs stand for the type of a record, not for what it is about.
#pragma once

#include <string_view>

namespace evident {

// Case and marks do not count. Source: NLM, "PubMed Publication Types" and the publication types of MeSH 2026.
bool is_publication_type(std::string_view name);

}  // namespace evident
