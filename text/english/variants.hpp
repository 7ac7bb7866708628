// The other ways in which English writes a word: British and American spelling, singular and plural.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace evident {

// "tumour" of "tumor", "randomised" of "randomized", "esophageal" of "oesophageal". By rules, so that some are no word;
// whoever asks looks whether one occurs. The word is folded. With beginning it is what stands before a star, and only
// what lies whole within it changes. At most most_spelling_variants.
std::vector<std::string> spelling_variants(std::string_view word, bool beginning);
inline constexpr std::size_t most_spelling_variants = 12;

// "trials" of "trial", "biopsy" of "biopsies", "women" of "woman". By rules too. None for words that are not four
// letters a to z or more.
std::vector<std::string> number_variants(std::string_view word);

}  // namespace evident
