#include "store/record/field.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::array<Column, field_count> column_table = {{
    {Field::title, "title", "S", 2, "words of the title"},
    {Field::abstract, "abstract", "XB", 1, "words of the abstracts"},
    {Field::vernacular, "vernacular", "XV", 0, "words of the title in its own language"},
    {Field::keyword, "keyword", "K", 1, "words of the keywords"},
    {Field::heading, "heading", "XH", 1, "words of the subject headings and their qualifiers"},
    {Field::substance, "substance", "XU", 1, "words of substances and supplementary concepts"},
    {Field::author, "author", "A", 0, "words of authors' names"},
    {Field::affiliation, "affiliation", "XF", 0, "words of affiliations"},
    {Field::journal, "journal", "XJ", 0, "words of the journal's title"},
    {Field::other, "other", "XO", 0, "groups, persons as subjects, accession numbers, types, notes"},
    {Field::statement, "statement", "XC", 0, "words of the conflict of interest statement"},
}};

constexpr std::array<std::string_view, 43> tag_prefixes = {
    "mh", "mj",   "mq",  "mqj", "sh",  "pt",  "la",   "ta",  "jid",   "au",  "fau",  "1au", "lau", "ir", "auid",
    "cn", "ps",   "nm",  "rn",  "si",  "gr",  "pmid", "doi", "pmcid", "aid", "vi",   "ip",  "pg",  "pl", "sb",
    "gs", "isbn", "src", "em",  "emj", "eml", "db",   "els", "kw",    "ed",  "pubn", "fir", "pa",
};

using Kind = SearchField::Kind;

constexpr SearchField words_row(std::string_view name, std::string_view pubmed, FieldSet fields, std::string_view help,
                                std::string_view example) {
    return {Kind::words, name, pubmed, fields, TagKind::heading, {}, help, example};
}
constexpr SearchField tag_row(std::string_view name, std::string_view pubmed, TagKind tag, std::string_view help,
                              std::string_view example) {
    return {Kind::tag, name, pubmed, {}, tag, {}, help, example};
}
constexpr SearchField date_row(std::string_view name, std::string_view pubmed, std::string_view dates,
                               std::string_view help, std::string_view example) {
    return {Kind::date, name, pubmed, {}, TagKind::heading, dates, help, example};
}

// The same field in Ovid, embase.com and the Cochrane Library.
constexpr SearchField in(SearchField row, std::string_view ovid, std::string_view embase, std::string_view cochrane) {
    row.ovid = ovid;
    row.embase = embase;
    row.cochrane = cochrane;
    return row;
}

