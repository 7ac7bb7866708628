// A reader turns the bytes of one input into entries, one at a time, in constant memory.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/file.hpp"
#include "base/problem.hpp"
#include "store/record/record.hpp"

namespace evident {

// What one stretch of the input turned out to be.
struct Entry {
    enum class Kind {
        record,    // read; problems may hold warnings and notes about it
        deletion,  // the source withdraws the record with this key
        rejected,  // cannot be stored; problems say why
    };
    Kind kind = Kind::rejected;
    Record record;       // of Kind::record
    std::string source;  // of Kind::deletion
    std::string key;     // of Kind::deletion
    Place place;         // the stretch, in bytes of the input's text after decompression
    Problems problems;   // each with its place and, in the message, the record's identifier where there is one
};

class Reader {
  public:
    virtual ~Reader() = default;

    // Fills the entry (all of it is set anew) and says true; false at the end of the input. Throws Error (source) when
    // the input cannot be read further; every whole record before that point has been handed over.
    virtual bool next(Entry& entry) = 0;
};

// What a person may say of how a format is to be read.
struct ReaderOptions {
    std::string columns;  // text of a map "field = Column name", a line each, for CSV whose columns have other names

    friend bool operator==(const ReaderOptions&, const ReaderOptions&) = default;
};

// The formats ingest knows. Each has its page in docs/formats.
enum class Format {
    pubmed,           // PubMed XML: baseline, updates, efetch
    embase,           // Embase XML
    ovid,             // Ovid's own exports: tagged text ("<1. >", "VN") and XML
    nbib,             // MEDLINE tagged ("PMID- ")
    ris,              // RIS in all its dialects
    wos,              // Web of Science tagged ("PT J" ... "ER")
    endnote,          // EndNote XML
    endnote_tagged,   // EndNote tagged ("%0")
    bibtex,
    csv,
    jats,             // PMC's article XML
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
