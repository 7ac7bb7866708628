// A line of one database written for another: the faults that a librarian found, each with its answer.
#include <algorithm>
#include <array>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/embase/links.hpp"
#include "query/write/terms/publication_types.hpp"
#include "query/write/writer.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

const SyntaxOptions options{*make_day(2024, 6, 15), true};

Node read(Syntax syntax, std::string_view text) { return simplify(parse(syntax, text, "question", options).node); }

// The text and, behind it, the severity and code of what was lost.
std::string translated(Syntax from, std::string_view text, Syntax to) {
    const auto written = write(to, read(from, text));
    auto out = written.text;
    for (const auto& loss : written.losses) {
        out.append(" [").append(loss.severity == Severity::error     ? "error "
                                : loss.severity == Severity::warning ? "warning "
                                                                     : "note ");
        out.append(loss.code).append("]");
    }
    return out;
}

std::string to_ovid(Syntax from, std::string_view text) { return translated(from, text, Syntax::ovid); }
std::string to_embase(Syntax from, std::string_view text) { return translated(from, text, Syntax::embase); }
std::string to_cochrane(Syntax from, std::string_view text) { return translated(from, text, Syntax::cochrane); }
std::string to_pubmed(Syntax from, std::string_view text) { return translated(from, text, Syntax::pubmed); }

std::string first_message(Syntax from, std::string_view text, Syntax to) {
    const auto losses = write(to, read(from, text)).losses;
    return losses.empty() ? std::string{} : losses.front().message;
}

// MeSH tree V of 2019: Letter has none below it, Clinical Trial six.
TEST_CASE("translated: a publication type for Ovid is told of only when it has narrower ones", "[translated]") {
    CHECK(to_ovid(Syntax::pubmed, "letter[pt]") == "letter.pt.");
    CHECK(to_ovid(Syntax::pubmed, "letter[pt] OR editorial[pt] OR comment[pt]") ==
          "letter.pt. or editorial.pt. or comment.pt.");
    CHECK(to_ovid(Syntax::pubmed, "clinical trial[pt]") == "clinical trial.pt. [warning narrower-types]");
    CHECK(to_ovid(Syntax::pubmed, "guideline[pt]") == "guideline.pt. [warning narrower-types]");
    CHECK(to_ovid(Syntax::pubmed, "\"clinical trial\"[pt:noexp]") == "clinical trial.pt.");
    CHECK(has_narrower_types("randomized controlled trial"));
    CHECK(!has_narrower_types("case reports"));
    CHECK(to_ovid(Syntax::pubmed, "#1 AND systematic[sb]").find("systematic.pt.") == std::string::npos);
}

// Field guide 5.4: text words are :ti,ab,kw in the Cochrane Library, all fields have no label there.
TEST_CASE("translated: text words and all fields for the Cochrane Library", "[translated]") {
    CHECK(to_cochrane(Syntax::pubmed, "tumour[tw]") == "tumour:ti,ab,kw [warning narrower-field]");
    CHECK(to_cochrane(Syntax::ovid, "tumour.mp.") == "tumour:ti,ab,kw [warning narrower-field]");
    CHECK(to_cochrane(Syntax::pubmed, "tumour[all]") == "tumour [note other-form]");
    CHECK(to_cochrane(Syntax::ovid, "(tumour adj2 brain).af.") == "(tumour NEAR/2 brain) [note other-form]");
    CHECK(to_cochrane(Syntax::embase, "tumour") == "tumour [note other-form]");
    CHECK(first_message(Syntax::ovid, "tumour.mp.", Syntax::cochrane).find("title in its own language") !=
          std::string::npos);
}

TEST_CASE("translated: a loss of one code and message is told once a line", "[translated]") {
    CHECK(to_cochrane(Syntax::pubmed, "a1[tiab] AND b1[tiab] AND (c1[tiab] OR d1[ti] OR e1[tiab])") ==
          "a1:ti,ab,kw AND b1:ti,ab,kw AND (c1:ti,ab,kw OR d1:ti OR e1:ti,ab,kw) [warning wider-field]");
}

