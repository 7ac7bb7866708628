// embase.com's language, rule by rule. Sources: reference notes 5.2 and 5.4 (field guide), the facts in the comments.
#include "query/syntax/embase/embase.hpp"
#include "tests/catch.hpp"
#include "tests/syntax/colon_cases.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Parsed embase(std::string_view text) { return parse_embase(text, "question", in_strategy()); }
std::string tree(std::string_view text) { return print(embase(text).node); }
std::string problems(std::string_view text) { return problems_of(embase(text)); }

}  // namespace

TEST_CASE("embase: labels on terms, phrases and groups, in any case", "[embase]") {
    CHECK(tree("nsclc:ti,ab,kw") == "(words tiab \"nsclc\")");
    CHECK(tree("nsclc:TI, AB, KW") == "(words tiab \"nsclc\")");
    CHECK(tree("'lung cancer':ti") == "(words title \"lung\" \"cancer\")");
    CHECK(tree("\"lung cancer\":ab") == "(words abstract \"lung\" \"cancer\")");
    CHECK(tree("(a1 OR b1):ti") == "(or (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(a1:ab OR b1):ti") == "(or (words abstract \"a1\") (words title \"b1\"))");
    CHECK(tree("x1:de") == "(words heading \"x1\")");
    CHECK(tree("x1:tn,dn") == "(words substance \"x1\")");
    CHECK(tree("'nanjing university':ff") == "(words affiliation \"nanjing\" \"university\")");
    CHECK(tree("lancet:jt") == "(words journal \"lancet\")");
    CHECK(tree("x1") == "(words all \"x1\")");
    CHECK(problems("(a1 OR 'b1 c1'):ti,ab,kw") == "");
}

TEST_CASE("embase: labels of exact values", "[embase]") {
    CHECK(tree("english:la") == "(tag la.eng)");
    CHECK(tree("'conference abstract':it") == "(tag pt.conference.abstract explode)");
    CHECK(tree("'preprint'/it") == "(tag pt.preprint explode)");
    CHECK(tree("2020:py") == "(between print electronic 2020-01-01..2020-12-31)");
    CHECK(tree("'10.1016/j.lungcan.2020.01.001':do") == "(tag doi.10.1016.j.lungcan.2020.01.001)");
    CHECK(tree("'boire a':au") == "(tag au.boire..a)");
    CHECK(tree("('letter' OR 'editorial'):it") == "(or (tag pt.letter explode) (tag pt.editorial explode))");
}

TEST_CASE("embase: words side by side, and operators strictly from left to right", "[embase]") {
    CHECK(tree("a1 b1") == "(and (words all \"a1\") (words all \"b1\"))");
    CHECK(tree("a1:ti OR b1:ti AND c1:ti") ==
          "(and (or (words title \"a1\") (words title \"b1\")) (words title \"c1\"))");
    CHECK(tree("a1:ti or b1:ti not c1:ti") ==
          "(and (or (words title \"a1\") (words title \"b1\")) (not (words title \"c1\")))");
    CHECK(tree("(a1 b1 OR c1):ti") == "(or (and (words title \"a1\") (words title \"b1\")) (words title \"c1\"))");
    CHECK(tree("non-small:ti") == "(words title \"non\" \"small\")");
    CHECK(problems("a1 AND NOT b1") == "double-operator@3-10");
}

