// What is decided of pairs that are easily taken for one another, or easily missed. All records are made up.
#include "store/dedup/decide.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/error.hpp"
#include "store/dedup/candidates.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

// "title | authors (; between) | year | journal | volume | pages | identifiers (; between) | type"; parts may be left
// out at the end.
Record record_in(const std::string& line) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : line + "|") {
        if (c != '|') {
            part += c;
            continue;
        }
        const auto from = part.find_first_not_of(' ');
        parts.push_back(from == std::string::npos ? "" : part.substr(from, part.find_last_not_of(' ') - from + 1));
        part.clear();
    }
    parts.resize(8);
    Record out;
    out.source = "made";
    out.key = line;
    out.title = parts[0];
    std::string name;
    for (const char c : parts[1] + (parts[1].empty() ? "" : ";")) {
        if (c != ';') {
            if (c != ' ' || !name.empty()) name += c;
            continue;
        }
        Author author;
        const auto space = name.rfind(' ');
        author.last = name.substr(0, space);
        if (space != std::string::npos) author.initials = name.substr(space + 1);
        out.authors.push_back(author);
        name.clear();
    }
    if (!parts[2].empty()) out.dates.push_back({DateKind::print, *make_span(std::stoi(parts[2])), "", ""});
    out.journal.title = parts[3];
    out.journal.volume = parts[4];
    out.journal.pages = parts[5];
    for (const char c : parts[6] + (parts[6].empty() ? "" : ";")) {
        if (c != ';') {
            if (c != ' ') name += c;
            continue;
        }
        const auto colon = name.find(':');
        out.identifiers.push_back(make_identifier(identifier_kind(name.substr(0, colon)), name.substr(colon + 1)));
        name.clear();
    }
    if (!parts[7].empty()) out.types.push_back({parts[7], ""});
    return out;
}

struct Case {
    std::string what;
    std::string left;
    std::string right;
    Verdict verdict;
    Bond bond = Bond::none;
};

const std::string paper = "Low dose alphatinib in lung cancer with brain metastases ";

