#include "text/words.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>

#include "base/error.hpp"
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

struct Decoded {
    UChar32 c = 0;  // negative for an ill-formed sequence
    std::size_t next = 0;
};

Decoded decode(std::string_view text, std::size_t at) {
    auto next = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(text.data(), next, static_cast<int32_t>(text.size()), c);
    return {c, std::size_t(next)};
}

// True when the word may hold conjoining Hangul letters, U+1100 to U+11FF.
bool has_jamo(std::string_view word) {
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        const auto second = static_cast<unsigned char>(word[i + 1]);
        if (word[i] == '\xE1' && second >= 0x84 && second <= 0x87) return true;
    }
    return false;
}

// Hangul syllables written letter by letter are the same word as those written whole.
std::string composed(const std::string& word) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw Error(Fault::bug, "ICU has no composed normal form");
    std::string out;
    nfc->normalize(icu::UnicodeString::fromUTF8(word), status).toUTF8String(out);
    return out;
}

// Builds words letter by letter and hands each finished one to the sink as (folded, begin, end).
template <class Sink>
class Splitter {
  public:
    Splitter(std::string_view text, Sink& sink) : text_(text), sink_(sink) {}

    void run() {
        while (at_ < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[at_]);
            if (byte < 0x80 && is_folded(byte)) {
                take_run();
            } else if (byte < 0x80) {
                take_ascii(char(byte), at_, at_ + 1);
                ++at_;
            } else {
                take_wide();
            }
        }
        finish();
    }

  private:
    static bool is_folded(unsigned char byte) {
        return ascii_classes[byte] == is_letter || ascii_classes[byte] == is_digit;
    }

    // Letters a to z and digits, which stay as they are, all at once: most of any text.
    void take_run() {
        const auto begin = at_;
        while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) < 0x80 &&
               is_folded(static_cast<unsigned char>(text_[at_]))) {
            ++at_;
        }
        if (word_.size() + (at_ - begin) <= longest_word) return add(text_.substr(begin, at_ - begin), begin, at_);
        for (auto i = begin; i < at_; ++i) add(text_.substr(i, 1), i, i + 1);
    }

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
        take_mark(c, begin, end);
    }

    // A plus sign ends a word ("CD8+", "2+", "++") but parts two; a full stop or comma stays between digits.
    void take_mark(char c, std::size_t begin, std::size_t end) {
        const bool plus = c == '+' && !word_.empty() && next_letter(end) == 0;
        const bool point =
            (c == '.' || c == ',') && !word_.empty() && ascii_digit(word_.back()) && ascii_digit(next_letter(end));
        if (plus || point) {
            add(std::string_view(&c, 1), begin, end);
        } else {
            finish();
        }
    }

    // First byte of what the next character folds to, vanishing ones passed over; 0 when it joins no word before it.
    char next_letter(std::size_t at) const {
        while (at < text_.size()) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (byte < 0x80) return ascii_classes[byte] == is_mark ? '\0' : text_[at];
            const auto [c, next] = decode(text_, at);
            if (c < 0) return '\0';
            const Folded& folded = fold(static_cast<char32_t>(c));
            if (folded.kind != CharClass::nothing) {
                return folded.kind == CharClass::letter ? folded.text.front() : '\0';
            }
            at = next;
        }
        return '\0';
    }

    void take_wide() {
        const auto begin = at_;
        const auto [c, next] = decode(text_, at_);
        at_ = next;
        if (c < 0) {
            finish();
            return;
        }
        const Folded& folded = fold(static_cast<char32_t>(c));
        switch (folded.kind) {
            case CharClass::nothing: return;
            case CharClass::mark: take_mark(folded.text.empty() ? ' ' : folded.text[0], begin, at_); return;
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

    // What no longer fits is left out, and all that follows it; the places go on.
    void add(std::string_view letters, std::size_t begin, std::size_t end) {
        if (word_.empty()) begin_ = begin;
        end_ = end;
        full_ = full_ || word_.size() + letters.size() > longest_word;
        if (!full_) word_ += letters;
    }

    void finish() {
        if (word_.empty()) return;
        while (full_ && (word_.back() == '.' || word_.back() == ',')) word_.pop_back();
        if (has_jamo(word_)) word_ = composed(word_);
        sink_(std::string_view(word_), begin_, end_);
        word_.clear();
        full_ = false;
    }

    std::string_view text_;
    Sink& sink_;
    std::size_t at_ = 0;
    std::string word_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool full_ = false;
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
