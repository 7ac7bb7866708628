#include "ingest/format/bibtex/bib_fields.hpp"

#include <array>

namespace evident {
namespace {

struct Row {
    FlatField field;
    std::string_view names;  // each with a space on both sides
};

constexpr std::array<Row, 43> rows = {{
    {FlatField::title, " title maintitle "},
    {FlatField::original_title, " origtitle "},
    {FlatField::abstract, " abstract annote_abstract "},
    {FlatField::journal, " journal journaltitle fjournal journal-full "},
    {FlatField::journal_abbreviation, " shortjournal journal-iso abbrev_source_title journaliso abbrevjournal "},
    {FlatField::volume, " volume "},
    {FlatField::issue, " number issue "},
    {FlatField::pages, " pages "},
    {FlatField::article_number, " art_number eid article-number articleno "},
    {FlatField::year, " year "},
    {FlatField::month, " month "},
    {FlatField::date, " date "},
    {FlatField::electronic_date, " earlyaccessdate "},
    {FlatField::language, " language langid "},
    {FlatField::type, " type document_type entrysubtype "},
    {FlatField::keywords, " keywords author_keywords keyword "},
    {FlatField::index_keywords, " keywords-plus index-keywords "},
    {FlatField::mesh, " mesh "},
    {FlatField::issn, " issn eissn "},
    {FlatField::isbn, " isbn "},
    {FlatField::doi, " doi "},
    {FlatField::pmid, " pmid pubmedid "},
    {FlatField::pmcid, " pmc pmcid "},
    {FlatField::manuscript, " mid nihms "},
    {FlatField::scopus, " scopus eid-scopus "},
    {FlatField::wos, " unique-id unique_id "},
    {FlatField::accession, " accession-number accession_number "},
    {FlatField::url, " url link bdsk-url-1 ee "},
    {FlatField::publisher, " publisher "},
    {FlatField::place, " address location publisher-address "},
    {FlatField::edition, " edition "},
    {FlatField::series, " series "},
    {FlatField::conference, " eventtitle conference "},
    {FlatField::conference_place, " venue "},
    {FlatField::conference_date, " eventdate "},
    {FlatField::conference_sponsor, " organization "},
    {FlatField::funding, " funding funding-acknowledgement funding_details "},
    {FlatField::note, " note annote extra annotation addendum "},
    {FlatField::affiliations, " affiliation affiliations institution school "},
    {FlatField::database, " database "},
    {FlatField::trial, " nct "},
    {FlatField::section, " research-areas web-of-science-categories "},
    {FlatField::ignored,
     " file timestamp owner urldate date-added date-modified bibsource biburl groups "
     "abstractnote number-of-cited-references times-cited usage-count-last-180-days "
     "usage-count-since-2013 doc-delivery-number cited-references da researcherid-numbers "
     "orcid-numbers author-email coden correspondence_address1 references page_count numpages "
     "pagetotal shorttitle booksubtitle rating read localfile mendeley-tags mendeley-groups "
     "ids sortyear lccn nlmuniqueid review comment username __markedentry creationdate "
     "modificationdate citation-subset history status-date abbr bibtex_show subtitle "
     "titleaddon eprint eprinttype archiveprefix primaryclass eprintclass crossref xref author"
     " editor translator howpublished source booktitle maintitleaddon chapter key author+an "
     "author+an:orcid collaboration day pubstate version issuetitle labelyear labeltitle "
     "options indextitle arxivid arxiv pii citeulike-article-id citeulike-linkout-0 posted-at "
     "priority interhash intrahash added-at colrev_origin colrev_status "
     "colrev_masterdata_provenance colrev_data_provenance cited publication_stage open_access "
     "cite-key "},
}};

}  // namespace

std::optional<FlatField> bib_field(std::string_view name) {
    if (name.empty() || name.find(' ') != std::string_view::npos) return {};
    const auto wanted = " " + std::string(name) + " ";
    for (const auto& row : rows) {
        if (row.names.find(wanted) != std::string_view::npos) return row.field;
    }
    return {};
}

}  // namespace evident
