// Over every real PubMed file: the bytes kept of each record are the input's bytes at its place.
#include <filesystem>

#include "base/error.hpp"
#include "tests/ingest/ingest_desk.hpp"
#include "tests/shared_data.hpp"

namespace evident {
namespace {

using testing::IngestDesk;

std::string text_of(const std::string& path) {
    const auto bytes = inflate_if_gzip(open_bytes(path));
    std::string out;
    char buffer[1 << 16];
    while (const auto count = bytes->read(buffer)) out.append(buffer, count);
    return out;
}

struct KeptVersion {
    std::string key;
    std::int64_t input = 0;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    std::string name;
};

std::vector<KeptVersion> versions_of(Store& store) {
    std::vector<KeptVersion> out;
    auto rows = store.database().prepare(
        "SELECT r.key, v.input, v.start, v.finish, i.name FROM version v JOIN record r ON r.id = v.record "
        "JOIN input i ON i.id = v.input ORDER BY v.id");
    while (rows.step()) {
        out.push_back({std::string(rows.text(0)), rows.integer(1), std::uint64_t(rows.integer(2)),
                       std::uint64_t(rows.integer(3)), std::string(rows.text(4))});
    }
    return out;
}

TEST_CASE("kept bytes of every record of every real file are the file's bytes at its place") {
    IngestDesk desk;
    IngestRequest request;
    for (const auto* folder : {"data/records/pubmed-xml", "data/records/pubmed-bulk"}) {
        const auto path = testing::shared_data(folder);
        if (path.empty()) return;
        request.paths.push_back(path);
    }
    request.format = Format::pubmed;
    const auto summary = desk.bring(request);
    CHECK(summary.fresh > 300);
    CHECK(summary.read == summary.fresh + summary.updated + summary.unchanged + summary.rejected);
    std::map<std::string, std::string> texts;
    RunLog log(desk.store);
    std::size_t compared = 0;
    for (const auto& version : versions_of(desk.store)) {
        auto& text = texts[version.name];
        if (text.empty()) text = text_of(version.name);
        const auto kept = log.kept_text(InputId{version.input}, version.begin, version.end);
        CAPTURE(version.key, version.name);
        REQUIRE(version.end <= text.size());
        REQUIRE(kept == text.substr(version.begin, version.end - version.begin));
        REQUIRE(kept.find(version.key) != std::string::npos);
        REQUIRE(kept.front() == '<');
        REQUIRE(kept.back() == '>');
        ++compared;
    }
    CHECK(std::int64_t(compared) == summary.fresh + summary.updated);
    CHECK(desk.sound());
    const auto again = desk.bring(request);
    CHECK(again.fresh == 0);
    CHECK(again.updated == 0);
    CHECK(again.unchanged == summary.fresh + summary.updated + summary.unchanged);
}

}  // namespace
}  // namespace evident
