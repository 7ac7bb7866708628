// PubMed's syntax: what each kind of tag makes of its value.
#include <map>
#include <set>

#include "query/syntax/parts/nearest.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "tests/catch.hpp"
#include "tests/query/syntax_cases.hpp"

using namespace evident;
using namespace evident::testing;

TEST_CASE("pubmed: headings", "[pubmed]") {
    CHECK(pubmed_tree("\"Lung Neoplasms\"[mh]") == "(tag mh.lung.neoplasms explode)");
    CHECK(pubmed_tree("Lung Neoplasms[MeSH Terms]") == "(tag mh.lung.neoplasms explode)");
    CHECK(pubmed_tree("\"Lung Neoplasms\"[Mesh:NoExp]") == "(tag mh.lung.neoplasms)");
    CHECK(pubmed_tree("\"Lung Neoplasms\"[MeSH Terms : noexp]") == "(tag mh.lung.neoplasms)");
    CHECK(pubmed_tree("neoplasm*[mh]") == "(tag mh.neoplasm* explode)");
    CHECK(pubmed_tree("\"Lung Neoplasms\"[majr]") == "(tag mj.lung.neoplasms explode)");
    CHECK(pubmed_tree("\"Lung Neoplasms\"[majr:noexp]") == "(tag mj.lung.neoplasms)");
    CHECK(pubmed_tree("lung neoplasms/dt[mh]") == "(tag mq.lung.neoplasms..drug.therapy explode)");
    CHECK(pubmed_tree("\"Lung Neoplasms/drug therapy\"[mh]") == "(tag mq.lung.neoplasms..drug.therapy explode)");
    CHECK(pubmed_tree("toes/injuries[majr:noexp]") == "(tag mqj.toes..injuries)");
    CHECK(pubmed_tree("dt[sh]") == "(tag sh.drug.therapy explode)");
    CHECK(pubmed_tree("\"administration and dosage\"[sh]") == "(tag sh.administration.dosage explode)");
    CHECK(pubmed_tree("*Toes[majr]") == "(tag mj.toes explode)");
    CHECK(problems_of(pubmed("*Toes[majr]")) == "misplaced-truncation@0-5");
    CHECK(problems_of(pubmed("toes/zz[mh]")) == "unknown-subheading@0-7");
    CHECK(pubmed("toes/injurie[mh]").problems[0].message.find("injuries") != std::string::npos);
    CHECK(problems_of(pubmed("toes/in/su[mh]")) == "one-subheading@0-10");
    CHECK(problems_of(pubmed("x1[ti:noexp]")) == "unknown-tag@2-12");
}

TEST_CASE("pubmed: people", "[pubmed]") {
    CHECK(pubmed_tree("smith j[au]") == "(tag au.smith..j*)");
    CHECK(pubmed_tree("\"smith j\"[au]") == "(tag au.smith..j)");
    CHECK(pubmed_tree("Smith, J.[au]") == "(tag au.smith..j*)");
    CHECK(pubmed_tree("o'brien ja[Author]") == "(tag au.o.brien..ja*)");
    CHECK(pubmed_tree("smith[au]") == "(tag au.smith..*)");
    CHECK(pubmed_tree("smith*[au]") == "(tag au.smith*)");
    CHECK(pubmed_tree("van der berg[1au]") == "(tag 1au.van.der.berg..*)");
    CHECK(pubmed_tree("lee JMK[lastau]") == "(tag lau.lee..jmk*)");
    CHECK(pubmed_tree("smith jc jr[au]") == "(tag au.smith..jc*)");
    CHECK(pubmed_tree("boire adrienne[au]") ==
          "(or (tag au.boire.adrienne..*) (tag fau.boire.adrienne) (tag fau.boire.adrienne.*))");
    CHECK(pubmed_tree("\"adrienne boire\"[fau]") == "(tag fau.adrienne.boire)");
    CHECK(pubmed_tree("0000-0002-1825-0097[auid]") == "(tag auid.0000.0002.1825.0097)");
    CHECK(pubmed_tree("lee jane[fir]") == "(or (tag fir.lee.jane) (tag fir.lee.jane.*))");
    CHECK(pubmed_tree("smith j[ed]") == "(tag ed.smith..j*)");
    CHECK(pubmed_tree("springer[pubn]") == "(tag pubn.springer)");
    CHECK(problems_of(pubmed("sm*th j[au]")) == "misplaced-truncation@0-7");
}

