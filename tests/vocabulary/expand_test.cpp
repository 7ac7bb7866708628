// Questions widened by a vocabulary answer as PubMed's help says of [mh], subheadings, [pt] and [pa].
#include <algorithm>

#include "query/exact/exact.hpp"
#include "query/question.hpp"
#include "tests/base/gzip_of.hpp"
#include "tests/catch.hpp"
#include "tests/vocabulary/shelf.hpp"

namespace evident {
namespace {

using testing::descriptor;
using testing::descriptors;
using testing::record_of;
using testing::small_tree;
using testing::VocabularyShelf;

using Texts = std::vector<std::string>;

AskedQuestion asked(VocabularyShelf& shelf, const std::string& text, int year = 0) {
    return read_question(shelf.desk.store, Syntax::pubmed, text, "question", {}, {year, true});
}

void tokens_of(const Node& node, Texts& out) {
    if (const auto* tag = std::get_if<Tag>(&node.is)) out.push_back(tag->token);
    if (const auto* any = std::get_if<Or>(&node.is)) {
        for (const auto& part : any->parts) tokens_of(part, out);
    }
}

Texts tokens(const AskedQuestion& question) {
    Texts out;
    tokens_of(question.node, out);
    return out;
}

Texts codes(const AskedQuestion& question) {
    Texts out;
    for (const auto& problem : question.problems) out.push_back(problem.code);
    return out;
}

IndexTerm emtree_term(std::string term, bool major) {
    IndexTerm out;
    out.vocabulary = "emtree";
    out.term = std::move(term);
    out.major = major;
    return out;
}

void load_all(VocabularyShelf& shelf) {
    shelf.load_text("desc2025.xml",
                    descriptors(descriptor("D008175", "Lung Neoplasms", {"C04.5", "C08.3"}, {"Lung Cancer"}) +
                                descriptor("D002289", "Carcinoma, Non-Small-Cell Lung", {"C04.5.1"}) +
                                descriptor("D010178", "Pancoast Syndrome", {"C08.3.2"}) +
                                descriptor("D000970", "Antineoplastic Agents", {"D27.1"}) +
                                descriptor("D000077156", "Gefitinib", {"D03.4"}) +
                                descriptor("D016430", "Clinical Trial", {"V03.1"}, {}, "2") +
                                descriptor("D016449", "Randomized Controlled Trial", {"V03.1.5"}, {}, "2") +
                                descriptor("D005260", "Female", {}, {}, "3")));
    const auto qualifier = [](const std::string& name, const std::string& abbreviation, const std::string& number) {
        return "<QualifierRecord><QualifierUI>Q1</QualifierUI><QualifierName><String>" + name +
               "</String></QualifierName><TreeNumberList><TreeNumber>" + number +
               "</TreeNumber></TreeNumberList><ConceptList><Concept><TermList><Term><String>" + name +
               "</String><Abbreviation>" + abbreviation +
               "</Abbreviation></Term></TermList></Concept></ConceptList></QualifierRecord>";
    };
    shelf.load_text("qual2025.xml", "<QualifierRecordSet>" + qualifier("therapy", "TH", "Y02") +
                                        qualifier("drug therapy", "DT", "Y02.1") + "</QualifierRecordSet>");
    shelf.load_text("supp2025.xml",
                    "<SupplementalRecordSet><SupplementalRecord SCRClass=\"1\"><SupplementalRecordUI>C1</"
                    "SupplementalRecordUI><SupplementalRecordName><String>osimertinib</String></"
                    "SupplementalRecordName><ConceptList><Concept><TermList><Term><String>AZD9291</String></Term></"
                    "TermList></Concept></ConceptList></SupplementalRecord></SupplementalRecordSet>");
    shelf.load_text("pa2025.xml",
                    "<PharmacologicalActionSet><PharmacologicalAction><DescriptorReferredTo><DescriptorUI>D000970</"
                    "DescriptorUI><DescriptorName><String>Antineoplastic Agents</String></DescriptorName></"
                    "DescriptorReferredTo><PharmacologicalActionSubstanceList><Substance><RecordUI>D000077156</"
                    "RecordUI><RecordName><String>Gefitinib</String></RecordName></Substance><Substance><RecordUI>C1</"
                    "RecordUI><RecordName><String>osimertinib</String></RecordName></Substance></"
                    "PharmacologicalActionSubstanceList></PharmacologicalAction></PharmacologicalActionSet>");
}

TEST_CASE("without a vocabulary a heading stands for itself, and that is said once") {
    VocabularyShelf shelf;
    const auto question = asked(shelf, "\"Lung Neoplasms\"[mh] OR \"Brain Neoplasms\"[mh] OR \"drug therapy\"[sh]");
    CHECK(codes(question) == Texts{"no-vocabulary"});
    CHECK(question.node == question.read);
    CHECK(question.year == 0);
    CHECK(codes(asked(shelf, "\"Lung Neoplasms\"[mh:noexp]")).empty());
    CHECK_THROWS_AS(asked(shelf, "\"Lung Neoplasms\"[mh]", 2019), Error);
}

TEST_CASE("a heading takes in every heading below it, and noexp does not") {
    VocabularyShelf shelf;
    load_all(shelf);
    const auto wide = asked(shelf, "\"Lung Neoplasms\"[mh]");
    CHECK(tokens(wide) == Texts{"mh.carcinoma.non.small.cell.lung", "mh.lung.neoplasms", "mh.pancoast.syndrome"});
    CHECK(codes(wide).empty());
    CHECK(wide.year == 2025);
    CHECK(wide.node.place == wide.read.place);
    CHECK(tokens(asked(shelf, "\"Lung Neoplasms\"[majr]")).size() == 3);
    CHECK(tokens(asked(shelf, "\"Lung Neoplasms\"[mh:noexp]")) == Texts{"mh.lung.neoplasms"});
    CHECK(tokens(asked(shelf, "\"Pancoast Syndrome\"[mh]")) == Texts{"mh.pancoast.syndrome"});
}

TEST_CASE("an entry term asks its heading, a supplementary concept the substance") {
    VocabularyShelf shelf;
    load_all(shelf);
    const auto entry = asked(shelf, "\"Lung Cancer\"[mh]");
    CHECK(tokens(entry).size() == 3);
    CHECK(codes(entry) == Texts{"entry-term"});
    CHECK(tokens(asked(shelf, "osimertinib[mh]")) == Texts{"nm.osimertinib"});
    CHECK(tokens(asked(shelf, "AZD9291[mh]")) == Texts{"nm.osimertinib"});
}

TEST_CASE("a heading that is none is told, with the nearest or the year that had it") {
    VocabularyShelf shelf;
    load_all(shelf);
    const auto unknown = asked(shelf, "\"Lung Neoplasm\"[mh]");
    REQUIRE(codes(unknown) == Texts{"unknown-heading"});
    CHECK(unknown.problems[0].severity == Severity::warning);
    CHECK(unknown.problems[0].message.find("did you mean \"Lung Neoplasms\"?") != std::string::npos);
    CHECK(tokens(unknown) == Texts{"mh.lung.neoplasm"});
    shelf.load_text("mtrees2019.bin", "Old Disease;C01\nOlder Disease;C01.1\n");
    const auto gone = asked(shelf, "\"Old Disease\"[mh]");
    REQUIRE(codes(gone) == Texts{"unknown-heading"});
    CHECK(gone.problems[0].message.find("--year 2019") != std::string::npos);
    const auto then = asked(shelf, "\"Old Disease\"[mh]", 2019);
    CHECK(tokens(then).size() == 2);
    CHECK(then.year == 2019);
    CHECK(codes(asked(shelf, "Female[mh]", 2019)).empty());
}

TEST_CASE("a term of Emtree need be no heading of MeSH") {
    VocabularyShelf shelf;
    load_all(shelf);
    const auto ask = [&](const std::string& text) {
        return codes(read_question(shelf.desk.store, Syntax::embase, text, "question", {}, {0, true}));
    };
    CHECK(ask("'lung cancer and more'/exp") == Texts{"no-vocabulary"});
    CHECK(ask("'lung cancer and more'/exp/dm_dt OR x1:ti") == Texts{"no-vocabulary"});
    CHECK(codes(asked(shelf, "\"lung cancer and more\"[mh]")) == Texts{"unknown-heading"});
}

TEST_CASE("with a subheading both explode; a floating subheading takes in its group") {
    VocabularyShelf shelf;
    load_all(shelf);
    const auto wide = tokens(asked(shelf, "\"Lung Neoplasms/therapy\"[mh]"));
    CHECK(wide.size() == 6);
    CHECK(std::count(wide.begin(), wide.end(), "mq.pancoast.syndrome..drug.therapy") == 1);
    CHECK(tokens(asked(shelf, "\"Lung Neoplasms/therapy\"[mh:noexp]")) == Texts{"mq.lung.neoplasms..therapy"});
    CHECK(tokens(asked(shelf, "therapy[sh]")) == Texts{"sh.drug.therapy", "sh.therapy"});
}

TEST_CASE("types go by the tree of types, actions by the substances that have them") {
    VocabularyShelf shelf;
    load_all(shelf);
    CHECK(tokens(asked(shelf, "\"Clinical Trial\"[pt]")) ==
          Texts{"pt.clinical.trial", "pt.randomized.controlled.trial"});
    CHECK(tokens(asked(shelf, "\"Journal Article\"[pt]")) == Texts{"pt.journal.article"});
    CHECK(codes(asked(shelf, "\"Journal Article\"[pt]")).empty());
    CHECK(tokens(asked(shelf, "\"Antineoplastic Agents\"[pa]")) ==
          Texts{"mh.gefitinib", "nm.gefitinib", "nm.osimertinib"});
}

TEST_CASE("the exact answer holds the records of narrower headings") {
    VocabularyShelf shelf;
    load_all(shelf);
    auto record = record_of("pubmed", "1", "A");
    record.headings.push_back({});
    record.headings.back().descriptor = "Pancoast Syndrome";
    shelf.desk.put(record);
    shelf.desk.put(record_of("pubmed", "2", "Lung Neoplasms"));
    CHECK(exact_records(shelf.desk.store, asked(shelf, "\"Lung Neoplasms\"[mh]").node).size() == 1);
    CHECK(exact_records(shelf.desk.store, asked(shelf, "\"Lung Neoplasms\"[mh:noexp]").node).empty());
    CHECK(exact_records(shelf.desk.store, asked(shelf, "NOT \"Lung Neoplasms\"[mh]").node).size() == 1);
}

// A licensed file of Emtree, packed: the same lines as MeSH's tree.
TEST_CASE("Emtree is loaded beside MeSH and explodes by its own tree") {
    VocabularyShelf shelf;
    auto wide = record_of("embase", "1", "One");
    wide.index_terms = {emtree_term("lung disease", true)};
    auto narrow = record_of("embase", "2", "Two");
    narrow.index_terms = {emtree_term("lung cancer", false)};
    auto mesh = record_of("pubmed", "3", "Three");
    mesh.headings = {{"Lung Neoplasms", "", false, {}}};
    shelf.desk.put_all({wide, narrow, mesh});
    shelf.load_text("mtrees2019.bin", small_tree);
    const auto path =
        shelf.write("emtree.txt.gz", testing::gzip_of("lung disease;C1\nlung tumor;C1.1\nlung cancer;C1.1.1\n"));
    const auto loaded = shelf.load(path, 2024, "emtree");
    CHECK(loaded.counts.terms == 3);
    const auto found = [&](const std::string& text) {
        const auto asked = read_question(shelf.desk.store, Syntax::embase, text, "question", {}, {0, true});
        return exact_reports(shelf.desk.store, asked.node).size();
    };
    CHECK(found("'lung disease'/exp") == 2);
    CHECK(found("'lung tumor'/exp") == 1);
    CHECK(found("'lung disease'/de") == 1);
    CHECK(found("'lung disease'/mj") == 1);
    CHECK(found("'lung cancer'/mj") == 0);
    CHECK(found("'lung neoplasms'/exp") == 1);
    const auto unknown = read_question(shelf.desk.store, Syntax::embase, "'lung tumr'/exp", "question", {}, {0, true});
    REQUIRE(unknown.problems.size() == 1);
    CHECK(unknown.problems[0].message == "\"lung tumr\" is no term of Emtree of 2024; did you mean \"lung tumor\"?");
}

// Ovid writes its Embase as it writes its MEDLINE.
TEST_CASE("a heading of Ovid finds the records with the Emtree term of that name") {
    VocabularyShelf shelf;
    load_all(shelf);
    auto linked = emtree_term("gefitinib", true);
    linked.links.resize(2);
    linked.links[0].subheading = "drug therapy";
    linked.links[1].subheading = "adverse drug reaction";
    auto embase = record_of("embase", "1", "One");
    embase.index_terms = {linked, emtree_term("clinical trial", false), emtree_term("letter", false)};
    auto other = record_of("embase", "2", "Two");
    other.index_terms = {emtree_term("lung cancer", false)};
    auto mesh = record_of("pubmed", "3", "Three");
    mesh.headings = {{"Gefitinib", "", false, {}}};
    shelf.desk.put_all({embase, other, mesh});
    const auto ask = [&](const std::string& text, Syntax syntax = Syntax::ovid) {
        return read_question(shelf.desk.store, syntax, text, "question", {}, {0, true});
    };
    const auto found = [&](const std::string& text) { return exact_reports(shelf.desk.store, ask(text).node).size(); };
    CHECK(found("gefitinib/") == 2);
    CHECK(found("*gefitinib/") == 1);
    CHECK(found("gefitinib/ae") == 1);
    CHECK(found("gefitinib/su") == 0);
    CHECK(found("dt.fs.") == 1);
    CHECK(found("letter/") == 1);
    CHECK(found("letter.pt.") == 0);
    CHECK(found("exp clinical trial/") == 1);
    CHECK(found("not gefitinib/") == 1);
    CHECK(found("exp lung cancer/") == 1);
    // Lung cancer is another name of MeSH's heading; one that MeSH has not by any name is none of these.
    CHECK(codes(ask("stroke patient/")) == Texts{"unknown-heading"});
    CHECK(codes(ask("gefitinib[mh]", Syntax::pubmed)).empty());
    CHECK(tokens(ask("gefitinib[mh]", Syntax::pubmed)) == Texts{"mh.gefitinib"});
    auto known = record_of("embase", "4", "Four");
    known.index_terms = {emtree_term("stroke patient", false)};
    shelf.desk.put(known);
    CHECK(codes(ask("stroke patient/")).empty());
    const auto path = shelf.write("emtree.txt", "lung disease;C1\nlung tumor;C1.1\nlung cancer;C1.1.1\n");
    shelf.load(path, 2024, "emtree");
    CHECK(found("exp lung disease/") == 1);
    CHECK(found("lung disease/") == 0);
}

}  // namespace
}  // namespace evident
