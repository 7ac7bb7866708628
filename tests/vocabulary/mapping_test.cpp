// Words without a tag as PubMed's help says it reads them: subjects, then journals, then authors, then words.
#include <algorithm>

#include "query/exact/exact.hpp"
#include "query/question.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/shelf.hpp"
#include "tests/vocabulary/shelf.hpp"

namespace evident {
namespace {

using testing::descriptor;
using testing::descriptors;
using testing::VocabularyShelf;

class MappingShelf : public VocabularyShelf {
  public:
    explicit MappingShelf(bool with_mesh = true) {
        desk.put_all({testing::record_a(), other()});
        if (!with_mesh) return;
        load_text("desc2025.xml",
                  descriptors(descriptor("D006333", "Heart Failure", {"C14.1"}, {"Cardiac Failure"}) +
                              descriptor("D054143", "Heart Failure, Systolic", {"C14.1.5"}) +
                              descriptor("D001241", "Aspirin", {"D02.4"}, {"Acetylsalicylic Acid"}) +
                              descriptor("D000894", "Anti-Inflammatory Agents", {"D27.5"}, {"Antirheumatics"}) +
                              descriptor("D014801", "Vitamin A", {"D10.2"}) +
                              descriptor("D017281", "Cost of Illness", {"N03.1"}, {"Burden of Illness"}) +
                              descriptor("D016454", "Review", {"V03.9"}, {}, "2")));
        load_text("qual2025.xml",
                  "<QualifierRecordSet><QualifierRecord><QualifierUI>Q1</QualifierUI><QualifierName><String>therapy"
                  "</String></QualifierName><TreeNumberList><TreeNumber>Y02</TreeNumber></TreeNumberList><ConceptList>"
                  "<Concept><TermList><Term><String>therapy</String><Abbreviation>TH</Abbreviation></Term><Term>"
                  "<String>treatment</String></Term></TermList></Concept></ConceptList></QualifierRecord>"
                  "</QualifierRecordSet>");
        load_text(
            "supp2025.xml",
            "<SupplementalRecordSet><SupplementalRecord><SupplementalRecordUI>C1</SupplementalRecordUI>"
            "<SupplementalRecordName><String>red yeast rice</String></SupplementalRecordName><ConceptList><Concept>"
            "<TermList><Term><String>red yeast rice</String></Term><Term><String>xuezhikang</String></Term>"
            "</TermList></Concept></ConceptList></SupplementalRecord></SupplementalRecordSet>");
        load_text("pa2025.xml",
                  "<PharmacologicalActionSet><PharmacologicalAction><DescriptorReferredTo><DescriptorUI>D000894"
                  "</DescriptorUI><DescriptorName><String>Anti-Inflammatory Agents</String></DescriptorName>"
                  "</DescriptorReferredTo><PharmacologicalActionSubstanceList><Substance><RecordUI>D001241</RecordUI>"
                  "<RecordName><String>Aspirin</String></RecordName></Substance></PharmacologicalActionSubstanceList>"
                  "</PharmacologicalAction></PharmacologicalActionSet>");
    }

    AskedQuestion ask(const std::string& text, Mapping mapping = Mapping::on, int year = 0) {
        return read_question(desk.store, Syntax::pubmed, text, "question", {}, {year, true}, mapping);
    }
    std::string translated(const std::string& text) { return ask(text).translation; }

  private:
    static Record other() {
        auto out = testing::pubmed_record("2", "Failure of the cardiac muscle", {});
        out.authors = {testing::person("Van Dyke", "Julia Anne", "JA"), testing::person("Rivers", "Wendy", "W")};
        return out;
    }
};

bool has_code(const Problems& problems, std::string_view code) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& one) { return one.code == code; });
}

// Each what PubMed's help gives as the order and shape of its translation.
TEST_CASE("a subject is its heading with narrower ones, and its words in all fields") {
    MappingShelf shelf;
    CHECK(shelf.translated("heart failure") ==
          "\"Heart Failure\"[mh] OR (heart[all] AND failure[all]) OR \"Heart Failure\"[all]");
    CHECK(shelf.translated("aspirin") == "Aspirin[mh] OR Aspirin[all]");
    CHECK(shelf.ask("heart failure").year == 2025);
    CHECK(shelf.ask("heart failure").problems.front().message ==
          "\"heart failure\" is read by PubMed's mapping as the heading \"Heart Failure\".");
}

