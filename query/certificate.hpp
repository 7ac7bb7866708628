// Why a report is in a review or out of it, rule by rule: cutoff, language, strategy; and which claims' strategies find
// it.
#pragma once

#include <string>
#include <vector>

#include "store/evidence/eligibility.hpp"
#include "store/evidence/review.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// One of the record's dates that may decide a cutoff.
struct CertifiedDate {
    std::string name;  // "create", "entry", "mesh", "publication", "revised"
    Span span;
    std::string side;  // "before", "after", "straddles", "unknown"
};

struct Certificate {
    std::string report;  // its name
    std::string record;  // "pubmed:123", the record judged: the report's first
    std::string review;
    bool in = false;
    std::vector<Clause> clauses;       // cutoff, language, strategy
    std::vector<CertifiedDate> dates;  // each beside the cutoff, whatever date the protocol names
    std::vector<std::string> claims;   // whose own strategy finds it
};

// Throws Error (usage) when the report has no current record.
Certificate certify(Store& store, const Review& review, ReportId report);

}  // namespace evident
