// What stands beside a report without being it: its erratum, comments, preprint, abstract, protocol, other versions;
// and the study that it tells of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/reports/naming.hpp"

namespace evident {

// Which of the two is the erratum, comment ...
enum class Side : std::uint8_t {
    other,   // the related report is that of this one
    ours,    // this report is that of the related one
    either,  // it cannot be told, or it is the same on both sides
};

struct RelatedReport {
    ReportId report = ReportId::none;  // none: no record of it is held
    std::string name;                  // "pmid:9"
    std::string title;                 // "" when it is not held
    std::string relation;              // "erratum", "comment", "preprint" ...
    Side side = Side::either;
    bool stated = false;  // a record says so itself; else it was worked out from how the records are alike
    std::string because;  // for people
};

// Stated ones first, then by relation and name; each report once a relation.
std::vector<RelatedReport> related_reports(Store& store, const std::vector<ShownRecord>& records);

// "erratum of it", "it is an erratum of", "translation".
std::string phrase(const RelatedReport& related);

// Another report of the same study.
struct StudyReport {
    ReportId report = ReportId::none;
    std::string name;
    std::string title;
    std::string by;        // "NCT01234567", or what makes it likely
    bool certain = false;  // by registration; else by a heuristic: shown as such
};

struct StudyFound {
    std::vector<std::string> registrations;  // of this report
    std::vector<StudyReport> reports;        // by registration first
};

// One study by registration; then, as a heuristic, the abstracts, protocols, preprints and registry entries among the
// related reports that have authors in common with it.
StudyFound study_of(Store& store, const std::vector<ShownRecord>& records, const std::vector<RelatedReport>& related);

}  // namespace evident
