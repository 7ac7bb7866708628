// C25: values that were wrong or lost in exports of databases and of reference managers.
#include <algorithm>

#include "ingest/format/bibtex/bibtex.hpp"
#include "ingest/format/csv/csv.hpp"
#include "ingest/format/endnote/endnote_xml.hpp"
#include "ingest/format/flat/cell_date.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/tagged/ris/people.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/exports/reading.hpp"
#include "tests/ingest/ris/read_ris.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

// "last|fore|initials|suffix"
std::string parts_of(const Author& author) {
    return author.last + "|" + author.fore + "|" + author.initials + "|" + author.suffix;
}

}  // namespace

TEST_CASE("C25: degrees behind a second comma are no names", "[exports]") {
    CHECK(parts_of(ris_author("Higa, Darrel H, PhD")) == "Higa|Darrel H|DH|");
    CHECK(parts_of(parse_name("Higa, Darrel H, Ph.D., MPH RN")) == "Higa|Darrel H|DH|");
    CHECK(parts_of(parse_name("Alshehri, M.D.")) == "Alshehri|M.D.|MD|");
    CHECK(parts_of(parse_name("Jones, MS")) == "Jones|MS|MS|");
    CHECK(parts_of(parse_name("Smith, Jun, Ma")) == "Smith|Jun, Ma|JM|");
    const auto bib = read_with(open_bibtex, "@article{a, title={T}, author={Higa, Darrel H, PhD and Smith, Jr, John}}");
    REQUIRE(bib.entries.size() == 1);
    REQUIRE(bib.entries[0].record.authors.size() == 2);
    CHECK(parts_of(bib.entries[0].record.authors[0]) == "Higa|Darrel H|DH|");
    CHECK(parts_of(bib.entries[0].record.authors[1]) == "Smith|John|J|Jr");
}

TEST_CASE("C25: a suffix is no part of the last name", "[exports]") {
    CHECK(parts_of(ris_author("Jemmott  3rd, John B")) == "Jemmott|John B|JB|3rd");
    CHECK(parts_of(ris_author("Weissman, Charles, II")) == "Weissman|Charles|C|II");
    CHECK(parts_of(ris_author("Downing Jr, M J")) == "Downing|M J|MJ|Jr");
    CHECK(parts_of(parse_name("Jemmott JB 3rd")) == "Jemmott|JB|JB|3rd");
    CHECK(parts_of(parse_name("Ivanov II")) == "Ivanov|II|II|");
    CHECK(parts_of(parse_name("Ivanov, II")) == "Ivanov|II|II|");
    CHECK(parts_of(parse_name("Kumar SR")) == "Kumar|SR|SR|");
    const auto bib = read_with(open_bibtex, "@article{a, title={T}, author={{Jemmott  3rd}, {John B} and Poe, A}}");
    REQUIRE(bib.entries[0].record.authors.size() == 2);
    CHECK(parts_of(bib.entries[0].record.authors[0]) == "Jemmott|John B|JB|3rd");
}

TEST_CASE("C25: pages have the hyphen that other sources write", "[exports]") {
    const auto bib = read_with(open_bibtex, "@article{a, title={A 10–20 mg dose}, pages={11–17}}");
    CHECK(bib.entries[0].record.journal.pages == "11-17");
    CHECK(bib.entries[0].record.title == "A 10–20 mg dose");
}

TEST_CASE("C25: Embase's article number stands in its source alone", "[exports]") {
    const std::string head = "Title,AiP/IP Entry Date,Source,First Page,Last Page,Embase Accession ID\n";
    const auto reading = read_with(
        open_csv, head + "A,6/24/25,J Things (2025) 13:1 Article Number: 31. Date of Publication: 1 Dec 2025,,,2001\n" +
                      "B,6/24/25,J Things (2025) 13:1 Article Number: e5.2.,,,2002\n" +
                      "C,6/24/25,J Things (2025) 13:1 (62-70). Date of Publication: 1 Dec 2025,62,70,2003\n");
    REQUIRE(reading.entries.size() == 3);
    CHECK(reading.entries[0].record.journal.pages == "31");
    CHECK(reading.entries[1].record.journal.pages == "e5.2");
    CHECK(reading.entries[2].record.journal.pages == "62-70");
}

