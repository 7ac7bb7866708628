#include "query/syntax/ovid/marks.hpp"

#include "text/ascii.hpp"

namespace evident {
namespace {

bool ends_word(std::string_view text, std::size_t at) {
    return at >= text.size() || is_blank(text[at]) || text[at] == '(' || text[at] == ')' || text[at] == '"';
}

// Of a number of one or two digits that ends a word; 0 when none stands here.
std::size_t number_size(std::string_view text, std::size_t at) {
    std::size_t size = 0;
    while (size < 3 && at + size < text.size() && is_digit(text[at + size])) ++size;
    return size < 3 && ends_word(text, at + size) ? size : 0;
}

}  // namespace

std::size_t spaced_number(std::string_view text, std::size_t at) {
    const auto first = behind_blanks(text, at);
    const auto size = number_size(text, first);
    const auto next = behind_blanks(text, first + size);
    const bool term = next < text.size() && text[next] != ')' && operator_word(text, next) == 0;
    return first > at && size > 0 && term ? first + size - at : 0;
}

std::size_t operator_word(std::string_view text, std::size_t at) {
    static constexpr std::size_t longest = 8;
    std::size_t size = 0;
    while (size <= longest && at + size < text.size() && (is_letter(text[at + size]) || is_digit(text[at + size]))) {
        ++size;
    }
    if (size < 2 || size > longest) return 0;
    const auto word = lower(text.substr(at, size));
    if (word == "adj" && at + size < text.size() && (text[at + size] == '-' || text[at + size] == '/')) {
        const auto digits = number_size(text, at + size + 1);
        return digits > 0 ? size + 1 + digits : 0;
    }
    if (!ends_word(text, at + size)) return 0;
    if (word == "and" || word == "or" || word == "not") return size;
    return word.starts_with("adj") && (size == 3 || all_digits(std::string_view(word).substr(3))) ? size : 0;
}

std::size_t behind_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

}  // namespace evident
