#include "ingest/format/tagged/tagged.hpp"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ingest/format/parts/encodings.hpp"
#include "text/ascii.hpp"

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

TaggedReader::TaggedReader(std::unique_ptr<Bytes> text, std::string input, std::size_t chunk)
    : lines_(std::move(text), largest_record, chunk, 0), input_(std::move(input)) {}

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
            entry.problems.push_back({Severity::warning, "legacy-encoding",
                                      "text that is no UTF-8 was read as Windows-1252", entry.place});
        }
    }
    tell_stray(entry);
}

void TaggedReader::tell_stray(Entry& entry) {
    if (!stray_) return;
    entry.problems.push_back({Severity::note, "stray-text",
                              fmt::format("line {} belongs to no record: {}", stray_->line, stray_->text),
                              Place{input_, stray_->begin, stray_->end}});
    stray_.reset();
}

// The lines of the next record into record_; false at the end of the input.
bool TaggedReader::gather() {
    record_ = {};
    size_ = 0;
    open_ = too_large_ = legacy_ = false;
    if (const auto line = std::exchange(held_, {})) take(*line, held_text_, held_legacy_);
    TextLine line;
    while (lines_.next(line)) {
        if (line.too_long) {
            if (!open_) start(line);
            too_large_ = true;
            record_.end = line.end;
            continue;
        }
        const bool legacy = !simdjson::validate_utf8(line.text.data(), line.text.size());
        if (legacy) decoded_ = from_windows_1252(line.text);
        if (take(line, legacy ? std::string_view(decoded_) : line.text, legacy)) return true;
    }
    return open_;
}

void TaggedReader::start(const TextLine& line) {
    open_ = true;
    record_.begin = line.begin;
}

// True when the record is whole.
bool TaggedReader::take(const TextLine& line, std::string_view text, bool legacy) {
    const auto what = classify(text, open_, record_);
    switch (what.kind) {
        case TaggedLine::Kind::skip: return false;
        case TaggedLine::Kind::start:
            if (open_) {
                held_ = line;
                held_text_ = std::string(text);
                held_legacy_ = legacy;
                return true;
            }
            start(line);
            legacy_ = legacy;
            add(what, line);
            return false;
        case TaggedLine::Kind::end:
            if (!open_) return false;
            record_.ended = true;
            record_.end = line.end;
            return true;
        case TaggedLine::Kind::field:
            if (!open_) start(line);
            legacy_ = legacy_ || legacy;
            add(what, line);
            return false;
        case TaggedLine::Kind::more:
        case TaggedLine::Kind::stray: break;
    }
    if (open_) {
        legacy_ = legacy_ || legacy;
        add(what, line);
    } else if (!stray_ && !trim(text).empty()) {
        stray_ = {line.begin, line.end, line.number, std::string(trim(text).substr(0, 80))};
    }
    return false;
}

void TaggedReader::add(const TaggedLine& what, const TextLine& line) {
    record_.end = line.end;
    size_ += what.value.size() + what.tag.size();
    if (size_ > largest_record) too_large_ = true;
    if (too_large_) {
        record_.fields.clear();
    } else if (what.kind == TaggedLine::Kind::more && !record_.fields.empty()) {
        auto& field = record_.fields.back();
        if (!field.value.empty()) field.value += '\n';
        field.value += what.value;
    } else {
        record_.fields.push_back({std::string(what.tag), std::string(what.value), line.begin, line.number});
    }
}

}  // namespace evident
