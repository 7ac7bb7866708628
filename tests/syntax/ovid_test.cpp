// Ovid's syntax, rule by rule. Unless told otherwise a rule is Ovid's own help for MEDLINE (field guide, 5.1).
#include <fmt/format.h>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

SyntaxOptions in_strategy() { return {*make_day(2024, 6, 15), true}; }

Parsed read(std::string_view text) { return parse_ovid(text, "question", in_strategy()); }
std::string tree(std::string_view text) { return print(simplify(read(text).node)); }

// The codes of all but notes.
std::string codes(std::string_view text) {
    std::string out;
    for (const auto& problem : read(text).problems) {
        if (problem.severity == Severity::note) continue;
        if (!out.empty()) out += ' ';
        out += problem.code;
    }
    return out;
}

struct Case {
    std::string_view text;
    std::string_view tree;
};

void check(const std::vector<Case>& cases) {
    for (const auto& each : cases) {
        INFO(each.text);
        CHECK(tree(each.text) == each.tree);
        CHECK(codes(each.text).empty());
    }
}

TEST_CASE("Ovid headings: exploded, focused, with subheadings", "[ovid]") {
    check({
        {"Lung Neoplasms/", "(tag mh.lung.neoplasms)"},
        {"exp Lung Neoplasms/", "(tag mh.lung.neoplasms explode)"},
        {"EXP LUNG NEOPLASMS/", "(tag mh.lung.neoplasms explode)"},
        {"*Lung Neoplasms/", "(tag mj.lung.neoplasms)"},
        {"exp *Lung Neoplasms/", "(tag mj.lung.neoplasms explode)"},
        {"Lung Neoplasms/dt", "(tag mq.lung.neoplasms..drug.therapy)"},
        {"exp Asthma/dt, th [Drug Therapy, Therapy]",
         "(or (tag mq.asthma..drug.therapy explode) (tag mq.asthma..therapy explode))"},
        {"*Asthma/dt", "(tag mqj.asthma..drug.therapy)"},
        {"asthma/ or lung/", "(or (tag mh.asthma) (tag mh.lung))"},
        {"psychotherapy, brief/", "(tag mh.psychotherapy.brief)"},
        {"\"Sensitivity and Specificity\"/", "(tag mh.sensitivity.and.specificity)"},
        {"exp Sensitivity and Specificity/", "(tag mh.sensitivity.and.specificity explode)"},
        {"Purpura (Thrombocytopenic)/", "(tag mh.purpura.thrombocytopenic)"},
        {"exp \"Ampulla of Vater\"/su [Surgery]", "(tag mq.ampulla.of.vater..surgery explode)"},
        {"exp animals/ not humans.sh.", "(and (tag mh.animals explode) (not (tag mh.humans)))"},
        {"(exp Animals/ not Humans/)", "(and (tag mh.animals explode) (not (tag mh.humans)))"},
        {"asthma.xm.", "(tag mh.asthma explode)"},
        {"dt.fs.", "(tag sh.drug.therapy)"},
        {"dt.fx.", "(tag sh.drug.therapy explode)"},
    });
}

// NICE's, SIGN's and CADTH's filters are built on them; names: NLM, "PubMed Publication Types".
TEST_CASE("Ovid headings that are publication types are the type", "[ovid]") {
    check({
        {"letter/", "(tag pt.letter)"},
        {"exp historical article/", "(tag pt.historical.article explode)"},
        {"(Comment/ or Meta-Analysis/)", "(or (tag pt.comment) (tag pt.meta.analysis))"},
        {"exp \"Clinical Trial, Phase III\"/", "(tag pt.clinical.trial.phase.iii explode)"},
        {"Letters as Topic/", "(tag mh.letters.as.topic)"},
        {"Clinical Trials as Topic/", "(tag mh.clinical.trials.as.topic)"},
        {"*Letter/", "(tag mj.letter)"},
        {"letter.pt.", "(tag pt.letter)"},
        {"(letter or editorial).sh.", "(or (tag pt.letter) (tag pt.editorial))"},
        {"clinical trial.xm.", "(tag pt.clinical.trial explode)"},
    });
}

