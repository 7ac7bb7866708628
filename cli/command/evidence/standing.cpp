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
        print(evident::text_of(json{{"reports", std::move(reports)}}) + "\n");
    } else {
        print(text_of(list));
    }
    return list.empty() ? 1 : 0;
}

}  // namespace evident
