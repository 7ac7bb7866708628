#include "query/syntax/colon/pieces.hpp"

#include <algorithm>
#include <array>

#include "query/syntax/parts/lexer.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using Kind = ColonToken::Kind;

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t longest_name = 8;
constexpr std::size_t longest_bracket = 240;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool in_name(char c) { return is_letter(c) || c == '_'; }
// A letter, a digit, or a byte of a letter beyond ASCII.
bool in_word(char c) { return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }
bool stands_for_letters(char c) { return c == '*' || c == '?' || c == '$'; }
bool ends_chunk(char c) { return is_space(c) || std::string_view("\"()[]{}").find(c) != none; }

struct Typed {
    std::string_view written;
    char plain;
};
constexpr std::array<Typed, 18> typed_marks = {{
    {"`", '\''},
    {"\u00B4", '\''},
    {"\u2018", '\''},
    {"\u2019", '\''},
    {"\u201A", '\''},
    {"\u201B", '\''},
    {"\u2032", '\''},
    {"\uFF07", '\''},
    {"\u2010", '-'},
    {"\u2011", '-'},
    {"\u2012", '-'},
    {"\u2013", '-'},
    {"\u2014", '-'},
    {"\u2212", '-'},
    {"\uFF0D", '-'},
    {"\u200E", ' '},
    {"\u200F", ' '},
    {"\uFF03", '#'},
}};

class ColonLexer {
  public:
    ColonLexer(std::string_view text, const ColonNames& names, Findings& findings)
        : text_(text), names_(names), findings_(findings) {}

    std::vector<ColonToken> run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (is_space(c)) {
                ++at_;
            } else if (c == '(' || c == ')') {
                add(c == '(' ? Kind::open : Kind::close, text_.substr(at_, 1), at_ + 1);
            } else if (c == '"' || (c == '\'' && names_.apostrophes)) {
                read_quoted(c);
            } else if (c == '[' || c == ']' || c == '{' || c == '}') {
                read_enclosed(c);
            } else if (const auto end = mark_end(); end > at_) {
                check_spaced(end);
                add(Kind::mark, text_.substr(at_, end - at_), end);
            } else {
                read_chunk();
            }
        }
        return std::move(out_);
    }

  private:
    void add(Kind kind, std::string_view text, std::size_t end) {
        out_.push_back({kind, text, {at_, end}});
        at_ = end;
    }

    void read_quoted(char quote) {
        const auto close = quote == '"' ? text_.find('"', at_ + 1) : closing_apostrophe();
        if (close != none) return add(Kind::quoted, text_.substr(at_ + 1, close - at_ - 1), close + 1);
        findings_.error("unbalanced-quote", "This quotation mark has no partner; it is passed over.", {at_, at_ + 1});
        ++at_;
    }

    // One with a blank before it and a letter behind it opens another phrase: then this one was never closed.
    std::size_t closing_apostrophe() const {
        for (auto at = text_.find('\'', at_ + 1); at != none; at = text_.find('\'', at + 1)) {
            if (at + 1 >= text_.size() || !in_word(text_[at + 1])) return at;
            if (at > at_ + 1 && (is_space(text_[at - 1]) || text_[at - 1] == '(')) return none;
        }
        return none;
    }

    void read_enclosed(char c) {
        const auto end = c == '[' || c == '{' ? enclosed_end(c) : none;
        if (end != none) {
            return add(c == '[' ? Kind::bracket : Kind::braces, trim(text_.substr(at_ + 1, end - at_ - 1)), end + 1);
        }
        findings_.error("unclosed-bracket", "This bracket has no partner; it is passed over.", {at_, at_ + 1});
        ++at_;
    }

    // One bracket may stand within another.
    std::size_t enclosed_end(char open) const {
        const char close = open == '[' ? ']' : '}';
        int inner = 0;
        for (auto at = at_ + 1; at < text_.size() && at - at_ <= longest_bracket; ++at) {
            if (text_[at] == open && ++inner > 1) return none;
            if (text_[at] == close && inner-- == 0) return at;
        }
        return none;
    }

    std::string_view name_at(std::size_t at) const {
        auto end = at;
        while (end < text_.size() && end - at <= longest_name && in_name(text_[end])) ++end;
        if (end < text_.size() && (in_word(text_[end]) || stands_for_letters(text_[end]))) return {};
        return end - at > longest_name ? std::string_view{} : text_.substr(at, end - at);
    }

    bool knows(char sign, std::string_view name) const {
        const auto known = sign == ':' ? names_.after_colon : names_.after_slash;
        return !name.empty() && known != nullptr && known(lower(name));
    }

    std::size_t pass_spaces(std::size_t at) const {
        static constexpr std::size_t most_spaces = 8;
        const auto first = at;
        while (at < text_.size() && at < first + most_spaces && is_space(text_[at])) ++at;
        return at;
    }

    // The end of the list of names that begins with a colon or slash at `at`; `at` when there is none.
    std::size_t names_end(std::size_t at, bool unknown_too) const {
        const char sign = text_[at];
        const auto begins = spaced_code(at) > 0 ? spaced_code(at) : at + 1;
        const auto first = name_at(begins);
        if (first.empty() || (!knows(sign, first) && !unknown_too)) return at;
        auto end = begins + first.size();
        while (true) {
            const auto comma = pass_spaces(end);
            if (comma >= text_.size() || text_[comma] != ',') return end;
            const auto begin = pass_spaces(comma + 1);
            const auto next = name_at(begin);
            if (!knows(sign, next)) return end;
            end = begin + next.size();
        }
    }

    // Where "exp" begins in "'x'/ exp", "ti" in "x: ti,ab", the sign standing at `at`; 0 when no such code stands so.
    std::size_t spaced_code(std::size_t at) const {
        static constexpr std::array<std::string_view, 4> codes = {"exp", "de", "mj", "lim"};
        static constexpr std::array<std::string_view, 3> labels = {"ti", "ab", "kw"};
        const auto begin = pass_spaces(at + 1);
        if (begin == at + 1) return 0;
        const auto name = lower(name_at(begin));
        const bool code = std::find(codes.begin(), codes.end(), name) != codes.end();
        const bool label = std::find(labels.begin(), labels.end(), name) != labels.end();
        return knows(text_[at], name) && (text_[at] == '/' ? code : label) ? begin : 0;
    }

    void check_spaced(std::size_t end) {
        if (spaced_code(at_) == 0) return;
        findings_.warning("operator-spelling", "The blank within this label is left out.", {at_, end});
    }

    // A mark stood on, behind what it marks.
    std::size_t mark_end() const {
        const char c = text_[at_];
        if (out_.empty() || out_.back().is(Kind::open) || (c != ':' && c != '/')) return at_;
        if (c == '/' && names_.after_slash == nullptr) return at_;
        const bool touches = out_.back().place.end == at_;
        return names_end(at_, touches);
    }

    bool begins_doi() const {
        const auto rest = text_.substr(at_);
        return rest.size() > 3 && rest.starts_with("10.") && is_digit(rest[3]);
    }

    void read_chunk() {
        const bool doi = begins_doi();
        int depth = 0;
        auto end = at_;
        for (; end < text_.size(); ++end) {
            const char c = text_[end];
            if (doi && c == '(' && ++depth > 0) continue;
            if (doi && c == ')' && depth-- > 0) continue;
            if (ends_chunk(c)) break;
            if (end == at_) continue;
            if (names_.apostrophes && c == '\'' && !in_word(text_[end - 1]) && !stands_for_letters(text_[end - 1]))
                break;
            if (marked_at(end, doi)) break;
        }
        if (end > at_) return add(Kind::chunk, text_.substr(at_, end - at_), end);
        ++at_;
    }

    // Within a run: a known name behind a colon or slash; behind a colon, letters that end the run are a name too.
    bool marked_at(std::size_t at, bool doi) const {
        const char c = text_[at];
        if (c != ':' && (c != '/' || doi || names_.after_slash == nullptr)) return false;
        return names_end(at, c == ':' && !doi) > at;
    }

    std::string_view text_;
    const ColonNames& names_;
    Findings& findings_;
    std::size_t at_ = 0;
    std::vector<ColonToken> out_;
};

}  // namespace

