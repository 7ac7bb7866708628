#include "ingest/format/bibtex/latex.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "ingest/format/bibtex/fields.hpp"
#include "ingest/format/bibtex/latex_signs.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr int deepest = 32;  // below it markup is kept as written, so that hostile nesting cannot exhaust the stack

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool white(char c) { return static_cast<unsigned char>(c) <= ' '; }

std::size_t letter_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
    return size;
}

// The accent on the first character of the letters: one character where there is such a one.
std::string accented(std::string_view letters, char32_t mark) {
    if (letters.empty()) return {};
    const auto size = letter_size(letters);
    auto first = letters.substr(0, size);
    if (first == "\xC4\xB1") first = "i";  // dotless i and j take the accent in place of the dot
    if (first == "\xC8\xB7") first = "j";
    auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(first.data(), std::int32_t(first.size())));
    text.append(UChar32(mark));
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status)) text = nfc->normalize(text, status);
    std::string out;
    text.toUTF8String(out);
    return out.append(letters.substr(size));
}

class Decoder {
  public:
    explicit Decoder(int depth) : depth_(depth) {}

    std::string run(std::string_view text, bool math = false) {
        text_ = text;
        math_ = math;
        while (at_ < text_.size()) step();
        return std::move(out_);
    }

  private:
    void step() {
        const char c = text_[at_];
        if (c == '\\') return command();
        if (c == '{' || c == '}') {
            ++at_;
        } else if (c == '$') {
            dollar();
        } else if (math_ && (c == '^' || c == '_')) {
            script(c == '^');
        } else if (c == '~') {
            tilde();
        } else if (c == '-' || c == '`' || c == '\'') {
            ligature(c);
        } else {
            out_ += c;
            ++at_;
        }
    }

    // "$" is mathematics when a second one follows soon and what stands between does not read like two prices.
    void dollar() {
        const auto double_mark = text_.substr(at_, 2) == "$$";
        const auto start = at_ + (double_mark ? 2 : 1);
        auto end = text_.find('$', start);
        while (end != npos && text_[end - 1] == '\\') end = text_.find('$', end + 1);
        const auto inside = end == npos ? std::string_view{} : text_.substr(start, end - start);
        const bool telling = inside.find_first_of("\\^_{=<>") != npos || inside.find(' ') == npos;
        if (end == npos || inside.empty() || inside.size() > 2000 || !telling || depth_ > deepest) {
            out_ += '$';
            ++at_;
            return;
        }
        Decoder inner(depth_ + 1);
        inner.out_ = std::move(out_);
        out_ = inner.run(inside, true);
        at_ = end + (double_mark && text_.substr(end, 2) == "$$" ? 2 : 1);
    }

    // Superscript and subscript: joined, but a raised number after a number has "^" before it.
    void script(bool raised) {
        ++at_;
        const auto inner = argument();
        const bool number =
            !inner.empty() && (digit(inner[0]) || (inner.size() > 1 && (inner[0] == '-' || inner[0] == '+')));
        if (raised && number && !out_.empty() && digit(out_.back())) out_ += '^';
        out_ += inner;
    }

    void tilde() {
        ++at_;
        const bool between = !out_.empty() && !white(out_.back()) && at_ < text_.size() && !white(text_[at_]);
        out_ += between ? ' ' : '~';
    }

    void ligature(char c) {
        std::size_t count = 1;
        while (at_ + count < text_.size() && text_[at_ + count] == c && count < 3) ++count;
        if (c == '-') {
            out_ += count == 3 ? "\u2014" : count == 2 ? "\u2013" : "-";
        } else {
            if (count > 2) count = 2;
            const bool pair = count == 2;
            out_ += c == '`' ? (pair ? "\u201C" : "`") : (pair ? "\u201D" : "'");
        }
        at_ += count;
    }

    void command() {
        const auto start = at_;
        auto end = at_ + 1;
        if (end >= text_.size()) {
            out_ += '\\';
            at_ = end;
            return;
        }
        if (letter(text_[end])) {
            while (end < text_.size() && letter(text_[end])) ++end;
        } else {
            end += 1;
        }
        const auto name = text_.substr(start + 1, end - start - 1);
        at_ = end;
        if (const auto mark = latex_accent(name); mark != 0 && (!letter(name[0]) || takes_letter()))
            return accent(mark);
        if (letter(name[0])) skip_blank_after(name);
        if (is_latex_sign(name)) {
            out_ += latex_sign(name);
        } else if (is_look_command(name)) {
            return;
        } else if (!named_command(name)) {
            out_ += text_.substr(start, end - start);
            if (end < at_ || (at_ < text_.size() && text_[at_] == '{')) out_ += ' ';
        }
    }