TEST_CASE("translated: an Emtree term for Ovid is a heading to look up", "[translated]") {
    CHECK(to_ovid(Syntax::embase, "'animal'/exp") == "exp animal/ [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'animal'/de") == "animal/ [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'lung cancer'/mj") == "*lung cancer/ [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'lung cancer'/exp OR 'lung cancer':ti") ==
          "exp lung cancer/ or lung cancer.ti. [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "[animal experiment]/lim") == "exp animal experiment/ [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'drug x'/exp/dd_ae") == "exp drug x/ae [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'drug x'/exp/mj/dd_ae") == "exp *drug x/ae [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'lung cancer'/exp/mj/dm_dt") == "exp *lung cancer/dt [warning check-heading]");
    CHECK(to_ovid(Syntax::embase, "'prevention':lnk") == "pc.fs. [warning check-heading]");
}

// Ovid MEDLINE: "limit 7 to yr="2015 - 2020"" stands on a line of its own.
TEST_CASE("translated: a line with years is a LIMIT of Ovid's", "[translated]") {
    const std::array<std::array<std::string_view, 2>, 7> cases = {{
        {"#7 AND 2020[dp]", "limit 7 to yr=\"2020\""},
        {"#7 AND hasabstract", "limit 7 to abstracts"},
        {"#7 AND 2015:2020[dp]", "limit 7 to yr=\"2015 - 2020\""},
        {"#7 AND 2015:3000[dp]", "limit 7 to yr=\"2015 -Current\""},
        {"#7 AND english[la] AND 2015:3000[dp]", "limit 7 to (english language and yr=\"2015 -Current\")"},
        {"#7 AND (english[la] OR french[la]) AND 2015:2020[dp]",
         "limit 7 to ((english or french) and yr=\"2015 - 2020\")"},
        {"#7 AND humans[mh:noexp] AND 2015:2020[dp]", "limit 7 to (humans and yr=\"2015 - 2020\")"},
    }};
    for (const auto& [given, text] : cases) {
        INFO(given);
        const auto tree = read(Syntax::pubmed, given);
        CHECK(to_ovid(Syntax::pubmed, given) == text);
        CHECK(print(read(Syntax::ovid, text)) == print(tree));
    }
    CHECK(to_ovid(Syntax::pubmed, "x1[ti] AND 2015:2020[dp]") ==
          "x1.ti. and \"20150101-20201231\".dp. [warning range-by-limit]");
    CHECK(to_ovid(Syntax::pubmed, "2020[dp]") == "2020.yr.");
    CHECK(to_ovid(Syntax::pubmed, "#7 AND 2015:2020[crdt]") == "7 and \"20150101-20201231\".dt.");
}

// Embase.com: item types are :it, study types terms of Emtree.
TEST_CASE("translated: publication types for embase.com", "[translated]") {
    CHECK(to_embase(Syntax::ovid, "letter.pt.") == "letter:it");
    CHECK(to_embase(Syntax::pubmed, "review[pt]") == "review:it");
    CHECK(to_embase(Syntax::ovid, "randomized controlled trial.pt.") ==
          "'randomized controlled trial'/de [note check-emtree]");
    CHECK(to_embase(Syntax::pubmed, "randomized controlled trial[pt]") ==
          "'randomized controlled trial'/exp [note check-emtree]");
    CHECK(to_embase(Syntax::ovid, "case reports.pt.") == "'case report'/de [note check-emtree]");
    CHECK(to_embase(Syntax::ovid, "\"clinical trial, phase iii\".pt.") ==
          "'phase 3 clinical trial'/de [note check-emtree]");
    CHECK(to_embase(Syntax::ovid, "published erratum.pt.") == "erratum:it [note other-form]");
    CHECK(to_embase(Syntax::ovid, "sermon.pt.") == "sermon:it [warning check-item-type]");
}

// Elsevier's Emtree guide and MeSH's list of qualifiers.
TEST_CASE("translated: subheadings by the name that the other thesaurus has", "[translated]") {
    CHECK(to_embase(Syntax::ovid, "ae.fs.") == "'adverse drug reaction':lnk [note check-emtree]");
    CHECK(to_embase(Syntax::cochrane, "[mh \"X1\"/DT]") == "x1/exp/dm_dt [note check-emtree]");
    CHECK(to_embase(Syntax::ovid, "Heart Failure/pc") == "'heart failure'/dm_pc [note check-emtree]");
    CHECK(to_embase(Syntax::ovid, "Aspirin/ad") == "aspirin/dd_ad [note check-emtree]");
    CHECK(to_pubmed(Syntax::embase, "'x1'/exp/dd_ae") == "\"x1/adverse effects\"[mh] [warning check-heading]");
    CHECK(to_pubmed(Syntax::embase, "'x1'/de/dm_pc") ==
          "\"x1/prevention & control\"[mh:noexp] [warning check-heading]");
    CHECK(to_cochrane(Syntax::embase, "'x1'/exp/dd_ae") == "[mh x1/AE] [note check-mesh]");
    CHECK(to_ovid(Syntax::pubmed, "stroke/rehabilitation[mh]") == "exp stroke/rh");
    CHECK(to_ovid(Syntax::pubmed, "\"heart failure/prevention and control\"[mh:noexp]") == "heart failure/pc");
    CHECK(to_ovid(Syntax::pubmed, "\"drug therapy\"[sh:noexp]") == "dt.fs.");
    CHECK(link_of_qualifier("pc")->letters == "pc");
    CHECK(!link_of_qualifier("ultrastructure"));
    CHECK(qualifier_of_link("drug toxicity") == "toxicity");
}

TEST_CASE("translated: whole keywords are words of keywords elsewhere", "[translated]") {
    CHECK(to_embase(Syntax::ovid, "(lung or chest).ti,ab,kw.") == "(lung OR chest):ti,ab,kw [warning keyword-words]");
    CHECK(to_pubmed(Syntax::ovid, "lung.ti,ab,kw.") == "lung[tiab] [warning keyword-words]");
    CHECK(to_embase(Syntax::ovid, "lung cancer.kw.") == "'lung cancer':kw [warning keyword-words]");
    CHECK(to_cochrane(Syntax::ovid, "liver transplant*.kw.").find("(liver NEXT/1 transplant*):kw") == 0);
    CHECK(to_ovid(Syntax::ovid, "lung.ti,ab,kw.").find("kw") != std::string::npos);
}

TEST_CASE("translated: what cannot be asked for is left out, and named", "[translated]") {
    CHECK(to_embase(Syntax::ovid, "china.in,cp.") == "china:ff [error narrower-field]");
    CHECK(first_message(Syntax::ovid, "china.in,cp.", Syntax::embase).find("country") != std::string::npos);
    CHECK(to_embase(Syntax::ovid, "x1.ti,ab,ot.") == "x1:ti,ab [warning narrower-field]");
    CHECK(to_cochrane(Syntax::ovid, "x1.ti,ab,ot.") == "x1:ti,ab [warning narrower-field]");
    CHECK(to_embase(Syntax::pubmed, "x1[ti] AND publisher[sb]") == "x1:ti [warning no-such-field]");
    CHECK(to_embase(Syntax::pubmed, "x1[ti] NOT in process[sb]") == "x1:ti [warning no-such-field]");
    CHECK(to_cochrane(Syntax::pubmed, "x1[ti] AND (publisher[sb] OR in process[sb])") ==
          "x1:ti [warning no-such-field]");
    CHECK(to_cochrane(Syntax::pubmed, "x1[ti] OR publisher[sb]") == "x1:ti [error narrower-field]");
    CHECK(to_embase(Syntax::pubmed, "publisher[sb]").find("publisher") == std::string::npos);
    CHECK(to_ovid(Syntax::pubmed, "in process[sb]") == "in process.st.");
}

TEST_CASE("translated: persons, journals and languages by the nearest label", "[translated]") {
    CHECK(to_embase(Syntax::pubmed, "Smith JA[au]") == "'Smith JA':au [warning exact-name]");
    CHECK(to_cochrane(Syntax::pubmed, "Smith JA[au]") == "\"Smith JA\":au [warning exact-name]");
    CHECK(to_embase(Syntax::pubmed, "Jones[1au]") == "Jones:au [warning wider-field]");
    CHECK(to_ovid(Syntax::pubmed, "Jones B[1au]").find(".au. [warning lost-field]") != std::string::npos);
    CHECK(to_embase(Syntax::pubmed, "0140-6736[ta]") == "'0140-6736':is");
    CHECK(to_ovid(Syntax::pubmed, "0140-6736[ta]") == "0140-6736.is.");
    CHECK(to_pubmed(Syntax::embase, "'lancet':jt") == "lancet[ta] [warning lost-field]");
    CHECK(to_cochrane(Syntax::ovid, "english.lg.") == "a*:ti,ab,kw [error language-lost]");
    CHECK(to_cochrane(Syntax::ovid, "x1.ti. and english.lg.") == "x1:ti [warning language-lost]");
}

// Check tags and limits that the two thesauri have under different names.
TEST_CASE("translated: limits of embase.com and check tags of MeSH stand for each other", "[translated]") {
    CHECK(to_ovid(Syntax::embase, "[humans]/lim") == "exp Humans/ [note other-form]");
    CHECK(to_pubmed(Syntax::embase, "[randomized controlled trial]/lim") ==
          "\"Randomized Controlled Trial\"[pt] [note other-form]");
    CHECK(to_pubmed(Syntax::embase, "[article]/lim") == "\"Journal Article\"[pt] [note other-form]");
    CHECK(to_embase(Syntax::ovid, "exp animals/ not humans/") ==
          "animal/exp NOT human/de [note check-emtree] [note check-emtree]");
    CHECK(to_embase(Syntax::embase, "[humans]/lim") == "[humans]/lim");
    CHECK(to_cochrane(Syntax::embase, "'x1'/exp/mj/dd_to") ==
          "[mh x1/TO] [warning check-heading] [warning major-lost]");
    CHECK(to_ovid(Syntax::embase, "'drug therapy':lnk") == "dt.fx. [warning check-heading]");
    CHECK(to_pubmed(Syntax::embase, "x1:ti NOT 'conference abstract':it") ==
          "x1[ti] NOT \"conference abstract\"[pt] [warning check-item-type]");
}

TEST_CASE("translated: what is told names the field or what differs", "[translated]") {
    CHECK(first_message(Syntax::ovid, "ae.fs.", Syntax::cochrane) ==
          "\"ae\" (qualifier of any heading) is written as [mh /AE], which takes in the narrower ones.");
    CHECK(first_message(Syntax::pubmed, "consultant[cois]", Syntax::ovid).find("conflict of interest statement") !=
          std::string::npos);
    CHECK(first_message(Syntax::pubmed, "nanjing[ad]", Syntax::cochrane).find("affiliations") != std::string::npos);
}

}  // namespace
}  // namespace evident
