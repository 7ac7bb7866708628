#include "query/membership/certificate.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "query/candidates.hpp"
#include "query/exact/exact.hpp"
#include "query/links.hpp"
#include "store/reports/records.hpp"

namespace evident {
namespace {

// The first part of an and-chain that the record does not answer: what kept it out.
const Node& first_unmet(const Node& node, const Scanned& record) {
    const auto* all = std::get_if<And>(&node.is);
    if (all == nullptr) return node;
    for (const auto& part : all->parts) {
        if (!record.matches(part)) return first_unmet(part, record);
    }
    return node;
}

// Every term that the record answers, in the order of the question. What is excluded by NOT lets nothing in.
void add_met(const Node& node, const Scanned& record, std::vector<const Node*>& out) {
    const std::vector<Node>* parts = nullptr;
    if (const auto* all = std::get_if<And>(&node.is)) parts = &all->parts;
    if (const auto* any = std::get_if<Or>(&node.is)) parts = &any->parts;
    if (parts == nullptr) {
        if (!std::holds_alternative<Not>(node.is) && record.matches(node)) out.push_back(&node);
        return;
    }
    for (const auto& part : *parts) {
        if (record.matches(part)) add_met(part, record, out);
    }
}

// The first alternative of each part: enough to say in one sentence why it is in.
void add_first(const Node& node, const Scanned& record, std::vector<const Node*>& out) {
    if (const auto* all = std::get_if<And>(&node.is)) {
        for (const auto& part : all->parts) add_first(part, record, out);
        return;
    }
    if (const auto* any = std::get_if<Or>(&node.is)) {
        const auto first =
            std::find_if(any->parts.begin(), any->parts.end(), [&](const Node& part) { return record.matches(part); });
        if (first != any->parts.end()) return add_first(*first, record, out);
    }
    if (!std::holds_alternative<Not>(node.is)) out.push_back(&node);
}

std::string side_of(const Span& span, Day cutoff) {
    if (!span.known()) return "unknown";
    if (span.first > cutoff) return "after";
    return span.last > cutoff ? "straddles" : "before";
}

std::vector<CertifiedDate> dates_of(const Record& record, Day cutoff) {
    std::vector<CertifiedDate> out;
    for (const auto kind : {DateKind::create, DateKind::entry, DateKind::mesh, DateKind::electronic, DateKind::print,
                            DateKind::revised}) {
        const auto span = stated_date(record, kind);
        out.push_back({std::string(name(kind)), span, side_of(span, cutoff)});
    }
    return out;
}

std::string hex(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out;
}

// Said where a part of the strategy could not be read.
std::string read_in_part(const SourceStrategy& strategy) {
    const auto errors = std::count_if(strategy.problems.begin(), strategy.problems.end(),
                                      [](const Problem& one) { return one.severity == Severity::error; });
    if (errors == 0) return {};
    return fmt::format("; {} of the strategy could not be read, `evident strategy check` tells which",
                       errors == 1 ? "a part" : fmt::format("{} parts", errors));
}

RecordVerdict verdict_of(const Certificate& certificate) {
    for (const auto& clause : certificate.clauses) {
        if (!clause.met) return {certificate.record, false, clause.rule + ": " + clause.reason};
    }
    return {certificate.record, true, ""};
}

// Each arrival and sighting of the records of a report.
constexpr const char* arrivals_sql =
    "SELECT r.source || ':' || r.key, a.what, run.id, run.kind, run.source, run.review, run.started, "
    "coalesce((SELECT h.term FROM harvest h WHERE h.run <= run.id AND h.source = run.source AND run.source <> '' "
    "ORDER BY h.id DESC LIMIT 1), ''), a.input, a.start, a.finish "
    "FROM record r JOIN (SELECT record, 'brought' AS what, run, input, start, finish, id FROM version UNION ALL "
    "SELECT record, 'seen', run, input, start, finish, 0 FROM sighting) a ON a.record = r.id "
    "JOIN run ON run.id = a.run WHERE r.report = ?1 ORDER BY run.id, r.id, a.what, a.id";

// The input that a run read: the one named, or where that is an earlier one that keeps the same bytes, the run's own.
constexpr const char* own_input_sql =
    "SELECT own.name, own.sha256 FROM input kept JOIN input own ON own.id = kept.id OR (own.sha256 = kept.sha256 "
    "AND own.run = ?2) WHERE kept.id = ?1 ORDER BY own.run <> ?2, own.id <> kept.id, own.id LIMIT 1";

}  // namespace

Certifier::Certifier(Store& store, const Review& review) : store_(store), review_(review), strategy_(store, review) {
    for (const auto& claim : review.claims) {
        if (!claim.strategy.empty()) claims_.emplace_back(claim.key, claim_question(store, review, claim).node);
    }
}

Certificate Certifier::certify(ReportId report, RecordId asked) {
    RecordTable records(store_);
    const auto held = records.of_report(report);
    const auto gone = records.withdrawn_of(report);
    if (held.empty() && gone.empty()) {
        throw Error(Fault::usage, "the report has no record", "its records went over to another report");
    }
    Certificate out;
    std::vector<RecordVerdict> verdicts;
    bool settled = false;  // the record to tell of is there
    for (const auto& one : held) {
        auto certificate = judged(one);
        verdicts.push_back(verdict_of(certificate));
        const bool wanted = one.id == asked || (asked == RecordId::none && certificate.in);
        if (settled || !(out.record.empty() || wanted)) continue;
        settled = wanted;
        out = std::move(certificate);
    }
    for (const auto& one : gone) {
        auto certificate = withdrawn(one);
        verdicts.push_back(verdict_of(certificate));
        if (out.record.empty() || one.held.id == asked) out = std::move(certificate);
    }
    out.report = name_of(held.empty() ? gone.front().held.record : held.front().record);
    out.in = std::any_of(verdicts.begin(), verdicts.end(), [](const RecordVerdict& one) { return one.in; });
    out.records = std::move(verdicts);
    out.review = review_.key;
    out.arrived = arrivals(report);
    return out;
}

Certificate Certifier::judged(const Held& held) {
    const Scanned scanned(held.record);
    Certificate out;
    out.record = held.record.source + ':' + held.record.key;
    out.clauses = judge(review_.protocol, held.record).clauses;
    out.clauses.push_back(strategy_clause(out, held, scanned));
    out.in = std::all_of(out.clauses.begin(), out.clauses.end(), [](const Clause& clause) { return clause.met; });
    out.dates = dates_of(held.record, review_.protocol.cutoff);
    for (const auto& [key, node] : claims_) {
        if (scanned.matches(node)) out.claims.push_back(key);
    }
    return out;
}

Clause Certifier::strategy_clause(Certificate& out, const Held& held, const Scanned& scanned) {
    const auto& strategy = strategy_.in(held.record.source);
    out.vocabulary_year = strategy.vocabulary_year;
    if (!strategy.given) return {"strategy", true, "the package has no strategy of the whole review"};
    if (!strategy.readable) {
        const bool met = strategy_.brought(held.id);
        const std::string syntax = strategy.syntax.empty() ? "another" : strategy.syntax;
        return {"strategy", met,
                fmt::format("the strategy for {} is in {} syntax, which is not read; {} it", held.record.source, syntax,
                            met ? "a run for this review brought" : "no run for this review brought")};
    }
    if (!scanned.matches(strategy.node)) {
        const auto& part = first_unmet(strategy.node, scanned);
        out.unmet = {strategy.written(part), strategy.line(part)};
        return {"strategy", false, fmt::format("no match for: {}{}", out.unmet.part, read_in_part(strategy))};
    }
    std::vector<const Node*> met;
    add_met(strategy.node, scanned, met);
    for (const auto* term : met) {
        out.terms.push_back(
            {strategy.written(*term), strategy.tag(*term), strategy.line(*term), places_of(*term, held.record)});
    }
    std::vector<const Node*> first;
    add_first(strategy.node, scanned, first);
    std::vector<std::string> words;
    for (const auto* term : first) words.push_back(strategy.written(*term));
    return {"strategy", true, fmt::format("matches {}{}", fmt::join(words, " and "), read_in_part(strategy))};
}

Certificate Certifier::withdrawn(const Withdrawn& gone) {
    const auto& record = gone.held.record;
    Certificate out;
    out.record = record.source + ':' + record.key;
    out.clauses.push_back({"withdrawn", false, fmt::format("its source withdrew it on {}", gone.at.substr(0, 10))});
    out.dates = dates_of(record, review_.protocol.cutoff);
    return out;
}

std::vector<Arrived> Certifier::arrivals(ReportId report) {
    auto rows = store_.database().cached(arrivals_sql);
    rows.bind(1, number(report));
    std::vector<Arrived> out;
    while (rows.step()) {
        Arrived one;
        one.record = rows.text(0);
        one.what = rows.text(1);
        one.run = RunId{rows.integer(2)};
        one.kind = rows.text(3);
        one.source = rows.text(4);
        one.review = rows.text(5);
        one.at = rows.text(6);
        one.query = rows.text(7);
        one.begin = rows.integer(9);
        one.end = rows.integer(10);
        auto input = store_.database().cached(own_input_sql);
        input.bind(1, rows.integer(8)).bind(2, number(one.run));
        if (input.step()) {
            one.input = input.text(0);
            one.sha256 = hex(input.bytes(1));
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<ReportId> Certifier::reports() {
    auto records = strategy_.found_records();
    const auto brought = strategy_.brought_records();
    records.insert(records.end(), brought.begin(), brought.end());
    return reports_of(store_, records);
}

}  // namespace evident
