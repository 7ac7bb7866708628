// Trees written for embase.com and the Cochrane Library: what is read again is the same tree, what is lost is told.
#include <algorithm>
#include <fstream>

#include "query/syntax/pubmed.hpp"
#include "query/write/cochrane.hpp"
#include "query/write/embase.hpp"
#include "tests/catch.hpp"
#include "tests/syntax/colon_cases.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Node read(Syntax syntax, std::string_view text) {
    return simplify(parse(syntax, text, "question", in_strategy()).node);
}

std::string losses_of(const Written& written) {
    std::string out;
    for (const auto& loss : written.losses) out += (out.empty() ? "" : " ") + loss.code;
    return out;
}

Written embase(Syntax from, std::string_view text) { return write_embase(read(from, text)); }
Written cochrane(Syntax from, std::string_view text) { return write_cochrane(read(from, text)); }

// Text and, behind it, the codes of what was lost.
std::string told(const Written& written) {
    const auto losses = losses_of(written);
    return losses.empty() ? written.text : written.text + " [" + losses + "]";
}

std::string to_embase(std::string_view pubmed) { return told(embase(Syntax::pubmed, pubmed)); }
std::string to_cochrane(std::string_view pubmed) { return told(cochrane(Syntax::pubmed, pubmed)); }

// What is taken away is written last; nothing else is moved.
void taken_away_last(Node& node) {
    if (auto* all = std::get_if<And>(&node.is)) {
        std::stable_partition(all->parts.begin(), all->parts.end(),
                              [](const Node& part) { return !std::holds_alternative<Not>(part.is); });
        for (auto& part : all->parts) taken_away_last(part);
    }
    if (auto* any = std::get_if<Or>(&node.is)) {
        for (auto& part : any->parts) taken_away_last(part);
    }
    if (auto* no = std::get_if<Not>(&node.is)) taken_away_last(no->part.front());
}

std::string shape(Node node) {
    node = simplify(node);
    taken_away_last(node);
    return print(node);
}

void check_round(Syntax syntax, std::string_view text) {
    const auto tree = read(syntax, text);
    const auto out = syntax == Syntax::embase ? write_embase(tree) : write_cochrane(tree);
    INFO(text << "\n" << out.text);
    CHECK(losses_of(out) == "");
    CHECK(shape(read(syntax, out.text)) == shape(tree));
    CHECK(problems_of(parse(syntax, out.text, "q", in_strategy()), Severity::error) == "");
}

void check_strategy(Syntax syntax, const std::string& name) {
    std::ifstream file(EVIDENT_SOURCE_DIR "/corpus/tlcr-2025-163/strategies/source-" + name + ".txt");
    REQUIRE(file);
    for (std::string line; std::getline(file, line);) check_round(syntax, line.substr(line.find(' ') + 1));
}

}  // namespace

TEST_CASE("embase writer: what was read is written and read again", "[embase]") {
    for (const auto* text : {"nsclc:ti,ab,kw",
                             "'lung cancer':ti",
                             "x1",
                             "x1:de,tn",
                             "tumo$r:ti OR tumo?r:ab OR tum*r*:kw",
                             "'and':ti OR 'near':ti",
                             "'lung cancer'/exp",
                             "leukemia/exp/mj",
                             "'lung cancer'/de OR 'lung cancer'/mj",
                             "'x1'/exp OR 'x2'/exp OR a1:ti,ab,kw OR b1:ti,ab,kw",
                             "'x1'/exp/dd_dt,dd_ct",
                             "'drug x'/exp/dd_ae",
                             "'prevention':lnk",
                             "'drug therapy':lnk",
                             "(a1 NEAR/5 b1):ti",
                             "((a1 NEAR/3 'b1 c1') NEXT/2 (c1 OR d1)):ti,ab",
                             "non-small*:ti",
                             "parkinson's:ti",
                             "a1:ti NOT b1:ti AND c1:ti",
                             "(a1:ti OR b1:ab) AND (c1 OR 'd1 e1'):ti",
                             "#1 AND (#2 OR #3) NOT #4",
                             "[english]/lim",
                             "[humans]/lim",
                             "[article]/lim",
                             "[systematic review]/lim",
                             "[very elderly]/lim",
                             "[conference abstract]/lim",
                             "[2000-2024]/py",
                             "[2020]/py",
                             "[01-02-2024]/sd",
                             "[abstracts]/lim",
                             "[embase]/lim NOT [medline]/lim",
                             "english:la",
                             "'boire a':au",
                             "smith:au",
                             "'preprint':it",
                             "2020:py",
                             "'10.1016/j.x.2020.01.001':do"}) {
        check_round(Syntax::embase, text);
    }
    check_strategy(Syntax::embase, "embase");
}

