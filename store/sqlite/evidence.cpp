#include "store/sqlite/evidence.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "store/evidence/review_json.hpp"

namespace evident {
namespace {

using nlohmann::json;

// After every moment a run can have.
constexpr std::string_view end_of_time = "9999-12-31T23:59:59Z";

std::string json_of(const std::vector<std::string>& lines) {
    return json(lines).dump(-1, ' ', false, json::error_handler_t::replace);
}

Assessment read_assessment(const Statement& row, int at) {
    Assessment out;
    out.direction = parse_direction(row.text(at)).value_or(Direction::neutral);
    out.directness = parse_directness(row.text(at + 1)).value_or(Directness::direct);
    out.design = parse_design(row.text(at + 2)).value_or(Design::unclear);
    out.level = int(row.integer(at + 3));
    out.score = row.real(at + 4);
    out.quote = {std::string(row.text(at + 5)), std::uint32_t(row.integer(at + 6)), std::uint32_t(row.integer(at + 7)),
                 std::string(row.text(at + 8))};
    out.why = json::parse(row.text(at + 9)).get<std::vector<std::string>>();
    return out;
}

bool by_report(const Proposal& a, const Proposal& b) { return a.report < b.report; }

}  // namespace

bool EvidenceTable::put_review(const Review& review, RunId run, const Moment& at) {
    const auto content = to_json(review);
    auto newest = database_.cached("SELECT content FROM review WHERE key = ? ORDER BY id DESC LIMIT 1");
    newest.bind(1, review.key);
    if (newest.step() && newest.text(0) == content) return false;
    const auto digest = sha256(content);
    database_.cached("INSERT INTO review (key, digest, content, run, at) VALUES (?, ?, ?, ?, ?)")
        .bind(1, review.key)
        .bind_bytes(2, {reinterpret_cast<const char*>(digest.data()), digest.size()})
        .bind(3, content)
        .bind(4, number(run))
        .bind(5, at)
        .run();
    return true;
}

std::optional<Review> EvidenceTable::find_review(std::string_view key) {
    auto row = database_.cached("SELECT content FROM review WHERE key = ? ORDER BY id DESC LIMIT 1").bind(1, key);
    if (!row.step()) return {};
    return review_from_json(row.text(0));
}

std::vector<Review> EvidenceTable::reviews() {
    auto rows = database_.cached(
        "SELECT content FROM review WHERE id IN (SELECT max(id) FROM review GROUP BY key) ORDER BY key");
    std::vector<Review> out;
    while (rows.step()) out.push_back(review_from_json(rows.text(0)));
    return out;
}

bool EvidenceTable::put_proposals(std::string_view review, std::string_view claim,
                                  const std::vector<Proposal>& proposals, RunId run, const Moment& at) {
    const auto newest = newest_set(review, claim, {});
    if (newest != 0) {
        auto before = proposals_of(newest);
        auto now = proposals;
        std::sort(before.begin(), before.end(), by_report);
        std::sort(now.begin(), now.end(), by_report);
        if (before == now) return false;
    }
    database_.cached("INSERT INTO proposal_set (run, review, claim, at) VALUES (?, ?, ?, ?)")
        .bind(1, number(run))
        .bind(2, review)
        .bind(3, claim)
        .bind(4, at)
        .run();
    const auto set = database_.last_row();
    for (const auto& proposal : proposals) add_proposal(set, proposal);
    return true;
}

void EvidenceTable::add_proposal(std::int64_t set, const Proposal& proposal) {
    const auto& says = proposal.says;
    const auto why = json_of(says.why);
    database_.cached("INSERT INTO proposal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, set)
        .bind(2, number(proposal.report))
        .bind(3, number(proposal.version))
        .bind(4, name(says.direction))
        .bind(5, name(says.directness))
        .bind(6, name(says.design))
        .bind(7, std::int64_t(says.level))
        .bind(8, says.score)
        .bind(9, says.quote.text)
        .bind(10, std::int64_t(says.quote.begin))
        .bind(11, std::int64_t(says.quote.end))
        .bind(12, says.quote.section)
        .bind(13, why)
        .run();
}

std::int64_t EvidenceTable::newest_set(std::string_view review, std::string_view claim, const Moment& before) {
    auto row = database_.cached("SELECT max(id) FROM proposal_set WHERE review = ? AND claim = ? AND at < ?");
    row.bind(1, review).bind(2, claim).bind(3, before.empty() ? end_of_time : std::string_view(before));
    return row.step() ? row.integer(0) : 0;
}

std::vector<Proposal> EvidenceTable::proposals_of(std::int64_t set) {
    auto rows = database_.cached(
        "SELECT report, version, direction, directness, design, level, score, quote, quote_from, quote_to, section, "
        "why "
        "FROM proposal WHERE proposal_set = ? ORDER BY score DESC, report");
    rows.bind(1, set);
    std::vector<Proposal> out;
    while (rows.step())
        out.push_back({ReportId{rows.integer(0)}, VersionId{rows.integer(1)}, read_assessment(rows, 2)});
    return out;
}

std::vector<Proposal> EvidenceTable::proposals(std::string_view review, std::string_view claim, const Moment& before) {
    const auto set = newest_set(review, claim, before);
    return set == 0 ? std::vector<Proposal>{} : proposals_of(set);
}

std::vector<Proposal> EvidenceTable::proposals_upto(std::string_view review, std::string_view claim, RunId run) {
    auto row = database_.cached("SELECT max(id) FROM proposal_set WHERE review = ? AND claim = ? AND run <= ?");
    row.bind(1, review).bind(2, claim).bind(3, number(run));
    const auto set = row.step() ? row.integer(0) : 0;
    row.reset();
    return set == 0 ? std::vector<Proposal>{} : proposals_of(set);
}

Moment EvidenceTable::linked_at(std::string_view review) {
    auto row = database_.cached("SELECT coalesce(max(at), '') FROM proposal_set WHERE review = ?").bind(1, review);
    return row.step() ? Moment(row.text(0)) : Moment{};
}

void EvidenceTable::add_judgement(const Judgement& judgement) {
    database_
        .cached(
            "INSERT INTO judgement (review, claim, report, direction, directness, quote, by, why, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, judgement.review)
        .bind(2, judgement.claim)
        .bind(3, number(judgement.report))
        .bind(4, name(judgement.direction))
        .bind(5, name(judgement.directness))
        .bind(6, judgement.quote)
        .bind(7, judgement.by)
        .bind(8, judgement.why)
        .bind(9, judgement.at)
        .run();
}

std::vector<Judgement> EvidenceTable::judgements(std::string_view review, std::string_view claim) {
    auto rows = database_.cached(
        "SELECT report, direction, directness, quote, by, why, at FROM judgement "
        "WHERE review = ?1 AND claim = ?2 ORDER BY id");
    rows.bind(1, review).bind(2, claim);
    std::vector<Judgement> out;
    while (rows.step()) {
        out.push_back({std::string(review), std::string(claim), ReportId{rows.integer(0)},
                       parse_direction(rows.text(1)).value_or(Direction::neutral),
                       parse_directness(rows.text(2)).value_or(Directness::direct), std::string(rows.text(3)),
                       std::string(rows.text(4)), std::string(rows.text(5)), Moment(rows.text(6))});
    }
    return out;
}

}  // namespace evident