TEST_CASE("C25: one cell decides the order of day and month for its column", "[exports]") {
    CHECK(proven_order("6/24/25 0:00") == DayOrder::month_first);
    CHECK(proven_order("24/6/2025") == DayOrder::day_first);
    CHECK(proven_order("24.6.2025") == DayOrder::unknown);
    CHECK(proven_order("6/11/25") == DayOrder::unknown);
    CHECK(proven_order("31/2/25") == DayOrder::unknown);
    CHECK(read_cell_date("6/11/25", DayOrder::day_first).span.first == Day{20251106});
    const std::string head = "Title,DOI,AiP/IP Entry Date,Full Record Entry Date\n";
    const auto reading = read_with(
        open_csv, head + "A,10.1000/a,6/11/25,6/11/25\nB,10.1000/b,6/24/25,6/12/25\nC,10.1000/c,7/1/25,7/1/25\n");
    REQUIRE(reading.entries.size() == 3);
    CHECK(date(reading.entries[0].record, DateKind::create) == Span{Day{20250611}, Day{20250611}});
    CHECK(date(reading.entries[2].record, DateKind::create) == Span{Day{20250701}, Day{20250701}});
    CHECK(date(reading.entries[0].record, DateKind::entry) == Span{Day{20250611}, Day{20251106}});
    CHECK(reading.codes() == std::vector<std::string>{"ambiguous-date", "ambiguous-date", "ambiguous-date"});
}

TEST_CASE("C25: a column that contradicts itself decides nothing", "[exports]") {
    const std::string head = "Title,DOI,AiP/IP Entry Date\n";
    const auto near = read_with(open_csv, head + "A,10.1000/a,6/24/25\nB,10.1000/b,24/6/25\nC,10.1000/c,7/1/25\n");
    CHECK(near.codes() == std::vector<std::string>{"ambiguous-date"});
    std::string far = head + "A,10.1000/a,6/24/25\n";
    for (int i = 0; i < 3000; ++i) {
        far += std::string(100, 'x') + ",10.1000/" + std::to_string(i) + ",6/24/25\n";
    }
    far += "B,10.1000/y,24/6/25\nC,10.1000/z,7/1/25\n";
    const auto reading = run(*open_csv(bytes_of(far), "test", "", 1 << 16));
    REQUIRE(reading.codes() == std::vector<std::string>{"ambiguous-date", "ambiguous-date"});
    CHECK(date(reading.entries.back().record, DateKind::create) == Span{Day{20250107}, Day{20250701}});
}

TEST_CASE("C25: a real export of Embase has no ambiguous date of entry", "[exports]") {
    const auto folder = shared_data("data/records/embase-csv/DevInnovationLab__i-h2o-living-meta");
    if (folder.empty()) return;
    const auto reading = run(*open_csv(bytes_of(read_file(folder + "/embase.csv")), "test", "", 1 << 16));
    std::size_t days = 0, paged = 0;
    for (const auto& entry : reading.entries) {
        days += date(entry.record, DateKind::create).whole_day();
        paged += !entry.record.journal.pages.empty();
    }
    CHECK(reading.entries.size() == 500);
    CHECK(days == 458);  // 42 cells are empty
    CHECK(reading.codes().empty());
    CHECK(paged > 400);
}

TEST_CASE("C25: markup written as text is gone, a power stays one", "[exports]") {
    const auto reading = read_with(
        open_endnote_xml,
        "<xml><records><record><rec-number>1</rec-number><ref-type name=\"Journal "
        "Article\">17</ref-type><titles><title>"
        "<style>The 62&lt;sup&gt;nd&lt;/sup&gt; meeting, 10&lt;sup&gt;5&lt;/sup&gt; cells, p &lt; 5</style></title>"
        "</titles></record></records></xml>");
    REQUIRE(reading.entries.size() == 1);
    CHECK(reading.entries[0].record.title == "The 62nd meeting, 10^5 cells, p < 5");
    CHECK(without_markup("x 10<sup>-8</sup> of CD4<sup>+</sup> and a<sup>2</sup>") == "x 10^-8 of CD4+ and a2");
}

TEST_CASE("C25: a number of a grant is no agency", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nTI  - T\nN1  - Export Date: 1 May 2024\nN1  - Funding details: 2016YFC0503603, 2016YFC0501101\n"
        "N1  - Funding details: 3M, 12\nN1  - Funding details: A Fund, 200904001\n"
        "UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85079532227\nDB  - Scopus\nER  - \n");
    REQUIRE(record.grants.size() == 3);
    CHECK(record.grants[0] == Grant{"2016YFC0503603, 2016YFC0501101", "", "", ""});
    CHECK(record.grants[1] == Grant{"12", "", "3M", ""});
    CHECK(record.grants[2] == Grant{"200904001", "", "A Fund", ""});
}

TEST_CASE("D: the message of no-key says what an entry with a cite key misses", "[exports]") {
    const auto reading = read_with(
        open_bibtex, "@article{poe2020, author={Poe, A}, year={2020}}\n@inbook{c, pages={1--2}, crossref={p}}\n");
    REQUIRE(reading.entries.size() == 2);
    CHECK(reading.codes() == std::vector<std::string>{"no-key", "no-key"});
    CHECK(reading.entries[0].problems[0].message ==
          "the entry \"poe2020\" at line 1 has no title, no DOI and no number of a database: give it a title or a DOI; "
          "its cite key is no number of a database");
    CHECK(reading.entries[1].problems[0].message.ends_with("what it takes from \"p\" (crossref) is not read"));
}
