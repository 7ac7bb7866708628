#include <algorithm>

#include <fmt/format.h>

#include "ingest/format/flat/cell_date.hpp"
#include "ingest/format/flat/citation.hpp"
#include "ingest/format/flat/flat_record.hpp"
#include "ingest/format/flat/name_list.hpp"
#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

bool is_year(std::string_view text) { return text.size() == 4 && all_digits(text); }

// "Smith, John (57190001234)": Scopus puts its number of the author behind the name.
std::string without_numbers(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') {
            const auto end = text.find(')', at);
            if (end != std::string_view::npos && all_digits(text.substr(at + 1, end - at - 1))) {
                at = end;
                continue;
            }
        }
        out += text[at];
    }
    return out;
}

// A year that is no year ("in press") is no reason to lose the words.
bool says_more(const CellDate& date, std::string_view text) {
    if (!date.span.known() || date.ambiguous) return true;
    return !is_year(text) && !parse_day(text);
}

}  // namespace

void name_problems(Draft& draft) {
    constexpr std::string_view unnamed = "a record without a key";
    if (draft.record.key.empty()) return;
    for (auto& problem : draft.problems) {
        if (problem.message.starts_with(unnamed)) problem.message.replace(0, unnamed.size(), draft.record.key);
    }
}

void FlatRecord::put_date(DateKind kind, std::string_view text) {
    const auto words = plain_text(text);
    const auto date = read_cell_date(words, day_order_);
    DateFact fact;
    fact.kind = kind;
    fact.span = date.span;
    if (says_more(date, words)) fact.text = words;
    if (!date.span.known()) draft_.say(Severity::warning, "odd-date", fmt::format("\"{}\" is no date", words));
    if (date.ambiguous) {
        draft_.say(Severity::note, "ambiguous-date",
                   fmt::format("\"{}\" may have the day or the month first; kept as {}", words, to_text(date.span)));
    }
    draft_.record.dates.push_back(std::move(fact));
}

bool FlatRecord::finish() {
    finish_people();
    finish_publication_date();
    finish_pages();
    auto& record = draft_.record;
    if (record.kind == RecordKind::article) {
        if (record.journal.title.empty()) record.journal.title = record.book.title;  // the proceedings it stands in
        record.book = {};  // a publisher or editor without a book says nothing of the article
    }
    add_identifiers(draft_, numbers_);
    finish_source_and_key();
    name_problems(draft_);
    return !record.key.empty();
}

// Full names are taken when they are as many as the short ones.
void FlatRecord::finish_people() {
    auto& record = draft_.record;
    auto names = read_name_list(authors_);
    if (!full_authors_.empty()) {
        auto full = read_name_list(without_numbers(full_authors_));
        if (full.authors.size() >= names.authors.size()) names = std::move(full);
    }
    if (authors_ == "[No author name available]" || authors_ == "[Anonymous]") names.authors.clear();
    record.authors.insert(record.authors.begin(), names.authors.begin(), names.authors.end());
    record.authors_complete = record.authors_complete && names.complete;
    if (affiliations_.empty()) return;
    if (record.authors.size() == 1) {
        record.authors[0].affiliations.push_back(affiliations_);
    } else {
        record.notes.push_back("Affiliations: " + affiliations_);
    }
}

void FlatRecord::finish_publication_date() {
    auto& record = draft_.record;
    if (!citation_.empty()) read_citation(record, citation_);
    const bool has_print = std::any_of(record.dates.begin(), record.dates.end(),
                                       [](const DateFact& fact) { return fact.kind == DateKind::print; });
    if (has_print) return;
    day_order_ = date_order_;
    if (!date_.empty() && !is_year(date_)) {
        const bool yearless = !read_cell_date(date_).span.known() && is_year(year_);
        return put_date(DateKind::print, yearless ? year_ + " " + date_ : date_);
    }
    const auto& year = year_.empty() ? date_ : year_;
    if (year.empty()) return;
    const bool whole = !month_.empty() && (parse_span(month_).known() || !is_year(year));
    put_date(DateKind::print, month_.empty() ? year : whole ? month_ : year + " " + month_);
}

void FlatRecord::finish_pages() {
    auto& pages = draft_.record.journal.pages;
    if (pages.empty() && !first_page_.empty()) {
        pages = last_page_.empty() || last_page_ == first_page_ ? first_page_ : first_page_ + "-" + last_page_;
    }
    if (pages.empty()) pages = article_number_;
}

// The number of the database that the record shows, else any it has: never a number of another database as its own.
void FlatRecord::finish_source_and_key() {
    auto& record = draft_.record;
    const auto pmid = identifier(record, IdentifierKind::pmid);
    struct Choice {
        std::string_view database;
        const std::string& number;
    };
    const Choice choices[] = {{"embase", numbers_.embase},
                              {"scopus", numbers_.scopus},
                              {"wos", numbers_.wos},
                              {"central", numbers_.central},
                              {"pubmed-export", pmid}};
    if (database_.empty()) {
        for (const auto& choice : choices) {
            if (choice.database != "pubmed-export" && !choice.number.empty()) {
                database_ = choice.database;
                break;
            }
        }
    }
    for (const auto& choice : choices) {
        if (choice.database == database_) record.key = choice.number;
    }
    if (database_.empty() && record.key.empty()) record.key = pmid;
    record.source = !source_.empty() ? source_ : !database_.empty() ? database_ : fallback_;
    if (!own_key_.empty()) record.key = own_key_;
    if (record.key.empty()) record.key = made_key(record);
    if (record.key.empty() && !pmid.empty()) record.key = pmid;
}

}  // namespace evident
