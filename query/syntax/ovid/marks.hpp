// The few words and signs that part an Ovid question.
#pragma once

#include <string_view>

namespace evident {

inline bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_word(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

// How many bytes the operator word that begins here takes: "and", "or", "not", "adj", "adj3" in any case ("adj-3" too),
// with a blank, a parenthesis, a quotation mark or an end behind it; 0 when none does.
std::size_t operator_word(std::string_view text, std::size_t at);

// Behind "adj": how many bytes a number apart takes with the blanks before it, when a term follows ("heart adj 3
// attack"); 0 when none stands so.
std::size_t spaced_number(std::string_view text, std::size_t at);

// Behind the blanks.
std::size_t behind_blanks(std::string_view text, std::size_t at);

}  // namespace evident