// Tags and their long forms: NLM's PubMed help, with the Entrez index names (einfo) that EDirect users type.
constexpr SearchField table[] = {
    in(words_row("title", "ti|title|titl", {Field::title}, "title", "leptomeningeal[ti]"), "ti", "ti", "ti"),
    in(words_row("abstract", "ab|abstract", {Field::abstract}, "abstract", "ommaya[ab]"), "ab", "ab", "ab"),
    words_row("tiab", "tiab|title/abstract", tiab_fields, "title, abstract and keywords", "\"brain metastases\"[tiab]"),
    words_row("text", "tw|text word|text words|word", text_word_fields, "all text, headings and types", "csf[tw]"),
    in(words_row("all", "all|all fields", all_fields, "every field", "osimertinib[all]"), "af", "all", ""),
    in(words_row("vernacular", "tt|transliterated title", {Field::vernacular}, "title in its own language",
                 "lunge[tt]"),
       "ot", "", ""),
    in(words_row("keyword", "ot|other term|other terms|otrm|keyword", {Field::keyword}, "keywords",
                 "\"liquid biopsy\"[ot]"),
       "kf", "kw", ""),
    in(words_row("affiliation", "ad|affiliation|affl", {Field::affiliation}, "affiliations", "nanjing[ad]"), "in",
       "ff|ad", ""),
    words_row("statement", "cois|conflict of interest statement|conflict of interest statements", {Field::statement},
              "conflict of interest statement", "consultant[cois]"),
    in(words_row("", "", {Field::title, Field::abstract}, "title and abstract", ""), "tw", "", ""),
    in(words_row("", "", multi_purpose_fields, "title, abstract, headings, substances, keywords", ""), "mp", "", ""),
    in(words_row("", "", {Field::heading}, "words of headings and other controlled terms", ""), "hw|dq", "de", ""),
    in(words_row("", "", {Field::keyword, Field::heading, Field::substance}, "keywords and controlled terms", ""), "",
       "", "kw"),
    in(words_row("", "", {Field::substance}, "words of substances, trade names and devices", ""), "nm|tn|dv|dm|mf",
       "tn|dn|mn", ""),
    in(words_row("", "", {Field::journal}, "words of the journal's title", ""), "jw", "jt|ta", "so"),
    in(tag_row("heading", "mh|mesh terms|mesh|mesh term|mesh:noexp|mh:noexp|mesh terms:noexp", TagKind::heading,
               "subject heading", "\"Meningeal Carcinomatosis\"[mh]"),
       "sh|xm", "", ""),
    tag_row("major", "majr|mj|mesh major topic|majr:noexp|mesh major topic:noexp", TagKind::major_heading,
            "subject heading that is a major topic", "\"Lung Neoplasms\"[majr]"),
    in(tag_row("qualifier", "sh|subheading|mesh subheading|subh", TagKind::qualifier, "qualifier of any heading",
               "\"drug therapy\"[sh]"),
       "fs|fx|xs", "lnk", ""),
    in(tag_row("type", "pt|publication type|ptyp", TagKind::type, "publication type", "\"case reports\"[pt]"), "pt",
       "it|pt", "pt"),
    in(tag_row("language", "la|language|lang", TagKind::language, "language, by name or three letters", "english[la]"),
       "lg|la", "la", "la"),
    in(tag_row("journal", "ta|journal|jour|so", TagKind::journal, "journal, whole title, abbreviation or ISSN",
               "\"J Clin Oncol\"[ta]"),
       "jn|nj|ja|is", "is", ""),
    tag_row("", "jid|nlm unique id|nlmid", TagKind::journal_id, "the journal's NLM number", "101646875[jid]"),
    in(tag_row("author", "au|author|auth", TagKind::author, "author, last name and initials", "chamberlain mc[au]"),
       "au", "au", "au"),
    in(tag_row("", "fau|full author name|author - full|full", TagKind::full_author, "author, full name",
               "boire adrienne[fau]"),
       "fa", "", ""),
    tag_row("", "1au|first author name|author - first|faut", TagKind::first_author, "first author", "glantz mj[1au]"),
    tag_row("", "lastau|last author name|author - last|laut", TagKind::last_author, "last author", "boire a[lastau]"),
    in(tag_row("", "ir|investigator|invr", TagKind::investigator, "investigator", "lee j[ir]"), "iv", "", ""),
    tag_row("orcid", "auid|author identifier|author - identifier", TagKind::author_id, "author's ORCID",
            "0000-0002-1825-0097[auid]"),
    tag_row("group", "cn|corporate author|author - corporate|coln", TagKind::collective, "group as author",
            "\"CSLC group\"[cn]"),
    tag_row("", "ps|personal name as subject|subject - personal name|pers", TagKind::subject_person,
            "person the paper is about", "curie m[ps]"),
    tag_row("substance", "nm|supplementary concept|substance name|subs", TagKind::substance,
            "substance or supplementary concept", "osimertinib[nm]"),
    in(tag_row("registry", "rn|ec/rn number|registry number|ecno", TagKind::registry, "registry number",
               "184475-35-2[rn]"),
       "rn", "rn", ""),
    in(tag_row("trial", "si|secondary source id|secondary source", TagKind::accession, "trial or accession number",
               "NCT03257124[si]"),
       "si", "cn", "an"),
    in(tag_row("grant", "gr|grant number|grants and funding|grnt", TagKind::grant, "grant number", "P30 CA008748[gr]"),
       "gi|no", "", ""),
    in(tag_row("pmid", "pmid|uid", TagKind::pmid, "PubMed number", "40948849[pmid]"), "ui", "pm", ""),
    in(tag_row("doi", "doi|lid|location id|aid|article identifier|pid", TagKind::doi, "DOI or other article identifier",
               "10.21037/tlcr-2025-163[doi]"),
       "do", "do", "doi"),
    tag_row("pmcid", "pmcid|pmc", TagKind::pmcid, "PubMed Central number", "PMC1234567[pmcid]"),
    in(tag_row("volume", "vi|volume|vol", TagKind::volume, "volume", "14[vi]"), "vo", "vi", ""),
    in(tag_row("issue", "ip|issue|iss", TagKind::issue, "issue", "8[ip]"), "ip", "ip", ""),
    in(tag_row("page", "pg|pagination|page", TagKind::page, "first page", "3216[pg]"), "pg", "pg", ""),
    in(tag_row("country", "pl|place of publication|cnty", TagKind::country, "country of the journal", "china[pl]"),
       "cp", "", ""),
    in(tag_row("subset", "sb|filter|filt|subset", TagKind::subset, "status or filter", "medline[sb]"), "sb|st", "", ""),
    in(tag_row("gene", "gs|gene symbol|gene", TagKind::gene, "gene symbol", "egfr[gs]"), "gs", "", ""),
    in(tag_row("isbn", "isbn", TagKind::isbn, "ISBN of a book", "9780323476713[isbn]"), "ib", "ib", ""),
    in(tag_row("", "", TagKind::keyword, "keyword, whole", ""), "kw", "", ""),
    tag_row("", "ed|editor", TagKind::editor, "editor of a book", "smith j[ed]"),
    tag_row("", "pubn|publisher", TagKind::publisher, "publisher of a book", "springer[pubn]"),
    tag_row("", "fir|full investigator name|finv", TagKind::full_investigator, "investigator, full name",
            "lee jane[fir]"),
    tag_row("", "pa|pharmacological action|papx", TagKind::action, "what a substance does, by the vocabulary",
            "\"Antineoplastic Agents\"[pa]"),
    tag_row("source", "", TagKind::source, "where the record came from", ""),
    tag_row("emtree", "", TagKind::emtree, "Emtree or other controlled term that is no MeSH heading", ""),
    tag_row("emtreemajor", "", TagKind::major_emtree, "the same, of a major topic", ""),
    tag_row("database", "", TagKind::collection, "database that holds the record, within its source", ""),
    in(date_row("year", "dp|date - publication|publication date|pdat", "pe", "publication date, print or electronic",
                "2020:2024[dp]"),
       "yr|dp", "py", ""),
    date_row("", "ppdt", "p", "print publication date", "2024[ppdt]"),
    in(date_row("", "epdt|electronic publication date|date - electronic publication", "e",
                "electronic publication date", "2024/12[epdt]"),
       "ep", "", ""),
    in(date_row("created", "crdt|create date|date - create", "c", "day the record was made in PubMed",
                "2024/01/01:2024/12/31[crdt]"),
       "dt|da", "sd", ""),
    in(date_row("entered", "edat|entry date|date - entry|date - entrez|entrez date", "n", "entry date",
                "2024/12[edat]"),
       "ed|ez", "", ""),
    date_row("", "mhda|mesh date|date - mesh", "m", "day the headings were added", "2024[mhda]"),
    in(date_row("", "dcom|date - completion|completion date|cdat", "d", "day the indexing was completed", "2024[dcom]"),
       "dc", "", ""),
    in(date_row("revised", "lr|date - modification|modification date|mdat|date - last revised", "r",
                "day of the last revision", "2025[lr]"),
       "up|rd", "", ""),
};

