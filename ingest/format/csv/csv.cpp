#include "ingest/format/csv/csv.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ingest/format/csv/day_orders.hpp"
#include "ingest/format/csv/rows.hpp"
#include "ingest/format/flat/flat_record.hpp"
#include "ingest/format/tagged/told_fields.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t head_size = std::size_t(64) << 10;
constexpr std::size_t dated_size = std::size_t(256) << 10;  // how far the order of day and month is looked for

// What data frames and databases write for "nothing".
bool says_nothing(std::string_view cell) {
    if (cell.empty() || cell == "-" || cell == "[]") return true;
    if (cell.size() > 4) return false;
    const auto word = lower(cell);
    return word == "na" || word == "n/a" || word == "nan" || word == "null" || word == "none";
}

bool is_empty(const TableRow& row) {
    return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return trim(cell).empty(); });
}

bool is_rule(std::string_view cell) {
    return cell.size() >= 5 && cell.find_first_not_of('-') == std::string_view::npos;
}

// "31" of Embase's "J Name (2025) 13:1 Article Number: 31. Date of Publication: 1 Dec 2025".
std::string_view article_number_of(std::string_view source) {
    constexpr std::string_view mark = "Article Number: ";
    const auto at = source.find(mark);
    if (at == std::string_view::npos) return {};
    const auto number = trim(source.substr(at + mark.size()));
    const auto end = number.find(". ");
    return trim(end == std::string_view::npos && number.ends_with('.') ? number.substr(0, number.size() - 1)
                                                                       : number.substr(0, end));
}

