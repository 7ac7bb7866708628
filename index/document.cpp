#include "index/document.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "base/error.hpp"
#include "store/record/searchable.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// Adds the words of a field one value after another. The term and the folded text keep their room between values.
class FieldWords {
  public:
    FieldWords(Xapian::Document& document, const Column& column) : document_(document), column_(column) {}

    void add(std::string_view value) {
        text_.clear();
        if (append_folded(text_, value) == 0) return;
        if (position_ != 0) position_ += value_gap - 1;
        std::string_view rest = text_;
        while (!rest.empty()) {
            const auto space = std::min(rest.find(' '), rest.size());
            add_word(rest.substr(0, space));
            rest.remove_prefix(std::min(space + 1, rest.size()));
        }
    }

  private:
    void add_word(std::string_view word) {
        term_.assign(column_.prefix).append(word);
        document_.add_posting(term_, ++position_, column_.weight);
    }

    Xapian::Document& document_;
    const Column& column_;
    Xapian::termpos position_ = 0;
    std::string text_;
    std::string term_;
};

template <class List, class Text>
std::string joined(const List& list, Text text) {
    std::string out;
    for (const auto& entry : list) {
        if (!out.empty()) out += list_separator;
        out += text(entry);
    }
    return out;
}

void add_value(Xapian::Document& document, Xapian::valueno at, const std::string& value) {
    if (!value.empty()) document.add_value(at, value);
}

void add_dates(Xapian::Document& document, const Record& record) {
    const int year = publication_year(record);
    if (year != 0) document.add_value(year_slot, fmt::format("{:04}", year));
    for (std::size_t i = 0; i < search_date_count; ++i) {
        const auto date = static_cast<SearchDate>(i);
        const Day day = search_date(record, date).first;
        if (day != Day::none) document.add_value(date_slot(date), date_value(day));
    }
}

void add_facets(Xapian::Document& document, const Record& record) {
    add_value(document, types_slot, joined(record.types, [](const Term& type) { return type.name; }));
    add_value(document, languages_slot, joined(record.languages, [](const std::string& code) { return code; }));
    const auto& journal = record.journal;
    add_value(document, journal_slot, journal.title.empty() ? journal.abbreviation : journal.title);
    add_value(document, source_slot, record.source);
}

}  // namespace

Xapian::valueno date_slot(SearchDate date) { return first_date_slot + static_cast<Xapian::valueno>(date); }

std::string date_value(Day day) { return fmt::format("{:08}", static_cast<std::int32_t>(day)); }

std::string id_value(std::int64_t id) { return Xapian::sortable_serialise(static_cast<double>(id)); }

std::int64_t id_of_value(const std::string& value) {
    return value.empty() ? 0 : static_cast<std::int64_t>(Xapian::sortable_unserialise(value));
}

Xapian::docid document_of(RecordId record) {
    if (number(record) > std::numeric_limits<Xapian::docid>::max()) {
        throw Error(Fault::store, "the store holds more records than one index can count");
    }
    return static_cast<Xapian::docid>(number(record));
}

RecordId record_of(Xapian::docid document) { return RecordId{document}; }

Xapian::Document make_document(const Held& held) {
    Xapian::Document document;
    const auto found = searchable(held.record);
    for (const auto& column : columns()) {
        FieldWords field(document, column);
        for (const auto value : found.of(column.field)) field.add(value);
    }
    std::string term(tag_prefix);
    for (const auto& tag : found.tags) document.add_boolean_term(term.replace(tag_prefix.size(), term.npos, tag));
    document.add_value(report_slot, id_value(number(held.report)));
    document.add_value(version_slot, id_value(number(held.version)));
    add_dates(document, held.record);
    add_facets(document, held.record);
    return document;
}

std::string_view ranked_word(std::string_view term) {
    std::size_t length = 0;
    while (length < term.size() && term[length] >= 'A' && term[length] <= 'Z') ++length;
    const auto prefix = term.substr(0, length);
    for (const auto& column : columns()) {
        if (column.weight > 0 && column.prefix == prefix) return term.substr(length);
    }
    return {};
}

}  // namespace evident
