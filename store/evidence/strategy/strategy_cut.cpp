#include "store/evidence/strategy/strategy_cut.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "store/evidence/strategy/counts.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t most_rows = 2000;  // of one line: a parenthesis may stay open for a whole file

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" \t\r\n")); }

std::string_view last_word(std::string_view text) {
    const auto space = text.find_last_of(" \t\r\n");
    return space == npos ? text : text.substr(space + 1);
}

bool is_operator(std::string_view word, bool capitals_only) {
    if (word.size() > 3) return false;
    const auto small = lower(word);
    if (small != "and" && small != "or" && small != "not") return false;
    return !capitals_only || std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// A line's own number and what stands behind it; 0 when it has none. "8 or 9" and "#1 AND #2" are questions.
struct Numbered {
    std::int64_t number = 0;
    std::string_view rest;
};

Numbered numbered(std::string_view line) {
    std::size_t at = line.starts_with('#') ? 1 : 0;
    while (at > 0 && at < line.size() && line[at] == ' ') ++at;
    const auto first = at;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at == first || at - first > 4 || at == line.size()) return {};
    const bool marked = line[at] == '.' || line[at] == ')' || line[at] == ':';
    if (!marked && !is_blank(line[at])) return {};
    const auto rest = trim(line.substr(at + (marked ? 1 : 0)));
    if (rest.empty() || is_operator(first_word(rest), false)) return {};
    Numbered out{0, rest};
    std::from_chars(line.data() + first, line.data() + at, out.number);
    return out;
}

// The parentheses and quotes of a row, by which it is not read again for each row before it. A word processor's quote
// may be closed by a plain one.
struct RowMarks {
    int depth_outside = 0;  // what it adds to the depth when it begins outside quotes, and within
    int depth_within = 0;
    bool flips = false;  // from outside to within, or back

    explicit RowMarks(std::string_view row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto sign = row.substr(i, 3);
            if (row[i] == '"' || sign == "\u201C" || sign == "\u201D") flips = !flips;
            const int step = int(row[i] == '(') - int(row[i] == ')');
            (flips ? depth_within : depth_outside) += step;
        }
    }
};

// How deep in parentheses and quotes a text ends.
struct Open {
    int depth = 0;
    bool quoted = false;

    void read(const RowMarks& row) {
        depth += quoted ? row.depth_within : row.depth_outside;
        quoted = quoted != row.flips;
    }
    bool any() const { return depth > 0 || quoted; }
};

// The names of columns that databases put over their lines.
bool is_heading(std::string_view line) {
    static constexpr std::array<std::string_view, 22> names = {
        "#",       "no.",         "no",     "id",    "line",   "search",  "searches", "number",
        "query",   "terms",       "string", "hits",  "result", "results", "history",  "type",
        "actions", "annotations", "items",  "found", "time",   "strategy"};
    std::size_t known = 0;
    for (const auto word : parted(line, "\t,; ")) {
        if (static_cast<unsigned char>(word.front()) >= 0x80) continue;  // an arrow by which the table can be sorted
        if (std::find(names.begin(), names.end(), lower(word)) == names.end()) return false;
        ++known;
    }
    return known >= 2;
}

class Cutter {
  public:
    Cutter(std::string_view text, const std::string& input, Problems& problems)
        : text_(text), input_(input), problems_(problems) {}

    std::vector<CutLine> run() {
        find_rows();
        numbered_ = is_numbered();
        if (numbered_) {
            cut_by_numbers();
        } else {
            cut_by_breaks();
        }
        keep_most();
        take_search();
        take_counts();
        number_lines();
        return std::move(out_);
    }

  private:
    // Physical lines that say something, trimmed; comments left out.
    void find_rows() {
        std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        while (at < text_.size()) {
            const auto end = std::min(text_.find_first_of("\n\r", at), text_.size());
            const auto row = trim(text_.substr(at, end - at));
            const bool heading = rows_.empty() && is_heading(row);
            if (!row.empty() && !row.starts_with("//") && !heading) rows_.push_back(row);
            at = end + 1;
        }
    }

    bool is_numbered() const {
        if (rows_.empty()) return false;
        const auto with =
            std::count_if(rows_.begin(), rows_.end(), [](std::string_view row) { return numbered(row).number != 0; });
        if (with < 2 && rows_.size() > 2) return false;  // the number that a first line alone has tells nothing
        if (numbered(rows_.front()).number == 1 || begins_with_one()) return true;
        std::size_t rising = 0;
        std::size_t falling = 0;
        std::int64_t last = 0;
        for (const auto row : rows_) {
            const auto number = numbered(row).number;
            if (number == 0) continue;
            if (last != 0) ++(number > last ? rising : falling);
            last = number;
        }
        return std::max(rising, falling) + 1 > rows_.size() / 2 && std::max(rising, falling) > 0;
    }

