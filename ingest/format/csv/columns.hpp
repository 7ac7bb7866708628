// Which field of a record each column of a table fills: by a map that a person wrote, or by the names of known exports.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "ingest/format/flat/field_names.hpp"

namespace evident {

// What a person says of the columns of a table: the name of a column, and the field it fills.
struct ColumnMap {
    struct Row {
        std::string column;
        FlatField field = FlatField::ignored;
    };
    std::vector<Row> rows;
    Problems problems;  // of the map itself
};

// Reads "field = Column name", a line each; "#" begins a comment. Fields are the words of FlatField ("title",
// "first-page"). Problems: unknown-column-field (error; the line does nothing) and bad-column-line (error: no "=").
ColumnMap parse_column_map(std::string_view text, const std::string& input);

// A header row understood.
struct Columns {
    std::vector<std::optional<FlatField>> fields;  // one a column
    std::vector<std::string> names;
    std::string database;   // whose export it is, when certain: "embase", "scopus", "wos", "pubmed-export"
    std::size_t known = 0;  // columns with a field of their own, ignored ones counted

    std::optional<std::size_t> find(FlatField field) const;
};

Columns read_header(const std::vector<std::string>& cells, const ColumnMap& map);

// True when these cells are column names: one of the map's, or three that are known, a title, DOI or PMID among them.
bool is_header(const std::vector<std::string>& cells, const ColumnMap& map);

// True for the names of Embase.com's "fields by row" export ("AUTHOR NAMES", "AiP/IP ENTRY DATE").
bool is_row_label(std::string_view cell);

// The mark that parts the cells of a text that begins so: of "," ";" and tab the one that makes the first rows a
// header. Nothing when none does: a header has at least three columns of known names.
struct TableShape {
    char delimiter = ',';
    bool vertical = false;  // Embase.com's "fields by row"
};
std::optional<TableShape> find_shape(std::string_view head, const ColumnMap& map);

}  // namespace evident
