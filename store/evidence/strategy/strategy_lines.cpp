#include "store/evidence/strategy/strategy_lines.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include <fmt/format.h>

#include "store/evidence/strategy/strategy_cut.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t longest_term = std::size_t(1) << 20;  // lines that name lines may grow beyond all bounds
constexpr std::size_t longest_whole = 16 * longest_term;    // of all lines together
constexpr std::size_t deepest_lines = 500;                  // each naming the one before

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t number_in(std::string_view digits) {
    std::int64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

class Reading {
  public:
    Reading(std::string_view text, const std::string& input) : text_(text), input_(input) {}

    Strategy run() {
        cut();
        std::size_t written = 0;
        for (auto& line : out_.lines) {
            std::set<std::int64_t> open = {line.number};
            write(line, open, line);
            written += line.whole.size();
            if (line.whole.size() <= longest_term && written <= longest_whole) continue;
            wrong(line, "strategy-too-long",
                  fmt::format("with the lines it names it has more than {} bytes, or all lines more than {}",
                              longest_term, longest_whole));
            written -= line.whole.size();
            line.whole.clear();
            line.pieces.clear();
        }
        return std::move(out_);
    }

  private:
    void cut() {
        for (const auto& line : cut_lines(text_, input_, out_.problems)) {
            out_.lines.push_back({line.number, single_spaced(line.text), {}, {}, line.begin, line.end});
        }
        for (const auto& line : out_.lines) by_number_.emplace(line.number, &line);
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
        if (open.size() >= deepest_lines) {
            return wrong(from, "too-deep", fmt::format("more than {} lines name one another", deepest_lines));
        }
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
