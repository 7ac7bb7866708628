// evident link: a person's word on what a report says of a claim.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "query/links.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/evidence.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using nlohmann::json;

void check_claim(const Review& review, const std::string& key) {
    if (review.find_claim(key) != nullptr) return;
    throw Error(Fault::usage, fmt::format("review {} has no claim {}", review.key, key),
                "`evident claim list` shows the claims");
}

ReportId report_of(Store& store, const std::string& name) {
    const auto report = find_report(store, name);
    if (report == ReportId::none) {
        throw Error(Fault::absent, fmt::format("there is no report {}", name),
                    "name it as pmid:123, doi:10... or SOURCE:KEY; `evident search` finds it");
    }
    return report;
}

int judge(const LinkOptionsTyped& options, const Context& context) {
    if (trim(options.by).empty() || trim(options.why).empty()) {
        throw Error(Fault::usage, "a judgement needs a name and a reason", "give --by NAME and --why TEXT");
    }
    Store store = context.open(Access::write);
    const auto review = chosen_review(store, options.review);
    check_claim(review, options.claim);
    Judgement judgement{review.key,
                        options.claim,
                        report_of(store, options.report),
                        *parse_direction(options.direction),
                        *parse_directness(options.directness),
                        options.quote,
                        options.by,
                        options.why,
                        context.clock.now()};
    Transaction transaction(store.database());
    EvidenceTable(store).add_judgement(judgement);
    transaction.commit();
    if (context.options.json) {
        print(text_of({{"claim", options.claim},
                       {"report", report_name(store, judgement.report)},
                       {"direction", options.direction},
                       {"directness", options.directness},
                       {"by", options.by},
                       {"at", judgement.at}}) +
              "\n");
    } else {
        print(fmt::format("{} {} {} ({}), judged by {}\n", report_name(store, judgement.report), options.direction,
                          options.claim, options.directness, options.by));
    }
    return 0;
}

int history(const LinkOptionsTyped& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    check_claim(review, options.claim);
    const auto report = options.report.empty() ? ReportId::none : report_of(store, options.report);
    auto judgements = EvidenceTable(store).judgements(review.key, options.claim);
    RecordTable records(store);
    std::erase_if(judgements, [&](const Judgement& one) {
        return report != ReportId::none && records.standing_for(one.report) != report;
    });
    json list = json::array();
    Table table({{"at"}, {"report"}, {"direction"}, {"directness"}, {"by"}, {"why", 60}});
    for (const auto& one : judgements) {
        const auto named = report_name(store, one.report);
        list.push_back({{"at", one.at},
                        {"report", named},
                        {"direction", name(one.direction)},
                        {"directness", name(one.directness)},
                        {"by", one.by},
                        {"why", one.why},
                        {"quote", one.quote}});
        table.add(
            {one.at, named, std::string(name(one.direction)), std::string(name(one.directness)), one.by, one.why});
    }
    print(context.options.json ? text_of({{"claim", options.claim}, {"judgements", std::move(list)}}) + "\n"
                               : table.text());
    return judgements.empty() ? 1 : 0;
}

}  // namespace

int run(const LinkOptionsTyped& options, const Context& context) {
    return options.action == LinkOptionsTyped::Action::judge ? judge(options, context) : history(options, context);
}

}  // namespace evident