// Elsevier's Emtree guide; the labels as Ovid's Embase lists them in its note [mp=...].
TEST_CASE("Ovid's Embase: subheadings that MeSH has not, words of its own fields", "[ovid]") {
    check({
        {"exp aspirin/ct", "(tag eml.aspirin..clinical.trial explode)"},
        {"aspirin/ct, ae", "(or (tag eml.aspirin..clinical.trial) (tag mq.aspirin..adverse.effects))"},
        {"*aspirin/ct", "(and (tag eml.aspirin..clinical.trial) (tag emj.aspirin))"},
        {"ct.fs.", "(tag els.clinical.trial)"},
        {"pe.fs.", "(tag els.pharmacoeconomics)"},
        {"dt.fs.", "(tag sh.drug.therapy)"},
        {"zocor.tn.", "(words substance \"zocor\")"},
        {"stent.dq,dv.", "(words heading+substance \"stent\")"},
    });
    CHECK(codes("aspirin/zz") == "unknown-subheading");
}

// As people type them; Ovid itself would refuse them or search other words.
TEST_CASE("Ovid operators and labels that are spelt otherwise", "[ovid]") {
    const std::vector<Case> cases = {
        {"(heart adj 3 failure).ti.", "(near 2 (words title \"heart\") (words title \"failure\"))"},
        {"(heart adj-3 failure).ti.", "(near 2 (words title \"heart\") (words title \"failure\"))"},
        {"(heart ADJ/3 failure).ti.", "(near 2 (words title \"heart\") (words title \"failure\"))"},
        {"(heart failure)[ti,ab]", "(words title+abstract \"heart\" \"failure\")"},
        {"heart failure[ti, ab]", "(words title+abstract \"heart\" \"failure\")"},
        {"heart.tiab.", "(words title+abstract \"heart\")"},
        {"heart.ti.ab.", "(words title+abstract \"heart\")"},
        {"(heart or lung).ti.ab.kf.", "(or (words tiab \"heart\") (words tiab \"lung\"))"},
        {"(heart or lung).tiab,kf.", "(or (words tiab \"heart\") (words tiab \"lung\"))"},
        {"3 & 4", "(and (line 3) (line 4))"},
        {"Combine 3 and 4", "(and (line 3) (line 4))"},
    };
    for (const auto& each : cases) {
        INFO(each.text);
        CHECK(tree(each.text) == each.tree);
        CHECK(codes(each.text) == "operator-spelling");
    }
    check({
        {"(phase adj 3).ti.", "(next 0 (words title \"phase\") (words title \"3\"))"},
        {"johnson & johnson.ti.", "(words title \"johnson\" \"johnson\")"},
        {"combine.ti.", "(words title \"combine\")"},
    });
}

TEST_CASE("Ovid hyphens of all kinds within a word are hyphens", "[ovid]") {
    check({
        {"e\u2010health.ti,ab.", "(words title+abstract \"e\" \"health\")"},
        {"exp Anti\u2011Infective Agents/", "(tag mh.anti.infective.agents explode)"},
        {"or/1\u20133", "(or (line 1) (line 2) (line 3))"},
    });
    const auto node = read("exp Anti\u2011Infective Agents/").node;
    CHECK(std::get<Tag>(node.is).text == "Anti-Infective Agents");
}

TEST_CASE("Ovid: another system's question is told once", "[ovid]") {
    CHECK(codes("(MH \"Heart Failure+\") or (MH \"Asthma\")") == "other-syntax");
    CHECK(codes("TS=(heart failure)") == "other-syntax missing-operator");
    CHECK(codes("heart.ti. and MH or TX").empty());
}

