// The Cochrane Library's language, rule by rule. Source: reference notes 5.3 and 5.4 (field guide).
#include "query/syntax/cochrane/cochrane.hpp"
#include "tests/catch.hpp"
#include "tests/syntax/colon_cases.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Parsed cochrane(std::string_view text) { return parse_cochrane(text, "question", in_strategy()); }
std::string tree(std::string_view text) { return print(cochrane(text).node); }
std::string problems(std::string_view text) { return problems_of(cochrane(text)); }

}  // namespace

TEST_CASE("cochrane: labels on terms, phrases and groups", "[cochrane]") {
    const std::string keywords = "title+abstract+keyword+heading+substance";
    CHECK(tree("nsclc:ti") == "(words title \"nsclc\")");
    CHECK(tree("\"lung cancer\":ti,ab") == "(words title+abstract \"lung\" \"cancer\")");
    CHECK(tree("x1:ti,ab,kw") == "(words " + keywords + " \"x1\")");
    CHECK(tree("x1") == "(words " + keywords + " \"x1\")");
    CHECK(tree("(a1 OR b1:ab):ti") == "(or (words title \"a1\") (words abstract \"b1\"))");
    CHECK(tree("lancet:so") == "(words journal \"lancet\")");
    CHECK(tree("\"conference proceeding\":pt") == "(tag pt.conference.proceeding explode)");
    CHECK(tree("parkinson's:ti") == "(words title \"parkinson\" \"s\")");
    CHECK(problems("x1:zz") == "unknown-tag@2-5");
}

TEST_CASE("cochrane: words side by side, NOT before AND before OR", "[cochrane]") {
    CHECK(tree("(a1 b1):ti") == "(and (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("a1:ti OR b1:ti AND c1:ti") ==
          "(or (words title \"a1\") (and (words title \"b1\") (words title \"c1\")))");
    CHECK(tree("a1:ti AND b1:ti NOT c1:ti") ==
          "(and (words title \"a1\") (and (words title \"b1\") (not (words title \"c1\"))))");
    CHECK(problems("a1:ti OR b1:ti AND c1:ti") == "mixed-operators@15-18");
    CHECK(tree("(a1 OR b1 c1):ti") == "(or (words title \"a1\") (and (words title \"b1\") (words title \"c1\")))");
}

TEST_CASE("cochrane: nearness is read as a distance", "[cochrane]") {
    CHECK(tree("(a1 NEAR/3 b1):ti") == "(near 2 (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(a1 NEAR b1):ti") == "(near 5 (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(a1 NEXT b1*):ti") == "(next 0 (words title \"a1\") (words title \"b1*\"))");
    CHECK(tree("(randomi* next control*):ti") == "(next 0 (words title \"randomi*\") (words title \"control*\"))");
    CHECK(tree("(a1 NEXT/2 b1):ti") == "(next 1 (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(next OR near):ti") == "(or (words title \"next\") (words title \"near\"))");
    CHECK(tree("(solid NEXT (tumor* OR tumour*)):ti") ==
          "(next 0 (words title \"solid\") (or (words title \"tumor*\") (words title \"tumour*\")))");
}

TEST_CASE("cochrane: signs for letters, dropped within quotes", "[cochrane]") {
    CHECK(tree("tumo?r:ti") == "(words title \"tumo#r\")");
    CHECK(tree("*glycaemia:ti") == "(words title \"*glycaemia\")");
    CHECK(tree("\"hearing aid*\":ti") == "(words title \"hearing\" \"aid\")");
    CHECK(problems("\"hearing aid*\":ti") == "quoted-wildcard@0-14");
    CHECK(problems("tumo$r:ti") == "foreign-wildcard@0-6");
}

TEST_CASE("cochrane: MeSH", "[cochrane]") {
    CHECK(tree("[mh \"Lung Neoplasms\"]") == "(tag mh.lung.neoplasms explode)");
    CHECK(tree("[mh ^\"Lung Neoplasms\"]") == "(tag mh.lung.neoplasms)");
    CHECK(tree("[mh neoplasms]") == "(tag mh.neoplasms explode)");
    CHECK(tree("[mh ^neoplasms]") == "(tag mh.neoplasms)");
    CHECK(tree("[mh \"Lung Neoplasms\"/DT]") == "(tag mq.lung.neoplasms..drug.therapy explode)");
    CHECK(tree("[mh \"Lung Neoplasms\"/DT,RT]") ==
          "(or (tag mq.lung.neoplasms..drug.therapy explode) (tag mq.lung.neoplasms..radiotherapy explode))");
    CHECK(tree("[mh /DT]") == "(tag sh.drug.therapy explode)");
    CHECK(tree("MeSH descriptor: [Lung Neoplasms] explode all trees") == "(tag mh.lung.neoplasms explode)");
    CHECK(tree("MeSH descriptor: [Lung Neoplasms] this term only OR x1:ti") ==
          "(or (tag mh.lung.neoplasms) (words title \"x1\"))");
    CHECK(tree("MeSH descriptor: [A1] explode all trees and with qualifier(s): [drug therapy - DT, adverse effects - "
               "AE]") == "(or (tag mq.a1..drug.therapy explode) (tag mq.a1..adverse.effects explode))");
    CHECK(problems("[mh \"X1\"/ZZ]") == "unknown-subheading@0-12");
    CHECK(problems("x1[tiab]") == "unknown-tag@2-8");
}

