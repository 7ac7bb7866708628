// How a report stands today: by what its own records say, and by what retraction, correction and concern notices of
// other records say of it, whether the notice came before the paper or after.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/evidence/link.hpp"
#include "store/evidence/review.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// The gravest thing said, and who says it.
struct StandingFinding {
    Standing standing = Standing::ok;
    std::string notice;  // name of the notice: "pmid:9"; "" when the record alone says it
    std::string reason;  // for people; "" when the report stands well
    RecordId by = RecordId::none;
    std::string word;  // the relation or type that says it, as in the record: "RetractionOf", "Retracted Publication"
};

// What a current record says of another publication, as RecordTable::said_of() finds it.
struct Saying {
    std::string type;
    Held by;
};

// What a relation makes of the publication it names (PubMed DTD, CommentsCorrections/@RefType): RetractionOf and
// RetractedandRepublishedFrom retracted, ExpressionOfConcernFor concern, UpdateOf and RepublishedFrom superseded,
// ErratumFor and CorrectedandRepublishedFrom corrected; anything else ok.
Standing standing_said_by(std::string_view relation);

// The gravest of both sides. own: the current records of the report. A notice that is itself retracted has no say, and
// a record that names itself says nothing.
StandingFinding find_standing(const std::vector<Held>& own, const std::vector<Saying>& said);

// The same, read from the store.
StandingFinding find_standing(RecordTable& records, ReportId report, const std::vector<Held>& own);

// A report that does not stand well.
struct FallenReport {
    ReportId id = ReportId::none;
    std::string report;  // its name
    std::string title;
    StandingFinding found;
    RunId since = RunId::none;        // the run that first brought the word
    Moment since_day;                 // when that run began
    std::vector<std::string> claims;  // whose links name it: "KEY", or "REVIEW KEY" when several reviews were asked
};

// Every report that is not ok, in the order of their ids; with only_linked those that a link of the reviews names.
std::vector<FallenReport> fallen_reports(Store& store, const std::vector<Review>& reviews, bool only_linked);

// A notice that retracts, doubts, supersedes or corrects another publication without a PMID or DOI of it, so that no
// report can fall by it.
struct LooseNotice {
    std::string record;  // "pubmed:12"
    std::string title;
    std::string word;      // the relation: "RetractionOf"
    std::string citation;  // of the other publication, as given; "" when none is
};

// All of them, by record as they came.
std::vector<LooseNotice> loose_notices(Store& store);

}  // namespace evident