TEST_CASE("Ovid signs for letters within a keyword ask its words", "[ovid]") {
    check({
        {"randomi?ed.kw.", "(words keyword \"randomi?ed\")"},
        {"vaccin$3.kw.", "(words keyword \"vaccin???\")"},
        {"lung cancer$.kw.", "(tag kw.lung.cancer*)"},
        {"randomi?ed.ti,ab,kw,kf.", "(or (words tiab \"randomi?ed\") (words keyword \"randomi?ed\"))"},
    });
}

TEST_CASE("Ovid field labels on terms, phrases and groups", "[ovid]") {
    check({
        {"cancer.ti.", "(words title \"cancer\")"},
        {"cancer.ti,ab", "(words title+abstract \"cancer\")"},
        {"cancer.ti, ab, kf.", "(words tiab \"cancer\")"},
        {"brain tumo?r*.ti,ab,kf.", "(words tiab \"brain\" \"tumo?r*\")"},
        {"(a or b).ti.", "(or (words title \"a\") (words title \"b\"))"},
        {"(a.ab. or b).ti.", "(or (words abstract \"a\") (words title \"b\"))"},
        {"cancer", "(words title+abstract+vernacular+keyword+heading+substance \"cancer\")"},
        {"liver biops*.mp. [mp=title, abstract, original title]",
         "(words title+abstract+vernacular+keyword+heading+substance \"liver\" \"biops*\")"},
        {"randomized controlled trial.pt.", "(tag pt.randomized.controlled.trial)"},
        {"english.lg.", "(tag la.eng)"},
        {"12345678.ui.", "(tag pmid.12345678)"},
        {"smith j$.au.", "(tag au.smith..j*)"},
        {"smith $.au.", "(tag au.smith..*)"},
        {"asthma.ti,sh.", "(or (words title \"asthma\") (tag mh.asthma))"},
        {"(animals not (humans and animals)).sh.",
         "(and (tag mh.animals) (not (and (tag mh.humans) (tag mh.animals))))"},
        {"\"sensitivity and specificity\".tw.", "(words title+abstract \"sensitivity\" \"and\" \"specificity\")"},
        {"\"[11C]PIB\".ti.", "(words title \"11c\" \"pib\")"},
        {"HIV/AIDS.ti.", "(words title \"hiv\" \"aids\")"},
        {"2010.yr.", "(between print electronic 2010-01-01..2010-12-31)"},
        {"20100101:20110131.ed.", "(between entry 2010-01-01..2011-01-31)"},
    });
}

TEST_CASE("Ovid ADJ: next in order without a number, either order with one", "[ovid]") {
    check({
        {"(a adj b).ti.", "(next 0 (words title \"a\") (words title \"b\"))"},
        {"(a adj1 b).ti.", "(near 0 (words title \"a\") (words title \"b\"))"},
        {"(a adj3 (b or c d)).ti.", "(near 2 (words title \"a\") (or (words title \"b\") (words title \"c\" \"d\")))"},
        {"(a adj2 b adj2 c).ti.", "(near 1 (words title \"a\") (words title \"b\") (words title \"c\"))"},
        {"(a or b adj2 c).ti.", "(or (words title \"a\") (near 1 (words title \"b\") (words title \"c\")))"},
        {"((a and b) or c adj d).ti.",
         "(or (and (words title \"a\") (words title \"b\")) (next 0 (words title \"c\") (words title \"d\")))"},
    });
}

TEST_CASE("Ovid truncation and wildcards", "[ovid]") {
    check({
        {"wom#n.ti.", "(words title \"wom#n\")"},
        {"metasta$.ti.", "(words title \"metasta*\")"},
        {"metasta:.ti.", "(words title \"metasta*\")"},
        {"cat$1.ti.", "(words title \"cat?\")"},
        {"cat$3.ti.", "(words title \"cat???\")"},
    });
}

TEST_CASE("Ovid operators: AND and NOT from left to right before OR", "[ovid]") {
    check({
        {"1 or 2 and 3", "(or (line 1) (and (line 2) (line 3)))"},
        {"1 and 2 or 3 not 4", "(or (and (line 1) (line 2)) (and (line 3) (not (line 4))))"},
        {"1 NOT 2 And 3", "(and (line 1) (not (line 2)) (line 3))"},
    });
    CHECK(read("1 or 2 and 3").problems.front().code == "mixed-operators");
}

