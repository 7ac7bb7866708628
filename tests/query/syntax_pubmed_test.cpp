// PubMed's syntax: operators, runs of words, truncation, and what is wrong with a question, at which byte.
#include "tests/catch.hpp"
#include "tests/query/syntax_cases.hpp"

using namespace evident;
using namespace evident::testing;

TEST_CASE("pubmed: one term", "[pubmed]") {
    CHECK(pubmed_tree("cancer[ti]") == "(words title \"cancer\")");
    CHECK(pubmed_tree("Cancer [TI]") == "(words title \"cancer\")");
    CHECK(pubmed_tree("cancer[Title/Abstract]") == "(words tiab \"cancer\")");
    CHECK(pubmed_tree("cancer[Title / Abstract]") == "(words tiab \"cancer\")");
    CHECK(pubmed_tree("\"lung cancer\"[tiab]") == "(words tiab \"lung\" \"cancer\")");
    CHECK(pubmed_tree("lung cancer[tiab]") == "(words tiab \"lung\" \"cancer\")");
    CHECK(pubmed_tree("osimertinib") == "(words all \"osimertinib\")");
    CHECK(pubmed_tree("\"brain metastasis\"") == "(words all \"brain\" \"metastasis\")");
    CHECK(pubmed_tree("non-small[tw]") == "(words text \"non\" \"small\")");
    CHECK(pubmed_tree("CD8+[ti]") == "(words title \"cd8+\")");
}

TEST_CASE("pubmed: operators run from left to right", "[pubmed]") {
    CHECK(pubmed_tree("a1[ti] OR b1[ti] AND c1[ti]") ==
          "(and (or (words title \"a1\") (words title \"b1\")) (words title \"c1\"))");
    CHECK(pubmed_tree("a1[ti] AND b1[ti] OR c1[ti]") ==
          "(or (and (words title \"a1\") (words title \"b1\")) (words title \"c1\"))");
    CHECK(pubmed_tree("a1[ti] OR (b1[ti] AND c1[ti])") ==
          "(or (words title \"a1\") (and (words title \"b1\") (words title \"c1\")))");
    CHECK(pubmed_tree("a1[ti] NOT b1[ti] OR c1[ti]") ==
          "(or (and (words title \"a1\") (not (words title \"b1\"))) (words title \"c1\"))");
    CHECK(pubmed_tree("a1[ti] OR b1[ti] NOT c1[ti]") ==
          "(and (or (words title \"a1\") (words title \"b1\")) (not (words title \"c1\")))");
    CHECK(pubmed_tree("a1[ti] b1[ti] OR c1[ti] d1[ti]") ==
          "(and (or (and (words title \"a1\") (words title \"b1\")) (words title \"c1\")) (words title \"d1\"))");
    CHECK(pubmed_tree("(a1[ti])(b1[ti])") == "(and (words title \"a1\") (words title \"b1\"))");
}

TEST_CASE("pubmed: untagged words side by side are one operand", "[pubmed]") {
    CHECK(pubmed_tree("lung OR brain tumour") ==
          "(or (words all \"lung\") (and (words all \"brain\") (words all \"tumour\")))");
    CHECK(problems_of(pubmed("lung cancer")) == "no-term-mapping@0-4");
    CHECK(problems_of(pubmed("\"lung cancer\"")).empty());
    CHECK(pubmed_tree("effects of gefitinib") == "(and (words all \"effects\") (words all \"gefitinib\"))");
    CHECK(problems_of(pubmed("effects of gefitinib")) == "no-term-mapping@0-7 stop-word@8-10");
    CHECK(pubmed_tree("the") == "(words all \"the\")");
    CHECK(pubmed_tree("a / b1 & c1") == "(and (words all \"b1\") (words all \"c1\"))");
    CHECK(pubmed_tree("\xE8\x82\xBA\xE7\x99\x8C") == "(words all \"\xE8\x82\xBA\" \"\xE7\x99\x8C\")");
}

