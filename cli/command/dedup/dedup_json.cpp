#include "cli/command/dedup/dedup_json.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace evident {
namespace {

using nlohmann::json;

json to_value(const PairJudgement& word) {
    return {{"word", name(word.word)}, {"by", word.by}, {"why", word.why}, {"at", word.at}};
}

std::string_view word_for(Side side) { return side == Side::other ? "other" : side == Side::ours ? "this" : "either"; }

}  // namespace

json brief_value(const ShownRecord& shown) {
    const auto& record = shown.held.record;
    std::vector<std::string> ids;
    for (const auto& id : record.identifiers) ids.push_back(to_text(id));
    json out = {{"record", shown.name},
                {"report", number(shown.held.report)},
                {"title", record.title},
                {"authors", author_names(record)},
                {"journal", record.journal.title},
                {"volume", record.journal.volume},
                {"issue", record.journal.issue},
                {"pages", record.journal.pages},
                {"published", to_text(earliest_publication(record))},
                {"ids", std::move(ids)}};
    if (!shown.gone.empty()) out["withdrawn"] = shown.gone;
    return out;
}

json to_value(const ChainLink& link) {
    return {{"a", link.a}, {"b", link.b}, {"rule", link.rule}, {"sentence", link.sentence}};
}

json to_value(const PairExplained& pair) {
    json evidence = json::array();
    for (const auto& one : pair.evidence) {
        evidence.push_back({{"feature", one.feature},
                            {"agreement", name(one.agreement)},
                            {"a", one.left},
                            {"b", one.right},
                            {"says", one.says}});
    }
    json words = json::array();
    for (const auto& word : pair.words) words.push_back(to_value(word));
    json chain = json::array();
    for (const auto& link : pair.chain) chain.push_back(to_value(link));
    json out = {{"a", brief_value(pair.a)},
                {"b", brief_value(pair.b)},
                {"verdict", name(pair.decision.verdict)},
                {"rule", pair.decision.rule},
                {"sentence", pair.decision.sentence},
                {"grade", pair.decision.grade},
                {"bond", name(pair.decision.bond)},
                {"evidence", std::move(evidence)},
                {"judgements", std::move(words)},
                {"one_report", pair.one_report},
                {"chain", std::move(chain)},
                {"pairs", pair.looked_at}};
    if (pair.obstacle) {
        out["kept_apart_by"] = {{"a", pair.obstacle->a},
                                {"b", pair.obstacle->b},
                                {"sentence", pair.obstacle->sentence},
                                {"judged", pair.obstacle->judged}};
    }
    return out;
}

json to_value(const std::vector<MergedField>& fields) {
    json out = json::array();
    for (const auto& field : fields) {
        json others = json::array();
        for (const auto& other : field.others) {
            others.push_back({{"value", other.value}, {"from", other.from}, {"why_not", other.why_not}});
        }
        out.push_back({{"field", field.name},
                       {"value", field.value},
                       {"from", field.from},
                       {"why", field.why},
                       {"agree", field.agree},
                       {"others", std::move(others)}});
    }
    return out;
}

json to_value(const std::vector<RelatedReport>& related) {
    json out = json::array();
    for (const auto& one : related) {
        out.push_back({{"report", one.report == ReportId::none ? json() : json(number(one.report))},
                       {"name", one.name},
                       {"title", one.title},
                       {"relation", one.relation},
                       {"is", word_for(one.side)},
                       {"stated", one.stated},
                       {"because", one.because}});
    }
    return out;
}

json to_value(const StudyFound& study) {
    json reports = json::array();
    for (const auto& one : study.reports) {
        reports.push_back({{"report", number(one.report)},
                           {"name", one.name},
                           {"title", one.title},
                           {"by", one.by},
                           {"heuristic", !one.certain}});
    }
    return {{"registrations", study.registrations}, {"reports", std::move(reports)}};
}

json to_value(const WordResult& result) {
    json pairs = json::array();
    for (const auto& [a, b] : result.pairs) pairs.push_back({{"a", a}, {"b", b}});
    json moved = json::array();
    for (const auto& one : result.moved) {
        moved.push_back({{"record", one.record}, {"from", number(one.from)}, {"to", number(one.to)}});
    }
    json reports = json::array();
    for (const auto& one : result.reports) {
        reports.push_back({{"report", number(one.report)}, {"records", one.records}});
    }
    json judgements = json::array();
    for (const auto& one : result.judgements) {
        judgements.push_back({{"report", number(one.report)},
                              {"review", one.review},
                              {"claim", one.claim},
                              {"direction", name(one.direction)},
                              {"by", one.by}});
    }
    return {{"word", name(result.word)},
            {"pairs", std::move(pairs)},
            {"moved", std::move(moved)},
            {"reports", std::move(reports)},
            {"judgements", std::move(judgements)}};
}

json to_value(const Identified& counts) {
    json sources = json::array();
    for (const auto& one : counts.sources) {
        sources.push_back({{"source", one.source},
                           {"records", one.records},
                           {"within", one.within},
                           {"across", one.across},
                           {"reports", one.reports},
                           {"only_here", one.only_here}});
    }
    return {{"sources", std::move(sources)}, {"records", counts.records}, {"within", counts.within},
            {"across", counts.across},       {"removed", counts.removed}, {"reports", counts.reports}};
}

}  // namespace evident
