// Reviews, proposals and judgements as the store keeps them: appended, never changed; the newest counts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/evidence/link.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// What the machine says of a report for a claim, and from which record version it read it.
struct Proposal {
    ReportId report = ReportId::none;
    VersionId version = VersionId::none;
    Assessment says;

    friend bool operator==(const Proposal&, const Proposal&) = default;
};

// A person's word.
struct Judgement {
    std::string review;
    std::string claim;
    ReportId report = ReportId::none;
    Direction direction = Direction::neutral;
    Directness directness = Directness::direct;
    std::string quote;
    std::string by;
    std::string why;
    Moment at;
};

class EvidenceTable {
  public:
    explicit EvidenceTable(Store& store) : database_(store.database()) {}

    // False when the newest import of the key says the same. Call within a transaction.
    bool put_review(const Review& review, RunId run, const Moment& at);
    std::optional<Review> find_review(std::string_view key);
    // The newest import of each review, by key.
    std::vector<Review> reviews();

    // False when the newest set of the claim says the same. Call within a transaction.
    bool put_proposals(std::string_view review, std::string_view claim, const std::vector<Proposal>& proposals,
                       RunId run, const Moment& at);
    // The newest set, best score first; with a moment, the newest before it.
    std::vector<Proposal> proposals(std::string_view review, std::string_view claim, const Moment& before = {});
    // The newest set that a run up to that one made.
    std::vector<Proposal> proposals_upto(std::string_view review, std::string_view claim, RunId run);
    // When the newest set of any claim of the review was made; "" when there is none.
    Moment linked_at(std::string_view review);

    void add_judgement(const Judgement& judgement);
    // All of a claim, the oldest first. A report may have been joined to another since: RecordTable::standing_for().
    std::vector<Judgement> judgements(std::string_view review, std::string_view claim);

  private:
    std::int64_t newest_set(std::string_view review, std::string_view claim, const Moment& before);
    std::vector<Proposal> proposals_of(std::int64_t set);
    void add_proposal(std::int64_t set, const Proposal& proposal);

    Database& database_;
};

}  // namespace evident
