#include "query/certificate.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "query/ast/matches.hpp"
#include "query/ast/print.hpp"
#include "query/links.hpp"
#include "query/syntax/pubmed.hpp"
#include "store/sqlite/records.hpp"

namespace evident {
namespace {

// The words of the question that a node was read from, else the node as a tree.
std::string said(const Node& node, const std::string& question) {
    const auto& place = node.place;
    if (place.end > place.begin && place.end <= question.size()) {
        return question.substr(place.begin, place.end - place.begin);
    }
    return print(node);
}

// The first part of an and-chain that the record does not answer: what kept it out.
const Node& first_unmet(const Node& node, const Scanned& record) {
    const auto* all = std::get_if<And>(&node.is);
    if (all == nullptr) return node;
    for (const auto& part : all->parts) {
        if (!record.matches(part)) return first_unmet(part, record);
    }
    return node;
}

// The first alternative that the record answers: what let it in.
std::vector<std::string> met_terms(const Node& node, const Scanned& record, const std::string& question) {
    if (const auto* all = std::get_if<And>(&node.is)) {
        std::vector<std::string> out;
        for (const auto& part : all->parts) {
            for (auto& term : met_terms(part, record, question)) out.push_back(std::move(term));
        }
        return out;
    }
    if (const auto* any = std::get_if<Or>(&node.is)) {
        for (const auto& part : any->parts) {
            if (record.matches(part)) return met_terms(part, record, question);
        }
    }
    if (std::holds_alternative<Not>(node.is)) return {};
    return {said(node, question)};
}

Clause strategy_clause(const Protocol& protocol, const Scanned& record) {
    if (protocol.strategy.empty()) return {"strategy", true, "the package has no strategy of the whole review"};
    const auto parsed = parse_pubmed(protocol.strategy, "review.conf");
    if (!record.matches(parsed.node)) {
        return {"strategy", false,
                fmt::format("no match for: {}", said(first_unmet(parsed.node, record), protocol.strategy))};
    }
    const auto terms = met_terms(parsed.node, record, protocol.strategy);
    return {"strategy", true, fmt::format("matches {}", fmt::join(terms, " and "))};
}

std::string side_of(const Span& span, Day cutoff) {
    if (!span.known()) return "unknown";
    if (span.first > cutoff) return "after";
    return span.last > cutoff ? "straddles" : "before";
}

std::vector<CertifiedDate> dates_of(const Record& record, Day cutoff) {
    std::vector<CertifiedDate> out;
    const auto add = [&](std::string name, const Span& span) {
        out.push_back({std::move(name), span, side_of(span, cutoff)});
    };
    add("create", date(record, DateKind::create));
    add("entry", date(record, DateKind::entry));
    add("mesh", date(record, DateKind::mesh));
    add("electronic", date(record, DateKind::electronic));
    add("print", date(record, DateKind::print));
    add("revised", date(record, DateKind::revised));
    return out;
}

}  // namespace

Certificate certify(Store& store, const Review& review, ReportId report) {
    RecordTable records(store);
    const auto held = records.of_report(report);
    if (held.empty()) throw Error(Fault::usage, "the report has no record any more", "its source withdrew it");
    const auto& record = held.front().record;
    const Scanned scanned(record);
    Certificate out;
    out.report = report_name(store, report);
    out.record = record.source + ':' + record.key;
    out.review = review.key;
    out.clauses = judge(review.protocol, record).clauses;
    out.clauses.push_back(strategy_clause(review.protocol, scanned));
    out.in = std::all_of(out.clauses.begin(), out.clauses.end(), [](const Clause& clause) { return clause.met; });
    out.dates = dates_of(record, review.protocol.cutoff);
    for (const auto& claim : review.claims) {
        if (claim.strategy.empty()) continue;
        if (scanned.matches(parse_pubmed(claim.strategy).node)) out.claims.push_back(claim.key);
    }
    return out;
}

}  // namespace evident
