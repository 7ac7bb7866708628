#include "ingest/format/flat/flat_record.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ingest/format/flat/citation.hpp"
#include "ingest/format/flat/name_list.hpp"
#include "ingest/format/flat/term_list.hpp"
#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/tagged/abstract_sections.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

void set_once(std::string& into, std::string_view text) {
    if (into.empty()) into = plain_text(text);
}

void append(std::string& into, std::string_view text) {
    if (!into.empty()) into += "; ";
    into += text;
}

// "12345678.0" and "2020.0": whole numbers that a data frame has turned into fractions.
std::string_view whole_number(std::string_view text) {
    text = trim(text);
    if (text.size() > 2 && text.ends_with(".0") && all_digits(text.substr(0, text.size() - 2))) text.remove_suffix(2);
    return text;
}

// Pages "11–17" with the hyphen that other sources write.
std::string with_hyphens(std::string_view text) {
    std::string out(text);
    for (const std::string_view dash : {"\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x94"}) {
        for (auto at = out.find(dash); at != std::string::npos; at = out.find(dash, at)) {
            out.replace(at, dash.size(), "-");
        }
    }
    return out;
}

}  // namespace

FlatRecord::FlatRecord(Draft& draft, std::string source, std::string fallback)
    : draft_(draft), source_(std::move(source)), fallback_(std::move(fallback)) {
    draft_.noun = "";
}

void FlatRecord::add(FlatField field, std::string_view text, std::string_view column) {
    if (add_person(field, text) || add_journal(field, text) || add_date(field, text) || add_words(field, text)) return;
    if (add_number(field, text, column) || add_product(field, text) || add_conference(field, text)) return;
    add_rest(field, text, column);
}

bool FlatRecord::add_person(FlatField field, std::string_view text) {
    auto& record = draft_.record;
    switch (field) {
        case FlatField::authors: append(authors_, text); return true;
        case FlatField::full_authors: append(full_authors_, text); return true;
        case FlatField::affiliations: append(affiliations_, plain_text(text)); return true;
        case FlatField::group:
            for (const auto part : split_list(text, ";")) {
                Author author;
                author.collective = plain_text(part);
                record.authors.push_back(std::move(author));
            }
            return true;
        case FlatField::editors: {
            auto list = read_name_list(text);
            auto& editors = record.book.editors;
            editors.insert(editors.end(), list.authors.begin(), list.authors.end());
            return true;
        }
        default: return false;
    }
}

bool FlatRecord::add_journal(FlatField field, std::string_view text) {
    auto& record = draft_.record;
    auto& journal = record.journal;
    switch (field) {
        case FlatField::journal: set_once(journal.title, text); return true;
        case FlatField::journal_abbreviation: set_once(journal.abbreviation, text); return true;
        case FlatField::volume: set_once(journal.volume, whole_number(text)); return true;
        case FlatField::issue: set_once(journal.issue, whole_number(text)); return true;
        case FlatField::pages: set_once(journal.pages, with_hyphens(text)); return true;
        case FlatField::first_page: set_once(first_page_, whole_number(text)); return true;
        case FlatField::last_page: set_once(last_page_, whole_number(text)); return true;
        case FlatField::article_number: set_once(article_number_, whole_number(text)); return true;
        case FlatField::country: set_once(journal.country, text); return true;
        case FlatField::issn:
        case FlatField::isbn:
            if (!add_serial_numbers(record, text)) {
                draft_.say(Severity::note, "malformed-identifier",
                           fmt::format("\"{}\" is no ISSN or ISBN; left out", plain_text(text).substr(0, 60)));
            }
            return true;
        case FlatField::book_title: set_once(record.book.title, text); return true;
        case FlatField::publisher: set_once(record.book.publisher, text); return true;
        case FlatField::place: set_once(record.book.place, text); return true;
        case FlatField::edition: set_once(record.book.edition, text); return true;
        case FlatField::series: set_once(record.book.collection, text); return true;
        default: return false;
    }
}