TEST_CASE("embase: nearness is a distance: NEAR/n leaves n - 1 words between", "[embase]") {
    CHECK(tree("(a1 NEAR/5 b1):ti") == "(near 4 (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(a1 NEXT/1 b1):ti") == "(next 0 (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(a1 near/1 b1):ti") == "(near 0 (words title \"a1\") (words title \"b1\"))");
    CHECK(tree("(lung NEXT/1 (cancer* OR carcinoma*)):ti,ab,kw") ==
          "(next 0 (words tiab \"lung\") (or (words tiab \"cancer*\") (words tiab \"carcinoma*\")))");
    CHECK(tree("((a1 NEAR/3 b1) NEXT/2 c1):ti") ==
          "(next 1 (near 2 (words title \"a1\") (words title \"b1\")) (words title \"c1\"))");
    CHECK(tree("a1 NEAR/3 b1 OR c1") == "(or (near 2 (words all \"a1\") (words all \"b1\")) (words all \"c1\"))");
    // Elsevier's own example, field guide 5.2.
    CHECK(tree("(symptom* NEAR/5 (headache* OR 'head ache')):TI,AB") ==
          "(near 4 (words title+abstract \"symptom*\") (or (words title+abstract \"headache*\") (words "
          "title+abstract \"head\" \"ache\")))");
    CHECK(tree("a1:ti NEAR/2 b1:ab") == "(near 1 (words title \"a1\") (words title \"b1\"))");
    CHECK(problems("a1:ti NEAR/2 b1:ab") == "near-fields@0-18");
    CHECK(problems("('a1' NEAR/2 b1)/exp") == "not-near@16-20");
    CHECK(problems("a1/exp NEAR/2 b1") == "not-near@7-13");
}

TEST_CASE("embase: signs for letters, and none within quotes", "[embase]") {
    CHECK(tree("tumo?r:ti") == "(words title \"tumo#r\")");
    CHECK(tree("tumo$r:ti") == "(words title \"tumo?r\")");
    CHECK(tree("isch*mi*:ti") == "(words title \"isch*mi*\")");
    // Field guide 5.2: 'heart infarction*' finds 0.
    CHECK(tree("'heart infarction*':ti") == "(nothing)");
    CHECK(problems("'heart infarction*':ti") == "quoted-wildcard@0-19");
    CHECK(print(simplify(embase("(x1 OR 'heart infarction*'):ti").node)) == "(words title \"x1\")");
    CHECK(tree("((x1 OR 'a b*') NEAR/2 c1):ti") == "(near 1 (or (words title \"x1\")) (words title \"c1\"))");
    CHECK(tree("('a b*' NEAR/2 c1):ti") == "(nothing)");
    CHECK(tree("'suicid*':ti,ab") == "(words title+abstract \"suicid*\")");
    CHECK(problems("'suicid*':ti,ab") == "quoted-wildcard@0-9");
}

TEST_CASE("embase: apostrophes and quotes", "[embase]") {
    CHECK(tree("parkinson's:ti") == "(words title \"parkinson\" \"s\")");
    CHECK(tree("'parkinson's disease':ti") == "(words title \"parkinson\" \"s\" \"disease\")");
    CHECK(tree("'crohn`s disease':ti") == "(words title \"crohn\" \"s\" \"disease\")");
    CHECK(tree("crohn\u2019s:ti") == "(words title \"crohn\" \"s\")");
    CHECK(tree("\u2018lung cancer\u2019/exp") == "(or (tag em.lung.cancer explode) (tag mh.lung.cancer explode))");
    CHECK(problems("\u2018lung cancer\u2019:ti") == "curly-quotes@0-3");
    CHECK(problems("'heart attack OR 'lung'/exp").starts_with("unbalanced-quote@0-1"));
}

TEST_CASE("embase: index terms are Emtree's and MeSH's of that name", "[embase]") {
    CHECK(tree("'lung cancer'/exp") == "(or (tag em.lung.cancer explode) (tag mh.lung.cancer explode))");
    CHECK(tree("leukemia/exp") == "(or (tag em.leukemia explode) (tag mh.leukemia explode))");
    CHECK(tree("'lung cancer'/de") == "(or (tag em.lung.cancer) (tag mh.lung.cancer))");
    CHECK(tree("'lung cancer'/mj") == "(or (tag emj.lung.cancer) (tag mj.lung.cancer))");
    CHECK(tree("'lung cancer'/exp/mj") == "(or (tag emj.lung.cancer explode) (tag mj.lung.cancer explode))");
    CHECK(tree("'a1'/syn") == "(or (tag em.a1 explode) (tag mh.a1 explode) (words all \"a1\"))");
    CHECK(problems("'a1'/br") == "emtree-synonyms@4-7");
    CHECK(tree("'a1'/exp:ti") == "(or (tag em.a1 explode) (tag mh.a1 explode) (words title \"a1\"))");
    CHECK(tree("and/or") == "(words all \"and\" \"or\")");
}