std::string colon_marks(std::string_view question, Findings& findings) {
    auto out = plain_marks(question, findings);
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (static_cast<unsigned char>(out[at]) < 0x80 && out[at] != '`') continue;
        for (const auto& mark : typed_marks) {
            if (out.compare(at, mark.written.size(), mark.written) != 0) continue;
            const auto size = mark.written.size();
            const Stretch place{at, at + size};
            if (mark.plain == '\'')
                findings.note_once("curly-quotes", "Typographic quotes are read as plain ones.", place);
            // Within a word it is an apostrophe or a hyphen, which parts words as it stands; between years it is not.
            const bool behind_letter = at > 0 && in_word(out[at - 1]);
            const bool before_letter = at + size < out.size() && in_word(out[at + size]);
            const bool of_range = mark.plain == '-' && at > 0 && is_digit(out[at - 1]) && at + size < out.size() &&
                                  is_digit(out[at + size]);
            if (mark.plain != ' ' && mark.plain != '#' && behind_letter && before_letter && !of_range) break;
            out.replace(at, size, size, ' ');
            out[behind_letter ? at : at + size - 1] = mark.plain;
            at += size - 1;
            break;
        }
    }
    return out;
}

std::string with_plain_hyphens(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto* mark = std::find_if(typed_marks.begin(), typed_marks.end(), [&](const Typed& typed) {
            return typed.plain == '-' && text.substr(at).starts_with(typed.written);
        });
        if (mark == typed_marks.end()) {
            out += text[at];
        } else {
            out += '-';
            at += mark->written.size() - 1;
        }
    }
    return out;
}

std::vector<ColonToken> colon_tokens(std::string_view text, const ColonNames& names, Findings& findings) {
    return ColonLexer(text, names, findings).run();
}

std::vector<std::string> mark_names(const ColonToken& mark) {
    std::vector<std::string> out;
    std::string_view rest = mark.text.substr(1);
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        out.push_back(lower(trim(rest.substr(0, comma))));
        rest.remove_prefix(comma == none ? rest.size() : comma + 1);
    }
    return out;
}

}  // namespace evident