TEST_CASE("pubmed: operators in lower case", "[pubmed]") {
    CHECK(pubmed_tree("a1[ti] or b1[ti]") == "(or (words title \"a1\") (words title \"b1\"))");
    CHECK(problems_of(pubmed("a1[ti] or b1[ti]")) == "lower-case-operator@7-9");
    CHECK(pubmed("a1[ti] or b1[ti]").problems[0].severity == Severity::warning);
    CHECK(pubmed_tree("asthma or copd") == "(or (words all \"asthma\") (words all \"copd\"))");
    CHECK(pubmed_tree("(a1[ti]) And (b1[ti])") == "(and (words title \"a1\") (words title \"b1\"))");
    CHECK(pubmed_tree("head and neck[tiab]") == "(words tiab \"head\" \"and\" \"neck\")");
    CHECK(problems_of(pubmed("head and neck[tiab]"), Severity::warning).empty());
    CHECK(problems_of(pubmed("asthma or copd[tiab]"), Severity::warning) == "lower-case-operator@7-9");
    CHECK(pubmed_tree("\"not otherwise specified\"[ti]") == "(words title \"not\" \"otherwise\" \"specified\")");
    CHECK(pubmed_tree("a1[ti] not (b1[ti] and c1[ti])") ==
          "(and (words title \"a1\") (not (and (words title \"b1\") (words title \"c1\"))))");
    CHECK(pubmed_tree("OR[ad]") == "(words affiliation \"or\")");
}

TEST_CASE("pubmed: truncation", "[pubmed]") {
    CHECK(pubmed_tree("metasta*[tiab]") == "(words tiab \"metasta*\")");
    CHECK(pubmed_tree("\"breast feed*\"[ti]") == "(words title \"breast\" \"feed*\")");
    CHECK(pubmed_tree("breast feed*[ti]") == "(words title \"breast\" \"feed*\")");
    CHECK(pubmed_tree("non-metasta*") == "(words all \"non\" \"metasta*\")");
    CHECK(problems_of(pubmed("egf*[ti]")) == "short-truncation@0-4");
    CHECK(problems_of(pubmed("metasta*")).empty());
    CHECK(pubmed_tree("tumo*r[ti]") == "(words title \"tumo*r\")");
    CHECK(problems_of(pubmed("tumo*r[ti]")).empty());
    CHECK(pubmed_tree("c*lour[ti]") == "(words title \"c*lour\")");
    CHECK(problems_of(pubmed("c*lour[ti]")) == "short-truncation@0-6");
    CHECK(problems_of(pubmed("*ectomy[ti]")) == "short-truncation@0-7");
    CHECK(problems_of(pubmed("\"p 0.*\"[tiab]")) == "misplaced-truncation@5-6");
    CHECK(problems_of(pubmed("metasta**[ti]")).empty());
    CHECK(pubmed_tree("\"lung* cancer\"[ti]") == "(words title \"lung*\" \"cancer\")");
    CHECK(problems_of(pubmed("\"lung* cancer\"[ti]")) == "phrase-truncation@0-14");
    CHECK(problems_of(pubmed("tumo?r[ti]"), Severity::warning) == "foreign-wildcard@0-6");
    CHECK(problems_of(pubmed("*")) == "no-words@0-1");
}