constexpr std::array<SearchDate, 2> both_publication = {SearchDate::print, SearchDate::electronic};
constexpr std::array<SearchDate, search_date_count> each_date = {
    SearchDate::print, SearchDate::electronic, SearchDate::create,  SearchDate::entry,
    SearchDate::mesh,  SearchDate::completed,  SearchDate::revised,
};
constexpr std::string_view date_letters = "pecnmdr";

bool lists(std::string_view names, std::string_view wanted) {
    while (!names.empty()) {
        const auto bar = names.find('|');
        if (names.substr(0, bar) == wanted) return true;
        if (bar == std::string_view::npos) break;
        names.remove_prefix(bar + 1);
    }
    return false;
}

const SearchField* row_named(std::string_view name, std::string_view SearchField::*names) {
    const auto wanted = lower(single_spaced(name));
    for (const auto& row : table) {
        if (lists(row.*names, wanted)) return &row;
    }
    return nullptr;
}

void append_words(std::string& token, std::string_view value) {
    const std::string all = folded(value);
    std::string_view rest = all;
    while (!rest.empty()) {
        const auto word = rest.substr(0, rest.find(' '));
        if (token.size() + 1 + word.size() > longest_tag) return;
        token += '.';
        token += word;
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
}

}  // namespace

std::span<const Column, field_count> columns() { return column_table; }