    // 1, 2, 3 and on without a gap, whatever stands above, between and below.
    bool begins_with_one() const {
        std::int64_t next = 1;
        for (const auto row : rows_) {
            const auto number = numbered(row).number;
            if (number == next) ++next;
            if (number > next) return false;
        }
        return next > 2;
    }

    void cut_by_numbers() {
        Open open;
        for (const auto row : rows_) {
            const auto own = numbered(row);
            if (own.number != 0) {
                open = {};
                add(own.number, row, own.rest);
            } else if (!out_.empty() && goes_on(row, open)) {
                stretch(row);
            } else if (is_question(row)) {
                open = {};
                add(0, row, row);
            } else {
                pass_over(row);
                continue;
            }
            open.read(RowMarks(row));
            if (out_.size() > most_lines) return;
        }
    }

    // Whether a row without a number belongs to the line before it.
    bool goes_on(std::string_view row, const Open& open) const {
        const auto before = out_.back().text;
        return open.any() || is_operator(first_word(row), false) || is_operator(last_word(before), false) ||
               (!ends_as_question(before) && ends_as_question(row));
    }

    // "pain/", "pain.ti,ab.", "pain[ti]", "pain:ti", (pain): what the questions of one database or another end with.
    static bool ends_as_question(std::string_view text) {
        if (const auto count = count_at_end(text); count && !count->one_blank)
            text = trim(text.substr(0, count->begin));
        if (text.empty() || std::string_view("/])\"*$").find(text.back()) != npos) return !text.empty();
        if (text.back() == '.') text.remove_suffix(1);
        const auto mark = text.find_last_of(".:");
        if (mark == npos || mark == 0 || is_blank(text[mark - 1])) return false;
        const auto names = parted(text.substr(mark + 1), ",");
        return !names.empty() && std::all_of(names.begin(), names.end(), [](std::string_view name) {
            return name.size() == 2 &&
                   std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        });
    }

    // By its end, or as alternatives in parentheses: no title and no footnote.
    static bool is_question(std::string_view row) {
        const bool enclosed = row.starts_with('(') || row.ends_with(')') || row.ends_with('"');
        if (!enclosed) return ends_as_question(row);
        const auto small = lower(row);
        const bool choice = small.find(" or ") != npos || small.find(" and ") != npos;
        if (choice && row.starts_with('(') && row.find_first_of("*$\"") != npos) return true;
        return row.find(" OR ") != npos || row.find(" AND ") != npos || is_operator(last_word(row), true);
    }

    // Titles, the names of ideas, what a database prints above and below, footnotes.
    void pass_over(std::string_view row) {
        const bool says = std::any_of(row.begin(), row.end(), [](char c) {
            return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   static_cast<unsigned char>(c) >= 0x80;
        });
        if (!says) return;
        problems_.push_back({Severity::note, "row-passed-over",
                             "the lines of this file have numbers, this row has none: it is passed over",
                             Place{input_, offset(row), offset(row) + row.size()}});
    }

