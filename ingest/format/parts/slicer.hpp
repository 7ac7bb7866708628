// The slicer cuts an XML file into its records as it streams by, so that a file of any size is read in little memory.
//
// A slice is one element that the format's grammar names, wherever it stands. Comments, CDATA sections, processing
// instructions and the DOCTYPE (with its internal subset) are passed over: what looks like a tag inside them is none.
// Nothing is expanded and nothing is fetched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"

namespace evident {

struct Slice {
    enum class Kind {
        article,
        book,
        deletion,
        too_large,   // above the limit; text is empty
        unfinished,  // the next record begins before this one has ended; text is empty
        headless,    // an end tag whose start tag was not found; text is empty
    };
    Kind kind = Kind::article;
    std::uint64_t begin = 0;  // byte offsets in the input's text
    std::uint64_t end = 0;
    std::span<char> text;  // the element; may be written to; holds until the next call
    bool markup = false;   // has elements in lower case (b, i, sup ..., mml:math): white space between tags may be text
};

// Which elements of a format are its records.
struct SliceGrammar {
    struct Element {
        std::string_view name;
        Slice::Kind kind;
    };
    std::string_view what;  // the format in messages: "PubMed"
    std::vector<Element> records;
    // Elements that hold records: their end tag ends a record that was left open, and a file that has one of them but
    // no record is in order.
    std::vector<std::string_view> roots;
    bool any_prefix = false;  // a namespace prefix before these names does not count ("ns:item" is "item")
    bool nested = false;      // a record may hold an element of its own name (XML of free structure)
};

class Slicer {
  public:
    static constexpr std::size_t largest_record = std::size_t(16) << 20;
    static constexpr std::size_t usual_chunk = std::size_t(256) << 10;

    // input names the stream in places; chunk is how many bytes are asked of it at a time.
    // The grammar must outlive the slicer.
    Slicer(std::unique_ptr<Bytes> bytes, std::string input, const SliceGrammar& grammar,
           std::size_t chunk = usual_chunk);

    // The next slice; false at the end. Throws Error (source), after every whole slice before that point, when the
    // input ends inside a record or before its root element is closed, is UTF-16, or is XML that holds no record.
    bool next(Slice& slice);

    // The encoding the XML declaration names, lower case; "" when it names none.
    const std::string& encoding() const { return encoding_; }

  private:
    enum class Step { found, again, more };  // what one look at a "<" came to
    struct Tag {
        Slice::Kind kind = Slice::Kind::article;
        std::size_t name_size = 0;  // prefix and name; 0: not the tag of a record
    };

    bool scan(Slice& slice);
    Step look(Slice& slice);
    Step look_outside(Slice& slice);
    Step look_inside(Slice& slice);
    Step root_tag();
    Step pass_over(std::string_view opening, std::string_view closing, std::size_t longest);
    Step pass_doctype();
    Step record_starts(const Tag& tag, Slice& slice);
    Step record_ends(Slice& slice);
    Tag record_tag(std::size_t at) const;
    bool closes_root(std::size_t at) const;
    std::string_view local_name(std::size_t at) const;
    void emit(Slice& slice, Slice::Kind kind, std::size_t end);
    void give_up_record();
    bool at_end();
    bool fill();
    void begin_reading();
    std::string_view rest(std::size_t at) const { return {buffer_.data() + at, filled_ - at}; }
    std::uint64_t offset(std::size_t at) const { return dropped_ + at; }
    [[noreturn]] void fail(const std::string& message, const std::string& advice, std::uint64_t begin,
                           std::uint64_t end);

    std::unique_ptr<Bytes> bytes_;
    std::string input_;
    const SliceGrammar& grammar_;
    std::size_t chunk_;
    std::vector<char> buffer_;
    std::size_t filled_ = 0;          // bytes of the buffer in use
    std::size_t at_ = 0;              // where the scan stands
    std::size_t begin_ = 0;           // start of the record we are in
    std::size_t searched_ = 0;        // how far the end of the construct at at_ was sought already
    std::uint64_t dropped_ = 0;       // bytes of the text before the buffer
    std::uint64_t last_end_ = 0;      // end of the last slice
    std::uint64_t record_begin_ = 0;  // offset of the record we are in
    std::string encoding_;
    std::string root_;  // the first element that is no record
    Slice::Kind kind_ = Slice::Kind::article;
    bool started_ = false;
    bool ended_ = false;      // the stream is used up
    bool finished_ = false;   // nothing more to say
    bool inside_ = false;     // in a record
    int depth_ = 0;           // of elements of the record's own name within it
    bool too_large_ = false;  // in a record that grew above the limit
    bool markup_ = false;
    bool root_open_ = false;
    bool any_slice_ = false;
};

}  // namespace evident
