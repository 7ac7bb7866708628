// evident index: the Xapian shadow of the store.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "index/sync.hpp"
#include "store/reports/records.hpp"

namespace evident {
namespace {

using nlohmann::json;

std::string_view name(SyncSummary::How how) {
    switch (how) {
        case SyncSummary::How::nothing: return "nothing";
        case SyncSummary::How::in_place: return "in place";
        case SyncSummary::How::bulk: break;
    }
    return "anew";
}

std::string text_of_sync(const SyncSummary& summary) {
    if (summary.how == SyncSummary::How::nothing) {
        return fmt::format("nothing to do: {} documents\n", summary.documents);
    }
    return fmt::format("{} records indexed {}{}; {} documents; {:.1f} s\n", summary.changed, name(summary.how),
                       summary.why.empty() ? "" : " (" + summary.why + ")", summary.documents, summary.seconds);
}

json to_value(const std::vector<RecordId>& ids) {
    json out = json::array();
    for (const auto id : ids) out.push_back(number(id));
    return out;
}

int check(Index& index, bool as_json) {
    const auto found = index.check();
    if (as_json) {
        print(text_of({{"equal", found.equal()},
                       {"records", found.records},
                       {"documents", found.documents},
                       {"lag", found.lag},
                       {"missing", to_value(found.missing)},
                       {"stale", to_value(found.stale)},
                       {"extra", to_value(found.extra)}}) +
              "\n");
    } else if (found.equal()) {
        print(fmt::format("the index holds the store's {} records as they are\n", found.records));
    } else {
        print(fmt::format("{} records, {} documents: {} missing, {} stale, {} extra; `evident index sync` mends it\n",
                          found.records, found.documents, found.missing.size(), found.stale.size(),
                          found.extra.size()));
    }
    return found.equal() ? 0 : 1;
}

}  // namespace

int run(const IndexOptions& options, const Context& context) {
    const bool checking = options.action == IndexOptions::Action::check;
    Store store = context.open(checking ? Access::read : Access::write);
    Index index(store);
    if (checking) return check(index, context.options.json);
    Progress line(context.options.quiet || context.options.json);
    const auto progress = [&](std::int64_t done, std::int64_t all) {
        line.show(fmt::format("indexing {} of {}", done, all));
    };
    const auto summary =
        options.action == IndexOptions::Action::rebuild ? index.rebuild(progress) : index.sync(progress);
    if (context.options.json) {
        print(text_of({{"how", name(summary.how)},
                       {"why", summary.why},
                       {"changed", summary.changed},
                       {"documents", summary.documents},
                       {"seq", summary.seq},
                       {"seconds", summary.seconds}}) +
              "\n");
    } else {
        print(text_of_sync(summary));
    }
    return 0;
}

}  // namespace evident
