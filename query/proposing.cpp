#include "query/proposing.hpp"

#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/claims/assess.hpp"
#include "query/links.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/runs.hpp"

namespace evident {
namespace {

// What was read from a report.
struct ReadReport {
    VersionId version = VersionId::none;
    Reading reading;
};

class Proposer {
  public:
    Proposer(Store& store, const Review& review, const RankedSearch& ranked)
        : store_(store), review_(review), ranked_(ranked), records_(store), assessor_(review) {}

    std::vector<Proposal> run(const Claim& claim, Problems& problems) {
        std::vector<Proposal> out;
        for (const auto& candidate : candidates(store_, review_, claim, ranked_, problems)) {
            const auto* report = read(candidate.report);
            if (report == nullptr || is_the_review(candidate.report)) continue;
            auto says = assessor_.assess(claim, report->reading, candidate.retrieval, candidate.strategy_hit);
            if (says) out.push_back({candidate.report, report->version, std::move(*says)});
        }
        return out;
    }

  private:
    const ReadReport* read(ReportId report) {
        auto found = read_.find(report);
        if (found == read_.end()) found = read_.emplace(report, make(report)).first;
        return found->second ? &*found->second : nullptr;
    }

    std::optional<ReadReport> make(ReportId report) {
        const auto held = records_.of_report(report);
        if (held.empty()) return {};
        const auto& chosen = best_record(held);
        return ReadReport{chosen.version, assessor_.read(chosen.record)};
    }

    // A review is no evidence for its own claims.
    bool is_the_review(ReportId report) {
        for (const auto& id : review_.identifiers) {
            for (const auto named : records_.reports_named(to_text(id))) {
                if (named == report) return true;
            }
        }
        return false;
    }

    Store& store_;
    const Review& review_;
    const RankedSearch& ranked_;
    RecordTable records_;
    Assessor assessor_;
    std::unordered_map<ReportId, std::optional<ReadReport>> read_;
};

}  // namespace

ProposingSummary propose_links(Store& store, const Review& review, std::string_view key, const RankedSearch& ranked,
                               const Clock& clock, const ProposingProgress& progress) {
    if (!key.empty() && review.find_claim(key) == nullptr) {
        throw Error(Fault::usage, fmt::format("review {} has no claim {}", review.key, key),
                    "`evident claim list` shows the claims");
    }
    ProposingSummary out;
    Proposer proposer(store, review, ranked);
    EvidenceTable evidence(store);
    RunLog log(store);
    Transaction transaction(store.database());
    const auto now = clock.now();
    out.run = log.begin("link", fmt::format(R"({{"review":"{}","claim":"{}"}})", review.key, key), now);
    for (const auto& claim : review.claims) {
        if (!key.empty() && claim.key != key) continue;
        if (progress) progress(claim.key);
        const auto proposals = proposer.run(claim, out.problems);
        ++out.claims;
        out.proposals += std::int64_t(proposals.size());
        if (evidence.put_proposals(review.key, claim.key, proposals, out.run, now)) ++out.changed;
    }
    for (const auto& problem : out.problems) log.add_problem(out.run, InputId::none, problem);
    log.finish(out.run,
               fmt::format(R"({{"claims":{},"changed":{},"proposals":{}}})", out.claims, out.changed, out.proposals),
               clock.now());
    transaction.commit();
    return out;
}

}  // namespace evident
