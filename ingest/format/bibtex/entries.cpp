#include "ingest/format/bibtex/entries.hpp"

#include <simdjson.h>

#include <algorithm>

#include <fmt/format.h>

#include "ingest/format/bibtex/entry_start.hpp"
#include "ingest/format/bibtex/fields.hpp"
#include "ingest/format/parts/encodings.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string::npos;
constexpr std::size_t most_macro_bytes = std::size_t(4) << 20;

}  // namespace

BibCutter::BibCutter(std::unique_ptr<Bytes> bytes, std::size_t chunk)
    : bytes_(std::move(bytes)), chunk_(std::max<std::size_t>(chunk, 1)), macros_(month_macros()) {}

bool BibCutter::fill() {
    if (ended_) return false;
    if (at_ > 1) {  // the character before stays: it tells an entry from an address
        buffer_.erase(0, at_ - 1);
        dropped_ += at_ - 1;
        at_ = 1;
    }
    ended_ = true;  // also when the stream throws
    ended_ = !read_more(*bytes_, buffer_, chunk_);
    return !ended_;
}

// Counts the lines passed.
void BibCutter::move_to(std::size_t at) {
    line_ +=
        std::uint64_t(std::count(buffer_.begin() + std::ptrdiff_t(at_), buffer_.begin() + std::ptrdiff_t(at), '\n'));
    at_ = at;
}

// Moves to the next "@" that begins an entry.
bool BibCutter::find_entry(std::string& type) {
    while (true) {
        if (at_ >= buffer_.size()) {
            if (!fill()) return false;
            continue;
        }
        const char c = buffer_[at_];
        if (c == '\n') {
            ++line_;
            comment_line_ = false;
        } else if (c == '%') {
            comment_line_ = true;
        } else if (c == '@' && !comment_line_ && read_type(type)) {
            return true;
        }
        ++at_;
    }
}

bool BibCutter::read_type(std::string& type) {
    while (buffer_.size() - at_ < longest_entry_start && fill()) {
    }
    const char before = at_ > 0 ? buffer_[at_ - 1] : '\n';
    const bool address = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
                         (before >= '0' && before <= '9') || before == '.' || before == '_';
    if (address) return false;
    type = entry_type(std::string_view(buffer_).substr(at_));
    return !type.empty();
}

// How far the entry at at_ goes.
BibCutter::Extent BibCutter::extent() const {
    const std::string_view text = buffer_;
    Extent out;
    out.body = text.find_first_of("{(", at_) + 1;
    const bool round = text[out.body - 1] == '(';
    int depth = 0;
    bool quoted = false;
    for (auto at = out.body; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '{') {
            ++depth;
        } else if (c == '"' && round && depth == 0) {
            quoted = !quoted;
        } else if ((round && c == ')' && depth <= 0 && !quoted) || (!round && c == '}' && depth == 0)) {
            out.stop = at;
            out.end = at + 1;
            out.whole = true;
            return out;
        } else if (c == '}') {
            --depth;
        } else if (c == '@' && at_line_start(text, at)) {
            if (text.size() - at < longest_entry_start && !ended_) break;
            if (!begins_entry(text.substr(at))) continue;
            out.stop = out.end = at;
            return out;
        }
    }
    out.stop = out.end = text.size();
    out.more = !ended_;
    return out;
}

void BibCutter::skip_large(BibEntry& entry) {
    entry.too_large = true;
    move_to(at_ + 1);
    while (true) {
        const auto hit = buffer_.find('@', at_);
        if (hit == npos) {
            move_to(buffer_.size());
            if (fill()) continue;
            break;
        }
        move_to(hit);
        while (buffer_.size() - at_ < longest_entry_start && fill()) {
        }
        if (at_line_start(buffer_, at_) && begins_entry(std::string_view(buffer_).substr(at_))) break;
        move_to(at_ + 1);
    }
    entry.end = dropped_ + at_;
}

void BibCutter::read_macro(std::string_view body) {
    auto field = read_macro_body(body, macros_);
    if (field.name.empty() || macro_bytes_ + field.value.size() > most_macro_bytes) return;
    macro_bytes_ += field.value.size() + field.name.size();
    macros_[field.name] = std::move(field.value);
}

// Where the text of an entry that was closed too early goes on to: fields stand behind its closing mark.
std::size_t BibCutter::early_end(std::size_t end) {
    auto distance = end - at_;
    while (buffer_.size() - at_ - distance < longest_entry_start && fill()) {
    }
    if (!begins_field(std::string_view(buffer_).substr(at_ + distance))) return at_ + distance;
    while (distance < largest_entry) {
        const auto hit = buffer_.find('@', at_ + distance);
        if (hit == npos) {
            distance = buffer_.size() - at_;
            if (!fill()) break;
            continue;
        }
        distance = hit - at_;
        while (buffer_.size() - at_ - distance < longest_entry_start && fill()) {
        }
        const auto here = at_ + distance;
        if (at_line_start(buffer_, here) && begins_entry(std::string_view(buffer_).substr(here))) break;
        ++distance;
    }
    return at_ + distance;
}

bool BibCutter::next(BibEntry& entry) {
    while (true) {
        entry = {};
        if (!find_entry(entry.type)) return false;
        entry.line = line_;
        auto reach = extent();
        while (reach.more && buffer_.size() - at_ <= largest_entry) {
            fill();
            reach = extent();
        }
        entry.begin = dropped_ + at_;
        if (buffer_.size() - at_ > largest_entry && !reach.whole && reach.end == buffer_.size()) {
            skip_large(entry);
            if (entry.type == "comment" || entry.type == "preamble") continue;
            return true;
        }
        if (entry.type == "comment" && !reach.whole) {  // a comment without braces of its own ends with its line
            move_to(std::min(buffer_.find('\n', at_), buffer_.size()));
            continue;
        }
        read_entry(entry, reach);
        if (entry.type != "comment" && entry.type != "preamble" && entry.type != "string") return true;
    }
}

void BibCutter::read_entry(BibEntry& entry, Extent reach) {
    const bool kept = entry.type != "comment" && entry.type != "preamble";
    if (kept && reach.whole && entry.type != "string") {
        const auto before = at_;
        const auto end = early_end(reach.end);
        const auto shift = before - at_;  // reading on moves the text
        reach.body -= shift;
        reach.end -= shift;
        reach.stop -= shift;
        if (end != reach.end) reach.stop = reach.end = end;
    }
    entry.end = dropped_ + reach.end;
    auto body = std::string_view(buffer_).substr(reach.body, reach.stop - reach.body);
    std::string decoded;
    if (kept && !simdjson::validate_utf8(body.data(), body.size())) {
        decoded = from_windows_1252(body);
        body = decoded;
        entry.legacy = true;
    }
    if (entry.type == "string") {
        read_macro(body);
    } else if (kept) {
        read_fields(entry, body, macros_, dropped_ + reach.body, line_);
        if (!reach.whole) {
            entry.problems.push_back({Severity::warning, "broken-entry",
                                      fmt::format("{}: the entry at line {} is not closed; it ends before the next one",
                                                  entry.cite_key.empty() ? "an entry" : entry.cite_key, entry.line),
                                      Place{{}, entry.begin, entry.end}});
        }
    }
    move_to(reach.end);
}

}  // namespace evident
