// Identifiers that stand in a question by themselves: a DOI or a link to it, a trial number, a PubMed Central number.
#pragma once

#include <optional>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

// The record a chunk names. A trial number (NCT01234567) also finds the records that mention it in one of the fields.
// Numbers alone are not read here: they may be words. Nothing when the chunk is no identifier.
std::optional<Node> identifier_node(std::string_view chunk, FieldSet fields);

// The exact tag of an identifier of any kind after "id:": DOI, PMID, PMCID, trial number, else any other.
Node any_identifier_node(std::string_view text);

// The PubMed number that a chunk of a list of such numbers holds ("12345678,"); "" when it is none.
std::string listed_pmid(std::string_view chunk);

}  // namespace evident
