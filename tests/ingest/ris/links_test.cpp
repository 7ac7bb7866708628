// What Ovid's link below a record tells, and what it must not.
#include <algorithm>

#include "ingest/format/flat/database_number.hpp"
#include "ingest/format/tagged/ris/dialect.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/ris/read_ris.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

// A record of CENTRAL as Ovid exports it, its link with this query.
Record of_link(const std::string& query, const std::string& fields = "") {
    return only_ris("1. \nTY  - JOUR\nID  - CN-01413174\nT1  - A trial\n" + fields +
                    "L2  - http://ovidsp.ovid.com/ovidweb.cgi?D=cctr&AN=CN-01413174\nER  -  \n\n"
                    "Link to the Ovid Full Text or citation: http://ovidsp.ovid.com/ovidweb.cgi?D=cctr&AN=CN-01413174"
                    "Link to the External Link Resolver: https://x.org/?sid=OVID:cctrdb" +
                    query + "\n");
}

using List = std::vector<std::string>;

List type_names(const Record& record) {
    List out;
    for (const auto& type : record.types) out.push_back(type.name);
    return out;
}

}  // namespace

TEST_CASE("A2: a DOI or a trial that Ovid's link gives as a PMID is none", "[ris]") {
    const auto paper = of_link("&id=pmid:10.1136%2Fsextrans-2019-sti.145&id=doi:&issn=");
    CHECK(identifier(paper, IdentifierKind::pmid).empty());
    CHECK(identifier(paper, IdentifierKind::doi) == "10.1136/sextrans-2019-sti.145");
    const auto trial = of_link("&id=pmid:NCT02859935&id=doi:&issn=");
    CHECK(identifier(trial, IdentifierKind::pmid).empty());
    CHECK(identifier(trial, IdentifierKind::nct) == "NCT02859935");
    CHECK(identifier(of_link("&id=pmid:28587607&id=doi:"), IdentifierKind::pmid) == "28587607");
    for (const std::string value : {"", "10", "10.1136", "28587607%20x", "x28587607", "2858-7607", "28587607.2"}) {
        CAPTURE(value);
        const auto record = of_link("&id=pmid:" + value + "&id=doi:");
        CHECK(identifier(record, IdentifierKind::pmid) == (value == "10" ? "10" : ""));
        CHECK(identifier(record, IdentifierKind::doi).empty());
    }
}

TEST_CASE("A2: the DOI of a field stands before those of the link", "[ris]") {
    const auto record = of_link("&id=pmid:10.1000%2Fb&id=doi:10.1000%2Fc", "DO  - 10.1000/a\n");
    REQUIRE(record.identifiers.size() == 2);
    CHECK(identifier(record, IdentifierKind::doi) == "10.1000/a");
    const auto both = of_link("&id=pmid:10.1000%2Fb&id=doi:10.1000%2Fc");
    CHECK(identifier(both, IdentifierKind::doi) == "10.1000/b");
}

TEST_CASE("A2: a DOI behind the word PMID or in PubMed's address is no PMID", "[ris]") {
    CHECK(leading_number("28587607 [pii]") == "28587607");
    CHECK(leading_number("28587607.") == "28587607");
    CHECK(leading_number("10.1136/x").empty());
    const auto record = only_ris(
        "TY  - JOUR\nT1  - A trial\nC3  - PMID: 10.1136/x\nUR  - https://www.ncbi.nlm.nih.gov/pubmed/10.1136/y\n"
        "ER  - \n");
    CHECK(identifier(record, IdentifierKind::pmid).empty());
    CHECK(query_value("https://x.org/?a=1&b=x%2Fy+z&c=2", "&b=") == "x/y z");
    CHECK(query_value("https://x.org/?a=1", "&b=").empty());
}

TEST_CASE("A2: no two records of a real export of CENTRAL share a PMID", "[ris]") {
    const auto folder = shared_data("data/records/ris/MaxenceOuafik__MSM-Syndemic-Scoping-Review");
    if (folder.empty()) return;
    const auto reading = read_ris(read_file(folder + "/cochrane.ris"));
    List pmids, dois;
    for (const auto& entry : reading.entries) {
        const auto pmid = identifier(entry.record, IdentifierKind::pmid);
        if (!pmid.empty()) pmids.push_back(pmid);
        const auto doi = identifier(entry.record, IdentifierKind::doi);
        if (doi.starts_with("10.1136/sextrans-")) dois.push_back(doi);
        CHECK(pmid != "10");
    }
    CHECK(dois.size() == 3);
    std::sort(pmids.begin(), pmids.end());
    CHECK(std::adjacent_find(pmids.begin(), pmids.end()) == pmids.end());
}

TEST_CASE("C25: the type that CENTRAL through Ovid has only in the link", "[ris]") {
    const std::string pid = "&id=pmid:&id=doi:&pid=%3Cauthor%3EA%3C%2Fauthor%3E%3CAN%3ECN-1%3C%2FAN%3E";
    const auto protocol = of_link(pid + "%3CDT%3EClinical+Trial+Protocol%3C%2FDT%3E");
    CHECK(type_names(protocol) == List{"Clinical Trial Protocol", "Journal Article"});
    const auto abstract = of_link(pid + "%3CDT%3EJournal%3A+Conference+Abstract%3C%2FDT%3E");
    CHECK(type_names(abstract) == List{"Conference Abstract"});
    CHECK(type_names(of_link(pid + "%3CDT%3EJournal+Article%3C%2FDT%3E")) == List{"Journal Article"});
    CHECK(type_names(of_link(pid + "%3CDT%3E%3C%2FDT%3E")) == List{"Journal Article"});
    CHECK(type_names(of_link(pid + "%3C%2FDT%3E%3CDT%3E")) == List{"Journal Article"});
}
