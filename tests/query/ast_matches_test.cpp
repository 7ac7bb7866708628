// The plain scan: what a clause asks of one record, and that it is quick enough to judge both engines.
#include <chrono>

#include "query/ast/matches.hpp"
#include "tests/catch.hpp"
#include "tests/query/random_questions.hpp"
#include "tests/query/syntax_cases.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Record example() {
    Record record;
    record.source = "pubmed";
    record.key = "40948849";
    record.title = "Intrathecal pemetrexed for leptomeningeal metastases: a cohort";
    record.abstract = {{"METHODS", "", "Forty patients had lung", {}}, {"RESULTS", "", "cancer of the CD8+ kind.", {}}};
    record.keywords = {{"Liquid biopsy", "NOTNLM", false}, {"CSF", "NOTNLM", false}};
    record.authors = {{"Smith", "Jane Ann", "JA", "", "", "", {"Nanjing, China"}, true},
                      {"Boire", "Adrienne", "A", "", "", "", {}, true}};
    Heading heading;
    heading.descriptor = "Meningeal Carcinomatosis";
    heading.qualifiers = {{"drug therapy", "", true}};
    record.headings = {heading};
    record.journal.title = "Journal of clinical oncology : official journal";
    record.journal.abbreviation = "J Clin Oncol";
    record.journal.issns = {"1527-7755"};
    record.languages = {"eng"};
    record.types = {{"Journal Article", ""}};
    record.identifiers = {{IdentifierKind::pmid, "40948849", ""}, {IdentifierKind::doi, "10.1000/x.1", ""}};
    record.dates = {{DateKind::print, *make_span(2024, 12), "2024 Dec", ""},
                    {DateKind::create, *make_span(2024, 11, 3), "", ""}};
    record.status = "MEDLINE";
    return record;
}

bool finds(std::string_view question) {
    const auto parsed = pubmed(question);
    INFO(question);
    CHECK(problems_of(parsed, Severity::error).empty());
    return matches(parsed.node, example());
}
bool typed(std::string_view question) { return matches(plain(question).node, example()); }

}  // namespace

TEST_CASE("matches: words, phrases, prefixes", "[matches]") {
    CHECK(finds("pemetrexed[ti]"));
    CHECK_FALSE(finds("pemetrexed[ab]"));
    CHECK(finds("\"leptomeningeal metastases\"[tiab]"));
    CHECK_FALSE(finds("\"metastases leptomeningeal\"[tiab]"));
    CHECK_FALSE(finds("\"lung cancer\"[tiab]"));  // the words stand in two sections
    CHECK_FALSE(finds("\"biopsy csf\"[ot]"));     // and here in two keywords
    CHECK(finds("leptomening*[ti]"));
    CHECK_FALSE(finds("leptomening[ti]"));
    CHECK(finds("\"leptomening* metastases\"[ti]"));
    CHECK(finds("cd8+[ab]"));
    CHECK(finds("methods[ab]"));
    CHECK_FALSE(finds("pemetrexed[ti] NOT cohort[ti]"));
    CHECK(finds("nothere[ti] OR nanjing[ad]"));
}

TEST_CASE("matches: exact values and dates", "[matches]") {
    CHECK(finds("meningeal carcinomatosis[mh]"));
    CHECK(finds("meningeal carcinomatosis/dt[mh]"));
    CHECK(finds("meningeal carcinomatosis[majr]"));
    CHECK_FALSE(finds("meningeal[mh]"));
    CHECK(finds("meningeal*[mh]"));
    CHECK(finds("smith j[au]"));
    CHECK_FALSE(finds("\"smith j\"[au]"));
    CHECK(finds("smith[au]"));
    CHECK_FALSE(finds("smit[au]"));
    CHECK(finds("smith jane ann[fau]"));
    CHECK(finds("jane ann smith[fau]"));
    CHECK(finds("smith jane[au]"));
    CHECK(finds("boire a[lastau]"));
    CHECK(finds("1527-7755[ta] AND J Clin Oncol[ta]"));
    CHECK(finds("2024/12[dp]"));
    CHECK_FALSE(finds("2024/11[dp]"));
    CHECK(finds("2024/12/01:2024/12/31[dp]"));
    CHECK_FALSE(finds("2024/12/02:2024/12/31[dp]"));  // filed under the first of its month
    CHECK(finds("2024/11/03[edat]"));                 // no entry date: the create date stands for it
    CHECK(finds("medline[sb] AND hasabstract[sb] AND english[la]"));
    CHECK(finds("10.1000/X.1"));
    CHECK(finds("40948849"));
}

TEST_CASE("matches: typed questions", "[matches]") {
    CHECK(typed("pemetrexed cohort"));
    CHECK_FALSE(typed("pemetrexed -cohort"));
    CHECK(typed("author:smith year:2024"));
    CHECK(typed("author:jane"));
    CHECK(typed("journal:oncology"));
    CHECK(typed("language:english type:\"journal article\""));
    CHECK(typed("https://doi.org/10.1000/x.1"));
    CHECK(typed("id:40948849"));
}

TEST_CASE("matches: ten thousand questions over four hundred records", "[matches]") {
    Chance chance(3);
    std::vector<Scanned> records;
    for (int i = 0; i < 400; ++i) records.emplace_back(chance.record());
    const auto start = std::chrono::steady_clock::now();
    long found = 0;
    for (int i = 0; i < 10000; ++i) {
        const Node tree = chance.tree(2);
        for (const auto& record : records) found += record.matches(tree) ? 1 : 0;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    CHECK(found > 0);
    CHECK(took.count() < 10.0);
}
