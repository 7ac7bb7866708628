// Real exports: every record of every file is read, or what became of it is told.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <sstream>

#include "ingest/format/parts/encodings.hpp"
#include "ingest/format/reader.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/ris/read_ris.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

// Lines that begin a record, counted without the reader.
std::size_t count_records(const std::string& text) {
    std::istringstream lines(text);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        count += line.starts_with("TY  -") || line.starts_with("TY -") ? 1 : 0;
    }
    return count;
}

struct File {
    std::string path;
    Reading reading;
    std::size_t counted = 0;
};

std::vector<File> read_files(const std::string& folder) {
    std::vector<File> out;
    for (const auto& path : files_at(folder)) {
        const auto text = read_file(path);
        out.push_back({path, run(*open_ris(bytes_of(text), path, "")), count_records(text)});
    }
    return out;
}

const File* find(const std::vector<File>& files, std::string_view end) {
    for (const auto& file : files) {
        if (file.path.ends_with(end)) return &file;
    }
    return nullptr;
}

std::size_t count_if(const Reading& reading, const std::function<bool(const Record&)>& test) {
    return std::size_t(std::count_if(reading.entries.begin(), reading.entries.end(),
                                     [&](const Entry& e) { return e.kind == Entry::Kind::record && test(e.record); }));
}

// How many records of a file are rejected, and why: they hold neither title nor number nor DOI.
const std::map<std::string, std::size_t, std::less<>> rejected = {
    {"baseline_reference_types.ris", 61},  // a type and nothing else
    {"baseline_empty_values.ris", 2},      // an abstract without a title
    {"example_multiline.ris", 3},          // abstract and notes alone
    {"example_custom_list_tags.ris", 1},   // two authors and ISSNs
};

}  // namespace

TEST_CASE("real RIS: as many entries as lines that begin a record, rejects explained", "[ris]") {
    const auto folder = shared_data("data/records/ris");
    if (folder.empty()) return;
    const auto files = read_files(folder);
    CHECK(files.size() == 46);
    std::size_t total = 0;
    for (const auto& [path, reading, counted] : files) {
        CAPTURE(path);
        const auto name = std::filesystem::path(path).filename().string();
        if (name == "example_wos.ris") {  // a Web of Science file of another format in spite of its name
            CHECK(counted == 0);
            CHECK_FALSE(looks_like_ris(read_file(path).substr(0, 4096)));
            continue;
        }
        CHECK(looks_like_ris(read_file(path).substr(0, 4096)));
        CHECK(detect_format(read_file(path).substr(0, 4096)) == Format::ris);
        CHECK(reading.fault.empty());
        CHECK(reading.entries.size() == counted);
        const auto expected = rejected.find(name);
        CHECK(reading.count(Entry::Kind::rejected) == (expected == rejected.end() ? 0 : expected->second));
        total += reading.entries.size();
        for (const auto& entry : reading.entries) {
            if (entry.kind == Entry::Kind::rejected || entry.record.title.empty()) CHECK_FALSE(entry.problems.empty());
            for (const auto& problem : entry.problems) CHECK(problem.place.end > problem.place.begin);
        }
    }
    CHECK(total == 1240);
}

TEST_CASE("real RIS of other formats is not taken", "[ris]") {
    const auto folder = shared_data("data/records");
    if (folder.empty()) return;
    for (const auto& path : files_at(folder)) {
        if (path.find("/ris/") != std::string::npos) continue;
        CAPTURE(path);
        const auto bytes = utf8_if_utf16(inflate_if_gzip(open_bytes(path)));
        std::string head(4096, '\0');
        head.resize(bytes->read(head));
        CHECK_FALSE(looks_like_ris(head));
    }
}

TEST_CASE("real Embase.com RIS says all it should", "[ris]") {
    const auto folder = shared_data("data/records/ris/eduardstan__telemonitoring-wearable-devices-review");
    if (folder.empty()) return;
    std::map<std::string, std::size_t> sources;
    std::size_t pmids = 0, abstracts = 0, days = 0;
    for (const auto& file : read_files(folder)) {
        for (const auto& entry : file.reading.entries) {
            const auto& record = entry.record;
            CAPTURE(file.path, record.key);
            ++sources[record.source];
            CHECK_FALSE(record.title.empty());
            CHECK((record.kind == RecordKind::book || !record.journal.title.empty() || !record.book.title.empty()));
            CHECK(publication_year(record) >= 2020);
            CHECK_FALSE(record.types.empty());
            if (record.source != "embase") continue;
            CHECK_FALSE(record.authors.empty());
            CHECK_FALSE(record.abstract.empty());
            CHECK(record.key.starts_with("L"));
            days += date(record, DateKind::create).whole_day() ? 1 : 0;
            pmids += identifier(record, IdentifierKind::pmid).empty() ? 0 : 1;
            for (const auto& type : record.types) abstracts += type.name == "Conference Abstract" ? 1 : 0;
        }
    }
    CHECK(sources == std::map<std::string, std::size_t>{{"embase", 187}, {"scopus", 350}});
    CHECK(pmids == 109);
    CHECK(abstracts == 43);
    CHECK(days == 187);
}

TEST_CASE("real RIS shows its sources", "[ris]") {
    const auto folder = shared_data("data/records/ris");
    if (folder.empty()) return;
    const auto files = read_files(folder);
    const auto all_from = [&](std::string_view end, std::string_view source, std::size_t count) {
        const auto* file = find(files, end);
        REQUIRE(file != nullptr);
        CAPTURE(end);
        CHECK(count_if(file->reading, [&](const Record& record) { return record.source == source; }) == count);
    };
    all_from("cochrane.ris", "central", 15);
    all_from("medline.ris", "medline-ovid", 190);
    all_from("ovid_psycinfo.ris", "psycinfo-ovid", 6);
    all_from("Ovid_ris_example.ris", "cab-ovid", 4);
    all_from("web_of_science.txt", "wos", 9);
    all_from("ASP_ris_example.ris", "ebsco", 4);
    all_from("ris_issue_992.txt", "rayyan", 19);
    all_from("pubmed_endnote.txt", "endnote", 6);
    all_from("baseline_zotero.ris", "zotero", 100);
    const auto& medline = find(files, "medline.ris")->reading;
    CHECK(count_if(medline, [](const Record& r) { return identifier(r, IdentifierKind::pmid) == r.key; }) == 190);
    CHECK(count_if(medline, [](const Record& r) { return !r.related.empty(); }) == 8);
    const auto& central = find(files, "cochrane.ris")->reading;
    CHECK(count_if(central, [](const Record& r) { return r.authors.empty(); }) == 4);
    CHECK(count_if(central, [](const Record& r) { return !identifier(r, IdentifierKind::nct).empty(); }) == 4);
    CHECK(find(files, "ris_many_authors.ris")->reading.entries[0].record.authors.size() == 7456);
}
