#include "text/words.hpp"

#include <unicode/utf8.h>

#include <array>

#include "text/fold.hpp"

namespace evident {
namespace {

enum : std::uint8_t { is_mark, is_letter, is_digit, is_upper };

constexpr std::array<std::uint8_t, 128> ascii_classes = [] {
    std::array<std::uint8_t, 128> table{};
    for (char c = '0'; c <= '9'; ++c) table[std::size_t(c)] = is_digit;
    for (char c = 'a'; c <= 'z'; ++c) table[std::size_t(c)] = is_letter;
    for (char c = 'A'; c <= 'Z'; ++c) table[std::size_t(c)] = is_upper;
    return table;
}();

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

// Builds words letter by letter and hands each finished one to the sink as (folded, begin, end).
template <class Sink>
class Splitter {
  public:
    Splitter(std::string_view text, Sink& sink) : text_(text), sink_(sink) {}

    void run() {
        while (at_ < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte < 0x80) {
                take_ascii(char(byte), at_, at_ + 1);
                ++at_;
            } else {
                take_wide();
            }
        }
        finish();
    }

  private:
    void take_ascii(char c, std::size_t begin, std::size_t end) {
        switch (ascii_classes[std::size_t(c)]) {
            case is_letter:
            case is_digit: add(std::string_view(&c, 1), begin, end); return;
            case is_upper: {
                const char lower = char(c + ('a' - 'A'));
                add(std::string_view(&lower, 1), begin, end);
                return;
            }
            default: break;
        }
        if (c == '+' && !word_.empty() && !letter_at(end)) {
            add("+", begin, end);
        } else if ((c == '.' || c == ',') && !word_.empty() && ascii_digit(word_.back()) && end < text_.size() &&
                   ascii_digit(text_[end])) {
            add(std::string_view(&c, 1), begin, end);
        } else {
            finish();
        }
    }

    // True when a letter follows, so that a plus sign between two words parts them; "2+" and "++" may end a word.
    bool letter_at(std::size_t at) const {
        if (at >= text_.size()) return false;
        const auto byte = static_cast<unsigned char>(text_[at]);
        return byte < 0x80 ? ascii_classes[byte] != is_mark : true;
    }

    void take_wide() {
        const auto begin = at_;
        UChar32 c = 0;
        auto next = static_cast<int32_t>(at_);
        U8_NEXT(text_.data(), next, static_cast<int32_t>(text_.size()), c);
        at_ = static_cast<std::size_t>(next);
        if (c < 0) {
            finish();
            return;
        }
        const Folded& folded = fold(static_cast<char32_t>(c));
        switch (folded.kind) {
            case CharClass::nothing: return;
            case CharClass::mark: finish(); return;
            case CharClass::letter: add(folded.text, begin, at_); return;
            case CharClass::single:
                finish();
                add(folded.text, begin, at_);
                finish();
                return;
            case CharClass::sequence: break;
        }
        take_sequence(folded.parts, begin);
    }

    // A character that folds to several words ("½" to 1 and 2) parts its neighbours.
    void take_sequence(const std::vector<std::string>& parts, std::size_t begin) {
        finish();
        for (const auto& part : parts) sink_(std::string_view(part), begin, at_);
    }

    void add(std::string_view letters, std::size_t begin, std::size_t end) {
        if (word_.empty()) begin_ = begin;
        end_ = end;
        if (word_.size() + letters.size() <= longest_word) word_ += letters;
    }

    void finish() {
        if (word_.empty()) return;
        sink_(std::string_view(word_), begin_, end_);
        word_.clear();
    }

    std::string_view text_;
    Sink& sink_;
    std::size_t at_ = 0;
    std::string word_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

template <class Sink>
void split(std::string_view text, Sink sink) {
    Splitter<Sink>(text, sink).run();
}

}  // namespace

std::vector<Word> words(std::string_view text) {
    std::vector<Word> out;
    split(text, [&](std::string_view word, std::size_t begin, std::size_t end) {
        out.push_back({std::string(word), std::uint32_t(begin), std::uint32_t(end)});
    });
    return out;
}

std::size_t append_folded(std::string& out, std::string_view text) {
    std::size_t count = 0;
    split(text, [&](std::string_view word, std::size_t, std::size_t) {
        if (!out.empty()) out += ' ';
        out += word;
        ++count;
    });
    return count;
}

std::string folded(std::string_view text) {
    std::string out;
    append_folded(out, text);
    return out;
}

std::size_t find_ill_formed(std::string_view text) {
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        if (static_cast<unsigned char>(text[std::size_t(at)]) < 0x80) {
            ++at;
            continue;
        }
        const auto start = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c < 0) return std::size_t(start);
    }
    return std::string_view::npos;
}

std::string repaired_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        const auto start = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, size, c);
        if (c < 0) {
            out += "\uFFFD";
        } else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
            out += ' ';
        } else {
            out.append(text.substr(std::size_t(start), std::size_t(at - start)));
        }
    }
    return out;
}

}  // namespace evident