class CsvReader : public Reader {
  public:
    CsvReader(ColumnMap map, std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : map_(std::move(map)), rows_(std::move(text), chunk), input_(std::move(input)), source_(std::move(source)) {}

    bool next(Entry& entry) override {
        entry = {};
        if (!started_ && !start(entry)) return false;
        if (shape_ == nullptr) return std::exchange(untold_, false);
        const bool found = shape_->vertical ? next_block(entry) : next_row(entry);
        if (found) tell_map(entry);
        return found;
    }

  private:
    // False when there is nothing at all.
    bool start(Entry& entry) {
        started_ = true;
        const auto head = rows_.head(head_size);
        if (trim(head).empty()) return false;
        found_ = find_shape(head, map_);
        if (!found_) {
            entry.place = {input_, 0, head.size()};
            reject(entry, "no-header",
                   "no row of column names was found: name at least three known columns, or give a map of columns");
            tell_map(entry);
            untold_ = true;
            return true;
        }
        shape_ = &*found_;
        rows_.set_delimiter(shape_->delimiter);
        if (!shape_->vertical) {
            orders_ = find_day_orders(rows_.head(dated_size), shape_->delimiter, map_);
            find_header();
            orders_.resize(columns_.fields.size(), DayOrder::unknown);
        }
        return true;
    }

    // Lines above the header hold no record.
    void find_header() {
        TableRow row;
        while (rows_.next(row)) {
            if (!is_header(row.cells, map_)) continue;
            columns_ = read_header(row.cells, map_);
            return;
        }
    }

    bool next_row(Entry& entry) {
        TableRow row;
        do {
            if (!rows_.next(row)) return false;
        } while (!row.too_large && is_empty(row));
        entry.place = {input_, row.begin, row.end};
        if (row.too_large) return reject_large(entry, row), true;
        Draft draft{entry.record, entry.problems, entry.place};
        FlatRecord record(draft, source_, "csv");
        record.set_database(columns_.database);
        const auto count = std::min(row.cells.size(), columns_.fields.size());
        for (std::size_t i = 0; i < count; ++i) cell(draft, record, i, row.cells[i]);
        finish(entry, record, row);
        if (row.cells.size() != columns_.fields.size()) tell_uneven(draft, row);
        tell_row(draft, row);
        return true;
    }

    void cell(Draft& draft, FlatRecord& record, std::size_t column, std::string_view text) {
        text = trim(text);
        if (says_nothing(text)) return;
        const auto& field = columns_.fields[column];
        if (columns_.database == "embase") add_article_number(record, columns_.names[column], text);
        if (field) {
            record.set_day_order(order_of(draft, column, text));
            record.add(*field, text, columns_.names[column]);
        } else if (!columns_.names[column].empty()) {
            told_.tell(draft, columns_.names[column]);
        }
    }

    static void add_article_number(FlatRecord& record, std::string_view column, std::string_view text) {
        const auto number = lower(column) == "source" ? article_number_of(text) : std::string_view{};
        if (!number.empty()) record.add(FlatField::article_number, number, column);
    }

    // A cell that contradicts what the head of its column proved ends what may be concluded from it.
    DayOrder order_of(Draft& draft, std::size_t column, std::string_view text) {
        auto& order = orders_[column];
        const auto proven = order == DayOrder::unknown ? order : proven_order(text);
        if (proven != DayOrder::unknown && proven != order) {
            order = DayOrder::unknown;
            draft.say(Severity::warning, "ambiguous-date",
                      fmt::format("\"{}\" has day and month in another order than the dates above it in the column "
                                  "\"{}\"; dates above may be read wrongly, those below are kept with both readings",
                                  text, columns_.names[column]));
        }
        return order;
    }

    void tell_uneven(Draft& draft, const TableRow& row) {
        draft.say(Severity::warning, "uneven-row",
                  fmt::format("line {} has {} cells where the header has {}; cells were read as far as the header goes",
                              row.line, row.cells.size(), columns_.fields.size()));
    }

    // Embase.com's "fields by row": a field a row, its values in cells; TITLE begins a record.
    bool next_block(Entry& entry) {
        TableRow row;
        if (!held_) {
            while (rows_.next(row) && !begins_block(row)) {
            }
            if (!begins_block(row)) return false;
            held_ = row;
        }
        row = std::move(*std::exchange(held_, {}));
        entry.place = {input_, row.begin, row.end};
        Draft draft{entry.record, entry.problems, entry.place};
        FlatRecord record(draft, source_, "csv");
        record.set_database("embase");
        label_ = {};
        const auto first = row;
        do {
            if (row.too_large || is_empty(row) || is_rule(row.cells[0])) continue;
            if (row.begin != first.begin && begins_block(row)) {
                held_ = row;
                break;
            }
            entry.place.end = row.end;
            row_of_block(draft, record, row);
        } while (rows_.next(row));
        finish(entry, record, first);
        tell_row(draft, first);
        return true;
    }

    static bool begins_block(const TableRow& row) { return row.cells.size() > 1 && trim(row.cells[0]) == "TITLE"; }

    void row_of_block(Draft& draft, FlatRecord& record, const TableRow& row) {
        const auto label = trim(row.cells[0]);
        const auto field = field_of_column(label);
        const bool labelled = is_row_label(label) || (field && lower(label) != label && row.cells.size() > 1);
        if (labelled) {
            label_ = label;
        } else if (!label.empty() && label_.empty()) {
            return told_.tell(draft, label);
        } else if (row.cells.size() > 1 && !label.empty()) {
            return told_.tell(draft, label);
        }
        for (std::size_t i = 1; labelled && i < row.cells.size(); ++i) {
            add_article_number(record, label_, trim(row.cells[i]));
        }
        const auto use = labelled ? field : field_of_column(label_);
        if (!use) return told_.tell(draft, label_);
        for (std::size_t i = labelled ? 1 : 0; i < row.cells.size(); ++i) {
            const auto text = trim(row.cells[i]);
            if (!says_nothing(text)) record.add(*use, text, label_);
        }
    }

    static void finish(Entry& entry, FlatRecord& record, const TableRow& row) {
        if (record.finish()) {
            entry.kind = Entry::Kind::record;
        } else {
            reject(entry, "no-key",
                   fmt::format("line {} has neither a number of a database nor a DOI nor a title", row.line));
        }
    }

    void tell_row(Draft& draft, const TableRow& row) {
        if (row.open_quote) {
            draft.say(
                Severity::warning, "open-quote",
                fmt::format("line {} opens a quotation mark that is never closed; the row was ended with its line",
                            row.line));
        }
        if (row.legacy) {
            draft.say(Severity::warning, "legacy-encoding", "text that is no UTF-8 was read as Windows-1252");
        }
    }

    void tell_map(Entry& entry) {
        for (auto& problem : map_.problems) entry.problems.push_back(std::move(problem));
        map_.problems.clear();
        if (map_told_ || shape_ == nullptr || shape_->vertical) return;
        map_told_ = true;
        for (const auto& row : map_.rows) {
            const auto wanted = lower(single_spaced(row.column));
            const bool there = std::any_of(columns_.names.begin(), columns_.names.end(), [&](const std::string& name) {
                return lower(single_spaced(name)) == wanted;
            });
            if (there) continue;
            entry.problems.push_back(
                {Severity::warning, "absent-column",
                 fmt::format("the map names the column \"{}\", which the table has not", row.column), entry.place});
        }
    }

    static void reject(Entry& entry, std::string_view code, const std::string& message) {
        entry.kind = Entry::Kind::rejected;
        entry.problems.push_back({Severity::error, std::string(code), message, entry.place});
    }

    static void reject_large(Entry& entry, const TableRow& row) {
        reject(entry, "record-too-large",
               fmt::format("the row at line {} is above the limit of {} bytes; it was passed over", row.line,
                           RowCutter::largest_row));
    }

    ColumnMap map_;
    RowCutter rows_;
    std::string input_;
    std::string source_;
    Columns columns_;
    std::vector<DayOrder> orders_;  // of the columns
    ToldFields told_;
    std::optional<TableShape> found_;
    const TableShape* shape_ = nullptr;
    std::optional<TableRow> held_;  // the TITLE row of the next record
    std::string label_;             // of the row before, whose values may go on
    bool started_ = false;
    bool untold_ = false;
    bool map_told_ = false;
};

}  // namespace

std::unique_ptr<Reader> open_csv(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                 std::size_t chunk) {
    return open_csv_with({}, std::move(text), std::move(input), std::move(source), chunk);
}

std::unique_ptr<Reader> open_csv_with(ColumnMap map, std::unique_ptr<Bytes> text, std::string input, std::string source,
                                      std::size_t chunk) {
    return std::make_unique<CsvReader>(std::move(map), std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_csv(std::string_view head) { return find_shape(head, {}).has_value(); }

}  // namespace evident