// The forms of Polyglot's tests (reference notes 5.4), with :kw beside :ti,ab.
TEST_CASE("embase writer: from PubMed's questions", "[embase]") {
    CHECK(to_embase("term1[tiab]") == "term1:ti,ab,kw");
    CHECK(to_embase("term1[ti]") == "term1:ti");
    CHECK(to_embase("eng[la]") == "[english]/lim");
    CHECK(to_embase("\"term1 term2\"[all]") == "'term1 term2'");
    CHECK(to_embase("term1[tw]") == "term1 [wider-field]");
    CHECK(to_embase("\"term1 term2\"[mh]") == "'term1 term2'/exp [check-emtree]");
    CHECK(to_embase("term1[mh]") == "term1/exp [check-emtree]");
    CHECK(to_embase("term1[mh:noexp]") == "term1/de [check-emtree]");
    CHECK(to_embase("term1[majr]") == "term1/exp/mj [check-emtree]");
    CHECK(to_embase("epidemiology[sh]") == "epidemiology:lnk [check-emtree]");
    CHECK(to_embase("term1/drug therapy[mh]") == "term1/exp/dm_dt [check-emtree]");
    CHECK(to_embase("term1/blood[mh]") == "term1/exp [check-emtree subheading-lost]");
    CHECK(to_embase("letter[pt]") == "letter:it");
    CHECK(to_embase("\"smith j\"[au]") == "'smith j':au");
    CHECK(to_embase("smith j[au]") == "'smith j':au [exact-name]");
    CHECK(to_embase("(a1[tiab] OR b1[tiab]) AND c1[ti]") == "(a1 OR b1):ti,ab,kw AND c1:ti");
    CHECK(to_embase("2020:2024[dp]") == "[2020-2024]/py");
    CHECK(to_embase("2020/03:2024[dp]") == "[2020-2024]/py [whole-years]");
    CHECK(to_embase("P30 CA008748[gr]") == "'P30 CA008748' [no-such-field]");
    CHECK(to_embase("lung metasta*[ti]").find("(lung NEXT/1 metasta*):ti") == 0);
}

TEST_CASE("cochrane writer: what was read is written and read again", "[cochrane]") {
    for (const auto* text :
         {"nsclc:ti,ab,kw", "\"lung cancer\":ti", "x1", "lancet:so", "tumo?r:ti OR tum*r*:ab", "\"next\":ti",
          "[mh \"Lung Neoplasms\"]", "[mh ^\"Lung Neoplasms\"]", "[mh neoplasms]", "[mh \"Lung Neoplasms\"/DT,RT]",
          "[mh /DT]", "(a1 NEAR/3 b1):ti", "(a1 NEAR b1):ti", "(solid NEXT (tumor* OR tumour*)):ti,ab,kw",
          "a1:ti OR b1:ti AND c1:ti NOT d1:ti", "{OR #1-#3} AND #4", "\"letter\":pt", "parkinson's:ti"}) {
        check_round(Syntax::cochrane, text);
    }
    check_strategy(Syntax::cochrane, "cochrane");
}

TEST_CASE("cochrane writer: from other questions", "[cochrane]") {
    CHECK(to_cochrane("\"term1 term2\"[mh]") == "[mh \"term1 term2\"]");
    CHECK(to_cochrane("term1[mh]") == "[mh term1]");
    CHECK(to_cochrane("term1[majr]") == "[mh term1] [major-lost]");
    CHECK(to_cochrane("abnormalities[sh]") == "[mh /AB]");
    CHECK(to_cochrane("term1[ti]") == "term1:ti");
    CHECK(to_cochrane("term1[tiab]") == "term1:ti,ab,kw [wider-field]");
    CHECK(to_cochrane("term1[ad]") == "term1:ti,ab,kw [no-such-field]");
    CHECK(to_cochrane("term1[ti] AND 2020:2024[dp]") == "term1:ti [date-lost]");
    CHECK(to_cochrane("term1[ti] AND (eng[la] OR chi[la])") == "term1:ti [language-lost]");
    CHECK(to_cochrane("term1[ti] NOT rus[la]") == "term1:ti [language-lost]");
    CHECK(told(cochrane(Syntax::embase, "'lung cancer'/exp OR x1:ti")) == "[mh \"lung cancer\"] OR x1:ti [check-mesh]");
    CHECK(told(cochrane(Syntax::embase, "x1:ti AND [embase]/lim NOT ([embase]/lim AND [medline]/lim)")) ==
          "x1:ti [collection-lost]");
    CHECK(told(cochrane(Syntax::embase, "tumo$r:ti")) == "tumo*r:ti [sign-widened]");
}
