#include "ingest/format/reader.hpp"

#include <array>

#include "base/error.hpp"
#include "ingest/format/jsonl.hpp"
#include "ingest/format/pubmed_xml.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t chunk = std::size_t(256) << 10;

struct Row {
    Format format;
    std::string_view name;
    bool (*looks)(std::string_view head);
    std::unique_ptr<Reader> (*open)(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk);
};

// One row a format. The order is that of detection: the more telling first.
constexpr std::array rows = {
    Row{Format::jsonl, "jsonl", looks_like_jsonl, open_jsonl},
    Row{Format::pubmed, "pubmed", looks_like_pubmed, open_pubmed},
};

constexpr auto order = [] {
    std::array<Format, rows.size()> out{};
    for (std::size_t i = 0; i < rows.size(); ++i) out[i] = rows[i].format;
    return out;
}();

const Row* row_of(Format format) {
    for (const auto& row : rows) {
        if (row.format == format) return &row;
    }
    return nullptr;
}

}  // namespace

std::span<const Format> formats() { return order; }

std::string_view name(Format format) {
    const auto* row = row_of(format);
    return row == nullptr ? std::string_view{} : row->name;
}

std::optional<Format> parse_format(std::string_view word) {
    const auto wanted = lower(trim(word));
    for (const auto& row : rows) {
        if (wanted == row.name) return row.format;
    }
    return {};
}

std::optional<Format> detect_format(std::string_view head) {
    for (const auto& row : rows) {
        if (row.looks(head)) return row.format;
    }
    return {};
}

std::unique_ptr<Reader> open_reader(Format format, std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    [[maybe_unused]] const ReaderOptions& options) {
    const auto* row = row_of(format);
    if (row == nullptr) throw Error(Fault::usage, "this format has no reader");
    return row->open(std::move(text), std::move(input), std::move(source), chunk);
}

}  // namespace evident
