// Gathers the fields of one row or entry, given one at a time in any order, and makes a record of them.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/flat/cell_date.hpp"
#include "ingest/format/flat/database_number.hpp"
#include "ingest/format/flat/field_names.hpp"
#include "ingest/format/parts/draft.hpp"

namespace evident {

// Puts the key into the messages that were written before it was known.
void name_problems(Draft& draft);

class FlatRecord {
  public:
    // source: the name given at ingest, or "" for what the record shows; otherwise fallback.
    FlatRecord(Draft& draft, std::string source, std::string fallback);

    // A field and its text, which is not empty. Lists may come in one text or in several calls. column is the source's
    // own name for it, for notes and messages.
    void add(FlatField field, std::string_view text, std::string_view column);

    // The order of day and month in the dates that are added from here on.
    void set_day_order(DayOrder order) { day_order_ = order; }

    // Authors that somebody else has parted.
    void add_author(Author author) { draft_.record.authors.push_back(std::move(author)); }

    // Source, key, dates, pages: what needs all fields. False when the record has neither number, DOI nor title.
    bool finish();

    // The database whose export this certainly is.
    void set_database(std::string_view name) { database_ = name; }

  private:
    bool add_person(FlatField field, std::string_view text);
    bool add_journal(FlatField field, std::string_view text);
    bool add_date(FlatField field, std::string_view text);
    bool add_words(FlatField field, std::string_view text);
    bool add_number(FlatField field, std::string_view text, std::string_view column);
    bool add_product(FlatField field, std::string_view text);
    bool add_conference(FlatField field, std::string_view text);
    void add_rest(FlatField field, std::string_view text, std::string_view column);
    void add_emtree(std::string_view group, bool major, std::string_view text);
    void add_note_lines(std::string_view text, std::string_view column);
    void add_accession(std::string_view text, std::string_view column);
    void put_date(DateKind kind, std::string_view text);
    void finish_people();
    void finish_publication_date();
    void finish_pages();
    void finish_source_and_key();

    Draft& draft_;
    std::string source_;
    std::string fallback_;
    std::string database_;  // what the record shows
    DatabaseNumbers numbers_;
    std::string authors_;
    std::string full_authors_;
    std::string affiliations_;
    std::string own_key_;  // that a map of columns names
    std::string year_, month_, date_, citation_;
    std::string first_page_, last_page_, article_number_;
    std::string conference_place_;
    DayOrder day_order_ = DayOrder::unknown;
    DayOrder date_order_ = DayOrder::unknown;  // of date_
};

}  // namespace evident
