#include <array>
#include <sstream>

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
    std::size_t (*records)(const std::string& text);
};

std::size_t count_of(const std::string& text, const std::string& what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

std::size_t elements(const std::string& text) { return count_of(text, "<record>"); }
std::size_t articles(const std::string& text) { return count_of(text, "<article ") + count_of(text, "<article>"); }

// Lines that begin "@type{" of an entry that is a record.
std::size_t entries(const std::string& text) {
    std::istringstream lines(text);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find_first_not_of(" \t");
        if (at == std::string::npos || line[at] != '@') continue;
        const auto open = line.find_first_of("{(", at);
        if (open == std::string::npos) continue;
        std::string type = line.substr(at + 1, open - at - 1);
        for (auto& c : type) c = char(c | 0x20);
        if (type != "string" && type != "preamble" && type != "comment") ++count;
    }
    return count;
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
    const std::array<Folder, 4> folders = {{{"endnote-xml", Format::endnote, elements},
                                            {"jats", Format::jats, articles},
                                            {"bibtex", Format::bibtex, entries},
                                            {"embase-csv", Format::csv, rows_of}}};
    for (const auto& folder : folders) {
        const auto root = shared_data(std::string("data/records/") + folder.name);
        if (root.empty()) return;
        for (const auto& path : files_at(root)) {
            INFO(path);
            const auto text = read_file(path);
            CHECK(detect_format(std::string_view(text).substr(0, 4096)) == folder.format);
            const auto reading = run(*open_reader(folder.format, bytes_of(text), path, ""));
            CHECK(reading.fault.empty());
            CHECK(reading.entries.size() == folder.records(text));
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
        if (std::any_of(std::begin(mine), std::end(mine),
                        [&](const auto& part) { return path.find(part) != path.npos; })) {
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
