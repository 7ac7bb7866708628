// The short lists that questions lean on: languages, MeSH qualifiers and PubMed's stop words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/record/field.hpp"

namespace evident {

// MEDLINE's three letters for a language given by its English name or by a code ("English", "eng", "en", "zho"); ""
// when unknown. Source: NLM's language table, with the ISO 639 codes that differ from it.
std::string_view language_code(std::string_view name);

// The English name of a language given by MEDLINE's three letters ("english"); "" when unknown.
std::string_view language_name(std::string_view code);

// The full name of a MeSH qualifier given by it or by its two letters ("dt", "Drug Therapy"); "" when unknown.
std::string_view qualifier_name(std::string_view text);

// The two letters of a MeSH qualifier, lower case; "" when it is none.
std::string_view qualifier_letters(std::string_view name);

// The full qualifier names nearest in writing; "" when none is near.
std::string_view nearest_qualifier(std::string_view text);

// True for a folded word that PubMed leaves out of questions (PubMed help, table of stop words).
bool is_stop_word(std::string_view word);

}  // namespace evident
