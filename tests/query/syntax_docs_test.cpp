// The page for librarians has a line for every field: its names in each syntax as the table of fields gives them.
#include "base/file.hpp"
#include "store/record/field.hpp"
#include "tests/catch.hpp"

using namespace evident;

namespace {

// Each of the names between its marks: "[ti] [title]".
std::string marked(std::string_view names, std::string_view before, std::string_view after) {
    std::string out;
    while (!names.empty()) {
        const auto bar = names.find('|');
        if (!out.empty()) out += ' ';
        out.append("`").append(before).append(names.substr(0, bar)).append(after).append("`");
        names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
    }
    return out;
}

std::string kind_of(const SearchField& row) {
    switch (row.kind) {
        case SearchField::Kind::words: return "words";
        case SearchField::Kind::date: return "date";
        case SearchField::Kind::tag: break;
    }
    return "exact";
}

std::string line_of(const SearchField& row) {
    std::string out = "| " + marked(row.name, "", ":") + " | " + marked(row.pubmed, "[", "]") + " | " +
                      marked(row.ovid, ".", ".") + " | " + marked(row.embase, ":", "") + " | " +
                      marked(row.cochrane, ":", "") + " | " + kind_of(row) + " | " + std::string(row.help) + " | ";
    out += row.example.empty() ? " |" : "`" + std::string(row.example) + "` |";
    return out;
}

}  // namespace

TEST_CASE("docs/query-syntax.md has each tag and each name of the table", "[docs]") {
    const auto page = read_file(std::string(EVIDENT_SOURCE_DIR) + "/docs/query-syntax.md");
    for (const auto& row : search_fields()) {
        const auto line = line_of(row);
        INFO("this line is missing:\n" << line);
        CHECK(page.find(line + '\n') != std::string::npos);
    }
}
