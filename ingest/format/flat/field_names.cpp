#include "ingest/format/flat/field_names.hpp"

#include <array>

#include "text/ascii.hpp"

namespace evident {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 72> words = {{
    "title",
    "original-title",
    "abstract",
    "original-abstract",
    "authors",
    "full-authors",
    "group",
    "editors",
    "affiliations",
    "journal",
    "journal-abbreviation",
    "volume",
    "issue",
    "pages",
    "first-page",
    "last-page",
    "article-number",
    "year",
    "month",
    "date",
    "electronic-date",
    "create-date",
    "entry-date",
    "revised-date",
    "citation",
    "language",
    "type",
    "keywords",
    "index-keywords",
    "mesh",
    "emtree-drug",
    "emtree-drug-major",
    "emtree-medical",
    "emtree-medical-major",
    "emtree-device",
    "emtree-device-major",
    "drug-name",
    "drug-maker",
    "device-name",
    "device-maker",
    "registry",
    "section",
    "issn",
    "isbn",
    "doi",
    "pmid",
    "pmcid",
    "manuscript",
    "embase",
    "scopus",
    "wos",
    "central",
    "trial",
    "accession",
    "identifier",
    "url",
    "publisher",
    "place",
    "book-title",
    "edition",
    "series",
    "conference",
    "conference-place",
    "conference-date",
    "conference-sponsor",
    "funding",
    "note",
    "country",
    "database",
    "notice",
    "key",
    "ignored",
}};

struct Synonyms {
    FlatField field;
    std::string_view columns;  // parted by "|", lower case
};

// Column names of Embase.com, Scopus, PubMed, Web of Science, Cochrane Library, Zotero, Rayyan, Covidence, and names
// that hand-made tables have.
constexpr std::array<Synonyms, 71> synonyms = {{
    {FlatField::title,
     "|title|article title|document title|primary title|titles|ti|reference title|publication "
     "title (article)|"},
    {FlatField::original_title,
     "|original title|original (non-english) title|vernacular title|original article title|foreign"
     " title|"},
    {FlatField::abstract, "|abstract|abstracts|abstract note|summary|ab|description|abstract text|"},
    {FlatField::original_abstract, "|original abstract|original (non-english) abstract|abstract (original language)|"},
    {FlatField::authors, "|authors|author|author names|author(s)|au|author list|creators|creator|authors (raw)|"},
    {FlatField::full_authors, "|author full names|author full name|full authors|full author names|authors full names|"},
    {FlatField::group,
     "|group authors|group author|corporate author|corporate authors|book group authors|collective"
     " name|collaborators|"},
    {FlatField::editors, "|editors|editor|book editors|editor(s)|"},
    {FlatField::affiliations,
     "|affiliations|affiliation|author addresses|author address|addresses|authors "
     "affiliations|author affiliations|"},
    {FlatField::journal,
     "|journal|journal title|journal name|source title|source title "
     "(journal)|journal/book|publication title|publication|publication name|secondary "
     "title|venue|container title|journal / book title|periodical|jt|so|periodical title|journal "
     "full title|"},
    {FlatField::journal_abbreviation,
     "|abbreviated source title|journal abbreviation|journal iso abbreviation|alternate title|iso "
     "abbreviation|journal abbr|abbreviated journal|ji|ta|"},
    {FlatField::volume, "|volume|vol|vl|volume number|"},
    {FlatField::issue, "|issue|number|issue number|is|number/issue|journal issue|"},
    {FlatField::pages, "|pages|page|pagination|page range|page numbers|pg|"},
    {FlatField::first_page,
     "|first page|start page|page start|page first|beginning page|starting page|bp|startpage|sp|"},
    {FlatField::last_page, "|last page|end page|page end|page last|ending page|ep|endpage|"},
    {FlatField::article_number, "|art. no.|article number|article no|art no|artno|article id number|"},
    {FlatField::year,
     "|year|publication year|pub year|year of publication|py|published year|pubyear|year "
     "published|"},
    {FlatField::month, "|month|publication month|"},
    {FlatField::date,
     "|date of publication|publication date|date|pub date|pubdate|date "
     "published|published|published date|issue date|"},
    {FlatField::electronic_date,
     "|early access date|electronic publication date|epub date|online date|publication date "
     "(online)|first online date|online publication date|"},
    {FlatField::create_date, "|create date|aip/ip entry date|date created|created date|date added to central|"},
    {FlatField::entry_date, "|full record entry date|entry date|entrez date|date of entry|"},
    {FlatField::revised_date, "|date revised|last revised|revision date|date last revised|"},
    {FlatField::citation, "|citation|"},
    {FlatField::language,
     "|language|languages|language of original document|article language|language of "
     "article|languages of article|la|"},
    {FlatField::type,
     "|document type|publication type|publication types|type|item type|type of reference|reference"
     " type|article type|pt|type of publication|ref type|document types|study type|publication "
     "type(s)|"},
    {FlatField::keywords, "|author keywords|keywords|keyword|tags|manual tags|kw|keywords (author)|author keyword|"},
    {FlatField::index_keywords,
     "|index keywords|keywords plus|automatic tags|index terms|subject headings|subjects|ieee "
     "terms|inspec controlled terms|indexed keywords|descriptors|keywords-plus|"},
    {FlatField::mesh, "|mesh terms|mesh|mesh headings|mesh_terms|mesh heading|mesh terms (pubmed)|"},
    {FlatField::emtree_drug, "|emtree drug index terms|emtree drug terms|"},
    {FlatField::emtree_drug_major, "|emtree drug index terms (major focus)|"},
    {FlatField::emtree_medical, "|emtree medical index terms|emtree terms|emtree medical terms|"},
    {FlatField::emtree_medical_major, "|emtree medical index terms (major focus)|"},
    {FlatField::emtree_device, "|emtree device index terms|"},
    {FlatField::emtree_device_major, "|emtree device index terms (major focus)|"},
    {FlatField::drug_name, "|drug tradenames|drug trade names|drug trade name|tradenames|"},
    {FlatField::drug_maker, "|drug manufacturer|drug manufacturers|manufacturers|"},
    {FlatField::device_name, "|device tradenames|device trade names|device trade name|"},
    {FlatField::device_maker, "|device manufacturer|device manufacturers|"},
    {FlatField::registry, "|cas registry numbers|cas registry number|chemicals/cas|"},
    {FlatField::section,
     "|embase classification|embase classifications|research areas|wos categories|web of science "
     "categories|"},
    {FlatField::issn,
     "|issn|eissn|issn/isbn|issns|print issn|electronic issn|e-issn|sn|ei|international standard "
     "serial number|isbn/issn|p-issn|journal issn|issn (print)|issn (online)|"},
    {FlatField::isbn, "|isbn|isbns|eisbn|isbn (print)|isbn (electronic)|"},
    {FlatField::doi, "|doi|digital object identifier|di|article doi|doi number|dois|"},
    {FlatField::pmid, "|pmid|pubmed id|pubmed_id|medline pmid|pubmedid|pubmed|pm|pubmed identifier|pubmed pmid|"},
    {FlatField::pmcid, "|pmcid|pmc id|pmc|pubmed central id|pmc identifier|"},
    {FlatField::manuscript, "|nihms id|nihmsid|mid|"},
    {FlatField::embase, "|embase accession id|pui|embase id|embase accession number|embase number|eudi|"},
    {FlatField::scopus, "|eid|scopus id|scopus eid|"},
    {FlatField::wos,
     "|ut (unique wos id)|ut (unique id)|ut|unique-id|unique wos id|wos id|web of science id|wos "
     "accession number|ut (unique wos identifier)|"},
    {FlatField::central, "|central id|cochrane id|central accession number|cochrane review id|cn id|"},
    {FlatField::trial,
     "|clinical trial numbers|clinical trial number|trial registration number|nct number|nct "
     "id|trial registration|trial id|clinical trial registration|"},
    {FlatField::accession,
     "|accession number|accession no|accession|accession_num|an|accession num|accession "
     "numbers|ref id|record id (database)|"},
    {FlatField::identifier,
     "|key|covidence #|covidence number|rayyan id|record id|study id|citekey|cite "
     "key|id|uid|ref|study|recordid|record_id|article_id|"},
    {FlatField::url,
     "|url|urls|link|full text link|embase link|pubmed link|doi link|url(s)|article url|landing "
     "page|weblink|open url link|articleurl|pdf link|cochrane link|record url|"},
    {FlatField::publisher, "|publisher|book publisher|pu|"},
    {FlatField::place, "|place|publisher location|publisher city|place of publication|city|"},
    {FlatField::book_title, "|book title|booktitle|book series title|title of book|"},
    {FlatField::edition, "|edition|"},
    {FlatField::series, "|series|series title|book series title (series)|"},
    {FlatField::conference, "|conference name|conference title|conference|meeting name|meeting|"},
    {FlatField::conference_place, "|conference location|conference place|"},
    {FlatField::conference_date, "|conference date|conference dates|"},
    {FlatField::conference_sponsor, "|conference sponsor|sponsors|conference sponsors|"},
    {FlatField::funding,
     "|funding details|funding text|funding texts|funding text 1|funding orgs|funding|funding name"
     " preferred|funding organization|grants|funding information|funder|"},
    {FlatField::note, "|notes|note|extra|comments|comment|user notes|"},
    {FlatField::country, "|country|publisher country|journal country|country of journal|"},
    {FlatField::database, "|database|source database|databases|database provider|search database|"},
    {FlatField::notice, "|copyright|copyright holder|abstract copyright|"},
    {FlatField::ignored,
     "|cited by|citations|times cited|open access|publication stage|link to "
     "scopus|references|cited references|cited reference count|times cited, wos core|times cited, "
     "all databases|180 day usage count|since 2013 usage count|highly cited status|hot paper "
     "status|date of export|web of science record|web of science index|ids number|first "
     "author|number of pages|page count|correspondence address|authors with affiliations|author(s)"
     " id|author ids|authors id|author(s) ids|coden|molecular sequence numbers|summary "
     "language|file attachments|date modified|access date|date added|tradenames (all)|conference "
     "code|conference editors|openurl|cover date|reprint addresses|email addresses|researcher "
     "ids|orcids|book authors|book author full names|source|researcherid|orcid|cited "
     "reference|short title|library catalog|archive|rights|link attachments|call "
     "number|times-cited|article count|abbreviated journal title|publication "
     "status|inclusion|screening decision|search query|"},
}};

}  // namespace

std::string_view name(FlatField field) { return words[std::size_t(field)]; }

std::optional<FlatField> parse_flat_field(std::string_view word) {
    auto wanted = lower(trim(word));
    for (auto& c : wanted) {
        if (c == '_' || c == ' ') c = '-';
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == wanted) return FlatField(i);
    }
    return {};
}

std::optional<FlatField> field_of_column(std::string_view column) {
    auto wanted = lower(single_spaced(column));
    if (wanted.empty() || wanted.size() > 60 || wanted.find('|') != std::string::npos) return {};
    wanted = "|" + wanted + "|";
    for (const auto& row : synonyms) {
        if (row.columns.find(wanted) != std::string_view::npos) return row.field;
    }
    return {};
}

}  // namespace evident