TEST_CASE("pubmed: languages, types, journals", "[pubmed]") {
    CHECK(pubmed_tree("english[la]") == "(tag la.eng)");
    CHECK(pubmed_tree("Chinese[Language]") == "(tag la.chi)");
    CHECK(pubmed_tree("\"scottish gaelic\"[la]") == "(tag la.gla)");
    CHECK(pubmed_tree("chi[la]") == "(tag la.chi)");
    CHECK(pubmed_tree("zho[la]") == "(tag la.chi)");
    CHECK(problems_of(pubmed("klingon[la]")) == "unknown-language@0-7");
    CHECK(pubmed_tree("\"randomized controlled trial\"[pt]") == "(tag pt.randomized.controlled.trial explode)");
    CHECK(pubmed_tree("review[Publication Type]") == "(tag pt.review explode)");
    CHECK(pubmed_tree("J Clin Oncol[ta]") == "(tag ta.j.clin.oncol)");
    CHECK(pubmed_tree("1527-7755[ta]") == "(tag ta.1527.7755)");
    CHECK(pubmed_tree("\"Lancet Oncol*\"[journal]") == "(tag ta.lancet.oncol*)");
}

TEST_CASE("pubmed: identifiers", "[pubmed]") {
    CHECK(pubmed_tree("40948849") == "(tag pmid.40948849)");
    CHECK(pubmed_tree("40948849, 123\n0456") == "(or (tag pmid.40948849) (tag pmid.123) (tag pmid.456))");
    CHECK(pubmed_tree("40948849[pmid]") == "(tag pmid.40948849)");
    CHECK(pubmed_tree("40948849 123[uid]") == "(or (tag pmid.40948849) (tag pmid.123))");
    CHECK(problems_of(pubmed("abc[pmid]")) == "bad-identifier@0-3");
    CHECK(pubmed_tree("PMID: 40948849") == "(tag pmid.40948849)");
    CHECK(pubmed_tree("10.21037/tlcr-2025-163") == "(tag doi.10.21037.tlcr.2025.163)");
    CHECK(pubmed_tree("https://doi.org/10.1016/S0140-6736(24)00123-4") ==
          pubmed_tree("10.1016/S0140-6736(24)00123-4[doi]"));
    CHECK(pubmed_tree("(10.1016/S0140-6736(24)00123-4[doi])") == pubmed_tree("10.1016/S0140-6736(24)00123-4"));
    CHECK(pubmed_tree("S0140-6736(24)00123-4[aid]") != "(nothing)");
    CHECK(pubmed_tree("\"S0140-6736(24)00123-4\"[aid]") == "(tag aid.s0140.6736.24.00123.4)");
    CHECK(pubmed_tree("NCT03257124") == "(or (tag si.nct03257124) (words all \"nct03257124\"))");
    CHECK(pubmed_tree("NCT03257124[si]") == "(tag si.nct03257124)");
    CHECK(pubmed_tree("PMC1234567") == "(tag pmcid.pmc1234567)");
    CHECK(pubmed_tree("1234567[pmcid]") == "(tag pmcid.pmc1234567)");
}

TEST_CASE("pubmed: dates", "[pubmed]") {
    const std::map<std::string, std::string> cases = {
        {"2024[dp]", "(between print electronic 2024-01-01..2024-12-31)"},
        {"2020:2024[dp]", "(between print electronic 2020-01-01..2024-12-31)"},
        {"2024/12[dp]", "(between print electronic 2024-12-01..2024-12-31)"},
        {"2024/2[dp]", "(between print electronic 2024-02-01..2024-02-29)"},
        {"2024/07[pdat]", "(between print electronic 2024-07-01..2024-07-31)"},
        {"2024/12/31[crdt]", "(between create 2024-12-31..2024-12-31)"},
        {"2024/01/01:2024/12/31[crdt]", "(between create 2024-01-01..2024-12-31)"},
        {"2024/01/01 : 2024/12/31[edat]", "(between entry 2024-01-01..2024-12-31)"},
        {"\"2024/01/01\"[Date - Publication] : \"3000\"[Date - Publication]",
         "(between print electronic 2024-01-01..)"},
        {"2020[dp]:2024[dp]", "(between print electronic 2020-01-01..2024-12-31)"},
        {"\"2020\":\"2024/02\"[mhda]", "(between mesh 2020-01-01..2024-02-29)"},
        {"\"last 5 years\"[dp]", "(between print electronic 2021-03-10..)"},
        {"last 6 months[crdt]", "(between create 2025-09-10..)"},
        {"\"last 30 days\"[edat]", "(between entry 2026-02-08..)"},
        {"\"last year\"[lr]", "(between revised 2025-03-10..)"},
        {"2024-12-31[dcom]", "(between completed 2024-12-31..2024-12-31)"},
    };
    for (const auto& [text, tree] : cases) {
        INFO(text);
        CHECK(pubmed_tree(text) == tree);
        CHECK(problems_of(pubmed(text)).empty());
    }
    CHECK(print(parse_pubmed("\"last 1 month\"[dp]", "q", {Day{20240331}}).node) ==
          "(between print electronic 2024-02-29..)");
    CHECK(pubmed_tree("2024:2020[dp]") == "(between print electronic 2020-01-01..2024-12-31)");
    CHECK(problems_of(pubmed("2024:2020[dp]")) == "reversed-range@0-9");
    for (const auto* text : {"2024/13[dp]", "2024/02/30[dp]", "2020-2024[dp]", "24[dp]", "2024/1/1/1[dp]", "soon[dp]",
                             "2020:[dp]", "last few years[dp]", "20240101[dp]"}) {
        INFO(text);
        const auto parsed = pubmed(text);
        REQUIRE(parsed.problems.size() == 1);
        CHECK(parsed.problems[0].code == "bad-date");
    }
}

