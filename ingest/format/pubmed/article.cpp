#include "ingest/format/pubmed/article.hpp"

#include <algorithm>

#include "ingest/format/pubmed/abstracts.hpp"
#include "ingest/format/pubmed/dates.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "ingest/format/pubmed/people.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

bool yes(pugi::xml_node node, const char* attribute) {
    return std::string_view(node.attribute(attribute).value()) == "Y";
}

void add_issn(Journal& journal, pugi::xml_node node) {
    std::string issn(trim(node.child_value()));
    if (issn.size() == 8) issn.insert(4, 1, '-');
    if (!issn.empty() && issn.back() == 'x') issn.back() = 'X';
    auto& list = journal.issns;
    if (!issn.empty() && std::find(list.begin(), list.end(), issn) == list.end()) list.push_back(std::move(issn));
}

void read_issue(Draft& draft, pugi::xml_node issue) {
    for (const auto node : issue.children()) {
        const std::string_view name = node.name();
        if (name == "Volume") draft.record.journal.volume = flat_text(node);
        if (name == "Issue") draft.record.journal.issue = flat_text(node);
        if (name == "PubDate") add_date(draft, DateKind::print, node);
    }
}

void read_journal(Draft& draft, pugi::xml_node node) {
    auto& journal = draft.record.journal;
    for (const auto child : node.children()) {
        const std::string_view name = child.name();
        if (name == "ISSN") add_issn(journal, child);
        if (name == "JournalIssue") read_issue(draft, child);
        if (name == "Title") journal.title = flat_text(child);
        if (name == "ISOAbbreviation") journal.abbreviation = flat_text(child);
    }
}

void read_journal_info(Draft& draft, pugi::xml_node node) {
    auto& journal = draft.record.journal;
    for (const auto child : node.children()) {
        const std::string_view name = child.name();
        if (name == "Country") journal.country = flat_text(child);
        if (name == "MedlineTA") journal.medline_abbreviation = flat_text(child);
        if (name == "NlmUniqueID") journal.nlm_id = flat_text(child);
        if (name == "ISSNLinking") add_issn(journal, child);
    }
    if (journal.abbreviation.empty()) journal.abbreviation = journal.medline_abbreviation;
}

// Trial registries and other data banks. A ClinicalTrials.gov number is an identifier of the record too.
void add_databanks(Draft& draft, pugi::xml_node list) {
    for (const auto bank : list.children("DataBank")) {
        const auto name = flat_text(bank.child("DataBankName"));
        const auto numbers = bank.child("AccessionNumberList");
        if (!numbers.child("AccessionNumber") && !name.empty()) draft.record.accessions.push_back({name, {}});
        for (const auto node : numbers.children("AccessionNumber")) {
            auto number = flat_text(node);
            if (number.empty()) continue;
            if (!make_identifier(IdentifierKind::nct, number).value.empty()) {
                draft.add_identifier(IdentifierKind::nct, number, {});
            }
            draft.record.accessions.push_back({name, std::move(number)});
        }
    }
}

void read_article_part(Draft& draft, pugi::xml_node node) {
    auto& record = draft.record;
    const std::string_view name = node.name();
    if (name == "Journal") {
        read_journal(draft, node);
    } else if (name == "ArticleTitle") {
        record.title = flat_text(node);
    } else if (name == "Pagination") {
        record.journal.pages = read_pages(node);
    } else if (name == "ELocationID") {
        add_location(draft, node);
    } else if (name == "Abstract") {
        read_abstract(node, record.abstract, record.abstract_notice);
    } else if (name == "AuthorList") {
        record.authors_complete = std::string_view(node.attribute("CompleteYN").value()) != "N";
        add_people(draft, node, record.authors);
    } else if (name == "Language") {
        add_language(draft, node);
    } else if (name == "DataBankList") {
        add_databanks(draft, node);
    } else if (name == "GrantList") {
        add_grants(draft, node);
    } else if (name == "PublicationTypeList") {
        for (const auto type : node.children("PublicationType")) add_type(draft, type);
    } else if (name == "VernacularTitle") {
        record.vernacular_title = flat_text(node);
    } else if (name == "ArticleDate") {
        add_date(draft, DateKind::electronic, node);
    }
}

void add_substances(Record& record, pugi::xml_node list) {
    for (const auto node : list.children("Chemical")) {
        const auto name = node.child("NameOfSubstance");
        auto registry = flat_text(node.child("RegistryNumber"));
        if (registry == "0") registry.clear();
        record.substances.push_back({flat_text(name), name.attribute("UI").value(), std::move(registry)});
    }
}