    void cut_by_breaks() {
        std::vector<RowMarks> marks;
        std::vector<bool> joins;  // with the next
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            marks.emplace_back(rows_[i]);
            joins.push_back(i + 1 < rows_.size() && joined(rows_[i], rows_[i + 1]));
        }
        for (std::size_t i = 0; i < rows_.size() && out_.size() <= most_lines;) {
            const auto own = i == 0 ? numbered(rows_[i]) : Numbered{};
            add(0, rows_[i], own.number == 1 ? own.rest : rows_[i]);
            Open open;
            open.read(marks[i]);
            auto last = i;
            const auto farthest = std::min(rows_.size(), i + most_rows);
            while (last + 1 < farthest && (open.any() || joins[last])) open.read(marks[++last]);
            // An unclosed parenthesis or quote must not swallow the lines behind it.
            if (open.any()) last = i;
            for (auto more = i + 1; more <= last; ++more) stretch(rows_[more]);
            i = last + 1;
        }
    }

    // Each line costs time for all that name it: no strategy has so many, and a file of something else may.
    void keep_most() {
        if (out_.size() <= most_lines) return;
        problems_.push_back(
            {Severity::error, "too-many-lines",
             fmt::format("the file has {} lines; those behind line {} are left out", out_.size(), most_lines),
             Place{input_, out_[most_lines].begin, out_.back().end}});
        out_.erase(out_.begin() + std::ptrdiff_t(most_lines), out_.end());
    }

    // The operator may stand in a row of its own, at the end of the one or at the beginning of the other, where no
    // line's number follows it.
    static bool joined(std::string_view row, std::string_view next) {
        if (is_operator(last_word(row), true) || is_operator(row, false) || is_operator(next, false)) return true;
        const auto first = first_word(next);
        const auto rest = trim(next.substr(first.size()));
        return is_operator(first, true) && !rest.empty() && !is_digit(rest.front());
    }

    std::size_t offset(std::string_view part) const { return std::size_t(part.data() - text_.data()); }

    void add(std::int64_t number, std::string_view row, std::string_view text) {
        out_.push_back({number, text, {}, offset(row), offset(row) + row.size()});
    }

    // The last line goes on to the end of this row.
    void stretch(std::string_view row) {
        auto& line = out_.back();
        line.end = offset(row) + row.size();
        line.text = text_.substr(offset(line.text), line.end - offset(line.text));
    }

    // Where few lines have a count, digits in parentheses behind a whole question are one.
    static bool is_complete(std::string_view text, std::size_t end) {
        const auto before = trim(text.substr(0, end));
        return text.ends_with(')') && !before.empty() &&
               (is_digit(before.back()) || before.ends_with('.') || before.ends_with('/'));
    }

    // PubMed's history has the word before each question, the newer one with a colon.
    void take_search() {
        for (const std::string_view mark : {"Search: ", "Search "}) {
            const auto with = std::count_if(out_.begin(), out_.end(),
                                            [&](const CutLine& line) { return line.text.starts_with(mark); });
            if (!numbered_ || with < 2 || std::size_t(with) != out_.size()) continue;
            for (auto& line : out_) line.text = trim(line.text.substr(mark.size()));
        }
    }

    // As a paper prints a table, one blank before the count: nearly every line ends so, and half of the questions
    // before end with a letter or sign and not with the number of another line.
    bool has_printed_counts() const {
        std::size_t with = 0;
        std::size_t plain = 0;
        for (const auto& line : out_) {
            const auto count = count_at_end(line.text);
            if (!count) continue;
            ++with;
            plain += is_digit(line.text[count->begin - 1]) ? 0 : 1;
        }
        return numbered_ && out_.size() >= 3 && with * 4 >= out_.size() * 3 && plain * 2 >= with;
    }

    void take_counts() {
        std::size_t with = 0;
        for (const auto& line : out_) {
            const auto count = count_at_end(line.text);
            with += count && !count->one_blank ? 1 : 0;
        }
        const bool all = with >= 2 && with * 2 >= out_.size();
        const bool printed = has_printed_counts();
        for (auto& line : out_) {
            const auto count = count_at_end(line.text);
            if (!count) continue;
            const bool taken = printed || (all && !count->one_blank) ||
                               (numbered_ && count->enclosed && is_complete(line.text, count->begin));
            if (!taken) continue;
            line.stated = count->number;
            line.text = trim(line.text.substr(0, count->begin));
        }
        std::erase_if(out_, [](const CutLine& line) { return line.text.empty(); });
    }

    void number_lines() {
        std::set<std::int64_t> seen;
        std::int64_t next = 0;  // that a line without a number gets: its position, or what no other line has
        for (const auto& line : out_) next = std::max(next, line.number);
        for (auto& line : out_) {
            if (line.number == 0) line.number = ++next;
            if (seen.insert(line.number).second) continue;
            problems_.push_back({Severity::error, "line-number-twice",
                                 fmt::format("a line before has the number {} already; that one is meant where other "
                                             "lines name it",
                                             line.number),
                                 Place{input_, line.begin, line.end}});
        }
    }

    std::string_view text_;
    const std::string& input_;
    Problems& problems_;
    std::vector<std::string_view> rows_;
    std::vector<CutLine> out_;
    bool numbered_ = false;
};

}  // namespace

std::vector<CutLine> cut_lines(std::string_view text, const std::string& input, Problems& problems) {
    return Cutter(text, input, problems).run();
}

std::size_t result_line(const std::vector<CutLine>& lines) {
    const auto rises = [](const CutLine& a, const CutLine& b) { return a.number <= b.number; };
    const bool falls = std::adjacent_find(lines.begin(), lines.end(), rises) == lines.end();
    return falls ? 0 : lines.size() - 1;
}

}  // namespace evident