TEST_CASE("Ovid lines: numbers and ranges", "[ovid]") {
    check({
        {"or/1-3", "(or (line 1) (line 2) (line 3))"},
        {"and/1,3", "(and (line 1) (line 3))"},
        {"or/1-2,5", "(or (line 1) (line 2) (line 5))"},
        {"OR /1- 2", "(or (line 1) (line 2))"},
        {"2-3/OR", "(or (line 2) (line 3))"},
        {"OR 1-2", "(or (line 1) (line 2))"},
        {"(1 or 2) and exp X/", "(and (or (line 1) (line 2)) (tag mh.x explode))"},
        {"7 and or/1-2", "(and (line 7) (or (line 1) (line 2)))"},
        {"#1 and #2", "(and (line 1) (line 2))"},
    });
    CHECK(codes("29 or/8-9") == "line-number");
    CHECK(tree("29 or/8-9") == "(or (line 8) (line 9))");
    CHECK(codes("or/9-1") == "bad-line-range");
    const auto outside = parse_ovid("1 and 2", "question", {*make_day(2024, 6, 15), false});
    CHECK(outside.problems.front().code == "line-outside");
}

TEST_CASE("Ovid LIMIT: what records tell, and what they do not", "[ovid]") {
    check({
        {"limit 6 to yr=\"2000 - 2024\"", "(and (line 6) (between print electronic 2000-01-01..2024-12-31))"},
        {"limit 6 to yr=\"2000 -Current\"", "(and (line 6) (between print electronic 2000-01-01..))"},
        {"limit 6 to ed=20100101-20110101", "(and (line 6) (between entry 2010-01-01..2011-01-01))"},
        {"limit 6 to ed = 20100101-20110101", "(and (line 6) (between entry 2010-01-01..2011-01-01))"},
        {"limit 6 to english language", "(and (line 6) (tag la.eng))"},
        {"limit 6 to (english language and humans)", "(and (line 6) (tag la.eng) (tag mh.humans))"},
        {"limit 6 to \"review articles\"", "(and (line 6) (tag pt.review))"},
        {"limit 6 to abstracts", "(and (line 6) (tag sb.hasabstract))"},
        {"limit 6 to \"all infant (birth to 23 months)\"",
         "(and (line 6) (or (tag mh.infant.newborn) (tag mh.infant)))"},
        {"..l/6 lg=en", "(and (line 6) (tag la.eng))"},
        {"limit of detection.ti.", "(words title \"limit\" \"of\" \"detection\")"},
    });
    CHECK(codes("limit 6 to \"reviews (maximizes specificity)\"") == "unknown-limit");
    CHECK(tree("limit 6 to \"reviews (maximizes specificity)\"") == "(line 6)");
    CHECK(codes("from 12 keep 5,8") == "unknown-limit");
    CHECK(tree("from 12 keep 5,8") == "(line 12)");
}

TEST_CASE("Ovid: what is wrong is told and read as far as it goes", "[ovid]") {
    const std::vector<Case> cases = {
        {"(a or b.ti.", "lone-parenthesis"},  {"a.ti. b.ti.", "missing-operator"},
        {"a.ti,zz.", "unknown-label"},        {"a[tiab]", "other-syntax"},
        {"'asthma'/exp", "other-syntax"},     {"Asthma/zz", "unknown-subheading"},
        {"exp Neoplasms", "missing-slash"},   {"(a).ab,.", "label-comma"},
        {"1 and not 2", "double-operator"},   {"a.ti. and", "hanging-operator"},
        {"5 use ppez", "database-chooser"},   {"a.ab. /freq=2", "no-frequency"},
        {"(a adj100 b).ti.", "bad-distance"}, {"", "empty-question"},
    };
    for (const auto& each : cases) {
        INFO(each.text);
        CHECK(codes(each.text) == each.tree);
    }
}

