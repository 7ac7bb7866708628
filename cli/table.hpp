// Tables for a terminal: columns by display width, long cells broken over lines.
#pragma once

#include <string>
#include <vector>

namespace evident {

struct TableColumn {
    std::string title;
    int width = 0;  // columns of the terminal; 0: as wide as its widest cell
    bool right = false;
};

class Table {
  public:
    explicit Table(std::vector<TableColumn> columns) : columns_(std::move(columns)) {}

    // One cell a column.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    bool empty() const { return rows_.empty(); }
    // Title line, a rule, the rows; lines end without spaces.
    std::string text() const;

  private:
    std::vector<int> widths() const;

    std::vector<TableColumn> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// Columns of the terminal on stdout; 120 when it is none or does not say. At least 60.
int terminal_columns();

}  // namespace evident
