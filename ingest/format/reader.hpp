// The formats that are read, told apart by content, and a reader for each.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "ingest/format/parts/entry.hpp"

namespace evident {

// What a person may say of how a format is to be read.
struct ReaderOptions {
    std::string columns;  // text of a map "field = Column name", a line each, for CSV whose columns have other names

    friend bool operator==(const ReaderOptions&, const ReaderOptions&) = default;
};

// The formats ingest knows. Each has its page in docs/formats.
enum class Format {
    pubmed,          // PubMed XML: baseline, updates, efetch
    embase,          // Embase XML
    ovid,            // Ovid's own exports: tagged text ("<1. >", "VN") and XML
    nbib,            // MEDLINE tagged ("PMID- ")
    ris,             // RIS in all its dialects
    wos,             // Web of Science tagged ("PT J" ... "ER")
    endnote,         // EndNote XML
    endnote_tagged,  // EndNote tagged ("%0")
    bibtex,
    csv,
    jats,  // PMC's article XML
    jsonl,
};

// Every format, in the order in which detection asks them.
std::span<const Format> formats();

// "pubmed", "endnote-tagged" ...: the words of --format.
std::string_view name(Format format);
std::optional<Format> parse_format(std::string_view word);

// The format of an input that begins so (the first few KiB of its text); nothing when it is none we know. Never by
// name.
std::optional<Format> detect_format(std::string_view head);

// A reader over text that is already inflated. source names the records' source; "" means the format's own
// ("pubmed", "embase", what each JSON object says ...). input names the input in places.
std::unique_ptr<Reader> open_reader(Format format, std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    const ReaderOptions& options = {});

}  // namespace evident
