// The one table of what can be searched: the columns words live in, the tags that stand for exact values, and the names
// each syntax gives them. Both engines, every parser, the help text and the docs read it.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "store/record/record.hpp"

namespace evident {

// A place where words stand. Each is a column of the FTS5 table and a prefix in Xapian.
enum class Field : std::uint8_t {
    title,
    abstract,    // main and other abstracts
    vernacular,  // the title in its own language
    keyword,
    heading,  // words of headings and their qualifiers, and of other controlled terms
    substance,
    author,  // words of names
    affiliation,
    journal,
    other,      // groups as authors, persons as subjects, accession numbers, publication types, notes
    statement,  // conflicts of interest
};
inline constexpr std::size_t field_count = 11;

struct Column {
    Field field;
    std::string_view name;    // FTS5 column
    std::string_view prefix;  // Xapian term prefix
    unsigned weight;          // how often a word counts in ranking (wdf); 0: not ranked
    std::string_view help;
};

std::span<const Column, field_count> columns();
const Column& column(Field field);

// A set of fields, as a question names them ("[tiab]" is title, abstract and keyword).
class FieldSet {
  public:
    constexpr FieldSet() = default;
    constexpr FieldSet(std::initializer_list<Field> list) {
        for (const Field field : list) bits_ = std::uint16_t(bits_ | bit(field));
    }
    constexpr bool has(Field field) const { return (bits_ & bit(field)) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr std::uint16_t bits() const { return bits_; }
    friend constexpr auto operator<=>(const FieldSet&, const FieldSet&) = default;
    friend constexpr FieldSet operator|(FieldSet a, FieldSet b) {
        a.bits_ = std::uint16_t(a.bits_ | b.bits_);
        return a;
    }

  private:
    static constexpr std::uint16_t bit(Field field) { return std::uint16_t(1U << unsigned(field)); }
    std::uint16_t bits_ = 0;
};

// What words without a field mean in an exact question: title, abstract, keywords and headings.
inline constexpr FieldSet plain_fields = {Field::title, Field::abstract, Field::keyword, Field::heading};
// PubMed [tiab]: title, abstract, other abstract, authors' keywords.
inline constexpr FieldSet tiab_fields = {Field::title, Field::abstract, Field::keyword};
// PubMed [tw], help of 2022.
inline constexpr FieldSet text_word_fields = {Field::title,   Field::abstract,  Field::vernacular, Field::keyword,
                                              Field::heading, Field::substance, Field::other};
// Ovid MEDLINE's .mp.: title, abstract, original title, substance, heading and keyword words.
inline constexpr FieldSet multi_purpose_fields = {Field::title,     Field::abstract, Field::vernacular,
                                                  Field::substance, Field::heading,  Field::keyword};
// Every field of words.
inline constexpr FieldSet all_fields = {Field::title,   Field::abstract,  Field::vernacular, Field::keyword,
                                        Field::heading, Field::substance, Field::author,     Field::affiliation,
                                        Field::journal, Field::other,     Field::statement};

// A kind of exact value. Its prefix, a full stop and the value's folded words joined by full stops make one token
// ("mh.lung.neoplasms"), a word of the FTS5 column `tags` and, after "XT", a Xapian term.
enum class TagKind : std::uint8_t {
    heading,                  // mh: descriptor
    major_heading,            // mj: descriptor of a major topic
    qualified_heading,        // mq: descriptor "..", qualifier, on one MeshHeading
    major_qualified_heading,  // mqj
    qualifier,                // sh
    type,                     // pt
    language,                 // la: three letters
    journal,                  // ta: title, abbreviation or ISSN, whole
    journal_id,               // jid
    author,                   // au: last name and initials
    full_author,              // fau: either order
    first_author,             // 1au
    last_author,              // lau
    investigator,             // ir
    author_id,                // auid: ORCID
    collective,               // cn
    subject_person,           // ps
    substance,                // nm: substance or supplementary concept
    registry,                 // rn
    accession,                // si
    grant,                    // gr
    pmid,
    doi,
    pmcid,
    other_id,  // aid: any other article identifier
    volume,    // vi
    issue,     // ip
    page,      // pg: first page
    country,   // pl
    subset,    // sb: status and filters
    gene,      // gs
    isbn,
    source,             // src: where the record came from
    emtree,             // em: controlled term that is no MeSH heading
    major_emtree,       // emj: the same, of a major topic
    emtree_link,        // eml: term ".." subheading
    collection,         // db: database within the source
    emtree_subheading,  // els: subheading of any Emtree term
    keyword,            // kw: keyword, whole
    editor,             // ed: of a book, last name and initials
    publisher,          // pubn
    full_investigator,  // fir: either order
    action,             // pa: pharmacological action; no record has one, a vocabulary tells which substances do
};

std::string_view prefix(TagKind kind);

// The token of a value: "mh.lung.neoplasms". Cut to longest_tag bytes at a word.
std::string tag_token(TagKind kind, std::string_view value);
// The token of a heading with a qualifier, or of a last name with initials: "au.van.dyke..ja". What follows the two
// full stops may be empty.
std::string tag_token(TagKind kind, std::string_view descriptor, std::string_view qualifier);
inline constexpr std::size_t longest_tag = 200;

// One name a question may use: in plain syntax `name:`, in PubMed syntax `[tag]`.
struct SearchField {
    enum class Kind : std::uint8_t { words, tag, date } kind;
    std::string_view name;    // plain syntax; "" when only PubMed syntax has it
    std::string_view pubmed;  // tags, lower case, separated by "|"; "" when PubMed has none
    FieldSet fields;          // of words
    TagKind tag;              // of tag
    std::string_view dates;   // of date: letters of date_column kinds, see search_dates()
    std::string_view help;
    std::string_view example;  // in PubMed syntax where it has one
    // The names that Ovid, embase.com and the Cochrane Library give it, lower case, separated by "|"; "" when none.
    std::string_view ovid{};
    std::string_view embase{};
    std::string_view cochrane{};
};

std::span<const SearchField> search_fields();

// The row with that PubMed tag (case and inner spaces do not count: "Title/Abstract" is "title/abstract"); null when
// unknown.
const SearchField* field_by_pubmed_tag(std::string_view tag);
// The row with that field label of Ovid (".ti."), embase.com or the Cochrane Library (":ti"); null when unknown.
const SearchField* field_by_ovid_label(std::string_view label);
const SearchField* field_by_embase_label(std::string_view label);
const SearchField* field_by_cochrane_label(std::string_view label);
// The row with that plain name; null when unknown.
const SearchField* field_by_name(std::string_view name);

// The dates of a record that can be searched, each a span. dp asks print or electronic.
enum class SearchDate : std::uint8_t { print, electronic, create, entry, mesh, completed, revised };
inline constexpr std::size_t search_date_count = 7;

// The SQL column stem of a date: "print" for print_first and print_last.
std::string_view name(SearchDate date);

// The dates a row of kind date asks, one of which must match.
std::span<const SearchDate> search_dates(const SearchField& field);

// The span of a record for a search date. PubMed's rules: a record without a MeSH date has its entry date there, one
// without an entry date its create date.
Span search_date(const Record& record, SearchDate date);

}  // namespace evident