TEST_CASE("embase: subheadings", "[embase]") {
    CHECK(tree("'drug x'/exp/dd_ae") == "(tag eml.drug.x..adverse.drug.reaction explode)");
    CHECK(tree("leukemia/dm_dt") == "(or (tag eml.leukemia..drug.therapy) (tag mq.leukemia..drug.therapy))");
    CHECK(tree("'x1'/exp/dd_dt,dd_ct") ==
          "(or (tag eml.x1..drug.therapy explode) (tag mq.x1..drug.therapy explode) (tag eml.x1..clinical.trial "
          "explode))");
    CHECK(tree("x1/exp/dm_rt/mj") ==
          "(or (and (tag eml.x1..radiotherapy explode) (tag emj.x1 explode)) (tag mqj.x1..radiotherapy explode))");
    CHECK(problems("x1/exp/dm_zz") == "unknown-subheading@6-12");
    CHECK(tree("'prevention':lnk") == "(tag els.prevention)");
    CHECK(tree("'drug therapy'/lnk") == "(or (tag els.drug.therapy) (tag sh.drug.therapy explode))");
    CHECK(problems("'drug therapie':lnk") == "unknown-subheading@0-15");
}

TEST_CASE("embase: limits", "[embase]") {
    CHECK(tree("[english]/lim") == "(tag la.eng)");
    CHECK(tree("[humans]/lim") == "(or (tag em.human explode) (tag mh.humans explode))");
    CHECK(tree("[Embase]/lim") == "(tag db.embase)");
    CHECK(tree("[conference abstract]/lim") == "(tag pt.conference.abstract explode)");
    CHECK(tree("[conference abstract]/it") == "(tag pt.conference.abstract explode)");
    CHECK(tree("[abstracts]/lim") == "(tag sb.hasabstract)");
    CHECK(tree("[newborn]/lim") == "(or (tag em.newborn explode) (tag mh.infant.newborn explode))");
    CHECK(tree("[2000-2024]/py") == "(between print electronic 2000-01-01..2024-12-31)");
    CHECK(tree("[2020]/py") == "(between print electronic 2020-01-01..2020-12-31)");
    CHECK(tree("[01-02-2024]/sd") == "(between create 2024-02-01..)");
    CHECK(tree("[1-1-2020]/sd NOT [1-1-2024]/sd") ==
          "(and (between create 2020-01-01..) (not (between create 2024-01-01..)))");
    CHECK(problems("x1 AND [priority journals]/lim") == "limit-passed-over@7-30");
    CHECK(problems("x1 AND [31-02-2024]/sd") == "unknown-limit@7-22");
    CHECK(problems("x1[tiab]") == "unknown-limit@2-8");
}

TEST_CASE("embase: lines", "[embase]") {
    CHECK(tree("#1 AND #2") == "(and (line 1) (line 2))");
    CHECK(tree("#1 OR #2 OR #3") == "(or (line 1) (line 2) (line 3))");
    CHECK(tree("#1-#3") == "(or (line 1) (line 2) (line 3))");
    CHECK(problems_of(parse_embase("#1 AND x1", "question", {Day{20260310}, false})) == "line-outside@0-2");
    CHECK(problems("#3-#1") == "bad-line@0-5");
}