    // "\v{c}", "\c c": a letter command is an accent only with something to stand on.
    bool takes_letter() const {
        auto at = at_;
        while (at < text_.size() && text_[at] == ' ') ++at;
        return at < text_.size() && (text_[at] == '{' || text_[at] == '\\' || (at > at_ && letter(text_[at])));
    }

    void accent(char32_t mark) { out_ += accented(argument(), mark); }

    // White space behind a command's name belongs to the command; "{}" after it too.
    void skip_blank_after(std::string_view name) {
        if (name == "item") return;
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
        if (text_.substr(at_, 2) == "{}") at_ += 2;
    }

    bool named_command(std::string_view name) {
        if (name == "href") {
            argument();
            out_ += argument();
        } else if (name == "begin" || name == "end") {
            argument();
        } else if (name == "textsuperscript" || name == "sp") {
            raise();
        } else if (name == "sb") {
            out_ += argument();
        } else if (name == "frac") {
            out_ += argument();
            out_ += '/';
            out_ += argument();
        } else if (name == "ElsevierGlyph") {
            glyph();
        } else if (is_text_command(name)) {
            if (at_ < text_.size() && text_[at_] == '{') out_ += argument();
        } else {
            return false;
        }
        return true;
    }

    void raise() {
        const auto inner = argument();
        if (!inner.empty() && digit(inner[0]) && !out_.empty() && digit(out_.back())) out_ += '^';
        out_ += inner;
    }

    // \ElsevierGlyph{2014}: the character of that number.
    void glyph() {
        const auto digits = argument();
        char32_t number = 0;
        for (const char c : digits.substr(0, 5)) {
            const auto at = std::string_view("0123456789abcdef").find(lower(std::string_view(&c, 1)));
            if (at == npos) return;
            number = number * 16 + char32_t(at);
        }
        if (number > 0x20 && number < 0xD800) {
            icu::UnicodeString(UChar32(number)).toUTF8String(out_);
        }
    }

    // The text of what a command takes: a group in braces, a command, or one character.
    std::string argument() {
        while (at_ < text_.size() && white(text_[at_])) ++at_;
        if (at_ >= text_.size()) return {};
        std::string_view part;
        if (text_[at_] == '{') {
            const auto end = closing_brace(text_, at_);
            const auto stop = end == npos ? text_.size() : end - 1;
            part = text_.substr(at_ + 1, stop - at_ - 1);
            at_ = end == npos ? text_.size() : end;
        } else if (text_[at_] == '\\') {
            auto end = at_ + 1;
            if (end < text_.size() && !letter(text_[end])) {
                ++end;
                if (end < text_.size()) end += letter_size(text_.substr(end));
            } else {
                while (end < text_.size() && letter(text_[end])) ++end;
            }
            part = text_.substr(at_, end - at_);
            at_ = end;
        } else {
            const auto size = letter_size(text_.substr(at_));
            part = text_.substr(at_, size);
            at_ += size;
        }
        if (depth_ > deepest) return std::string(part);
        return Decoder(depth_ + 1).run(part, math_);
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_ = 0;
    int depth_;
    bool math_ = false;
};

bool needs_decoding(std::string_view text) { return text.find_first_of("\\{}$~`'-") != npos; }

}  // namespace

std::string latex_text(std::string_view text) {
    return single_spaced(needs_decoding(text) ? Decoder(0).run(text) : std::string(text));
}

std::string latex_lines(std::string_view text) {
    std::string out;
    while (true) {
        const auto end = text.find('\n');
        const auto line = latex_text(text.substr(0, end));
        if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
        if (end == npos) return out;
        text.remove_prefix(end + 1);
    }
}

std::string latex_verbatim(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size()) {
            const auto rest = text.substr(at + 1);
            if (rest.starts_with("url")) {
                at += 3;
            } else if (rest.starts_with("textunderscore")) {
                out += '_';
                at += 14;
            } else if (rest.starts_with("textasciitilde")) {
                out += '~';
                at += 14;
            } else if (std::string_view("_&%#~{}$").find(rest[0]) != npos) {
                out += rest[0];
                ++at;
            } else {
                out += c;
            }
        } else if (c != '{' && c != '}') {
            out += c;
        }
    }
    return single_spaced(out);
}

}  // namespace evident
