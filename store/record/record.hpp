// A record: everything one source says of one publication, as given, with markup turned into readable text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "store/record/identifier.hpp"

namespace evident {

// One part of an abstract. Text is UTF-8 without markup; white space is single spaces.
struct Section {
    std::string label;     // AbstractText/@Label, as given ("METHODS")
    std::string category;  // AbstractText/@NlmCategory
    std::string text;
    // Byte offsets in text where the sentences end, when the source gave the abstract sentence by sentence (JSON
    // Lines); empty when it did not and text/sentences must find them.
    std::vector<std::uint32_t> sentence_ends;

    friend bool operator==(const Section&, const Section&) = default;
};

// An abstract beside the main one: OtherAbstract/@Type and @Language.
struct OtherAbstract {
    std::string type;
    std::string language;  // three letters, as given
    std::vector<Section> sections;
    std::string notice;  // CopyrightInformation

    friend bool operator==(const OtherAbstract&, const OtherAbstract&) = default;
};

// A person, or a group when collective is set (then the names are empty).
struct Author {
    std::string last;
    std::string fore;
    std::string initials;
    std::string suffix;
    std::string collective;
    std::string orcid;  // "0000-0001-7984-1889", whatever its spelling in the source
    std::vector<std::string> affiliations;
    bool valid = true;  // Author/@ValidYN

    friend bool operator==(const Author&, const Author&) = default;
};

struct Journal {
    std::string title;
    std::string abbreviation;  // ISOAbbreviation, else MedlineTA
    std::string medline_abbreviation;
    std::vector<std::string> issns;  // "1234-5678", print, electronic and linking, each once
    std::string nlm_id;
    std::string country;
    std::string volume;
    std::string issue;
    std::string pages;  // MedlinePgn or article number, as given; text, never a number

    friend bool operator==(const Journal&, const Journal&) = default;
};

// The book that a chapter stands in (PubmedBookArticle/BookDocument/Book).
struct Book {
    std::string title;
    std::string collection;
    std::string edition;
    std::string publisher;
    std::string place;
    std::vector<std::string> isbns;
    std::vector<Author> editors;

    friend bool operator==(const Book&, const Book&) = default;
};

// Which happening a date tells of. In brackets the PubMed search tag and where it stands in the DTD.
enum class DateKind : std::uint8_t {
    print,       // [ppdt, dp] Journal/JournalIssue/PubDate
    electronic,  // [epdt, dp] ArticleDate
    create,      // [crdt] PubMedPubDate/@PubStatus="entrez"
    entry,       // [edat] PubMedPubDate/@PubStatus="pubmed"
    mesh,        // [mhda] PubMedPubDate/@PubStatus="medline"
    completed,   // [dcom] DateCompleted
    revised,     // [lr] DateRevised
    received,    // PubMedPubDate/@PubStatus="received"
    accepted,
    other,
};

struct DateFact {
    DateKind kind = DateKind::other;
    Span span;
    std::string text;    // as written, when it was words ("1998 Dec-1999 Jan", "Winter 2019")
    std::string status;  // the source's own word when kind is other

    friend bool operator==(const DateFact&, const DateFact&) = default;
};

// A name with the code its vocabulary gives it (MeSH UI, registry number).
struct Term {
    std::string name;
    std::string ui;

    friend bool operator==(const Term&, const Term&) = default;
};

struct Qualifier {
    std::string name;
    std::string ui;
    bool major = false;

    friend bool operator==(const Qualifier&, const Qualifier&) = default;
};

// MeshHeading: a heading with its qualifiers. It is a major topic when the descriptor or any qualifier is.
struct Heading {
    std::string descriptor;
    std::string ui;
    bool major = false;  // of the descriptor itself
    std::vector<Qualifier> qualifiers;

    bool any_major() const {
        for (const auto& qualifier : qualifiers) {
            if (qualifier.major) return true;
        }
        return major;
    }
    friend bool operator==(const Heading&, const Heading&) = default;
};

// Chemical: NameOfSubstance with RegistryNumber ("0" means none and is dropped).
struct Substance {
    std::string name;
    std::string ui;
    std::string registry;

    friend bool operator==(const Substance&, const Substance&) = default;
};

struct Keyword {
    std::string text;
    std::string owner;  // KeywordList/@Owner: NOTNLM are the authors' own
    bool major = false;

    friend bool operator==(const Keyword&, const Keyword&) = default;
};

// DataBank: an accession number and the databank it is from ("ClinicalTrials.gov", "GENBANK").
struct Accession {
    std::string databank;
    std::string number;

    friend bool operator==(const Accession&, const Accession&) = default;
};

struct Grant {
    std::string id;
    std::string acronym;
    std::string agency;
    std::string country;

    friend bool operator==(const Grant&, const Grant&) = default;
};

// CommentsCorrections: another publication that this one corrects, retracts, comments on, or is so named by.
struct Related {
    std::string type;    // RefType: "RetractionIn", "ErratumFor", "UpdateOf" ...
    std::string source;  // RefSource, the citation as text
    std::string pmid;    // "" when the notice has none
    std::string doi;
    std::string note;