bool FlatRecord::add_date(FlatField field, std::string_view text) {
    switch (field) {
        case FlatField::year: set_once(year_, whole_number(text)); return true;
        case FlatField::month: set_once(month_, whole_number(text)); return true;
        case FlatField::date:
            if (date_.empty()) date_order_ = day_order_;
            set_once(date_, text);
            return true;
        case FlatField::citation: set_once(citation_, text); return true;
        case FlatField::electronic_date: put_date(DateKind::electronic, text); return true;
        case FlatField::create_date: put_date(DateKind::create, text); return true;
        case FlatField::entry_date: put_date(DateKind::entry, text); return true;
        case FlatField::revised_date: put_date(DateKind::revised, text); return true;
        default: return false;
    }
}

bool FlatRecord::add_words(FlatField field, std::string_view text) {
    auto& record = draft_.record;
    switch (field) {
        case FlatField::title: set_once(record.title, text); return true;
        case FlatField::original_title: set_once(record.vernacular_title, text); return true;
        case FlatField::abstract: add_abstract(record, text); return true;
        case FlatField::original_abstract:
            record.other_abstracts.push_back({"original", {}, split_abstract(text), {}});
            return true;
        case FlatField::notice: set_once(record.abstract_notice, text); return true;
        case FlatField::language: add_languages(record, text); return true;
        case FlatField::type: add_types(record, text); return true;
        case FlatField::keywords: add_keywords(record, text, "NOTNLM"); return true;
        case FlatField::index_keywords: add_keywords(record, text, "index"); return true;
        case FlatField::mesh: add_mesh(record, text); return true;
        case FlatField::section:
            for (const auto part : split_list(text, ";,")) record.sections.push_back({std::string(part), {}});
            return true;
        case FlatField::emtree_drug: add_emtree("DRG", false, text); return true;
        case FlatField::emtree_drug_major: add_emtree("DRG", true, text); return true;
        case FlatField::emtree_medical: add_emtree("MED", false, text); return true;
        case FlatField::emtree_medical_major: add_emtree("MED", true, text); return true;
        case FlatField::emtree_device: add_emtree("MDV", false, text); return true;
        case FlatField::emtree_device_major: add_emtree("MDV", true, text); return true;
        default: return false;
    }
}

// Embase lists a major term among all terms too: it stands once.
void FlatRecord::add_emtree(std::string_view group, bool major, std::string_view text) {
    database_ = "embase";
    auto& terms = draft_.record.index_terms;
    for (const auto part : split_list(text, ";,")) {
        const auto same = std::find_if(terms.begin(), terms.end(),
                                       [&](const IndexTerm& term) { return term.term == part && term.group == group; });
        if (same != terms.end()) {
            same->major = same->major || major;
            continue;
        }
        IndexTerm term;
        term.vocabulary = "emtree";
        term.group = group;
        term.term = part;
        term.major = major;
        terms.push_back(std::move(term));
    }
}

bool FlatRecord::add_number(FlatField field, std::string_view text, std::string_view column) {
    auto& draft = draft_;
    switch (field) {
        case FlatField::doi: draft.add_identifier(IdentifierKind::doi, text, column); return true;
        case FlatField::pmid: {
            auto value = whole_number(text);
            if (lower(value.substr(0, 5)) == "pmid:") value = trim(value.substr(5));
            if (lower(value.substr(0, 8)) == "medline:") value = trim(value.substr(8));
            if (value != "0") draft.add_identifier(IdentifierKind::pmid, value, column);
            return true;
        }
        case FlatField::pmcid: {
            auto value = std::string(whole_number(text));
            if (all_digits(value)) value = "PMC" + value;
            draft.add_identifier(IdentifierKind::pmcid, value, column);
            return true;
        }
        case FlatField::manuscript: draft.add_identifier(IdentifierKind::mid, text, column); return true;
        case FlatField::embase: {
            const auto value = whole_number(text);
            if (!numbers_.take(all_digits(value) ? "L" + std::string(value) : std::string(value))) {
                draft.add_identifier(IdentifierKind::other, value, column);
            }
            return true;
        }
        case FlatField::wos:
            if (!numbers_.take(text) && !numbers_.take("WOS:" + std::string(trim(text)))) {
                draft.add_identifier(IdentifierKind::other, text, column);
            }
            return true;
        case FlatField::scopus:
        case FlatField::central:
            if (!numbers_.take(text)) draft.add_identifier(IdentifierKind::other, text, column);
            return true;
        case FlatField::trial:
            for (const auto part : split_list(text, ";,|")) add_trial(draft, part);
            return true;
        case FlatField::accession: add_accession(text, column); return true;
        case FlatField::identifier: draft.add_identifier(IdentifierKind::other, text, column); return true;
        case FlatField::key:
            if (own_key_.empty()) own_key_ = text;
            return true;
        case FlatField::url:
            for (const auto part : split_list(text, " ;|\n")) take_address(draft, numbers_, part);
            return true;
        default: return false;
    }
}

