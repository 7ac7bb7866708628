#include "query/exact/exact.hpp"

#include <set>

#include "query/ast/matches.hpp"
#include "query/exact/evaluator.hpp"
#include "query/exact/past.hpp"

namespace evident {
namespace {

std::vector<RecordId> typed(const RecordSet& records) {
    std::vector<RecordId> out;
    records.each([&](std::int64_t id) { out.push_back(RecordId{id}); });
    return out;
}

}  // namespace

std::vector<RecordId> exact_records(Store& store, const Node& node) { return typed(Evaluator(store).records(node)); }

std::vector<ReportId> reports_of(Store& store, const std::vector<RecordId>& records) {
    RecordSet set;
    for (const auto record : records) set.add(number(record));
    return Evaluator(store).reports(set);
}

std::vector<ReportId> exact_reports(Store& store, const Node& node) {
    Evaluator evaluator(store);
    return evaluator.reports(evaluator.records(node));
}

std::int64_t exact_count(Store& store, const Node& node) {
    Evaluator evaluator(store);
    return evaluator.count_reports(evaluator.records(node));
}

// Today's answer for every record that has not changed since, and a plain scan of the version of that day for the rest.
std::vector<RecordId> exact_records_as_of(Store& store, const Node& node, Day day) {
    Past past(store, day);
    auto out = Evaluator(store).records(node);
    RecordSet changed;
    for (const auto record : past.changed()) changed.add(number(record));
    out -= changed;
    changed.each([&](std::int64_t id) {
        const auto held = past.find(RecordId{id});
        if (held && matches(node, held->record)) out.add(id);
    });
    return typed(out);
}

std::vector<ReportId> exact_reports_as_of(Store& store, const Node& node, Day day) {
    Past past(store, day);
    std::set<ReportId> out;
    for (const auto record : exact_records_as_of(store, node, day)) {
        if (const auto held = past.find(record)) out.insert(held->report);
    }
    return {out.begin(), out.end()};
}

}  // namespace evident
