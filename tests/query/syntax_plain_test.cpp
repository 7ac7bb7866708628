// What a person types: words, phrases, fields, alternatives, identifiers.
#include <map>

#include "tests/catch.hpp"
#include "tests/query/syntax_cases.hpp"

using namespace evident;
using namespace evident::testing;

TEST_CASE("plain: words and phrases", "[plain]") {
    CHECK(plain_tree("lung") == "(words plain \"lung\")");
    CHECK(plain_tree("Lung CANCER") == "(and (words plain \"lung\") (words plain \"cancer\"))");
    CHECK(plain_tree("\"lung cancer\"") == "(words plain \"lung\" \"cancer\")");
    CHECK(plain_tree("non-small metasta*") == "(and (words plain \"non\" \"small\") (words plain \"metasta*\"))");
    CHECK(plain_tree("lung AND cancer") == plain_tree("lung cancer"));
    CHECK(plain_tree("the lung & the brain?") ==
          "(and (words plain \"the\") (words plain \"lung\") (words plain \"the\") (words plain \"brain\"))");
    CHECK(plain_tree("lung or brain") == "(and (words plain \"lung\") (words plain \"or\") (words plain \"brain\"))");
}

TEST_CASE("plain: AND binds tighter than OR", "[plain]") {
    CHECK(plain_tree("a1 b1 OR c1") == "(or (and (words plain \"a1\") (words plain \"b1\")) (words plain \"c1\"))");
    CHECK(plain_tree("a1 OR b1 c1") == "(or (words plain \"a1\") (and (words plain \"b1\") (words plain \"c1\")))");
    CHECK(plain_tree("(a1 OR b1) c1") == "(and (or (words plain \"a1\") (words plain \"b1\")) (words plain \"c1\"))");
    CHECK(plain_tree("a1 OR b1 OR c1") == "(or (words plain \"a1\") (words plain \"b1\") (words plain \"c1\"))");
}

TEST_CASE("plain: leaving out", "[plain]") {
    const std::string tree = "(and (words plain \"a1\") (not (words plain \"b1\")))";
    CHECK(plain_tree("a1 -b1") == tree);
    CHECK(plain_tree("a1 NOT b1") == tree);
    CHECK(plain_tree("a1 AND NOT b1") == tree);
    CHECK(problems_of(plain("a1 AND NOT b1")).empty());
    CHECK(plain_tree("a1 -\"b1\"") == tree);
    CHECK(plain_tree("a1 -(b1)") == tree);
    CHECK(plain_tree("a1 - b1") == "(and (words plain \"a1\") (words plain \"b1\"))");
    CHECK(plain_tree("a1 -title:b1") == "(and (words plain \"a1\") (not (words title \"b1\")))");
    CHECK(problems_of(plain("-b1")) == "only-excludes@0-3");
}

TEST_CASE("plain: fields", "[plain]") {
    CHECK(plain_tree("title:lung") == "(words title \"lung\")");
    CHECK(plain_tree("Title:\"lung cancer\"") == "(words title \"lung\" \"cancer\")");
    CHECK(plain_tree("title:(lung OR brain)") == "(or (words title \"lung\") (words title \"brain\"))");
    CHECK(plain_tree("ti:lung") == "(words title \"lung\")");
    CHECK(plain_tree("language:chinese") == "(tag la.chi)");
    CHECK(plain_tree("type:review") == "(tag pt.review explode)");
    CHECK(plain_tree("author:smith") == "(or (tag au.smith..*) (words author \"smith\"))");
    CHECK(plain_tree("author:\"smith j\"") == "(or (tag au.smith..j*) (words author \"smith\" \"j\"))");
    CHECK(plain_tree("journal:\"j clin oncol\"") ==
          "(or (tag ta.j.clin.oncol) (words journal \"j\" \"clin\" \"oncol\"))");
    CHECK(plain_tree("heading:\"lung neoplasms\"") == "(tag mh.lung.neoplasms explode)");
    CHECK(plain_tree("metastases: a review") ==
          "(and (words plain \"metastases\") (words plain \"a\") (words plain \"review\"))");
    CHECK(plain_tree("EGFR:T790M") == "(words plain \"egfr\" \"t790m\")");
    CHECK(problems_of(plain("EGFR:T790M")) == "unknown-field@0-5");
    CHECK_FALSE(any_worse_than_note(plain("EGFR:T790M").problems));
    CHECK(problems_of(plain("autor:smith"), Severity::error) == "unknown-field@0-6");
}

