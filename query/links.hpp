// The links of a claim as they stand: proposals, the review's curated links and people's judgements put together, each
// with its source, its standing today, and whether it came since the review.
#pragma once

#include <string>
#include <vector>

#include "store/evidence/link.hpp"
#include "store/evidence/review.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

struct Link {
    ReportId report = ReportId::none;
    std::string name;  // "pmid:123", "doi:10..." or "SOURCE:KEY"
    std::string pmid;
    std::string doi;
    std::string title;
    std::string source;   // "Clin Cancer Res 1999;5(11):3394-402"
    std::string authors;  // "Glantz MJ, Jaeckle KA, ..."
    int year = 0;
    std::vector<std::string> registrations;
    Standing standing = Standing::ok;
    Basis basis = Basis::proposed;
    Assessment says;       // the person's direction and directness where a person judged
    std::string by;        // who judged; "" for a proposal
    bool since = false;    // after the review's cutoff
    bool eligible = true;  // by the review's protocol, the cutoff apart
};

struct LinkOptions {
    bool with_curated = true;  // false: the package's own links play no part
    Day as_of = Day::none;     // the links as they were on that day
};

// Best first: what a person judged before what is proposed, then the surest score, then the stronger level. A retracted
// report stands in the list with its standing. As of a past day each report is told of as its records stood then; the
// standing by the notices that had come by then and still stand.
std::vector<Link> links(Store& store, const Review& review, const Claim& claim, const LinkOptions& options);

// How many of the links take each side; those since the review are counted apart from the others.
struct LinkCounts {
    int supports = 0;
    int disputes = 0;
    int neutral = 0;
    int since = 0;

    friend bool operator==(const LinkCounts&, const LinkCounts&) = default;
};
LinkCounts count(const std::vector<Link>& links);

// The record of a report that evident reads: the first that has an abstract, else the first. The list is not empty.
const Held& best_record(const std::vector<Held>& held);

// "pmid:123", else "doi:10...", else "SOURCE:KEY": the name a record gives its report.
std::string name_of(const Record& record);

// The name by the report's first record; "" when all were withdrawn.
std::string report_name(Store& store, ReportId report);

// The report with that name: "pmid:123", "123", "doi:10...", a bare DOI, "pmcid:PMC1" or "SOURCE:KEY"; none when
// unknown. What was withdrawn is found too, by the names it had, where no current record has them.
ReportId find_report(Store& store, std::string_view name);

}  // namespace evident
