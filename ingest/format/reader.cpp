#include "ingest/format/reader.hpp"

#include <array>

#include "base/error.hpp"
#include "ingest/format/bibtex/bibtex.hpp"
#include "ingest/format/csv/csv.hpp"
#include "ingest/format/embase/embase_xml.hpp"
#include "ingest/format/endnote/endnote_xml.hpp"
#include "ingest/format/jats/jats.hpp"
#include "ingest/format/jsonl.hpp"
#include "ingest/format/ovid.hpp"
#include "ingest/format/pubmed_xml.hpp"
#include "ingest/format/tagged/endnote_tagged.hpp"
#include "ingest/format/tagged/nbib/nbib.hpp"
#include "ingest/format/tagged/ris/ris.hpp"
#include "ingest/format/tagged/wos/wos.hpp"
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
    Row{Format::embase, "embase", looks_like_embase, open_embase},  // one of its replies is JSON
    Row{Format::jsonl, "jsonl", looks_like_jsonl, open_jsonl},
    Row{Format::pubmed, "pubmed", looks_like_pubmed, open_pubmed},
    Row{Format::endnote, "endnote", looks_like_endnote_xml, open_endnote_xml},
    Row{Format::jats, "jats", looks_like_jats, open_jats},
    Row{Format::nbib, "nbib", looks_like_nbib, open_nbib},
    Row{Format::wos, "wos", looks_like_wos, open_wos},
    Row{Format::endnote_tagged, "endnote-tagged", looks_like_endnote_tagged, open_endnote_tagged},
    Row{Format::ovid, "ovid", looks_like_ovid, open_ovid},
    Row{Format::ris, "ris", looks_like_ris, open_ris},
    Row{Format::bibtex, "bibtex", looks_like_bibtex, open_bibtex},
    Row{Format::csv, "csv", looks_like_csv, open_csv},
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
                                    const ReaderOptions& options) {
    const auto* row = row_of(format);
    if (row == nullptr) throw Error(Fault::usage, "this format has no reader");
    if (format == Format::csv && !options.columns.empty()) {
        return open_csv_with(parse_column_map(options.columns, "the map of columns"), std::move(text), std::move(input),
                             std::move(source), chunk);
    }
    return row->open(std::move(text), std::move(input), std::move(source), chunk);
}

}  // namespace evident
