#include "query/syntax/ovid/marks.hpp"

#include "text/ascii.hpp"

namespace evident {
namespace {

bool ends_word(std::string_view text, std::size_t at) {
    return at >= text.size() || is_blank(text[at]) || text[at] == '(' || text[at] == ')' || text[at] == '"';
}

}  // namespace

std::size_t operator_word(std::string_view text, std::size_t at) {
    static constexpr std::size_t longest = 8;
    std::size_t size = 0;
    while (size <= longest && at + size < text.size() && (is_letter(text[at + size]) || is_digit(text[at + size]))) {
        ++size;
    }
    if (size < 2 || size > longest || !ends_word(text, at + size)) return 0;
    const auto word = lower(text.substr(at, size));
    if (word == "and" || word == "or" || word == "not") return size;
    return word.starts_with("adj") && (size == 3 || all_digits(std::string_view(word).substr(3))) ? size : 0;
}

std::size_t behind_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) ++at;
    return at;
}

}  // namespace evident