const std::vector<Case> cases = {
    {"capitals and a full stop", paper + "| Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-110",
     "LOW DOSE ALPHATINIB IN LUNG CANCER WITH BRAIN METASTASES. | AUTHOR A; SECOND B | 2020 | J Made Oncol | 12 | "
     "101-10",
     Verdict::same},
    {"markup and Greek",
     "Low dose <i>alphatinib</i> and TNF-&alpha; in lung cancer | Author A | 2020 | Journal of Made Oncology | 12 | "
     "101-110",
     "Low dose alphatinib and TNF-\u03b1 in lung cancer | Author A | 2020 | Journal of Made Oncology | 12 | 101-110",
     Verdict::same},
    {"a year off by one", paper + "| Author A; Second B | 2019 | Journal of Made Oncology | 12 | 101-110",
     paper + "| Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-110", Verdict::same},
    {"a wrong DOI beside all that agrees",
     paper + "| Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-110 | doi:10.1000/right",
     paper + "| Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-110 | doi:10.1000/wrong",
     Verdict::same},
    {"a title without its subtitle",
     "Alphatinib in lung cancer patients: a randomised trial of the Made Group | Author A; Second B | 2020 | Journal "
     "of Made Oncology | 12 | 101-110",
     "Alphatinib in lung cancer patients | Author A; Second B | 2020 | J Made Oncol | 12 | 101-110", Verdict::same},
    {"two translations",
     "[Low dose alphatinib for tumours of the lung] | Author A; Second B | 2020 | Zeitschrift | 12 | 101-110",
     "[Alphatinib, given sparingly, against pulmonary cancer] | Author A; Second B | 2020 | Zeitschrift | 12 | 101-110",
     Verdict::same},
    {"a PMID in both, the title in another language", paper + "| Author A | 2020 | Zeitschrift | 12 | 101 | pmid:7",
     "Niedrig dosiertes Alphatinib bei Lungenkrebs | Author A | 2020 | Zeitschrift | 12 | 101 | pmid:7", Verdict::same},
    {"Chinese authors in characters and in pinyin, one DOI",
     paper + "| \u738b\u4e00; \u674e\u4e8c | 2020 | Chinese Journal of Made Things | 12 | 101 | doi:10.1000/c",
     paper + "| Wang Y; Li E | 2020 | Zhonghua Zazhi | 12 | 101 | doi:10.1000/c", Verdict::same},
    {"parts of a series", paper + "Part I | Author A | 2020 | Journal of Made Oncology | 12 | 101-110",
     paper + "Part II | Author A | 2020 | Journal of Made Oncology | 12 | 111-120", Verdict::different, Bond::part},
    {"with and without",
     "Lung cancer with brain metastases under alphatinib | Author A | 2020 | Journal of Made Oncology | 12",
     "Lung cancer without brain metastases under alphatinib | Author A | 2020 | Journal of Made Oncology | 12",
     Verdict::different},
    {"phases", "Phase II trial of alphatinib in lung cancer | Author A | 2020 | Journal of Made Oncology",
     "Phase III trial of alphatinib in lung cancer | Author A | 2020 | Journal of Made Oncology", Verdict::different},
    {"an erratum", paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110 | doi:10.1000/x; pmid:1",
     "Erratum: " + paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 300 | doi:10.1000/x; pmid:2",
     Verdict::different, Bond::erratum},
    {"a reply", paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110",
     "Reply to: " + paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 300", Verdict::different,
     Bond::comment},
    {"a reply and a second part on the same pages",
     paper + "Part II | Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-104",
     "Reply to: " + paper + "| Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-104",
     Verdict::different},
    {"a retraction notice", paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110",
     "Retraction: " + paper + "| Author A | 2021 | Journal of Made Oncology | 13 | 1 || Retraction of Publication",
     Verdict::different, Bond::retraction},
    {"a retracted paper is itself", paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110",
     "RETRACTED: " + paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110", Verdict::same},
    {"a preprint", paper + "| Author A; Second B | 2020 | medRxiv | | | doi:10.1101/2020.1",
     paper + "| Author A; Second B | 2020 | Journal of Made Oncology | 12 | 101-110 | doi:10.1000/x",
     Verdict::different, Bond::preprint},
    {"a conference abstract",
     paper + "| Author A; Second B | 2019 | Journal of Made Oncology | 11 | S45 || Conference Abstract",
     paper + "| Author A; Second B | 2020 | Lancet of Made Things | 12 | 101-110", Verdict::different, Bond::abstract},
    {"an entry of a registry", paper + "| Author A | 2019 | ClinicalTrials.gov | | | | Trial registry record",
     paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110", Verdict::different, Bond::protocol},
    {"versions of a Cochrane review",
     "Alphatinib for cancer of the lung | Author A | 2016 | Cochrane Database of Systematic Reviews | | CD001234",
     "Alphatinib for cancer of the lung | Author A | 2020 | Cochrane Database of Systematic Reviews | | CD001234",
     Verdict::different, Bond::update},
    {"the DOI of the issue on two papers",
     paper + "| Author A | 2020 | Journal of Made Oncology | 12 | S1 | doi:10.1000/issue",
     "Another thing altogether in the same supplement | Third C | 2020 | Journal of Made Oncology | 12 | S9 | "
     "doi:10.1000/issue",
     Verdict::different},
    {"editorials of two issues", "Editorial | Author A | 2020 | Journal of Made Oncology | 12 | 1-2 | doi:10.1000/a",
     "Editorial | Author A | 2020 | Journal of Made Oncology | 12 | 1-2 | doi:10.1000/b", Verdict::different},
    {"nothing but a short title", "Reply", "Reply", Verdict::different},
    {"nothing but a long title", paper, paper, Verdict::ask},
    {"one abstract at two meetings", paper + "| Author A; Second B | 2020 | Annals of Meetings | 1",
     paper + "| Author A; Second B | 2020 | Circulation of Made Things | 1", Verdict::different, Bond::again},
    {"one title, other people", paper + "| Author A | 2020 | Journal of Made Oncology | 12 | 101-110",
     paper + "| Third C; Fourth D | 2010 | Archives of Elsewhere | 3 | 7-9", Verdict::different},
};

TEST_CASE("pairs that are easily taken for one another, or easily missed") {
    for (const auto& each : cases) {
        CAPTURE(each.what);
        const auto left = face_of(record_in(each.left));
        const auto right = face_of(record_in(each.right));
        const auto decision = decide(left, right);
        CAPTURE(decision.rule);
        CHECK(name(decision.verdict) == name(each.verdict));
        if (each.bond != Bond::none) CHECK(name(decision.bond) == name(each.bond));
        CHECK(decide(right, left).rule == decision.rule);
        // The two meet at all, unless they have nothing to meet by.
        if (each.verdict == Verdict::different && each.bond == Bond::none) continue;
        const auto a = keys_of(left);
        const auto b = keys_of(right);
        std::vector<std::int64_t> both;
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
        CHECK_FALSE(both.empty());
    }
}

TEST_CASE("a face is the same after it was packed, and a spoiled one is refused") {
    for (const auto& each : cases) {
        const auto face = face_of(record_in(each.left));
        const auto bytes = packed(face);
        CHECK(unpacked(bytes) == face);
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            CHECK_THROWS_AS(unpacked(std::string_view(bytes).substr(0, size)), Error);
        }
        CHECK_THROWS_AS(unpacked(bytes + "x"), Error);
    }
}

}  // namespace
}  // namespace evident
