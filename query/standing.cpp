#include "query/standing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "query/claims/level.hpp"
#include "query/links.hpp"
#include "store/record/record_json.hpp"

namespace evident {
namespace {

constexpr std::array<std::pair<std::string_view, Standing>, 7> said_of_others = {{
    {"RetractionOf", Standing::retracted},
    {"RetractedandRepublishedFrom", Standing::retracted},
    {"ExpressionOfConcernFor", Standing::concern},
    {"UpdateOf", Standing::superseded},
    {"RepublishedFrom", Standing::superseded},
    {"ErratumFor", Standing::corrected},
    {"CorrectedandRepublishedFrom", Standing::corrected},
}};

int gravity(Standing standing) {
    switch (standing) {
        case Standing::retracted: return 4;
        case Standing::concern: return 3;
        case Standing::superseded: return 2;
        case Standing::corrected: return 1;
        case Standing::ok: break;
    }
    return 0;
}

std::string named(const Related& related) {
    if (!related.pmid.empty()) return "pmid:" + related.pmid;
    return related.doi.empty() ? std::string{} : "doi:" + related.doi;
}

StandingFinding said_by_itself(const Held& held) {
    const auto own = find_standing(held.record);
    if (own.standing == Standing::ok) return {};
    const auto record = held.record.source + ':' + held.record.key;
    StandingFinding out{own.standing, "", "", held.id, own.word};
    for (const auto& related : held.record.related) {
        if (related.type != own.word || !out.notice.empty()) continue;
        out.notice = named(related);
        if (out.notice.empty()) out.notice = related.source;
    }
    out.reason = out.notice.empty() ? fmt::format("its record {} says {}", record, own.word)
                                    : fmt::format("its record {} says {} {}", record, own.word, out.notice);
    return out;
}

// Whether the notice names another record than itself among those of the report.
bool names_another(const Saying& said, const std::vector<Held>& own) {
    const auto inside = [&](const Held& held) { return held.id == said.by.id; };
    if (std::none_of(own.begin(), own.end(), inside)) return true;
    std::set<std::string> names;
    for (const auto& held : own) {
        if (inside(held)) continue;
        for (const auto& id : held.record.identifiers) names.insert(to_text(id));
    }
    for (const auto& id : said.by.record.identifiers) names.erase(to_text(id));
    return std::any_of(said.by.record.related.begin(), said.by.record.related.end(), [&](const Related& related) {
        return related.type == said.type &&
               (names.contains("pmid:" + related.pmid) || names.contains("doi:" + related.doi));
    });
}

void take_graver(StandingFinding& out, StandingFinding other) {
    if (gravity(other.standing) > gravity(out.standing)) out = std::move(other);
}

bool says(const Record& record, const std::string& word) {
    if (find_standing(record).word == word) return true;
    return std::any_of(record.related.begin(), record.related.end(),
                       [&](const Related& related) { return related.type == word; });
}

// The run that first brought the word, and when it began.
void date_finding(Store& store, FallenReport& fallen) {
    auto rows = store.database().cached(
        "SELECT v.content, v.run, run.started FROM version v JOIN run ON run.id = v.run WHERE v.record = ? "
        "ORDER BY v.id");
    rows.bind(1, number(fallen.found.by));
    while (rows.step()) {
        if (!says(record_from_json(rows.text(0)), fallen.found.word)) continue;
        fallen.since = RunId{rows.integer(1)};
        fallen.since_day = rows.text(2);
        return;
    }
}

// Reports that may not stand well: a record of theirs names another, or has the word retracted, or is named.
std::vector<ReportId> candidates(Store& store) {
    auto rows = store.database().prepare(
        "SELECT r.report FROM record r JOIN version v ON v.id = r.current WHERE instr(v.content, '\"related\"') > 0 "
        "OR instr(v.content, 'etracted') > 0 OR instr(v.content, 'RETRACTED') > 0 "
        "UNION SELECT r.report FROM relation t JOIN identifier i ON i.name = t.name JOIN record r ON r.id = i.record "
        "ORDER BY 1");
    std::vector<ReportId> out;
    while (rows.step()) out.push_back(ReportId{rows.integer(0)});
    return out;
}

std::map<ReportId, std::vector<std::string>> linked_claims(Store& store, const std::vector<Review>& reviews) {
    std::map<ReportId, std::vector<std::string>> out;
    for (const auto& review : reviews) {
        for (const auto& claim : review.claims) {
            const auto key = reviews.size() == 1 ? claim.key : review.key + ' ' + claim.key;
            for (const auto& link : links(store, review, claim, {})) out[link.report].push_back(key);
        }
    }
    return out;
}

}  // namespace

Standing standing_said_by(std::string_view relation) {
    for (const auto& [type, standing] : said_of_others) {
        if (type == relation) return standing;
    }
    return Standing::ok;
}

StandingFinding find_standing(const std::vector<Held>& own, const std::vector<Saying>& said) {
    StandingFinding out;
    for (const auto& held : own) take_graver(out, said_by_itself(held));
    for (const auto& one : said) {
        const auto standing = standing_said_by(one.type);
        if (gravity(standing) <= gravity(out.standing) || !names_another(one, own)) continue;
        if (standing_of(one.by.record) == Standing::retracted) continue;
        const auto notice = name_of(one.by.record);
        out = {standing, notice, fmt::format("{} says {} of it", notice, one.type), one.by.id, one.type};
    }
    return out;
}

StandingFinding find_standing(RecordTable& records, ReportId report, const std::vector<Held>& own) {
    std::vector<Saying> said;
    for (const auto& one : records.said_of(report)) {
        if (standing_said_by(one.type) == Standing::ok) continue;
        if (auto held = records.find(one.by)) said.push_back({one.type, std::move(*held)});
    }
    return find_standing(own, said);
}

std::vector<FallenReport> fallen_reports(Store& store, const std::vector<Review>& reviews, bool only_linked) {
    RecordTable records(store);
    auto claims = linked_claims(store, reviews);
    std::vector<FallenReport> out;
    for (const auto report : candidates(store)) {
        if (only_linked && !claims.contains(report)) continue;
        const auto held = records.of_report(report);
        if (held.empty()) continue;
        FallenReport fallen;
        fallen.found = find_standing(records, report, held);
        if (fallen.found.standing == Standing::ok) continue;
        fallen.id = report;
        fallen.report = name_of(held.front().record);
        fallen.title = held.front().record.title;
        fallen.claims = claims[report];
        date_finding(store, fallen);
        out.push_back(std::move(fallen));
    }
    return out;
}

std::vector<LooseNotice> loose_notices(Store& store) {
    auto rows = store.database().prepare(
        "SELECT v.content FROM record r JOIN version v ON v.id = r.current WHERE instr(v.content, '\"related\"') > 0 "
        "ORDER BY r.id");
    std::vector<LooseNotice> out;
    while (rows.step()) {
        const auto record = record_from_json(rows.text(0));
        for (const auto& related : record.related) {
            if (standing_said_by(related.type) == Standing::ok || !named(related).empty()) continue;
            out.push_back({record.source + ':' + record.key, record.title, related.type, related.source});
        }
    }
    return out;
}

}  // namespace evident
