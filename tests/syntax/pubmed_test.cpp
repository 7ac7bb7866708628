// PubMed's syntax beyond words and tags: proximity, lines, filters, open dates, subheadings behind quotes.
#include "query/syntax/parts/findings.hpp"
#include "query/syntax/syntax.hpp"
#include "tests/catch.hpp"
#include "tests/query/syntax_cases.hpp"

using namespace evident;
using namespace evident::testing;

TEST_CASE("pubmed: proximity", "[pubmed]") {
    // NLM Technical Bulletin, November 2022: any order, that many words between each two, quotes, ti tiab ad alone.
    CHECK(pubmed_tree("\"lung cancer\"[tiab:~3]") == "(near 3 (words tiab \"lung\") (words tiab \"cancer\"))");
    CHECK(pubmed_tree("\"a b c\"[Title:~0]") == "(near 0 (words title \"a\") (words title \"b\") (words title \"c\"))");
    CHECK(pubmed_tree("\"new york\"[Affiliation:~1000]") ==
          "(near 1000 (words affiliation \"new\") (words affiliation \"york\"))");
    CHECK(problems_of(pubmed("\"lung cancer\"[Title/Abstract:~2]")).empty());
    CHECK(pubmed_tree("\"hip pain\" [ tiab : ~ 2 ]") == "(near 2 (words tiab \"hip\") (words tiab \"pain\"))");
    CHECK(pubmed_tree("\"hip pain\" [tiab :~2 ]") == "(near 2 (words tiab \"hip\") (words tiab \"pain\"))");
    CHECK(problems_of(pubmed("\"a b\"[tw:~2]")) == "bad-proximity@5-12");
    CHECK(pubmed_tree("\"a b\"[tw:~2]") == "(words text \"a\" \"b\")");
    CHECK(problems_of(pubmed("\"a b\"[ti:~x]")) == "bad-proximity@5-12");
    CHECK(problems_of(pubmed("\"a b\"[ti:~99999]")) == "bad-proximity@5-16");
    CHECK(problems_of(pubmed("\"lung canc*\"[ti:~2]")) == "proximity-ignored@0-12");
    CHECK(pubmed_tree("\"lung canc*\"[ti:~2]") == "(words title \"lung\" \"canc*\")");
    CHECK(problems_of(pubmed("\"lung\"[ti:~2]")) == "single-proximity@0-6");
    CHECK(pubmed_tree("\"lung\"[ti:~2]") == "(words title \"lung\")");
    CHECK(problems_of(pubmed("hip pain[ti:~2]")) == "proximity-unquoted@0-8");
    CHECK(problems_of(pubmed("\"a b c d e f g h i j k l m\"[ti:~2]")) == "long-near@0-27");
}

TEST_CASE("pubmed: lines of a strategy", "[pubmed]") {
    const SyntaxOptions lines{test_day, true};
    CHECK(print(parse(Syntax::pubmed, "#1 AND (#2 OR #13)", "q", lines).node) ==
          "(and (line 1) (or (line 2) (line 13)))");
    CHECK(parse(Syntax::pubmed, "#1 AND #2", "q", lines).problems.empty());
    CHECK(problems_of(pubmed("#1 OR x[ti]")) == "line-outside@0-2");
    CHECK(print(parse(Syntax::pubmed, "#99999999999", "q", lines).node) == "(words all \"99999999999\")");
}

TEST_CASE("pubmed: every record, and filters", "[pubmed]") {
    CHECK(pubmed_tree("all[sb] NOT x[ti]") == "(and (all) (not (words title \"x\")))");
    CHECK(pubmed_tree("animals[filter]") == "(tag mh.animals)");
    for (const auto* text : {"aids[sb]", "free full text[sb]", "pubmed pmc[sb]"}) {
        INFO(text);
        CHECK(problems_of(pubmed(text), Severity::error).starts_with("unknown-filter"));
    }
}

// As PubMed's history and its downloads write a line whose filters were set beside it.
TEST_CASE("pubmed: filters and the order behind a line of a history", "[pubmed]") {
    CHECK(pubmed_tree("x[ti] Filters: Humans; English; From 2015 - 2023 Sort by: Most Recent") ==
          pubmed_tree("x[ti] AND humans[filter] AND english[la] AND 2015:2023[dp]"));
    CHECK(pubmed_tree("x[ti] OR y[ti] Filters: English, from 2015 - 2023") ==
          pubmed_tree("(x[ti] OR y[ti]) AND english[la] AND 2015:2023[dp]"));
    CHECK(pubmed_tree("x[ti] Filters: Clinical Trial, Phase III, Adult: 19+ years") ==
          pubmed_tree("x[ti] AND \"clinical trial, phase iii\"[filter] AND alladult[filter]"));
    CHECK(pubmed_tree("x[ti] Filters: published in the last 5 years") == pubmed_tree("x[ti] AND \"last 5 years\"[dp]"));
    CHECK(pubmed_tree("x[ti] Sort by: Publication Date") == "(words title \"x\")");
    CHECK(pubmed_tree("x[ti] Filters: Free full text") == "(words title \"x\")");
    CHECK(problems_of(pubmed("x[ti] Filters: Free full text"), Severity::error) == "unknown-filter@15-29");
    CHECK(pubmed_tree("filters[ti]") == "(words title \"filters\")");
}