const Column& column(Field field) { return column_table[std::size_t(field)]; }

std::string_view prefix(TagKind kind) { return tag_prefixes[std::size_t(kind)]; }

std::string tag_token(TagKind kind, std::string_view value) {
    std::string token(prefix(kind));
    append_words(token, value);
    return token;
}

std::string tag_token(TagKind kind, std::string_view descriptor, std::string_view qualifier) {
    std::string token = tag_token(kind, descriptor);
    token += '.';
    append_words(token, qualifier);
    if (token.ends_with('.') && !token.ends_with("..")) token += '.';
    return token;
}

std::span<const SearchField> search_fields() { return table; }

const SearchField* field_by_pubmed_tag(std::string_view tag) { return row_named(tag, &SearchField::pubmed); }
const SearchField* field_by_ovid_label(std::string_view label) { return row_named(label, &SearchField::ovid); }
const SearchField* field_by_embase_label(std::string_view label) { return row_named(label, &SearchField::embase); }
const SearchField* field_by_cochrane_label(std::string_view label) { return row_named(label, &SearchField::cochrane); }

const SearchField* field_by_name(std::string_view name) {
    const auto wanted = lower(single_spaced(name));
    for (const auto& row : table) {
        if (!row.name.empty() && row.name == wanted) return &row;
    }
    return nullptr;
}

std::string_view name(SearchDate date) {
    static constexpr std::array<std::string_view, search_date_count> names = {"print", "electronic", "create", "entry",
                                                                              "mesh",  "completed",  "revised"};
    return names[std::size_t(date)];
}

std::span<const SearchDate> search_dates(const SearchField& field) {
    if (field.dates == "pe") return both_publication;
    const auto at = date_letters.find(field.dates.empty() ? ' ' : field.dates.front());
    if (at == std::string_view::npos) return {};
    return std::span<const SearchDate>(each_date).subspan(at, 1);
}

Span search_date(const Record& record, SearchDate wanted) {
    static constexpr std::array<DateKind, search_date_count> kinds = {
        DateKind::print, DateKind::electronic, DateKind::create,  DateKind::entry,
        DateKind::mesh,  DateKind::completed,  DateKind::revised,
    };
    const Span own = date(record, kinds[std::size_t(wanted)]);
    if (own.known()) return own;
    if (wanted == SearchDate::mesh) return search_date(record, SearchDate::entry);
    if (wanted == SearchDate::entry) return date(record, DateKind::create);
    return own;
}

}  // namespace evident