    friend bool operator==(const Related&, const Related&) = default;
};

// Another term that a subheading of an index term points to, and the terms below that one in turn.
struct LinkedTerm {
    std::string term;
    std::vector<std::string> terms;

    friend bool operator==(const LinkedTerm&, const LinkedTerm&) = default;
};

// A subheading of an index term with what it links to: "adverse drug reaction" to "rash". Embase calls the three a
// triple; they are kept together and never flattened.
struct IndexLink {
    std::string subheading;
    std::string number;  // which links belong together, as given (linknr)
    std::vector<LinkedTerm> to;

    friend bool operator==(const IndexLink&, const IndexLink&) = default;
};

// A controlled term of a vocabulary other than MeSH (Emtree).
struct IndexTerm {
    std::string vocabulary;  // "emtree", or the source's own word for another
    std::string group;       // the source's own word: DRG drug, MED medical, DRA and MEA set by machine, MDV device ...
    std::string term;
    std::string code;
    bool major = false;
    bool candidate = false;  // not in the vocabulary yet
    std::vector<IndexLink> links;

    friend bool operator==(const IndexTerm&, const IndexTerm&) = default;
};

// The meeting a conference abstract or paper was given at.
struct Conference {
    std::string name;
    std::string number;
    std::string place;
    std::string sponsor;
    Span dates;
    std::string dates_text;  // as written

    friend bool operator==(const Conference&, const Conference&) = default;
};

// A product named in the paper, or a maker without one (then name is empty).
struct Product {
    std::string name;
    std::string maker;
    std::string kind;  // "drug" or "device"

    friend bool operator==(const Product&, const Product&) = default;
};

enum class RecordKind : std::uint8_t { article, book, chapter };

// Everything one source says of one publication. Plain data; equality is equality of content.
struct Record {
    std::string source;  // "pubmed", or the --source name given at ingest
    std::string key;     // the source's own key (PMID); unique within the source
    int version = 1;     // the source's own version number (PMID/@Version)
    RecordKind kind = RecordKind::article;
    std::string status;              // MedlineCitation/@Status
    std::string indexing_method;     // MedlineCitation/@IndexingMethod
    std::string owner;               // MedlineCitation/@Owner
    std::string publication_status;  // PubmedData/PublicationStatus
    std::string publication_model;   // Article/@PubModel
    std::string title;
    std::string vernacular_title;
    std::vector<Section> abstract;
    std::string abstract_notice;  // Abstract/CopyrightInformation
    std::vector<OtherAbstract> other_abstracts;
    std::vector<Author> authors;
    bool authors_complete = true;
    std::vector<Author> investigators;
    Journal journal;
    Book book;
    std::vector<DateFact> dates;
    std::vector<std::string> languages;  // three letters, lower case, in the source's order
    std::vector<Term> types;             // PublicationType
    std::vector<Heading> headings;
    std::vector<Term> supplementary;  // SupplMeshName
    std::vector<Substance> substances;
    std::vector<Keyword> keywords;
    std::vector<Accession> accessions;
    std::vector<Grant> grants;
    std::vector<Identifier> identifiers;  // normal forms, each once; the key itself among them
    std::vector<Related> related;
    std::string conflict_statement;  // CoiStatement
    std::vector<Author> subjects;    // PersonalNameSubject
    std::vector<std::string> genes;  // GeneSymbol
    // GeneralNote, SpaceFlightMission; of books also what has no field of its own, its name before it ("Section: ...")
    std::vector<std::string> notes;
    std::vector<std::string> subsets;  // CitationSubset
    std::vector<IndexTerm> index_terms;
    std::vector<Term> sections;  // the database's own classes (EMCLASS), ui is the code
    std::vector<Product> products;
    Conference conference;
    std::vector<std::string> collections;  // databases within the source that hold the record: "EMBASE", "MEDLINE"

    friend bool operator==(const Record&, const Record&) = default;
};

// The words that stand for a kind in JSON: "article", "book", "chapter"; "print", "electronic", "create" ...
std::string_view name(RecordKind kind);
std::string_view name(DateKind kind);
// The kind a word stands for; nothing for any other word.
std::optional<RecordKind> parse_record_kind(std::string_view word);
std::optional<DateKind> parse_date_kind(std::string_view word);

// The value of the first identifier of that kind; "" when there is none.
std::string identifier(const Record& record, IdentifierKind kind);

// The first date of that kind; an unknown span when there is none.
Span date(const Record& record, DateKind kind);

// The earliest of the publication dates (electronic, print): what most readers mean by "published". It may be derived:
// good to show and to rank by.
Span earliest_publication(const Record& record);

// Whether the date only stands in for one that the source does not give: Embase's sort date, at worst the day its
// record was made (text "sort date 2025-07-01"). Such a date decides no cutoff.
bool is_derived(const DateFact& fact);

// The first date of that kind, and the earliest publication date, that are not derived.
Span stated_date(const Record& record, DateKind kind);
Span stated_publication(const Record& record);

// The text of the main abstract: sections joined by a line feed, each with its label and ": " before it.
std::string abstract_text(const Record& record);

// "Surname AB" of each person or the group's name, in order.
std::vector<std::string> author_names(const Record& record);

// Year of the earliest publication date; 0 when unknown.
int publication_year(const Record& record);

}  // namespace evident
