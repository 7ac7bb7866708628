// Why a report is in a review or out of it, rule by rule: cutoff, language, type, strategy; where each term of the
// strategy stands in the record; which runs brought it; and which claims' strategies find it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "query/membership/review_strategy.hpp"
#include "query/membership/term_places.hpp"
#include "store/evidence/eligibility.hpp"
#include "store/evidence/review.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// One of the record's dates that may decide a cutoff.
struct CertifiedDate {
    std::string name;  // "create", "entry", "mesh", "electronic", "print", "revised"
    Span span;
    std::string side;  // "before", "after", "straddles", "unknown"
};

// A term of the strategy that the record answers.
struct MetTerm {
    std::string term;  // as written
    std::string tag;   // its field tag: "tiab"; "" when it has none
    std::int64_t line = 0;
    std::vector<TermPlace> places;  // the first of each field
};

// The first part of the strategy that the record does not answer.
struct UnmetPart {
    std::string part;  // as written; "" when there is none
    std::int64_t line = 0;
};

// A run that brought a version of a record of the report, or saw one again in words that were held.
struct Arrived {
    std::string record;  // "pubmed:123"
    std::string what;    // "brought" or "seen"
    RunId run = RunId::none;
    std::string kind;
    std::string source;  // as configured; "" when the run asked no configured source
    std::string review;  // "" when it was for none
    Moment at;
    std::string query;  // as sent; "" when a file was read
    std::string input;  // name of the file or reply
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string sha256;  // of the input, hexadecimal; "" when it was not read to its end
};

// What the rules say of one record of the report.
struct RecordVerdict {
    std::string record;  // "pubmed:123"
    bool in = false;
    std::string why;  // the first clause that it does not meet: "cutoff: create date ..."; "" when it is in
};

struct Certificate {
    std::string report;  // its name
    // "pubmed:123", the record that the clauses, terms and dates are of: the one asked for, else the first that is in,
    // else the first
    std::string record;
    std::string review;
    bool in = false;                     // one of its records is
    std::vector<RecordVerdict> records;  // all of them
    std::vector<Clause> clauses;         // cutoff, language, type, strategy; of a withdrawn record "withdrawn" alone
    std::vector<MetTerm> terms;          // of the strategy, in its order
    UnmetPart unmet;
    int vocabulary_year = 0;           // of the MeSH by which the strategy's headings were widened; 0: none was
    std::vector<CertifiedDate> dates;  // each beside the cutoff, whatever date the protocol names
    std::vector<std::string> claims;   // whose own strategy finds it
    std::vector<Arrived> arrived;      // by run
};

// The certificate of reports of one review. Must not outlive the store or the review.
class Certifier {
  public:
    Certifier(Store& store, const Review& review);

    // asked: the record to tell of, where it is one of the report's that is current. Throws Error (usage) for a report
    // that never had a record.
    Certificate certify(ReportId report, RecordId asked = RecordId::none);
    // Every report that a run for the review brought or that its strategy finds, in the order of their ids.
    std::vector<ReportId> reports();

  private:
    Certificate judged(const Held& held);
    Certificate withdrawn(const Withdrawn& gone);
    Clause strategy_clause(Certificate& out, const Held& held, const Scanned& scanned);
    std::vector<Arrived> arrivals(ReportId report);

    Store& store_;
    const Review& review_;
    ReviewStrategy strategy_;
    std::vector<std::pair<std::string, Node>> claims_;  // key and strategy
};

}  // namespace evident
