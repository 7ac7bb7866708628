#include "ingest/format/csv/rows.hpp"

#include <simdjson.h>

#include <algorithm>

#include "ingest/format/parts/encodings.hpp"

namespace evident {
namespace {

// After so many quotation marks without an end none is believed any more, so that a hostile file is not read over and
// over.
constexpr int most_rescues = 16;

bool blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

RowCutter::RowCutter(std::unique_ptr<Bytes> bytes, std::size_t chunk)
    : bytes_(std::move(bytes)), chunk_(std::max<std::size_t>(chunk, 1)) {}

bool RowCutter::fill() {
    if (ended_) return false;
    if (at_ > 0) {
        buffer_.erase(0, at_);
        dropped_ += at_;
        scanned_ -= std::min(scanned_, at_);
        at_ = 0;
    }
    ended_ = true;  // also when the stream throws
    ended_ = !read_more(*bytes_, buffer_, chunk_);
    return !ended_;
}

std::string_view RowCutter::head(std::size_t size) {
    while (buffer_.size() < size && fill()) {
    }
    if (!started_) {
        started_ = true;
        if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = scanned_ = 3;
    }
    return std::string_view(buffer_).substr(at_, size);
}

// Looks on for the end of the row. A quotation mark opens a quoted cell only at the cell's beginning.
RowCutter::Scan RowCutter::scan(bool quotes) {
    auto at = std::max(scanned_, at_);
    bool cell_begins = at == at_ || (!in_quotes_ && buffer_[at - 1] == delimiter_);
    for (; at < buffer_.size(); ++at) {
        const char c = buffer_[at];
        if (in_quotes_) {
            if (c == '\n') ++lines_;
            if (c == '"') in_quotes_ = false;  // a doubled one opens again at once
            cell_begins = false;
        } else if (c == '"' && quotes && (cell_begins || (at > at_ && buffer_[at - 1] == '"'))) {
            in_quotes_ = true;
            cell_begins = false;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && at + 1 == buffer_.size() && !ended_) break;  // its line feed may follow
            end_ = at;
            next_ = at + (c == '\r' && at + 1 < buffer_.size() && buffer_[at + 1] == '\n' ? 2 : 1);
            ++lines_;
            return Scan::whole;
        } else {
            cell_begins = c == delimiter_ || (cell_begins && blank(c) && delimiter_ != c);
        }
    }
    scanned_ = at;
    return Scan::more;
}

bool RowCutter::next(TableRow& row) {
    head(3);
    row = {};
    scanned_ = at_;
    lines_ = 0;
    in_quotes_ = false;
    bool quotes = rescues_ < most_rescues;
    while (scan(quotes) == Scan::more) {
        const bool large = buffer_.size() - at_ > largest_row;
        if (!large && (fill() || !ended_)) continue;
        if (in_quotes_ && quotes) {  // never closed: the mark is taken for text, the row ends with its line
            quotes = false;
            in_quotes_ = false;
            row.open_quote = true;
            ++rescues_;
            scanned_ = at_;
            lines_ = 0;
            continue;
        }
        if (large) return skip_rest(row);
        if (at_ >= buffer_.size()) return false;
        end_ = next_ = buffer_.size();
        break;
    }
    split(row, std::string_view(buffer_).substr(at_, end_ - at_), quotes);
    give(row);
    return true;
}

void RowCutter::give(TableRow& row) {
    row.begin = dropped_ + at_;
    row.end = dropped_ + end_;
    row.line = line_;
    line_ += lines_;
    at_ = next_;
}

// A line above the limit: its bytes are let go of up to its end.
bool RowCutter::skip_rest(TableRow& row) {
    row.too_large = true;
    row.begin = dropped_ + at_;
    row.line = line_++;
    while (true) {
        const auto end = buffer_.find('\n', at_);
        if (end != std::string::npos) {
            row.end = dropped_ + end;
            at_ = end + 1;
            return true;
        }
        at_ = buffer_.size();
        if (!fill()) {
            row.end = dropped_ + at_;
            return true;
        }
    }
}

void RowCutter::split(TableRow& row, std::string_view text, bool quotes) const {
    std::string decoded;
    if (!simdjson::validate_utf8(text.data(), text.size())) {
        decoded = from_windows_1252(text);
        text = decoded;
        row.legacy = true;
    }
    if (text.find_first_not_of(" \t") == std::string_view::npos && text.find(delimiter_) == std::string_view::npos) {
        return;
    }
    std::string cell;
    bool inside = false, begins = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (inside) {
            if (c != '"') {
                cell += c;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                cell += c;
                ++at;
            } else {
                inside = false;
            }
        } else if (c == delimiter_) {
            row.cells.push_back(std::move(cell));
            cell.clear();
            begins = true;
        } else if (c == '"' && quotes && begins) {
            cell.clear();
            inside = true;
            begins = false;
        } else {
            cell += c;
            begins = begins && blank(c);
        }
    }
    row.cells.push_back(std::move(cell));
}

}  // namespace evident