// A number whose database its column does not name is told by its shape, and plain digits by nothing at all.
void FlatRecord::add_accession(std::string_view text, std::string_view column) {
    if (numbers_.take(text)) return;
    const auto value = whole_number(text);
    if (lower(value.substr(0, 5)) == "pmid:")
        return draft_.add_identifier(IdentifierKind::pmid, value.substr(5), column);
    if (all_digits(value)) {
        draft_.say(
            Severity::note, "unlabelled-number",
            fmt::format("\"{}\" under \"{}\" does not say whether it is a PMID or another database's number; kept "
                        "as an identifier of no database",
                        value, column));
    }
    draft_.add_identifier(IdentifierKind::other, value, column);
}

bool FlatRecord::add_product(FlatField field, std::string_view text) {
    auto& record = draft_.record;
    const auto each = [&](std::string_view kind, bool named) {
        for (const auto part : split_list(text, ";,\n")) {
            Product product;
            (named ? product.name : product.maker) = part;
            product.kind = kind;
            record.products.push_back(std::move(product));
        }
        return true;
    };
    switch (field) {
        case FlatField::drug_name: return each("drug", true);
        case FlatField::drug_maker: return each("drug", false);
        case FlatField::device_name: return each("device", true);
        case FlatField::device_maker: return each("device", false);
        case FlatField::registry: add_substances(record, text); return true;
        default: return false;
    }
}

bool FlatRecord::add_conference(FlatField field, std::string_view text) {
    auto& conference = draft_.record.conference;
    switch (field) {
        case FlatField::conference: set_once(conference.name, text); return true;
        case FlatField::conference_place: set_once(conference.place, text); return true;
        case FlatField::conference_sponsor: set_once(conference.sponsor, text); return true;
        case FlatField::conference_date:
            set_once(conference.dates_text, text);
            conference.dates = parse_span(text);
            return true;
        default: return false;
    }
}

void FlatRecord::add_rest(FlatField field, std::string_view text, std::string_view column) {
    auto& record = draft_.record;
    if (field == FlatField::note) return add_note_lines(text, column);
    if (field == FlatField::database) {
        for (const auto part : split_list(text, ";,|\n")) record.collections.emplace_back(part);
    } else if (field == FlatField::funding) {
        record.notes.push_back(fmt::format("{}: {}", column, plain_text(text)));
    }
}

// Zotero and Mendeley write "PMID: 12773359" on a line of a note when they have no field for it.
void FlatRecord::add_note_lines(std::string_view text, std::string_view column) {
    for (const auto line : split_list(text, "\n")) {
        const auto lowered = lower(line);
        if (lowered.starts_with("pmid:") && !normal_pmid(trim(line.substr(5))).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, line.substr(5), column);
        } else if (lowered.starts_with("pmcid:")) {
            draft_.add_identifier(IdentifierKind::pmcid, line.substr(6), column);
        }
    }
    auto note = plain_text(text);
    if (!note.empty()) draft_.record.notes.push_back(std::move(note));
}

}  // namespace evident
