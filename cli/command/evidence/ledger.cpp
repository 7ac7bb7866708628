// evident ledger: the late arrivals of a review, each with the reason why.
#include "query/membership/ledger.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"

namespace evident {
namespace {

using nlohmann::json;

std::int64_t count(const std::vector<LedgerEntry>& entries, Late why) {
    std::int64_t out = 0;
    for (const auto& entry : entries) out += entry.why == why ? 1 : 0;
    return out;
}

json to_value(const LedgerEntry& entry) {
    json dates = json::object();
    json straddles = json::array();
    for (const auto& date : entry.dates) {
        dates[date.name] = to_text(date.span);
        if (date.straddles) straddles.push_back(date.name);
    }
    return {{"report", entry.report}, {"record", entry.record},         {"title", entry.title},
            {"why", name(entry.why)}, {"dates", std::move(dates)},      {"straddles", std::move(straddles)},
            {"seen", entry.seen},     {"first_seen", entry.first_seen}, {"run", number(entry.run)}};
}

std::string dates_text(const LedgerEntry& entry) {
    std::string out;
    for (const auto& date : entry.dates) {
        out += fmt::format("{}{} {}{}", out.empty() ? "" : "; ", date.name, to_text(date.span),
                           date.straddles ? " (either side)" : "");
    }
    return out;
}

std::string text_of(const std::vector<LedgerEntry>& entries, const Review& review) {
    std::string out = fmt::format("{}, cutoff {}:", review.key, to_iso(review.protocol.cutoff));
    for (const auto why : all_late) {
        out += fmt::format("{} {} {}", why == all_late.front() ? "" : ",", count(entries, why), name(why));
    }
    out += '\n';
    if (entries.empty()) return out;
    Table table(
        {{"why"}, {"report"}, {"run", 0, true}, {"here since"}, {"dates", std::max(30, terminal_columns() - 62)}});
    for (const auto& entry : entries) {
        table.add({std::string(name(entry.why)), entry.report, std::to_string(number(entry.run)),
                   entry.first_seen.substr(0, 10), dates_text(entry)});
    }
    return out + '\n' + table.text();
}

}  // namespace

int run(const LedgerOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    if (review.protocol.cutoff == Day::none) {
        throw Error(Fault::usage, fmt::format("review {} has no cutoff, so nothing is late", review.key),
                    "give its review.conf a cutoff and import it again");
    }
    const auto entries = ledger(store, review, options.since.value_or(Day::none));
    if (context.options.json) {
        json list = json::array();
        for (const auto& entry : entries) list.push_back(to_value(entry));
        json counts = json::object();
        for (const auto why : all_late) counts[std::string(name(why))] = count(entries, why);
        print(evident::text_of(json{{"review", review.key},
                                    {"cutoff", to_iso(review.protocol.cutoff)},
                                    {"counts", std::move(counts)},
                                    {"entries", std::move(list)}}) +
              "\n");
    } else {
        print(text_of(entries, review));
    }
    return entries.empty() ? 1 : 0;
}

}  // namespace evident
