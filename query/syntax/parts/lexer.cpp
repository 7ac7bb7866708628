#include "query/syntax/parts/lexer.hpp"

#include <array>

#include "text/ascii.hpp"

namespace evident {
namespace {

struct Mark {
    std::string_view written;
    char plain;
};

constexpr std::array<Mark, 13> quotes = {{
    {"\u201C", '"'},
    {"\u201D", '"'},
    {"\u201E", '"'},
    {"\u201F", '"'},
    {"\u00AB", '"'},
    {"\u00BB", '"'},
    {"\uFF02", '"'},
    {"\u300C", '"'},
    {"\u300D", '"'},
    {"\u300E", '"'},
    {"\u300F", '"'},
    {"\u301D", '"'},
    {"\u301E", '"'},
}};

constexpr std::array<Mark, 13> wide_marks = {{
    {"\uFF08", '('},
    {"\uFF09", ')'},
    {"\uFF3B", '['},
    {"\uFF3D", ']'},
    {"\uFF0A", '*'},
    {"\uFF1A", ':'},
    {"\uFF0C", ','},
    {"\u3001", ','},
    {"\uFF1B", ';'},
    {"\u3002", ' '},
    {"\uFF1F", ' '},
    {"\uFF01", ' '},
    {"\uFF0F", '/'},
}};

constexpr std::array<Mark, 5> spaces = {{
    {"\u00A0", ' '},
    {"\u3000", ' '},
    {"\u202F", ' '},
    {"\u205F", ' '},
    {"\uFEFF", ' '},
}};

// Marks no one sees: spaces of no width, marks of direction, joiners, and the soft hyphen. The size in bytes, or 0.
std::size_t unseen_mark(std::string_view rest) {
    if (rest.starts_with("\u00AD")) return 2;
    if (rest.size() < 3 || rest[0] != '\xE2') return 0;
    const auto last = static_cast<unsigned char>(rest[2]);
    if (rest[1] == '\x80') return (last >= 0x8B && last <= 0x8F) || (last >= 0xAA && last <= 0xAE) ? 3 : 0;
    return rest[1] == '\x81' && last >= 0xA0 && last <= 0xAF ? 3 : 0;
}

template <std::size_t size>
const Mark* find_mark(const std::array<Mark, size>& marks, std::string_view rest) {
    for (const auto& mark : marks) {
        if (rest.starts_with(mark.written)) return &mark;
    }
    return nullptr;
}

// U+2000 to U+200A: spaces of fixed widths.
bool fixed_space(std::string_view rest) {
    return rest.size() >= 3 && rest.starts_with("\xE2\x80") && static_cast<unsigned char>(rest[2]) <= 0x8A;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "10.1000/..." or a link to it.
bool begins_doi(std::string_view rest) {
    const auto head = lower(rest.substr(0, 24));
    const auto at = head.find("10.");
    if (at == std::string::npos || at + 3 >= rest.size() || !is_digit(rest[at + 3])) return false;
    const auto before = std::string_view(head).substr(0, at);
    return before.empty() || before.ends_with("doi.org/") || before == "doi:";
}

class Lexer {
  public:
    Lexer(std::string_view text, bool brackets, Findings& findings)
        : text_(text), brackets_(brackets), findings_(findings) {}

    std::vector<Token> run() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (is_space(c)) {
                spaced_ = true;
                ++at_;
            } else if (c == '(' || c == ')') {
                add(c == '(' ? Token::Kind::open : Token::Kind::close, text_.substr(at_, 1), at_ + 1);
                spaced_ = true;
            } else if (c == '"') {
                read_quoted();
            } else if (brackets_ && (c == '[' || c == ']')) {
                read_bracket();
            } else {
                read_chunk();
            }
        }
        return std::move(out_);
    }

  private:
    void add(Token::Kind kind, std::string_view text, std::size_t end) {
        out_.push_back({kind, text, {at_, end}, spaced_});
        spaced_ = false;
        at_ = end;
    }

    void read_quoted() {
        const auto close = text_.find('"', at_ + 1);
        if (close != std::string_view::npos) {
            add(Token::Kind::quoted, text_.substr(at_ + 1, close - at_ - 1), close + 1);
            return;
        }
        findings_.error("unbalanced-quote", "This quotation mark has no partner; it is passed over.", {at_, at_ + 1});
        ++at_;
    }

    void read_bracket() {
        static constexpr std::size_t longest_bracket = 120;
        const auto stop = text_[at_] == ']' ? std::string_view::npos : text_.find_first_of("[]\"()", at_ + 1);
        if (stop != std::string_view::npos && text_[stop] == ']' && stop - at_ <= longest_bracket) {
            add(Token::Kind::bracket, trim(text_.substr(at_ + 1, stop - at_ - 1)), stop + 1);
            return;
        }
        findings_.error("unclosed-bracket", "This square bracket has no partner; it is passed over.", {at_, at_ + 1});
        spaced_ = true;
        ++at_;
    }

    void read_chunk() {
        const bool doi = begins_doi(text_.substr(at_));
        int depth = 0;
        auto end = at_;
        for (; end < text_.size(); ++end) {
            const char c = text_[end];
            if (is_space(c) || c == '"' || (brackets_ && (c == '[' || c == ']'))) break;
            if (c == '(' && (!doi || ++depth == 0)) break;
            if (c == ')' && (!doi || depth-- == 0)) break;
        }
        add(Token::Kind::chunk, text_.substr(at_, end - at_), end);
    }

    std::string_view text_;
    bool brackets_;
    Findings& findings_;
    std::size_t at_ = 0;
    bool spaced_ = true;
    std::vector<Token> out_;
};

}  // namespace

std::string plain_marks(std::string_view question, Findings& findings) {
    std::string out(question);
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (static_cast<unsigned char>(out[at]) < 0x80) continue;
        const auto rest = question.substr(at);
        if (const auto unseen = unseen_mark(rest); unseen > 0) {
            findings.note_once("unseen-mark", "A mark no one sees, such as one of direction, is read as a blank.",
                               {at, at + unseen});
            out.replace(at, unseen, unseen, ' ');
            at += unseen - 1;
            continue;
        }
        const Mark* quote = find_mark(quotes, rest);
        const Mark* wide = quote != nullptr ? nullptr : find_mark(wide_marks, rest);
        const Mark* space = quote != nullptr || wide != nullptr ? nullptr : find_mark(spaces, rest);
        const Mark* mark = quote != nullptr ? quote : wide != nullptr ? wide : space;
        const std::size_t size = mark != nullptr ? mark->written.size() : fixed_space(rest) ? 3 : 0;
        if (size == 0) continue;
        out.replace(at, size, size, ' ');
        if (mark != nullptr) out[at] = mark->plain;
        if (quote != nullptr)
            findings.note_once("curly-quotes", "Typographic quotes are read as plain ones.", {at, at + size});
        if (wide != nullptr)
            findings.note_once("full-width", "Full-width marks are read as plain ones.", {at, at + size});
        at += size - 1;
    }
    return out;
}

std::vector<Token> tokens(std::string_view text, bool brackets, Findings& findings) {
    return Lexer(text, brackets, findings).run();
}

}  // namespace evident
