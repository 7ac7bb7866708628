// Every record of every real PubMed file is stored or explained, and bringing the files in again changes nothing.
#include <map>

#include "base/file.hpp"
#include "tests/agreement/real_shelf.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

using namespace testing;

std::string whole_text(const std::string& path) {
    const auto bytes = inflate_if_gzip(open_bytes(path));
    std::string out;
    char buffer[1 << 16];
    while (const auto count = bytes->read(buffer)) out.append(buffer, count);
    return out;
}

std::int64_t count(const std::string& text, std::string_view tag) {
    std::int64_t out = 0;
    for (auto at = text.find(tag); at != std::string::npos; at = text.find(tag, at + 1)) {
        const char after = at + tag.size() < text.size() ? text[at + tag.size()] : ' ';
        if (after == '>' || after == ' ' || after == '\n' || after == '\t' || after == '\r') ++out;
    }
    return out;
}

// By the start tags alone, with nothing of the reader's.
std::int64_t records_in(const std::string& path) {
    const auto text = whole_text(path);
    return count(text, "<PubmedArticle") + count(text, "<PubmedBookArticle");
}

std::map<std::string, int> reasons(const IngestSummary& summary) {
    std::map<std::string, int> out;
    for (const auto& problem : summary.problems) {
        if (problem.severity == Severity::error) ++out[problem.code];
    }
    return out;
}

void print_table(std::int64_t files, std::int64_t records, const IngestSummary& first, const IngestSummary& second) {
    fmt::print("{:<28}{:>8}\n{:<28}{:>8}\n{:<28}{:>8}\n{:<28}{:>8}\n{:<28}{:>8}\n{:<28}{:>8}\n", "files", files,
               "records (start tags)", records, "read", first.read, "new", first.fresh, "updated in the same run",
               first.updated, "met again in the same run", first.unchanged);
    fmt::print("{:<28}{:>8}\n", "rejected", first.rejected);
    for (const auto& [code, times] : reasons(first)) fmt::print("  {:<26}{:>8}\n", code, times);
    fmt::print("{:<28}{:>8}\n{:<28}{:>8}\n{:<28}{:>8}\n", "second run: new", second.fresh, "second run: updated",
               second.updated, "second run: unchanged", second.unchanged);
}

}  // namespace

TEST_CASE("every record of the real PubMed files is stored or explained") {
    const auto folders = real_pubmed_folders();
    if (folders.empty()) return;
    Folder folder;
    auto store = Store::create(folder.file("real.db"), FixedClock("2025-01-02T03:04:05Z"));
    std::int64_t files = 0;
    std::int64_t records = 0;
    std::int64_t rejected = 0;
    for (const auto& below : folders) {
        for (const auto& path : files_at(below)) {
            ++files;
            records += records_in(path);
        }
    }
    const auto first = bring_in(store, folders);
    const auto second = bring_in(store, folders);
    for (const auto& [code, times] : reasons(first)) rejected += times;
    print_table(files, records, first, second);
    CHECK(first.read == records);
    CHECK(first.fresh + first.updated + first.unchanged + first.rejected == records);
    CHECK(rejected >= first.rejected);  // each with an error that says why
    CHECK(RecordTable(store).count_current() == first.fresh);
    CHECK(second.fresh + second.updated == 0);
    CHECK(second.unchanged == first.fresh + first.updated + first.unchanged);
    CHECK(second.rejected == first.rejected);
}

}  // namespace evident
