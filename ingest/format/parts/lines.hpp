// Cuts a stream of text into its lines, with their byte offsets; a line that is too long is told of, never held.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/file.hpp"

namespace evident {

struct TextLine {
    std::string_view text;    // without its end; holds until the next call
    std::uint64_t begin = 0;  // byte offsets, the line's end mark left out
    std::uint64_t end = 0;
    std::uint64_t number = 0;  // from 1
    bool too_long = false;     // text is empty
};

// What ends a line: a line feed, with or without a carriage return before it; or a carriage return alone too, as files
// of the first Macintoshes have it.
enum class LineEnds { lf, any };

// A byte-order mark at the start is passed over. Behind each line's text stand at least `spare` more readable bytes.
class LineCutter {
  public:
    LineCutter(std::unique_ptr<Bytes> bytes, std::size_t longest, std::size_t chunk, std::size_t spare,
               LineEnds ends = LineEnds::lf);

    // The next line, empty ones too; false at the end. What the stream throws comes through after the last whole line.
    bool next(TextLine& line);

  private:
    bool fill();
    void skip_line_feed();
    std::size_t find_end(std::size_t from) const;
    void give(TextLine& line, std::size_t end);

    std::unique_ptr<Bytes> bytes_;
    std::size_t longest_;
    std::size_t chunk_;
    std::size_t spare_;
    LineEnds ends_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;   // of the line in the buffer
    std::size_t filled_ = 0;  // bytes in use
    std::uint64_t dropped_ = 0;
    std::uint64_t line_begin_ = 0;
    std::uint64_t number_ = 0;
    bool ended_ = false;
    bool after_return_ = false;  // the last line ended with a carriage return; its line feed may follow
};

}  // namespace evident
