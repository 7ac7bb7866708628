#include "cli/command/exporting.hpp"

#include <map>
#include <set>

#include "base/file.hpp"
#include "query/links.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/runs.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

std::set<ReportId> linked_reports(Store& store, const Review& review) {
    std::set<ReportId> out;
    for (const auto& claim : review.claims) {
        for (const auto& link : links(store, review, claim, {})) out.insert(link.report);
    }
    return out;
}

struct KeptRecord {
    std::string format;
    std::string bytes;
};

KeptRecord kept(Store& store, RunLog& log, VersionId version) {
    auto row = store.database().prepare(
        "SELECT i.format, i.id, v.start, v.finish FROM version v JOIN input i ON i.id = v.input WHERE v.id = ?");
    row.bind(1, number(version));
    if (!row.step()) return {};
    return {std::string(row.text(0)),
            log.kept_text(InputId{row.integer(1)}, std::uint64_t(row.integer(2)), std::uint64_t(row.integer(3)))};
}

}  // namespace

std::int64_t export_records(Store& store, const Review& review, const std::filesystem::path& folder) {
    RecordTable records(store);
    RunLog log(store);
    std::map<std::string, std::string> texts;  // by format
    std::int64_t count = 0;
    for (const auto report : linked_reports(store, review)) {
        for (const auto& held : records.of_report(report)) {
            auto [format, bytes] = kept(store, log, held.version);
            if (bytes.empty()) continue;
            texts[format] += std::string(trim(bytes)) + '\n';
            ++count;
        }
    }
    std::filesystem::create_directories(folder / "records");
    for (const auto& [format, text] : texts) {
        if (format == "pubmed") {
            write_file(
                folder / "records" / "pubmed.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PubmedArticleSet>\n" + text + "</PubmedArticleSet>\n");
        } else {
            write_file(folder / "records" / ("records." + format), text);
        }
    }
    return count;
}

}  // namespace evident