TEST_CASE("pubmed: tags with and without narrower ones", "[pubmed]") {
    CHECK(pubmed_tree("review[pt:noexp]") == "(tag pt.review)");
    CHECK(pubmed_tree("drug therapy[sh:noexp]") == "(tag sh.drug.therapy)");
    CHECK(pubmed_tree("\"lung neoplasms\"/dt[mh]") == "(tag mq.lung.neoplasms..drug.therapy explode)");
    CHECK(pubmed_tree("\"lung neoplasms\"/\"drug therapy\"[majr:noexp]") == "(tag mqj.lung.neoplasms..drug.therapy)");
    CHECK(problems_of(pubmed("\"lung neoplasms\"/dt[mh] AND \"a b\" /x[ti]"), Severity::warning).empty());
}

TEST_CASE("pubmed: months are whole, open ends are open", "[pubmed]") {
    // Others read 2024/12 as 6-31 December, and July as beginning on its day 0.
    CHECK(pubmed_tree("2024/12[dp]") == "(between print electronic 2024-12-01..2024-12-31)");
    CHECK(pubmed_tree("2024/07[crdt]") == "(between create 2024-07-01..2024-07-31)");
    CHECK(pubmed_tree("2024/02[edat]") == "(between entry 2024-02-01..2024-02-29)");
    CHECK(pubmed_tree("2020:3000[dp]") == "(between print electronic 2020-01-01..)");
    CHECK(pubmed_tree("0001/01/01:2024/06/30[crdt]") == "(between create ..2024-06-30)");
    CHECK(pubmed_tree("\"last 6 months\"[crdt]") == "(between create 2025-09-10..)");
}

TEST_CASE("pubmed: phrases its index hardly knows", "[pubmed]") {
    CHECK(problems_of(pubmed("\"the lung cancer\"[ti] OR \"quality of\"[tiab]")) == "phrase-may-fall-back@0-17");
    CHECK(problems_of(pubmed("\"one two three four five six seven eight\"")) == "phrase-may-fall-back@0-41");
    CHECK(problems_of(pubmed("\"quality of life\"[tiab]")).empty());
}

TEST_CASE("pubmed: marks no one sees", "[pubmed]") {
    CHECK(pubmed_tree("\u200Ea1[ti]\u200B OR \u202Bb1[ti]\u202C") == "(or (words title \"a1\") (words title \"b1\"))");
    CHECK(problems_of(pubmed("\u200Ea1[ti]\u200B")) == "unseen-mark@0-3");
}

TEST_CASE("pubmed: hostile text", "[pubmed]") {
    const auto many = [](std::string_view piece, std::size_t bytes) {
        std::string out;
        while (out.size() < bytes) out += piece;
        return out;
    };
    static constexpr std::size_t megabyte = 1U << 20U;
    for (const auto* piece : {"\"a b\"[tiab:~3] OR ", "#1 AND ", "\"a\"/dt ", "\"a\"/", "a[ti:~", "\u200B",
                              "(\"a b\"[au:~9] ", "\"x y\"/dt[mh] ", "*a*[mh] "}) {
        INFO(piece);
        const auto parsed = pubmed(many(piece, megabyte));
        CHECK(parsed.problems.size() <= Findings::most_problems + 1);
    }
}

// PubMed's help, "Has abstract": the word itself is the filter, and with [text].
TEST_CASE("pubmed: hasabstract is the filter without a tag too", "[pubmed]") {
    CHECK(pubmed_tree("asthma[ti] AND hasabstract") == "(and (words title \"asthma\") (tag sb.hasabstract))");
    CHECK(pubmed_tree("hasabstract[text]") == "(tag sb.hasabstract)");
    CHECK(pubmed_tree("HasStructuredAbstract") == "(tag sb.hasstructuredabstract)");
    CHECK(pubmed_tree("hasabstract[sb]") == "(tag sb.hasabstract)");
    CHECK(problems_of(pubmed("hasabstract[text]")).empty());
    CHECK(problems_of(pubmed("asthma[ti] AND hasabstract")).empty());
}

TEST_CASE("pubmed: another system's question is told once", "[pubmed]") {
    const auto told = [](std::string_view text) {
        std::string out;
        for (const auto& problem : pubmed(text).problems) {
            if (problem.severity == Severity::error)
                out += problem.code + '@' + std::to_string(problem.place.begin) + ' ';
        }
        return out;
    };
    CHECK(told("(MH \"Heart Failure+\") OR (MH \"Asthma\")") == "other-syntax@1 ");
    CHECK(told("TI heart failure OR AB heart failure") == "other-syntax@20 ");
    CHECK(told("TI ( heart or lung ) AND AB ( x1 )") == "other-syntax@25 ");
    CHECK(told("TITLE-ABS-KEY(\"heart failure\")") == "other-syntax@0 ");
    CHECK(told("TITLE-ABS-KEY ( heart ) AND PUBYEAR > 2010") == "other-syntax@0 ");
    CHECK(told("TS=(heart failure)") == "other-syntax@0 ");
    CHECK(told("MM (multiple myeloma)").empty());
    CHECK(told("AB antigen").empty());
    CHECK(told("title abstract[ti]").empty());
}
