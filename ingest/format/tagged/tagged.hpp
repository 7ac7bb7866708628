// Tagged text: records as lines that begin with a short tag. What RIS, MEDLINE, Web of Science, EndNote and Ovid share.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/parts/entry.hpp"
#include "ingest/format/parts/lines.hpp"

namespace evident {

// A tag and its value; lines that went on are joined with a line feed, so that a dialect may tell them apart.
struct TaggedField {
    std::string tag;
    std::string value;
    std::uint64_t begin = 0;  // byte offset of the line in the input's text
    std::uint64_t line = 0;   // its number, from 1
};

// The lines of one record, in order. A line that is no field stands under the tag "".
struct TaggedRecord {
    std::vector<TaggedField> fields;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool ended = false;  // by the mark of its end; else the next record or the input's end came first

    // The first value of that tag; "" when there is none.
    std::string_view first(std::string_view tag) const;
    std::vector<std::string_view> all(std::string_view tag) const;
    bool has(std::string_view tag) const;
};

// Takes the first line off the text: without its line feed and a carriage return before it.
std::string_view take_line(std::string_view& text);

// What one line is, and where it belongs.
struct TaggedLine {
    enum class Kind {
        field,  // a new field of the record that is open (of a new record when none is)
        start,  // a field that begins a record (an open one ends without its mark)
        more,   // goes on with the field before it
        end,    // the record's end mark
        stray,  // within a record: kept under the tag ""; between records: told of as an entry's problem
        skip,   // no content (blank, header, footer)
    };
    Kind kind = Kind::stray;
    std::string_view tag;
    std::string_view value;
};

// Reads tagged text: cuts it into records by what a dialect says of each line, and has the dialect read each.
//
// Lines end with LF, CR LF or CR alone. A byte-order mark at the start is passed over.
//
// Told here: record-too-large (rejected; above 16 MiB), legacy-encoding (a line that is no UTF-8 is read as
// Windows-1252, which such exports are in), and stray-text (a note: lines between records that are neither blank nor
// known; told with the record that follows, or as a rejected entry when none does, unless behind() told of them).
class TaggedReader : public Reader {
  public:
    static constexpr std::size_t largest_record = std::size_t(16) << 20;

    bool next(Entry& entry) final;

  protected:
    TaggedReader(std::unique_ptr<Bytes> text, std::string input, std::size_t chunk);

    // What the line is. open: a record has begun; record: its fields so far.
    virtual TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record) = 0;
    // Asked of the lines behind a record's end mark, blank ones left out, until it says nothing: the line is to be
    // classified as usual. Some programs put a field or a link there, which is then added to the record. A skip line is
    // passed over; a stray one is told of, with the last record when none follows.
    virtual std::optional<TaggedLine> behind(std::string_view line, const TaggedRecord& record);
    // Makes the entry a record, or rejects it; its place is set.
    virtual void read_record(Entry& entry, const TaggedRecord& record) = 0;

    static void reject(Entry& entry, std::string_view code, const std::string& message);

  private:
    struct Stray {
        std::uint64_t begin = 0, end = 0, line = 0;
        std::string text;
    };

    bool gather();
    bool read_line();
    bool take();
    void add(const TaggedLine& what);
    void start();
    void look_behind();
    void note_stray(std::optional<Stray>& into) const;
    void tell_stray(Entry& entry);
    void tell(Entry& entry, std::optional<Stray>& stray) const;
    void finish(Entry& entry);

    LineCutter lines_;
    std::string input_;
    TaggedRecord record_;
    TextLine line_;
    std::string_view text_;     // of the line, as UTF-8
    std::string decoded_;       // what text_ lies in when the line was no UTF-8
    bool line_legacy_ = false;  // it was none
    bool held_ = false;         // the line was read already and belongs to the next record
    bool at_end_ = false;       // nothing follows the record
    std::exception_ptr fault_;  // met while looking behind a record; thrown when that record was handed over
    std::size_t size_ = 0;      // bytes held of the record
    bool open_ = false;         // a record has begun
    bool too_large_ = false;
    bool legacy_ = false;                // a line of the record was no UTF-8
    std::optional<Stray> stray_;         // the first line between records that was none
    std::optional<Stray> behind_stray_;  // the same, met while looking behind the record before
};

}  // namespace evident