// PubMed's help: untagged words are matched to the longest term, whatever words it holds.
TEST_CASE("a term that holds and is not parted, an operator beside it is one") {
    MappingShelf shelf(false);
    shelf.load_text("desc2025.xml", descriptors(descriptor("D006258", "Head and Neck Neoplasms", {"C04.5"}) +
                                                descriptor("D001249", "Asthma", {"C08.1"})));
    const auto whole = shelf.translated("head and neck neoplasms");
    CHECK(whole.starts_with("\"Head and Neck Neoplasms\"[mh] OR"));
    CHECK(shelf.translated("asthma or head and neck neoplasms") ==
          "Asthma[mh] OR Asthma[all] OR (\"Head and Neck Neoplasms\"[mh] OR (head[all] AND neck[all] AND "
          "neoplasms[all]) OR \"Head and Neck Neoplasms\"[all])");
    CHECK(shelf.translated("head and neck neoplasms and asthma").find(" AND (Asthma[mh]") != std::string::npos);
    CHECK(shelf.translated("asthma and neck") == "(Asthma[mh] OR Asthma[all]) AND neck[all]");
    CHECK(shelf.translated("asthma or neck") == "Asthma[mh] OR Asthma[all] OR neck[all]");
    CHECK(shelf.translated("asthma or").starts_with("Asthma[mh]"));
    CHECK_FALSE(has_code(shelf.ask("asthma").problems, "no-entry-terms"));
}

TEST_CASE("with a tree file alone it is told that entry terms are not known") {
    MappingShelf shelf(false);
    shelf.load_text("mtrees2025.bin", "Asthma;C08.1\n");
    const auto asked = shelf.ask("asthma");
    CHECK(std::count_if(asked.problems.begin(), asked.problems.end(), [](const Problem& problem) {
              return problem.code == "no-entry-terms" && problem.severity == Severity::note;
          }) == 1);
}

// Its descriptors would tell the class; the tree tells it by its letter.
TEST_CASE("with a tree file alone a publication type is known by its place") {
    MappingShelf shelf(false);
    shelf.load_text("mtrees2025.bin", "Review;V03.900\nHeart Failure;C14.1\n");
    CHECK(shelf.translated("review") == "Review[pt] OR Review[all]");
    CHECK(shelf.translated("heart failure").starts_with("\"Heart Failure\"[mh] OR"));
}

TEST_CASE("an entry term brings its heading, and both in all fields") {
    MappingShelf shelf;
    CHECK(shelf.translated("cardiac failure") ==
          "\"Heart Failure\"[mh] OR (heart[all] AND failure[all]) OR \"Heart Failure\"[all] OR (cardiac[all] AND "
          "failure[all]) OR \"cardiac failure\"[all]");
}

TEST_CASE("an inverted heading is searched as people say it") {
    MappingShelf shelf;
    CHECK(shelf.translated("heart failure, systolic") ==
          "\"Heart Failure, Systolic\"[mh] OR (systolic[all] AND heart[all] AND failure[all]) OR "
          "\"Systolic Heart Failure\"[all] OR \"heart failure systolic\"[all]");
}

TEST_CASE("subheadings, publication types, actions and substances are subjects too") {
    MappingShelf shelf;
    CHECK(shelf.translated("treatment") == "therapy[sh] OR treatment[all]");
    CHECK(shelf.translated("review") == "Review[pt] OR Review[all]");
    CHECK(
        shelf.translated("antirheumatics") ==
        "\"Anti-Inflammatory Agents\"[mh] OR \"Anti-Inflammatory Agents\"[pa] OR (anti[all] AND inflammatory[all] AND "
        "agents[all]) OR \"Anti-Inflammatory Agents\"[all] OR antirheumatics[all]");
    // PubMed tutorial: names of substances in several words are searched as phrases only.
    CHECK(shelf.translated("xuezhikang") == "\"red yeast rice\"[nm] OR \"red yeast rice\"[all] OR xuezhikang[all]");
    // The same: a heading with a letter or number that stands alone.
    CHECK(shelf.translated("vitamin a") == "\"Vitamin A\"[mh] OR \"Vitamin A\"[all]");
    CHECK(shelf.translated("th").empty());
}

TEST_CASE("the longest term is taken, and what no table knows is a word") {
    MappingShelf shelf;
    CHECK(shelf.translated("severe heart failure aspirin") ==
          "severe[all] AND (\"Heart Failure\"[mh] OR (heart[all] AND failure[all]) OR \"Heart Failure\"[all]) AND "
          "(Aspirin[mh] OR Aspirin[all])");
    CHECK(shelf.translated("the cost of illness in aspirin") ==
          "(\"Cost of Illness\"[mh] OR (cost[all] AND illness[all]) OR \"Cost of Illness\"[all]) AND "
          "(Aspirin[mh] OR Aspirin[all])");
}

