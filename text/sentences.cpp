#include "text/sentences.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "text/abbreviations.hpp"

namespace evident {
namespace {

// A character and where the next one begins. Ill-formed bytes read as U+FFFD, one at least.
struct Letter {
    UChar32 c = 0;
    std::size_t next = 0;
};

Letter letter_at(std::string_view text, std::size_t at) {
    auto next = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), next, static_cast<int32_t>(text.size()), c);
    return {c, std::size_t(next)};
}

// The character before the place; 0 at the start.
UChar32 letter_before(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    auto place = static_cast<int32_t>(at);
    UChar32 c = 0;
    U8_PREV_OR_FFFD(text.data(), 0, place, c);
    return c;
}

bool white(UChar32 c) { return u_isUWhiteSpace(c) != 0; }

bool digit(UChar32 c) { return u_isdigit(c) != 0; }

bool han(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

// Marks that belong to the sentence whose stop they follow.
bool closes(UChar32 c) {
    const auto type = u_charType(c);
    return c == '"' || c == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

// Marks that a sentence may begin with.
bool opens(UChar32 c) {
    const auto type = u_charType(c);
    return c == '"' || c == '\'' || type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}

constexpr UChar32 ellipsis = 0x2026;

bool latin_stop(UChar32 c) { return c == '.' || c == '?' || c == '!' || c == ellipsis; }

// 。｡！？ end a sentence wherever they stand; ．does unless it is the point of a number.
bool wide_stop(UChar32 c) { return c == 0x3002 || c == 0xFF61 || c == 0xFF01 || c == 0xFF1F; }

constexpr UChar32 wide_point = 0xFF0E;

class Cutter {
  public:
    explicit Cutter(std::string_view text) : text_(text) {}

    std::vector<ByteRange> run() {
        while (at_ < text_.size()) {
            const auto [c, next] = letter_at(text_, at_);
            if (c == '\n') {
                cut(at_);
            } else if (latin_stop(c) || wide_stop(c) || c == wide_point) {
                take_stops(c);
                continue;
            }
            at_ = next;
        }
        cut(text_.size());
        return std::move(out_);
    }

  private:
    // Goes past the stop, its fellows ("?!", "...") and closing marks, and cuts there when the sentence is over.
    void take_stops(UChar32 first) {
        const auto stop = at_;
        bool wide = wide_stop(first);
        std::size_t count = 0;
        for (UChar32 c = first; latin_stop(c) || wide_stop(c) || c == wide_point; c = peek(at_)) {
            wide = wide || wide_stop(c);
            at_ = letter_at(text_, at_).next;
            ++count;
        }
        const auto after_stops = at_;
        pass_closers();
        if (wide || (count == 1 ? ends_at(first, stop) : new_sentence_follows(false))) {
            cut(at_);
        } else {
            at_ = after_stops;
        }
    }

    UChar32 peek(std::size_t at) const { return at < text_.size() ? letter_at(text_, at).c : 0; }

    void pass_closers() {
        while (at_ < text_.size()) {
            const auto [c, next] = letter_at(text_, at_);
            const auto end = closes(c) ? next : std::max(end_of_loose_closer(), end_of_citation());
            if (end == 0) return;
            at_ = end;
        }
    }

    // A closing mark between two spaces, as some sources write it: `stop. " Next`; 0 when none stands here.
    std::size_t end_of_loose_closer() const {
        const auto mark = skip_white(at_);
        if (mark == at_ || mark >= text_.size()) return 0;
        const auto [c, next] = letter_at(text_, mark);
        if (!closes(c) || (next < text_.size() && !white(letter_at(text_, next).c))) return 0;
        return text_.substr(at_, mark - at_).find('\n') == std::string_view::npos ? next : 0;
    }

    // Numbers of references in brackets right after the stop ("treatment.[1,2] We") belong before it; 0 when none.
    std::size_t end_of_citation() const {
        if (text_[at_] != '[' && text_[at_] != '(') return 0;
        const auto end = text_.find_first_not_of("0123456789,- ", at_ + 1);
        if (end == std::string_view::npos || end == at_ + 1) return 0;
        return text_[end] == ']' || text_[end] == ')' ? end + 1 : 0;
    }

    // Whether a lone stop, with the marks after it already passed, ends its sentence.
    bool ends_at(UChar32 stop, std::size_t place) const {
        const UChar32 before = letter_before(text_, place);
        const UChar32 after = peek(letter_at(text_, place).next);
        if ((stop == '.' || stop == wide_point) && digit(before) && digit(after)) return false;
        if (stop == wide_point) return true;
        if (stop != '.') return new_sentence_follows(false);
        if (before == 0 || white(before) || compares(before)) return spaced_stop_ends(place);
        const auto word = word_before(place);
        if (is_list_number(word, place)) return false;
        return stop_of_word_ends(word, place);
    }

    static bool compares(UChar32 c) { return c == '<' || c == '>' || c == '=' || c == 0x2264 || c == 0x2265; }

    // "P < . 001": the point of a number torn off it.
    bool spaced_stop_ends(std::size_t place) const {
        auto left = place;
        while (left > 0 && text_[left - 1] == ' ') --left;
        return !compares(letter_before(text_, left)) && new_sentence_follows(false);
    }

    bool stop_of_word_ends(std::string_view word, std::size_t place) const {
        switch (stop_after(word)) {
            case StopAfter::never: return false;
            case StopAfter::before_number: return !digit(first_after()) && new_sentence_follows(false);
            case StopAfter::unless_opened: return new_sentence_follows(!is_class_letter(word, place));
            case StopAfter::ends: break;
        }
        if (digit(word.empty() ? 0 : word.back()) && digit(first_after()) && in_bracket(place)) return false;
        return new_sentence_follows(false);
    }

    // "vitamin D", "37 degrees C", "0.1 M": a single capital after a word or number is a class or a unit and no
    // initial, unless the word is one that names follow.
    bool is_class_letter(std::string_view word, std::size_t place) const {
        if (word.size() != 1 || place < begin_ + 3 || text_[place - 2] != ' ') return false;
        const UChar32 before = letter_before(text_, place - 2);
        if (u_islower(before) == 0 && !digit(before)) return false;
        return !precedes_name(word_before(place - 2)) && !is_serovar(word_at(start_after()));
    }

    // True when a bracket of this sentence is still open: "(10. 4%)" is a torn number.
    bool in_bracket(std::size_t place) const {
        const auto before = text_.substr(begin_, place - begin_);
        const auto open = before.rfind('(');
        return open != std::string_view::npos && before.find(')', open) == std::string_view::npos;
    }

    // The letters, digits and inner stops right before the place: "e.g", "al", "0.03".
    std::string_view word_before(std::size_t place) const {
        auto begin = place;
        while (begin > begin_) {
            const auto c = text_[begin - 1];
            const bool inside = static_cast<unsigned char>(c) >= 0x80 || c == '.' || c == '-' ||
                                u_isalnum(static_cast<unsigned char>(c));
            if (!inside) break;
            --begin;
        }
        return text_.substr(begin, place - begin);
    }

    // "1." at the start of a sentence is the number of a list.
    bool is_list_number(std::string_view word, std::size_t place) const {
        if (word.empty() || word.size() > 2 || word.find_first_not_of("0123456789") != std::string_view::npos) {
            return false;
        }
        const auto first = place - word.size();
        return skip_white(begin_) == first;
    }

    std::size_t skip_white(std::size_t at) const {
        while (at < text_.size()) {
            const auto [c, next] = letter_at(text_, at);
            if (!white(c)) break;
            at = next;
        }
        return at;
    }

    // First character of what follows, opening marks passed over; 0 at the end.
    UChar32 first_after() const { return peek(start_after()); }

    std::size_t start_after() const {
        auto at = skip_white(at_);
        while (at < text_.size() && opens(peek(at))) at = skip_white(letter_at(text_, at).next);
        return at;
    }

    // Whether what follows begins a sentence; with opener only a word that is known to open one.
    bool new_sentence_follows(bool opener) const {
        const auto start = start_after();
        if (start >= text_.size()) return true;
        const UChar32 c = peek(start);
        if (han(c)) return letter_before(text_, at_) != ellipsis;  // …… trails off within a Chinese sentence
        if (skip_white(at_) == at_) return false;
        const auto word = word_at(start);
        if (opener) return opens_sentence(word);
        if (u_isupper(c) || digit(c) || c == 0x2022 || c == 0xA9 || c == '#') return true;  // bullet, copyright
        return u_islower(c) && mixed(word);
    }

    std::string_view word_at(std::size_t start) const {
        auto end = start;
        while (end < text_.size() && !white(static_cast<unsigned char>(text_[end])) && text_[end] != ',') ++end;
        return text_.substr(start, end - start);
    }

    // "p53", "mRNA", "c-Maf", "hsf-1", "α-synuclein": names that keep their small letter at the start of a sentence.
    static bool mixed(std::string_view word) {
        if (static_cast<unsigned char>(word.front()) >= 0x80) return true;
        return std::any_of(word.begin(), word.end(),
                           [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    }

    // Ends the sentence before the place.
    void cut(std::size_t place) {
        const auto begin = skip_white(begin_);
        begin_ = place;
        if (begin >= place) return;
        auto end = place;
        for (UChar32 c = letter_before(text_, end); white(c); c = letter_before(text_, end)) {
            end -= std::size_t(U8_LENGTH(c));
        }
        out_.push_back({std::uint32_t(begin), std::uint32_t(end)});
    }

    std::string_view text_;
    std::size_t at_ = 0;     // being read
    std::size_t begin_ = 0;  // of the sentence being read
    std::vector<ByteRange> out_;
};

}  // namespace

std::vector<ByteRange> sentences(std::string_view text) { return Cutter(text).run(); }

}  // namespace evident
