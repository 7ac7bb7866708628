#include "ingest/format/tagged/tagged.hpp"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ingest/format/parts/encodings.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {

std::string_view TaggedRecord::first(std::string_view tag) const {
    for (const auto& field : fields) {
        if (field.tag == tag) return field.value;
    }
    return {};
}

std::vector<std::string_view> TaggedRecord::all(std::string_view tag) const {
    std::vector<std::string_view> out;
    for (const auto& field : fields) {
        if (field.tag == tag) out.push_back(field.value);
    }
    return out;
}

bool TaggedRecord::has(std::string_view tag) const {
    return std::any_of(fields.begin(), fields.end(), [&](const TaggedField& field) { return field.tag == tag; });
}

std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

TaggedReader::TaggedReader(std::unique_ptr<Bytes> text, std::string input, std::size_t chunk)
    : lines_(std::move(text), largest_record, chunk, 0, LineEnds::any), input_(std::move(input)) {}

void TaggedReader::reject(Entry& entry, std::string_view code, const std::string& message) {
    entry.kind = Entry::Kind::rejected;
    entry.problems.push_back({Severity::error, std::string(code), message, entry.place});
}

bool TaggedReader::next(Entry& entry) {
    const bool found = gather();
    if (!found && !stray_) return false;
    entry = {};
    if (!found) {  // nothing but text that is no record is left
        entry.place = {input_, stray_->begin, stray_->end};
        reject(entry, "stray-text", fmt::format("line {} belongs to no record: {}", stray_->line, stray_->text));
        stray_.reset();
        return true;
    }
    entry.place = {input_, record_.begin, record_.end};
    finish(entry);
    return true;
}

void TaggedReader::finish(Entry& entry) {
    if (too_large_) {
        reject(entry, "record-too-large",
               fmt::format("a record of {} bytes is above the limit of {}; it was passed over",
                           record_.end - record_.begin, largest_record));
    } else {
        read_record(entry, record_);
        if (legacy_ && entry.kind == Entry::Kind::record) {
            entry.problems.push_back(
                {Severity::warning, "legacy-encoding", "text that is no UTF-8 was read as Windows-1252", entry.place});
        }
    }
    tell_stray(entry);
}

void TaggedReader::tell_stray(Entry& entry) {
    tell(entry, stray_);
    if (at_end_) tell(entry, behind_stray_);
}

void TaggedReader::tell(Entry& entry, std::optional<Stray>& stray) const {
    if (!stray) return;
    entry.problems.push_back({Severity::note, "stray-text",
                              fmt::format("line {} belongs to no record: {}", stray->line, stray->text),
                              Place{input_, stray->begin, stray->end}});
    stray.reset();
}

// The lines of the next record into record_; false at the end of the input.
bool TaggedReader::gather() {
    record_ = {};
    size_ = 0;
    open_ = too_large_ = legacy_ = false;
    if (fault_) std::rethrow_exception(std::exchange(fault_, nullptr));
    if (behind_stray_) stray_ = std::exchange(behind_stray_, {});
    while (read_line()) {
        if (line_.too_long) {
            if (!open_) start();
            too_large_ = true;
            record_.end = line_.end;
        } else if (take()) {
            return true;
        }
    }
    return open_;
}

// The line held back, else the next one.
bool TaggedReader::read_line() {
    if (std::exchange(held_, false)) return true;
    if (!lines_.next(line_)) return false;
    line_legacy_ = !simdjson::validate_utf8(line_.text.data(), line_.text.size());
    if (line_legacy_) decoded_ = from_windows_1252(line_.text);
    text_ = line_legacy_ ? std::string_view(decoded_) : line_.text;
    return true;
}

void TaggedReader::start() {
    open_ = true;
    record_.begin = line_.begin;
}

// True when the record is whole.
bool TaggedReader::take() {
    const auto what = classify(text_, open_, record_);
    switch (what.kind) {
        case TaggedLine::Kind::skip: return false;
        case TaggedLine::Kind::start:
            held_ = open_;
            if (open_) return true;
            break;
        case TaggedLine::Kind::end:
            if (!open_) return false;
            record_.ended = true;
            record_.end = line_.end;
            look_behind();
            return true;
        case TaggedLine::Kind::field: break;
        case TaggedLine::Kind::more:
        case TaggedLine::Kind::stray:
            if (open_) break;
            note_stray(stray_);
            return false;
    }
    if (!open_) start();
    add(what);
    return false;
}

std::optional<TaggedLine> TaggedReader::behind(std::string_view, const TaggedRecord&) { return {}; }

void TaggedReader::note_stray(std::optional<Stray>& into) const {
    const auto text = trim(text_);
    if (into || text.empty()) return;
    into = {line_.begin, line_.end, line_.number, repaired_utf8(text.substr(0, 80))};
}

void TaggedReader::look_behind() {
    try {
        while (read_line()) {
            if (!line_.too_long && trim(text_).empty()) continue;
            const auto what = line_.too_long ? std::nullopt : behind(text_, record_);
            if (!what) {
                held_ = true;
                return;
            }
            if (what->kind == TaggedLine::Kind::stray) note_stray(behind_stray_);
            if (what->kind == TaggedLine::Kind::field || what->kind == TaggedLine::Kind::more) add(*what);
        }
        at_end_ = true;
    } catch (...) {
        fault_ = std::current_exception();
    }
}

void TaggedReader::add(const TaggedLine& what) {
    legacy_ = legacy_ || line_legacy_;
    record_.end = line_.end;
    size_ += what.value.size() + what.tag.size();
    if (size_ > largest_record) too_large_ = true;
    if (too_large_) {
        record_.fields.clear();
    } else if (what.kind == TaggedLine::Kind::more && !record_.fields.empty()) {
        auto& field = record_.fields.back();
        if (!field.value.empty()) field.value += '\n';
        field.value += what.value;
    } else {
        record_.fields.push_back({std::string(what.tag), std::string(what.value), line_.begin, line_.number});
    }
}

}  // namespace evident
