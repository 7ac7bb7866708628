#include <filesystem>
#include <regex>

#include "ingest/format/reader.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/exports/reading.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

struct Folder {
    const char* name;
    Format format;
    const char* record;  // a pattern that occurs once a record
};

std::size_t count_of(const std::string& text, const char* pattern) {
    const std::regex regex(pattern, std::regex::icase | std::regex::multiline);
    return std::size_t(std::distance(std::sregex_iterator(text.begin(), text.end(), regex), std::sregex_iterator()));
}

// Logical rows: line ends outside quotation marks, without the header.
std::size_t rows_of(const std::string& text) {
    std::size_t rows = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (c == '\n' && !quoted) ++rows;
    }
    return rows - (text.ends_with('\n') ? 1 : 0);
}

}  // namespace

TEST_CASE("real files of EndNote XML, JATS, BibTeX and CSV: every record is read or rejected", "[exports]") {
    const Folder folders[] = {{"endnote-xml", Format::endnote, "<record>"},
                              {"jats", Format::jats, "<article[ >]"},
                              {"bibtex", Format::bibtex, "^[ \\t]*@(?!string|preamble|comment)[a-z]+[ \\t]*[{(]"},
                              {"embase-csv", Format::csv, nullptr}};
    for (const auto& folder : folders) {
        const auto root = shared_data(std::string("data/records/") + folder.name);
        if (root.empty()) return;
        for (const auto& path : files_at(root)) {
            INFO(path);
            const auto text = read_file(path);
            CHECK(detect_format(std::string_view(text).substr(0, 4096)) == folder.format);
            const auto reading = run(*open_reader(folder.format, bytes_of(text), path, ""));
            CHECK(reading.fault.empty());
            CHECK(reading.entries.size() == (folder.record == nullptr ? rows_of(text) : count_of(text, folder.record)));
            for (const auto& entry : reading.entries) {
                if (entry.kind != Entry::Kind::record) CHECK(entry.problems.back().code == "no-key");
                if (entry.kind == Entry::Kind::record) CHECK_FALSE(entry.record.key.empty());
            }
        }
    }
}

TEST_CASE("real files of other formats are none of these", "[exports]") {
    const auto root = shared_data("data/records");
    if (root.empty()) return;
    const std::string mine[] = {"/endnote-xml/", "/jats/", "/bibtex/", "/embase-csv/"};
    for (const auto& path : files_at(root)) {
        if (std::any_of(std::begin(mine), std::end(mine), [&](const auto& part) { return path.find(part) != path.npos; })) {
            continue;
        }
        INFO(path);
        const auto text = read_file(path);
        const auto format = detect_format(std::string_view(text).substr(0, 4096));
        CHECK(format != Format::endnote);
        CHECK(format != Format::jats);
        CHECK(format != Format::bibtex);
        CHECK(format != Format::csv);
    }
}