TEST_CASE("Ovid: a label behind one word of an ADJ is that of all", "[ovid]") {
    CHECK(tree("a adj3 b.ti.") == "(near 2 (words title \"a\") (words title \"b\"))");
}

TEST_CASE("Ovid: places are bytes of the question", "[ovid]") {
    const auto place = read("lung.ti. or cancer.zz.").problems.front().place;
    CHECK(place.begin == 18);
    CHECK(place.end == 22);
}

// Limits of Ovid's pages that are no value of one field, and those of Ovid Embase.
TEST_CASE("Ovid: limits to parts of the database, kinds of documents, the last years", "[ovid]") {
    CHECK(tree("limit to english.ti.") == "(words title \"limit\" \"to\" \"english\")");
    CHECK(tree("limit 1 to medline") == "(line 1)");
    CHECK(codes("limit 1 to (english language and embase)") == "limit-passed-over");
    CHECK(codes("limit 1 to exclude medline journals") == "limit-passed-over");
    CHECK(tree("limit 1 to (conference abstract or conference review)") ==
          "(and (line 1) (or (tag pt.conference.abstract) (tag pt.conference.review)))");
    CHECK(tree("limit 1 to last 5 years") == "(and (line 1) (between print electronic 2019-06-15..))");
    CHECK(tree("limit 1 to systematic reviews").find("pt.systematic.review") != std::string::npos);
    CHECK(tree("limit 1 to \"core clinical journals (aim)\"") == "(and (line 1) (tag sb.aim))");
    CHECK(tree("limit 1 to female [Limit not valid in Embase; records were retained]") ==
          "(and (line 1) (tag mh.female))");
    CHECK(tree("limit 1 to (adult <18 to 64 years> or aged <65+ years>)").find("mh.aged.80.and.over") !=
          std::string::npos);
    CHECK(codes("limit 1 to \"therapy (maximizes sensitivity)\"") == "unknown-limit");
}

// As histories of Ovid show them.
TEST_CASE("Ovid: dates that begin so, labels in parentheses, notes in braces", "[ovid]") {
    CHECK(tree("202*.dt.") == "(between create 2020-01-01..2029-12-31)");
    CHECK(tree("(2019* or 202*).ep.") ==
          "(or (between electronic 2019-01-01..2019-12-31) (between electronic 2020-01-01..2029-12-31))");
    CHECK(tree("20200101:20201231.(ed).") == "(between entry 2020-01-01..2020-12-31)");
    CHECK(tree("lung.ti. {No Related Terms}") == "(words title \"lung\")");
    CHECK(codes("lung.ti. {No Related Terms}").empty());
    CHECK(codes("lung.ti. {Including Related Terms}") == "related-terms");
}

TEST_CASE("Ovid: marks of a word processor", "[ovid]") {
    CHECK(tree("\u201Clung cancer\u201D.ti.") == "(words title \"lung\" \"cancer\")");
    CHECK(tree("or/1\u20132") == "(or (line 1) (line 2))");
    CHECK(tree("\u200Elung\u00A0cancer.ti.") == "(words title \"lung\" \"cancer\")");
}

TEST_CASE("Ovid: hostile text ends soon", "[ovid]") {
    std::string many;
    for (int i = 0; i < 100000; ++i) many += "(";
    CHECK(codes(many).find("too-deep") != std::string::npos);
    std::string labels;
    for (int i = 0; i < 200000; ++i) labels += "a.ti,ab,";
    CHECK_NOTHROW(read(labels));
    std::string slashes(1000000, '/');
    CHECK_NOTHROW(read(slashes));
    std::string words;
    for (int i = 0; i < 200000; ++i) words += "lung or \"brain and/or ";
    CHECK_NOTHROW(read(words));
    std::string limits = "limit 1 to ";
    for (int i = 0; i < 20000; ++i) limits += "humans and ";
    CHECK_NOTHROW(read(limits));
}

}  // namespace
}  // namespace evident
