// Cuts delimited text (RFC 4180 and what spreadsheets make of it) into rows of cells, in bounded memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"

namespace evident {

struct TableRow {
    std::vector<std::string> cells;  // quotes taken off, "" inside quotes as one
    std::uint64_t begin = 0;         // byte offsets in the input's text
    std::uint64_t end = 0;
    std::uint64_t line = 0;   // number of the line it begins on, from 1
    bool legacy = false;      // was no UTF-8 and is read as Windows-1252
    bool too_large = false;   // above the limit; cells are empty
    bool open_quote = false;  // a quotation mark was never closed: the row ends with its line
};

// Lines end with a line feed, a carriage return or both; inside quotation marks they are part of the cell. Blank lines
// are rows without cells (a separator in some exports). A byte-order mark is passed over.
class RowCutter {
  public:
    static constexpr std::size_t largest_row = std::size_t(16) << 20;

    RowCutter(std::unique_ptr<Bytes> bytes, std::size_t chunk);

    // How much of the text may be looked at before the first row is taken.
    std::string_view head(std::size_t size);
    void set_delimiter(char mark) { delimiter_ = mark; }

    // False at the end. What the stream throws comes through after the last whole row.
    bool next(TableRow& row);

  private:
    enum class Scan { whole, more };

    bool fill();
    Scan scan(bool quotes);
    void give(TableRow& row);
    void split(TableRow& row, std::string_view text, bool quotes) const;
    bool skip_rest(TableRow& row);

    std::unique_ptr<Bytes> bytes_;
    std::size_t chunk_;
    std::string buffer_;
    std::size_t at_ = 0;       // where the row begins in the buffer
    std::size_t end_ = 0;      // where its text ends
    std::size_t next_ = 0;     // where the next row begins
    std::size_t scanned_ = 0;  // how far the row was looked at
    std::size_t lines_ = 0;    // lines that end within the row
    bool in_quotes_ = false;
    std::uint64_t dropped_ = 0;
    std::uint64_t line_ = 1;
    int rescues_ = 0;  // rows ended with their line because of an open quotation mark
    char delimiter_ = ',';
    bool started_ = false;
    bool ended_ = false;
};

}  // namespace evident