TEST_CASE("pubmed: what is wrong, and where", "[pubmed]") {
    CHECK(problems_of(pubmed("")) == "empty-question@0-0");
    CHECK(problems_of(pubmed("  ")) == "empty-question@0-2");
    CHECK(problems_of(pubmed("cancer[tixb]")) == "unknown-tag@6-12");
    CHECK(pubmed("cancer[tiabb]").problems[0].message.find("[tiab]") != std::string::npos);
    CHECK(pubmed_tree("cancer[tixb]") == "(words all \"cancer\")");
    CHECK(problems_of(pubmed("cancer[book]")) == "not-read-yet@6-12");
    CHECK(pubmed_tree("\"antineoplastic agents\"[pa]") == "(tag pa.antineoplastic.agents explode)");
    CHECK(problems_of(pubmed("(a1[ti]")) == "lone-parenthesis@0-1");
    CHECK(problems_of(pubmed("a1[ti])")) == "lone-parenthesis@6-7");
    CHECK(problems_of(pubmed("()")) == "empty-parentheses@0-2");
    CHECK(problems_of(pubmed("a1[ti] AND ()")) == "empty-parentheses@11-13");
    CHECK(problems_of(pubmed("a1[ti] AND")) == "hanging-operator@7-10");
    CHECK(problems_of(pubmed("OR a1[ti]")) == "hanging-operator@0-2");
    CHECK(problems_of(pubmed("NOT a1[ti]")) == "hanging-operator@0-3");
    CHECK(pubmed_tree("NOT a1[ti]") == "(not (words title \"a1\"))");
    CHECK(problems_of(pubmed("a1[ti] AND OR b1[ti]")) == "double-operator@7-13");
    CHECK(problems_of(pubmed("a1[ti] AND NOT b1[ti]")) == "double-operator@7-14");
    CHECK(pubmed_tree("a1[ti] AND NOT b1[ti]") == "(and (words title \"a1\") (not (words title \"b1\")))");
    CHECK(problems_of(pubmed("\"lung cancer[ti]"), Severity::warning) == "unbalanced-quote@0-1");
    CHECK(problems_of(pubmed("[ti]")) == "tag-without-term@0-4");
    CHECK(problems_of(pubmed("a1[ti][ab]")) == "tag-without-term@6-10");
    CHECK(problems_of(pubmed("(a1[ti] OR b1[ti])[tiab]")) == "tag-on-group@18-24");
    CHECK(problems_of(pubmed("a1[ti"), Severity::warning) == "unclosed-bracket@2-3");
    CHECK(problems_of(pubmed("#1 AND #2")) == "line-outside@0-2 line-outside@7-9");
    CHECK(problems_of(pubmed("1 AND 2"), Severity::warning) == "bare-number@0-1 bare-number@6-7");
    CHECK(problems_of(pubmed("2020:2024")) == "range-without-tag@0-9");
    CHECK(problems_of(pubmed("cancer.ti,ab. AND a1[ti]"), Severity::warning) == "other-syntax@0-13");
    CHECK(problems_of(pubmed("lung adj3 cancer"), Severity::warning) == "other-syntax@5-9");
    CHECK(problems_of(pubmed("a1[ti] AND \"...\"[ti] AND b1[ti]")) == "no-words@11-16");
    CHECK(problems_of(pubmed("a\xFF\x62[ti]"), Severity::warning) == "ill-formed-text@1-2");
}

TEST_CASE("pubmed: an unread part never widens or narrows without an error", "[pubmed]") {
    for (const auto* text :
         {"x1[qq]", "a1[ti] AND 2024 Dec[dp]", "free full text[sb]", "\"a b\"[au:~2]", "#3", "x/zz[mh]"}) {
        INFO(text);
        CHECK(any_worse_than_note(pubmed(text).problems));
    }
}

TEST_CASE("pubmed: typographic marks", "[pubmed]") {
    CHECK(pubmed_tree("\u201Clung cancer\u201D[ti]") == "(words title \"lung\" \"cancer\")");
    CHECK(problems_of(pubmed("\u201Clung cancer\u201D[ti]")) == "curly-quotes@0-3");
    CHECK(pubmed_tree("\uFF08a1[ti] OR b1\uFF3Bti\uFF3D\uFF09") == "(or (words title \"a1\") (words title \"b1\"))");
    CHECK(problems_of(pubmed("\uFF08a1[ti]\uFF09")) == "full-width@0-3");
    CHECK(pubmed_tree("a1[ti]\u00A0OR\u3000b1[ti]") == "(or (words title \"a1\") (words title \"b1\"))");
    CHECK(problems_of(pubmed("\u201Cx1\u201D[tixb]"), Severity::warning) == "unknown-tag@8-14");
}

TEST_CASE("pubmed: places of nodes", "[pubmed]") {
    const auto parsed = pubmed("a1[ti] AND (b1[ti] OR \"c1 d1\"[ti])");
    CHECK(parsed.node.place == Place{"question", 0, 34});
    const auto& parts = std::get<And>(parsed.node.is).parts;
    CHECK(parts[1].place == Place{"question", 11, 34});
    CHECK(std::get<Or>(parts[1].is).parts[1].place == Place{"question", 22, 29});
}

TEST_CASE("pubmed: nesting is bounded", "[pubmed]") {
    const std::string deep = std::string(500, '(') + "a1[ti]" + std::string(500, ')');
    CHECK(problems_of(pubmed(deep)) == "too-deep@100-101");
    const std::string allowed = std::string(100, '(') + "a1[ti]" + std::string(100, ')');
    CHECK(problems_of(pubmed(allowed)).empty());
    std::string chain = "a1[ti]";
    for (int i = 0; i < 300; ++i) chain += i % 2 == 0 ? " OR b1[ti]" : " AND c1[ti]";
    const auto parsed = pubmed(chain);
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems[0].code == "too-deep");
    std::string flat = "a1[ti]";
    for (int i = 0; i < 300; ++i) flat += " OR b" + std::to_string(i) + "[ti]";
    CHECK(problems_of(pubmed(flat)).empty());
}
