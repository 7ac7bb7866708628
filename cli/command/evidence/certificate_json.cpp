#include "cli/command/evidence/certificate_json.hpp"

#include <nlohmann/json.hpp>

namespace evident {
namespace {

using nlohmann::json;

json to_value(const MetTerm& term) {
    json places = json::array();
    for (const auto& place : term.places) {
        places.push_back({{"field", place.field}, {"text", place.text}, {"begin", place.begin}, {"end", place.end}});
    }
    return {{"term", term.term}, {"tag", term.tag}, {"line", term.line}, {"places", std::move(places)}};
}

json to_value(const Arrived& one) {
    return {{"record", one.record}, {"what", one.what},     {"run", number(one.run)}, {"kind", one.kind},
            {"source", one.source}, {"review", one.review}, {"at", one.at},           {"query", one.query},
            {"input", one.input},   {"begin", one.begin},   {"end", one.end},         {"sha256", one.sha256}};
}

}  // namespace

json to_value(const Certificate& certificate) {
    json clauses = json::array();
    for (const auto& clause : certificate.clauses) {
        clauses.push_back({{"rule", clause.rule}, {"met", clause.met}, {"reason", clause.reason}});
    }
    json records = json::array();
    for (const auto& one : certificate.records) {
        records.push_back({{"record", one.record}, {"in", one.in}, {"why", one.why}});
    }
    json dates = json::array();
    for (const auto& date : certificate.dates) {
        dates.push_back({{"name", date.name}, {"date", to_text(date.span)}, {"side", date.side}});
    }
    json terms = json::array();
    for (const auto& term : certificate.terms) terms.push_back(to_value(term));
    json came = json::array();
    for (const auto& one : certificate.arrived) came.push_back(to_value(one));
    json out = {{"report", certificate.report}, {"record", certificate.record},  {"review", certificate.review},
                {"in", certificate.in},         {"clauses", std::move(clauses)}, {"dates", std::move(dates)},
                {"terms", std::move(terms)},    {"came", std::move(came)},       {"claims", certificate.claims},
                {"records", std::move(records)}};
    if (certificate.vocabulary_year != 0) out["vocabulary_year"] = certificate.vocabulary_year;
    if (!certificate.unmet.part.empty()) {
        out["kept_out"] = {{"part", certificate.unmet.part}, {"line", certificate.unmet.line}};
    }
    return out;
}

}  // namespace evident