TEST_CASE("plain: dates", "[plain]") {
    const std::map<std::string, std::string> cases = {
        {"year:2024", "(between print electronic 2024-01-01..2024-12-31)"},
        {"year:2020-2024", "(between print electronic 2020-01-01..2024-12-31)"},
        {"year:2020..2024", "(between print electronic 2020-01-01..2024-12-31)"},
        {"year:2020:2024", "(between print electronic 2020-01-01..2024-12-31)"},
        {"year:2020-", "(between print electronic 2020-01-01..)"},
        {"year:..2024", "(between print electronic ..2024-12-31)"},
        {"year:2024/12", "(between print electronic 2024-12-01..2024-12-31)"},
        {"created:2024-12-31", "(between create 2024-12-31..2024-12-31)"},
        {"year:\"last 2 years\"", "(between print electronic 2024-03-10..)"},
    };
    for (const auto& [text, tree] : cases) {
        INFO(text);
        CHECK(plain_tree(text) == tree);
        CHECK(problems_of(plain(text)).empty());
    }
    CHECK(problems_of(plain("lung year:soon")) == "bad-date@5-14");
    CHECK(plain_tree("lung year:soon") == "(and (words plain \"lung\") (nothing))");
}

TEST_CASE("plain: identifiers find their record", "[plain]") {
    CHECK(plain_tree("40948849") == "(tag pmid.40948849)");
    CHECK(plain_tree("40948849 33947756") == "(or (tag pmid.40948849) (tag pmid.33947756))");
    CHECK(plain_tree("2024") == "(or (tag pmid.2024) (words plain \"2024\"))");
    CHECK(plain_tree("pmid:40948849") == "(tag pmid.40948849)");
    CHECK(plain_tree("PMID 40948849") == "(tag pmid.40948849)");
    CHECK(plain_tree("PMID: 40948849") == "(tag pmid.40948849)");
    CHECK(plain_tree("10.21037/tlcr-2025-163") == "(tag doi.10.21037.tlcr.2025.163)");
    CHECK(plain_tree("doi:10.21037/tlcr-2025-163") == "(tag doi.10.21037.tlcr.2025.163)");
    CHECK(plain_tree("doi: 10.21037/tlcr-2025-163") == "(tag doi.10.21037.tlcr.2025.163)");
    CHECK(plain_tree("https://doi.org/10.21037/tlcr-2025-163.") == "(tag doi.10.21037.tlcr.2025.163)");
    CHECK(plain_tree("https://pubmed.ncbi.nlm.nih.gov/40948849/") == "(tag pmid.40948849)");
    CHECK(plain_tree("PMC1234567") == "(tag pmcid.pmc1234567)");
    CHECK(plain_tree("NCT03257124") == "(or (tag si.nct03257124) (words plain \"nct03257124\"))");
    CHECK(plain_tree("id:40948849") == "(or (tag pmid.40948849) (tag aid.40948849))");
    CHECK(plain_tree("id:10.1000/x") == "(tag doi.10.1000.x)");
    CHECK(plain_tree("egfr 2024") == "(and (words plain \"egfr\") (words plain \"2024\"))");
}

TEST_CASE("plain: what is wrong, and where", "[plain]") {
    CHECK(problems_of(plain("")) == "empty-question@0-0");
    CHECK(problems_of(plain("(lung")) == "lone-parenthesis@0-1");
    CHECK(problems_of(plain("lung)")) == "lone-parenthesis@4-5");
    CHECK(problems_of(plain("lung ()")) == "empty-parentheses@5-7");
    CHECK(problems_of(plain("lung OR")) == "hanging-operator@5-7");
    CHECK(problems_of(plain("OR lung")) == "hanging-operator@0-2");
    CHECK(problems_of(plain("AND lung")) == "hanging-operator@0-3");
    CHECK(problems_of(plain("lung AND")) == "hanging-operator@5-8");
    CHECK(problems_of(plain("NOT")) == "hanging-operator@0-3");
    CHECK(problems_of(plain("\"lung cancer")) == "unbalanced-quote@0-1");
    CHECK(problems_of(plain("-- & ?")) == "no-words@0-6");
    CHECK(problems_of(plain("lung *")) == "misplaced-truncation@5-6");
    CHECK(problems_of(plain(std::string(300, '(') + 'a')) == "too-deep@100-101");
    CHECK(problems_of(plain("\u201Clung cancer\u201D")) == "curly-quotes@0-3");
}

TEST_CASE("plain: natural language has no operators", "[plain]") {
    CHECK(natural_words("Does (osimertinib) OR -x \"help\"?") ==
          std::vector<std::string>{"does", "osimertinib", "or", "x", "help"});
    CHECK(natural_words("").empty());
}

TEST_CASE("plain: every name of the table is a field", "[plain]") {
    for (const auto& row : search_fields()) {
        if (row.name.empty()) continue;
        INFO(row.name);
        const bool number = row.tag == TagKind::pmid || row.tag == TagKind::pmcid;
        const std::string value = row.kind == SearchField::Kind::date               ? "2024"
                                  : row.kind == SearchField::Kind::words || !number ? "medline"
                                                                                    : "123";
        const auto parsed = plain(std::string(row.name) + ':' + value);
        CHECK(problems_of(parsed, Severity::error).find("unknown-field") == std::string::npos);
        CHECK(print(parsed.node).find("(words plain") == std::string::npos);
    }
}
