// evident standing: the reports that are retracted, doubted, superseded or corrected, and the claims that use them.
#include "query/standing.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {
namespace {

using nlohmann::json;

json to_value(const FallenReport& fallen) {
    return {{"report", fallen.report},
            {"title", fallen.title},
            {"standing", name(fallen.found.standing)},
            {"notice", fallen.found.notice},
            {"reason", fallen.found.reason},
            {"since", {{"run", number(fallen.since)}, {"at", fallen.since_day}}},
            {"claims", fallen.claims}};
}

std::string text_of(const std::vector<FallenReport>& list) {
    if (list.empty()) return "every report stands well\n";
    Table table({{"standing"}, {"report"}, {"since"}, {"claims", 16}, {"why", std::max(30, terminal_columns() - 66)}});
    for (const auto& fallen : list) {
        table.add({std::string(name(fallen.found.standing)), fallen.report,
                   fmt::format("run {}, {}", number(fallen.since), fallen.since_day.substr(0, 10)),
                   fmt::format("{}", fmt::join(fallen.claims, ", ")), fallen.found.reason});
    }
    return table.text();
}

json to_value(const LooseNotice& notice) {
    return {{"record", notice.record}, {"title", notice.title}, {"says", notice.word}, {"citation", notice.citation}};
}

std::string text_of(const std::vector<LooseNotice>& notices) {
    std::string out;
    if (!notices.empty()) out += "notices that give neither PMID nor DOI of what they speak of: find it by hand\n";
    for (const auto& notice : notices) {
        out += fmt::format("  {} {} {}\n", notice.record, notice.word,
                           notice.citation.empty() ? '"' + notice.title + '"' : notice.citation);
    }
    return out;
}

}  // namespace

int run(const StandingOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    std::vector<Review> reviews;
    if (options.review.empty()) {
        reviews = EvidenceTable(store).reviews();
    } else {
        reviews.push_back(chosen_review(store, options.review));
    }
    const auto list = fallen_reports(store, reviews, !options.review.empty());
    if (context.options.json) {
        json reports = json::array();
        for (const auto& fallen : list) reports.push_back(to_value(fallen));
        json unresolved = json::array();
        for (const auto& notice : loose_notices(store)) unresolved.push_back(to_value(notice));
        print(evident::text_of(json{{"reports", std::move(reports)}, {"unresolved", std::move(unresolved)}}) + "\n");
    } else {
        print(text_of(list) + text_of(loose_notices(store)));
    }
    return list.empty() ? 1 : 0;
}

}  // namespace evident
