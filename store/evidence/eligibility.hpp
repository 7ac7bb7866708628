// Whether a record belongs to a review, and why: by its cutoff day, its language and its publication type.
#pragma once

#include <string>
#include <vector>

#include "base/date.hpp"
#include "store/evidence/review.hpp"
#include "store/record/record.hpp"

namespace evident {

// The answer of one rule of the protocol.
struct Clause {
    std::string rule;  // "cutoff", "language", "type"
    bool met = false;
    std::string reason;  // "create date 2024-11-02 is not after 2024-12-31"

    friend bool operator==(const Clause&, const Clause&) = default;
};

struct Eligibility {
    bool in = false;
    std::vector<Clause> clauses;  // every rule, in order; the first unmet one keeps the record out
    // The date that decided, and what it says. The kind asked for where the record has it; else the next one known:
    // create, entry, then the earliest publication date (which comes first where electronic or print was asked for).
    CutoffDate decided_by = CutoffDate::create;
    Span date;
    bool straddles = false;  // a partial date that may lie on either side of the cutoff: kept in, and said
    bool after_cutoff = false;
};

// By the limits of the record's own source where the protocol has an entry for it that names some, else by the
// protocol's. The clause of types is there only when types are wanted or excluded.
Eligibility judge(const Protocol& protocol, const Record& record);

}  // namespace evident
