#include "ingest/format/parts/xml_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ingest/format/parts/repair.hpp"
#include "text/ascii.hpp"

namespace evident {

std::string XmlReader::whose(pugi::xml_node) const { return {}; }

bool XmlReader::knows_entity(std::string_view) const { return false; }

void XmlReader::reject(Entry& entry, std::string_view code, const std::string& message) {
    entry.kind = Entry::Kind::rejected;
    entry.problems.push_back({Severity::error, std::string(code), message, entry.place});
}

void XmlReader::withdraw(std::string source, std::vector<std::string> keys) {
    withdrawn_from_ = std::move(source);
    withdrawn_ = std::move(keys);
}

bool XmlReader::next(Entry& entry) {
    const bool fresh = next_withdrawn_ == withdrawn_.size();
    if (fresh) {
        withdrawn_.clear();
        next_withdrawn_ = 0;
        if (!slicer_.next(slice_)) return false;
        place_ = {input_, slice_.begin, slice_.end};
    }
    entry.kind = Entry::Kind::rejected;
    entry.record = {};
    entry.source.clear();
    entry.key.clear();
    entry.problems.clear();
    entry.place = place_;
    if (fresh) read_slice(entry);
    if (withdrawn_.empty()) return true;
    entry.kind = Entry::Kind::deletion;
    entry.source = withdrawn_from_;
    entry.key = std::move(withdrawn_[next_withdrawn_++]);
    return true;
}

void XmlReader::read_slice(Entry& entry) {
    switch (slice_.kind) {
        case Slice::Kind::too_large:
            return reject(entry, "record-too-large",
                          fmt::format("a record of {} bytes is above the limit of {}; it was passed over",
                                      slice_.end - slice_.begin, Slicer::largest_record));
        case Slice::Kind::unfinished:
            return reject(entry, "malformed-record", "the record has no end tag before the next one begins");
        case Slice::Kind::headless:
            return reject(entry, "malformed-record", "the end tag of a record whose start tag was not found");
        default: parse(entry);
    }
}

void XmlReader::parse(Entry& entry) {
    auto repaired =
        repair(slice_.text, slicer_.encoding(), [this](std::string_view name) { return knows_entity(name); });
    const auto text = repaired.text.empty() ? slice_.text : std::span<char>(repaired.text);
    unsigned options = pugi::parse_default;
    if (slice_.markup) options |= pugi::parse_ws_pcdata;
    const auto result = document_.load_buffer_inplace(text.data(), text.size(), options, pugi::encoding_utf8);
    const auto element = document_.document_element();
    if (!result) {
        const auto fault = slice_.begin + std::uint64_t(std::max<std::ptrdiff_t>(result.offset, 0));
        return reject(
            entry, "malformed-record",
            fmt::format("{}the XML is broken at byte {}: {}", whose(element), fault, lower(result.description())));
    }
    read_element(entry, element, slice_.kind);
    if (entry.kind != Entry::Kind::record) return;
    const auto say = [&](std::string_view code, const std::string& message) {
        entry.problems.push_back({Severity::warning, std::string(code), whose(element) + message, entry.place});
    };
    if (repaired.repaired) say("repaired-utf8", "bytes that are no UTF-8 text were replaced by U+FFFD");
    if (!repaired.entity.empty()) {
        say("unknown-entity", fmt::format("&{}; is defined by no XML standard and stays as written", repaired.entity));
    }
}

}  // namespace evident
