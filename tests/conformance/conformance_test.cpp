// The table of rules: each row a question in a dialect, and which records it must find.
#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "query/ast/matches.hpp"
#include "query/ast/print.hpp"
#include "query/syntax/syntax.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/shelf.hpp"
#include "text/ascii.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

struct Row {
    Syntax syntax;
    std::string question;
    std::string expected;  // letters, or "-"
    std::string source;
};

std::vector<Row> rows() {
    std::vector<Row> out;
    const auto text = read_file(std::string(EVIDENT_SOURCE_DIR) + "/tests/conformance/rows.txt");
    for (const auto line : parted(text, "\n")) {
        if (line.starts_with("#") || line.starts_with("!")) continue;
        const auto cells = parted_by(line, " | ");
        if (cells.size() != 4 || !parse_syntax(cells[0])) FAIL("no row of the table: " << line);
        out.push_back({*parse_syntax(cells[0]), std::string(cells[1]), std::string(cells[2]), std::string(cells[3])});
    }
    return out;
}

std::string found(const Node& node, const std::vector<std::pair<char, Scanned>>& shelf) {
    std::string out;
    for (const auto& [letter, record] : shelf) {
        if (record.matches(node)) out += letter;
    }
    return out.empty() ? "-" : out;
}

}  // namespace

TEST_CASE("conformance: each rule of the dialects, record by record") {
    std::vector<std::pair<char, Scanned>> scanned;
    for (const auto& [letter, record] : shelf()) scanned.emplace_back(letter, Scanned(record));
    const auto table = rows();
    CHECK(table.size() >= 250);
    std::set<std::string> seen;
    for (const auto& row : table) {
        INFO(name(row.syntax) << ": " << row.question << " (" << row.source << ")");
        CHECK(seen.insert(std::string(name(row.syntax)) + row.question).second);
        const auto parsed = parse(row.syntax, row.question, "row", {Day{20250601}});
        INFO(print(parsed.node));
        CHECK(found(parsed.node, scanned) == row.expected);
        for (const auto& problem : parsed.problems) {
            INFO(problem.code << ": " << problem.message);
            CHECK(problem.severity != Severity::error);
        }
    }
}