TEST_CASE("embase: what is wrong is told at its place", "[embase]") {
    CHECK(problems("x1:xy") == "unknown-tag@2-5");
    CHECK(problems("'x1'/foo") == "unknown-tag@4-8");
    CHECK(problems("") == "empty-question@0-0");
    CHECK(problems("(a1 OR b1") == "lone-parenthesis@0-1");
    CHECK(problems("a1 OR") == "hanging-operator@3-5");
    CHECK(problems("cancer.ti,ab.") == "other-syntax@0-13");
    CHECK(problems("a1 OR \u2013") == "no-words@8-9");
}

TEST_CASE("embase: the seed review's strategy is read without a problem", "[embase]") {
    check_seed_strategy(Syntax::embase, "embase");
}

TEST_CASE("embase: hostile text ends soon and deep nesting is told", "[embase]") {
    check_hostile(Syntax::embase, {"'a ", "[a", "a:ti,", "x/exp", ":", "/", "'", "((a1 NEAR/2 ", "{", "a'", "a:"});
}

// Word processors and web pages put these marks; people type operators as they speak them.
TEST_CASE("embase: hyphens of all kinds within a word, and accents for quotes", "[embase]") {
    CHECK(tree("e\u2010health:ti,ab") == "(words title+abstract \"e\" \"health\")");
    CHECK(tree("e\u2011health\u2013app*:ti") == "(words title \"e\" \"health\" \"app*\")");
    CHECK(tree("'e\u2010health literacy':ti") == "(words title \"e\" \"health\" \"literacy\")");
    CHECK(tree("\u00B4lung cancer\u00B4:ti") == "(words title \"lung\" \"cancer\")");
    CHECK(tree("`lung cancer`:ti") == "(words title \"lung\" \"cancer\")");
    CHECK(tree("[2000\u20132010]/py") == "(between print electronic 2000-01-01..2010-12-31)");
    CHECK(problems("e\u2010health:ti,ab") == "");
    CHECK(tree("o\u2019brien:au") == tree("o'brien:au"));
    CHECK(tree("boire\u2010x:au") == tree("boire-x:au"));
}

TEST_CASE("embase: operators and codes that are spelt otherwise", "[embase]") {
    for (const auto* text : {"(a1 NEAR/ 3 b1):ti", "(a1 NEAR /3 b1):ti", "(a1 near3 b1):ti", "(a1 near 3 b1):ti"}) {
        INFO(text);
        CHECK(tree(text) == "(near 2 (words title \"a1\") (words title \"b1\"))");
        CHECK(problems(text).starts_with("operator-spelling@4"));
    }
    CHECK(tree("'a1'/ exp") == tree("'a1'/exp"));
    CHECK(tree("a1/ de") == tree("a1/de"));
    CHECK(tree("'a1 b1': ti,ab") == tree("'a1 b1':ti,ab"));
    CHECK(tree("(a1 OR b1): ti") == tree("(a1 OR b1):ti"));
    CHECK(problems("a1: ti") == "operator-spelling@2-6");
    CHECK(problems("'a1'/ exp") == "operator-spelling@4-9");
    CHECK(tree("(near 3 weeks):ti") == "(and (words title \"near\") (words title \"3\") (words title \"weeks\"))");
    CHECK(problems("(and/ or x1):ti").find("operator-spelling") == std::string::npos);
}

TEST_CASE("embase: articles in press are a type; what Embase alone knows is left out", "[embase]") {
    CHECK(tree("[article in press]/lim") == "(tag pt.article.in.press explode)");
    CHECK(print(simplify(embase("x1:ti AND [priority journals]/lim").node)) == "(words title \"x1\")");
    CHECK(problems("x1:ti AND [priority journals]/lim") == "limit-passed-over@10-33");
}

TEST_CASE("embase: another system's question is told once", "[embase]") {
    CHECK(problems("TITLE-ABS-KEY(\"heart failure\") AND TITLE-ABS-KEY(x1)") == "other-syntax@0-13");
    CHECK(problems("TI heart OR AB heart") == "mixed-operators@9-11 other-syntax@12-14");
}
