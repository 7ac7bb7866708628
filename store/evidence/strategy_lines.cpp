#include "store/evidence/strategy_lines.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_term = std::size_t(1) << 20;  // lines that name lines may grow beyond all bounds

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t number_in(std::string_view digits) {
    std::int64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

// A piece of the text that is one line of the strategy: up to a line break outside parentheses and quotes, or to the
// end when a parenthesis is never closed.
std::string_view next_piece(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if (c == '\n' && depth <= 0) return text.substr(0, at);
    }
    // An unclosed parenthesis or quote must not swallow the lines behind it.
    return depth > 0 || quoted ? text.substr(0, text.find('\n')) : text;
}

// The line goes on when it ends with an operator.
bool goes_on(std::string_view piece) {
    const auto last = piece.substr(piece.find_last_of(" \t") == npos ? 0 : piece.find_last_of(" \t") + 1);
    return last == "AND" || last == "OR" || last == "NOT";
}

// Takes "1.", "#1" or "1 " off the front; 0 when the line has no number of its own. A bare number is one only when a
// word or parenthesis follows.
std::int64_t take_number(std::string_view& line) {
    std::size_t at = line.starts_with('#') ? 1 : 0;
    const auto first = at;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == first || at - first > 4 || at == line.size()) return 0;
    if (line[at] != '.' && line[at] != ' ' && line[at] != '\t' && line[at] != ')') return 0;
    const auto number = number_in(line.substr(first, at - first));
    auto rest = line.substr(at + (line[at] == '.' || line[at] == ')' ? 1 : 0));
    rest = trim(rest);
    // "#1 AND #2" is a question, not a numbered line.
    const auto word = rest.substr(0, rest.find_first_of(" \t"));
    if (rest.empty() || word == "AND" || word == "OR" || word == "NOT") return 0;
    line = rest;
    return number;
}

class Reading {
  public:
    Reading(std::string_view text, const std::string& input) : text_(text), input_(input) {}

    Strategy run() {
        cut();
        for (auto& line : out_.lines) {
            std::set<std::int64_t> open = {line.number};
            write(line, open, line);
            if (line.whole.size() <= longest_term) continue;
            wrong(line, "strategy-too-long",
                  fmt::format("with the lines it names it has more than {} bytes", longest_term));
            line.whole.clear();
            line.pieces.clear();
        }
        return std::move(out_);
    }

  private:
    void cut() {
        std::size_t at = 0;
        while (at < text_.size()) {
            auto piece = next_piece(text_.substr(at));
            while (goes_on(trim(piece)) && at + piece.size() + 1 < text_.size()) {
                const auto more = next_piece(text_.substr(at + piece.size() + 1));
                piece = text_.substr(at, piece.size() + 1 + more.size());
            }
            add(at, piece);
            at += piece.size() + 1;
        }
        for (const auto& line : out_.lines) by_number_.emplace(line.number, &line);
    }

    void add(std::size_t at, std::string_view piece) {
        auto line = trim(piece);
        if (line.empty() || line.starts_with("//")) return;
        const auto begin = at + std::size_t(line.data() - piece.data());
        const auto end = begin + line.size();
        const auto own = take_number(line);
        const auto number = own != 0 ? own : std::int64_t(out_.lines.size()) + 1;
        out_.lines.push_back({number, single_spaced(line), {}, {}, begin, end});
    }

    void wrong(const StrategyLine& line, std::string_view code, std::string message) {
        out_.problems.push_back(
            {Severity::error, std::string(code), std::move(message), Place{input_, line.begin, line.end}});
    }

    // Appends the line's text to the whole question of `out`, the lines it names in their places.
    void write(const StrategyLine& line, std::set<std::int64_t>& open, StrategyLine& out) {
        bool quoted = false;
        auto from = out.whole.size();
        const auto note_piece = [&] {
            if (out.whole.size() > from) out.pieces.push_back({from, out.whole.size(), line.number});
        };
        for (std::size_t at = 0; at < line.text.size() && out.whole.size() <= longest_term; ++at) {
            const char c = line.text[at];
            if (c == '"') quoted = !quoted;
            auto end = at + 1;
            while (c == '#' && !quoted && end < line.text.size() && is_digit(line.text[end])) ++end;
            if (end == at + 1) {
                out.whole += c;
                continue;
            }
            note_piece();
            out.whole += '(';
            write_named(line, number_in(std::string_view(line.text).substr(at + 1, end - at - 1)), open, out);
            out.whole += ')';
            from = out.whole.size();
            at = end - 1;
        }
        note_piece();
    }

    void write_named(const StrategyLine& from, std::int64_t number, std::set<std::int64_t>& open, StrategyLine& out) {
        const auto found = by_number_.find(number);
        if (found == by_number_.end()) return wrong(from, "unknown-line", fmt::format("there is no line {}", number));
        if (!open.insert(number).second) {
            return wrong(from, "circular-line", fmt::format("line {} comes back to itself", number));
        }
        write(*found->second, open, out);
        open.erase(number);
    }

    std::string_view text_;
    const std::string& input_;
    Strategy out_;
    std::map<std::int64_t, const StrategyLine*> by_number_;
};

}  // namespace

std::int64_t line_at(const StrategyLine& line, std::size_t at) {
    for (const auto& piece : line.pieces) {
        if (at < piece.end) return piece.line;
    }
    return line.number;
}

Strategy read_strategy(std::string_view text, const std::string& input) { return Reading(text, input).run(); }

}  // namespace evident