TEST_CASE("journals of the records, then people") {
    MappingShelf shelf;
    CHECK(shelf.translated("the lancet") == "\"the lancet\"[ta] OR lancet[all] OR \"the lancet\"[all]");
    CHECK(shelf.translated("lancet smith ja") == "(lancet[ta] OR lancet[all]) AND \"smith ja*\"[au]");
    CHECK(shelf.translated("van dyke j aspirin") == "\"van dyke j*\"[au] AND (Aspirin[mh] OR Aspirin[all])");
    CHECK(shelf.translated("wendy rivers") == "\"wendy rivers\"[fau] OR \"wendy rivers *\"[fau]");
    // A last name alone is a word (PubMed help); so is a name nobody has here.
    CHECK(shelf.translated("smith").empty());
    CHECK(shelf.translated("smith x").empty());
}

// PubMed since 2020: plural forms, British and American spelling. Only forms that a record has are asked.
TEST_CASE("a word in no table is searched in its other forms") {
    MappingShelf shelf;
    CHECK(shelf.translated("tumour") == "tumour[all] OR tumor[all]");
    CHECK(shelf.translated("headaches") == "headaches[all] OR headache[all]");
    CHECK(shelf.translated("randomized") == "randomized[all] OR randomised[all]");
    CHECK(shelf.translated("migraine").empty());
    CHECK(shelf.translated("\"tumour\"").empty());
}

// PubMed help: quotes, tags, truncation and hyphens turn the mapping off.
TEST_CASE("what is quoted, tagged, truncated or hyphenated is not mapped") {
    MappingShelf shelf;
    for (const auto* text : {"\"heart failure\"", "aspirin[tiab]", "aspirin*", "heart-failure", "heart failure[tw]"}) {
        INFO(text);
        CHECK(shelf.translated(text).empty());
    }
    CHECK(shelf.ask("aspirin[tiab]").problems.empty());
}

TEST_CASE("mapping can be left out, and without MeSH the question says what is missing") {
    MappingShelf shelf;
    CHECK(shelf.ask("heart failure", Mapping::off).translation.empty());
    CHECK(has_code(shelf.ask("heart failure", Mapping::off).problems, "no-term-mapping"));
    MappingShelf bare(false);
    const auto asked = bare.ask("heart failure smith ja");
    CHECK(asked.translation == "heart[all] AND failure[all] AND \"smith ja*\"[au]");
    CHECK(has_code(asked.problems, "no-term-mapping"));
    CHECK_FALSE(has_code(bare.ask("heart[ti]").problems, "no-term-mapping"));
}

// What is kept is the translation: read again it must be the same question, whatever is loaded by then.
TEST_CASE("a translation replayed without mapping finds the same") {
    MappingShelf shelf;
    const std::vector<std::string> words = {"heart",  "failure", "cardiac", "aspirin",  "smith",   "ja",   "the",
                                            "lancet", "of",      "cost",    "illness",  "vitamin", "a",    "review",
                                            "OR",     "NOT",     "AND",     "(aspirin", "muscle)", "rice", "tumor*"};
    unsigned state = 7;
    for (int round = 0; round < 400; ++round) {
        std::string text = "heart";
        for (int i = 0; i < 5; ++i) {
            state = state * 1664525U + 1013904223U;
            text += ' ' + words[(state >> 16U) % words.size()];
        }
        INFO(text);
        const auto asked = shelf.ask(text);
        if (asked.translation.empty()) continue;
        const auto again = shelf.ask(asked.translation, Mapping::off);
        INFO(asked.translation);
        CHECK(exact_reports(shelf.desk.store, again.node) == exact_reports(shelf.desk.store, asked.node));
        CHECK_FALSE(has_code(again.problems, "no-term-mapping"));
    }
}

TEST_CASE("a question of very many words is mapped as far as a bound") {
    MappingShelf shelf;
    std::string text;
    for (int i = 0; i < 10000; ++i) text += "muscle aspirin ";
    const auto asked = shelf.ask(text);
    CHECK(asked.translation.starts_with("muscle[all] AND (Aspirin[mh] OR Aspirin[all])"));
    CHECK(asked.translation.ends_with("muscle[all] AND aspirin[all]"));
}

}  // namespace
}  // namespace evident