TEST_CASE("cochrane: lines", "[cochrane]") {
    CHECK(tree("#1 AND #2") == "(and (line 1) (line 2))");
    CHECK(tree("{OR #1-#3}") == "(or (line 1) (line 2) (line 3))");
    CHECK(tree("{AND #1-#2, #5}") == "(and (line 1) (line 2) (line 5))");
    CHECK(tree("(#1 OR #2) AND x1:ti") == "(and (or (line 1) (line 2)) (words title \"x1\"))");
    CHECK(problems_of(parse_cochrane("{OR #1-#3}", "question", {Day{20260310}, false})) == "line-outside@0-10");
    CHECK(tree("#1 with Publication Year from 2000 to 2020") ==
          "(and (line 1) (between print electronic 2000-01-01..2020-12-31))");
    CHECK(problems("#1 with Cochrane Library publication date Between Jan 2015 and Dec 2025") == "unknown-limit@3-71");
    CHECK(problems("{x1}") == "unclosed-bracket@0-4");
    CHECK(problems("{OR #1-#99999999}") == "bad-line@0-17");
}

// As the Library's own history prints them; they hold for the whole line.
TEST_CASE("cochrane: limits behind a line", "[cochrane]") {
    const std::string years = "(between print electronic 2000-01-01..2020-12-31)";
    CHECK(tree("#1 or #2 with Publication Year from 2000 to 2020, in Trials") ==
          "(and (or (line 1) (line 2)) " + years + ")");
    CHECK(tree("(#1 or #2), from 2000 to 2020") == "(and (or (line 1) (line 2)) " + years + ")");
    CHECK(tree("#1 between 2000 and 2020 in Trials") == "(and (line 1) " + years + ")");
    CHECK(tree("x1:ti from 2000") == "(and (words title \"x1\") (between print electronic 2000-01-01..))");
    CHECK(tree("x1:ti in Cochrane Reviews (Reviews and Protocols) and Trials") == "(words title \"x1\")");
    CHECK(problems("x1:ti in Cochrane Reviews, Trials") == "library-part@6-33");
    CHECK(problems("[mh x1] in all MeSH products") == "library-part@8-28");
    CHECK(tree("x1:ti (Word variations have been searched)") == "(words title \"x1\")");
    CHECK(problems("x1:ti (Word variations have been searched)") == "word-variations@6-42");
    CHECK(tree("(treated in trials):ti") ==
          "(and (words title \"treated\") (words title \"in\") (words title \"trials\"))");
    CHECK(tree("in Trials").find("trials") != std::string::npos);
}

TEST_CASE("cochrane: MeSH as histories before 2013 print it", "[cochrane]") {
    CHECK(tree("MeSH descriptor Lung Neoplasms explode all trees") == "(tag mh.lung.neoplasms explode)");
    CHECK(tree("MeSH descriptor Carcinoma, Non-Small-Cell Lung, this term only") ==
          "(tag mh.carcinoma.non.small.cell.lung)");
    CHECK(tree("MeSH descriptor Asthma explode trees 1, 2 and 3") == "(tag mh.asthma explode)");
    CHECK(tree("(MeSH descriptor Asthma explode tree 1) or x1:ti") ==
          "(or (tag mh.asthma explode) (words title \"x1\"))");
    CHECK(tree("MeSH descriptor Asthma explode all trees with qualifiers: DT,TH") ==
          "(or (tag mq.asthma..drug.therapy explode) (tag mq.asthma..therapy explode))");
    CHECK(tree("MeSH descriptor: [] explode all trees and with qualifier(s): [drug therapy - DT]") ==
          "(tag sh.drug.therapy explode)");
    CHECK(tree("Any MeSH descriptor with qualifier(s): [drug therapy - DT]") == "(tag sh.drug.therapy explode)");
    CHECK(tree("[mh \"Lung Neoplasms\"[mj]]") == "(tag mj.lung.neoplasms explode)");
}

TEST_CASE("cochrane: the seed review's strategy is read without a problem", "[cochrane]") {
    check_seed_strategy(Syntax::cochrane, "cochrane");
}

TEST_CASE("cochrane: hostile text ends soon and deep nesting is told", "[cochrane]") {
    check_hostile(Syntax::cochrane,
                  {"and ", "NOT ", "\"", "[mh ", "a:ti,", "{OR ", "MeSH descriptor: [a] and with ", "a NEXT "});
}

TEST_CASE("cochrane: hyphens of all kinds within a word, NEAR with its number apart", "[cochrane]") {
    CHECK(tree("e\u2010health:ti,ab") == "(words title+abstract \"e\" \"health\")");
    CHECK(tree("(a1 NEAR 3 b1):ti") == tree("(a1 NEAR/3 b1):ti"));
    CHECK(tree("(a1 next3 b1):ti") == tree("(a1 NEXT/3 b1):ti"));
    CHECK(tree("(a1 NEAR b1):ti") == tree("(a1 NEAR/6 b1):ti"));
}