void add_headings(Record& record, pugi::xml_node list) {
    for (const auto node : list.children("MeshHeading")) {
        Heading heading;
        for (const auto child : node.children()) {
            const std::string_view name = child.name();
            const bool major = yes(child, "MajorTopicYN");
            if (name == "DescriptorName") {
                heading.descriptor = flat_text(child);
                heading.ui = child.attribute("UI").value();
                heading.major = major;
            } else if (name == "QualifierName") {
                heading.qualifiers.push_back({flat_text(child), child.attribute("UI").value(), major});
            }
        }
        if (!heading.descriptor.empty()) record.headings.push_back(std::move(heading));
    }
}

// The DOI that RefSource often ends with ("doi: 10.1000/x").
std::string doi_in(std::string_view citation) {
    const auto at = lower(citation).find("doi:");
    return at == std::string::npos ? std::string{} : normal_doi(trim(citation.substr(at + 4)));
}

void add_related(Record& record, pugi::xml_node list) {
    for (const auto node : list.children("CommentsCorrections")) {
        Related related;
        related.type = node.attribute("RefType").value();
        related.source = flat_text(node.child("RefSource"));
        related.pmid = normal_pmid(node.child("PMID").child_value());
        related.doi = doi_in(related.source);
        related.note = flat_text(node.child("Note"));
        record.related.push_back(std::move(related));
    }
}

void add_other_abstract(Record& record, pugi::xml_node node) {
    OtherAbstract other;
    other.type = node.attribute("Type").value();
    other.language = node.attribute("Language").as_string("eng");
    read_abstract(node, other.sections, other.notice);
    if (!other.sections.empty()) record.other_abstracts.push_back(std::move(other));
}

void add_text(std::vector<std::string>& list, pugi::xml_node node) {
    auto text = flat_text(node);
    if (!text.empty()) list.push_back(std::move(text));
}

void add_supplementary(Record& record, pugi::xml_node list) {
    for (const auto node : list.children("SupplMeshName")) {
        record.supplementary.push_back({flat_text(node), node.attribute("UI").value()});
    }
}

void add_other_id(Draft& draft, pugi::xml_node node) {
    draft.add_identifier(IdentifierKind::other, flat_text(node), node.attribute("Source").value());
}

// The indexing: what the library added to the article.
void read_indexing_part(Draft& draft, pugi::xml_node node) {
    auto& record = draft.record;
    const std::string_view name = node.name();
    if (name == "MeshHeadingList") {
        add_headings(record, node);
    } else if (name == "ChemicalList") {
        add_substances(record, node);
    } else if (name == "SupplMeshList") {
        add_supplementary(record, node);
    } else if (name == "CitationSubset") {
        add_text(record.subsets, node);
    } else if (name == "CommentsCorrectionsList") {
        add_related(record, node);
    } else if (name == "GeneSymbolList") {
        for (const auto gene : node.children("GeneSymbol")) add_text(record.genes, gene);
    } else if (name == "PersonalNameSubjectList") {
        add_people(draft, node, record.subjects);
    } else if (name == "OtherID") {
        add_other_id(draft, node);
    } else if (name == "GeneralNote" || name == "SpaceFlightMission") {
        add_text(record.notes, node);
    }
}

void read_citation_part(Draft& draft, pugi::xml_node node) {
    auto& record = draft.record;
    const std::string_view name = node.name();
    if (name == "Article") {
        record.publication_model = node.attribute("PubModel").value();
        for (const auto child : node.children()) read_article_part(draft, child);
    } else if (name == "MedlineJournalInfo") {
        read_journal_info(draft, node);
    } else if (name == "DateCompleted") {
        add_date(draft, DateKind::completed, node);
    } else if (name == "DateRevised") {
        add_date(draft, DateKind::revised, node);
    } else if (name == "DateCreated") {  // DTDs before 2018
        add_date(draft, DateKind::other, node, "created");
    } else if (name == "OtherAbstract") {
        add_other_abstract(record, node);
    } else if (name == "KeywordList") {
        add_keywords(draft, node);
    } else if (name == "CoiStatement") {
        record.conflict_statement = flat_text(node);
    } else if (name == "InvestigatorList") {
        add_people(draft, node, record.investigators);
    } else {
        read_indexing_part(draft, node);
    }
}

}  // namespace

void read_article(Draft& draft, pugi::xml_node article) {
    auto& record = draft.record;
    record.kind = RecordKind::article;
    const auto citation = article.child("MedlineCitation");
    read_pmid(draft, citation.child("PMID"));
    record.status = citation.attribute("Status").value();
    record.owner = citation.attribute("Owner").as_string("NLM");
    record.indexing_method = citation.attribute("IndexingMethod").value();
    for (const auto node : citation.children()) read_citation_part(draft, node);
    for (const auto node : article.child("PubmedData").children()) {
        const std::string_view name = node.name();
        if (name == "History") add_history(draft, node);
        if (name == "PublicationStatus") record.publication_status = flat_text(node);
        if (name == "ArticleIdList") add_article_ids(draft, node);
    }
}

}  // namespace evident
