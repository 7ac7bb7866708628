#include "query/ast/pattern.hpp"

#include <array>

namespace evident {
namespace {

constexpr std::string_view signs = "*#?";

// The byte behind the character at `at`.
std::size_t behind(std::string_view word, std::size_t at) {
    for (++at; at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U;) ++at;
    return at;
}

// How far a pattern may be matched by what was read of a word: a mark for each place in the pattern reached.
class Reached {
  public:
    explicit Reached(std::string_view pattern) : pattern_(pattern.substr(0, longest_pattern)) { reach(0, here_); }

    bool done() const { return here_[pattern_.size()]; }

    // Reads one character of the word. False when the pattern cannot be matched any more.
    bool read(std::string_view letter) {
        std::array<bool, longest_pattern + 1> next{};
        bool any = false;
        for (std::size_t at = 0; at < pattern_.size(); ++at) {
            if (!here_[at]) continue;
            const char sign = pattern_[at];
            const bool open = sign == any_letters || sign == one_letter || sign == letter_or_none;
            if (!open && !pattern_.substr(at).starts_with(letter)) continue;
            reach(sign == any_letters ? at : at + (open ? 1 : letter.size()), next);
            any = true;
        }
        here_ = next;
        return any;
    }

  private:
    // The place, and those behind signs that may stand for nothing.
    void reach(std::size_t at, std::array<bool, longest_pattern + 1>& places) const {
        places[at] = true;
        while (at < pattern_.size() && (pattern_[at] == any_letters || pattern_[at] == letter_or_none)) {
            places[++at] = true;
        }
    }

    std::string_view pattern_;
    std::array<bool, longest_pattern + 1> here_{};
};

bool fits_pattern(std::string_view pattern, std::string_view word, bool open_end) {
    Reached reached(pattern);
    for (std::size_t at = 0; at < word.size();) {
        if (open_end && reached.done()) return true;
        const auto next = behind(word, at);
        if (!reached.read(word.substr(at, next - at))) return false;
        at = next;
    }
    return reached.done();
}

}  // namespace

bool is_pattern(const QueryWord& term) { return term.word.find_first_of(signs) != std::string::npos; }

std::string_view beginning(const QueryWord& term) {
    return std::string_view(term.word).substr(0, term.word.find_first_of(signs));
}

bool fits(const QueryWord& term, std::string_view word) {
    if (is_pattern(term)) return word.starts_with(beginning(term)) && fits_pattern(term.word, word, term.prefix);
    return term.prefix ? word.starts_with(term.word) : word == term.word;
}

}  // namespace evident