TEST_CASE("pubmed: filters", "[pubmed]") {
    CHECK(pubmed_tree("medline[sb]") == "(tag sb.medline)");
    CHECK(pubmed_tree("hasabstract[filter]") == "(tag sb.hasabstract)");
    CHECK(pubmed_tree("has abstract[FILT]") == "(tag sb.hasabstract)");
    CHECK(pubmed_tree("humans[Filter]") == "(tag mh.humans)");
    CHECK(pubmed_tree("randomizedcontrolledtrial[Filter]") == "(tag pt.randomized.controlled.trial explode)");
    CHECK(pubmed_tree("english[filter]") == "(tag la.eng)");
    // Names of PubMed's page, as its search details have them.
    CHECK(pubmed_tree("newborn[Filter]") == "(tag mh.infant.newborn)");
    CHECK(pubmed_tree("allinfant[Filter]") == "(or (tag mh.infant) (tag mh.infant.newborn))");
    CHECK(pubmed_tree("alladult[Filter]").find("mh.young.adult") != std::string::npos);
    CHECK(pubmed_tree("80andover[Filter]") == "(tag mh.aged.80.and.over)");
    CHECK(pubmed_tree("x1[ti] AND excludepreprints[Filter]") ==
          "(and (words title \"x1\") (not (tag pt.preprint explode)))");
    CHECK(pubmed_tree("y_5[Filter]") == pubmed_tree("\"last 5 years\"[dp]"));
    CHECK(pubmed_tree("systematic[sb]") == pubmed_tree("\"systematic review\"[Filter]"));
    CHECK(pubmed_tree("systematic[sb]").find("(and (tag ta.cochrane.database.syst.rev) (tag pt.review explode))") !=
          std::string::npos);
    CHECK(problems_of(pubmed("aids[sb]")) == "unknown-filter@0-4");
    CHECK(problems_of(pubmed("\"free full text\"[filter]")) == "unknown-filter@0-16");
}

TEST_CASE("pubmed: [ab] is read and told of", "[pubmed]") {
    CHECK(pubmed_tree("ommaya[ab]") == "(words abstract \"ommaya\")");
    CHECK(problems_of(pubmed("ommaya[ab]")) == "not-in-pubmed@6-10");
}

TEST_CASE("pubmed: every tag of the table is read, and its example is in order", "[pubmed]") {
    for (const auto& row : search_fields()) {
        if (row.pubmed.empty()) continue;
        INFO(row.example);
        const auto parsed = pubmed(row.example);
        CHECK(problems_of(parsed, Severity::warning).empty());
        CHECK(parsed.node.is.index() != 0);
        const auto value = row.example.substr(0, row.example.find('['));
        for (const auto tag : known_tags()) {
            if (field_by_pubmed_tag(tag) != &row) continue;
            INFO(tag);
            const auto same = pubmed(std::string(value) + '[' + std::string(tag) + ']');
            CHECK(problems_of(same, Severity::warning).empty());
            if (tag.find("noexp") == std::string_view::npos) CHECK(same.node == parsed.node);
        }
    }
}

TEST_CASE("the lists behind the tags hold nothing twice", "[pubmed]") {
    CHECK(qualifier_name("TU") == "therapeutic use");
    CHECK(qualifier_name("prevention and control") == "prevention & control");
    CHECK(qualifier_name("zz").empty());
    CHECK(language_code("Eng") == "eng");
    CHECK(language_code("la") == "lat");
    CHECK(is_stop_word("which"));
    CHECK_FALSE(is_stop_word("cancer"));
    CHECK(nearest("titel", known_names()) == "title");
    CHECK(edit_distance("kitten", "sitting") == 3);
}
