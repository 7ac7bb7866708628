// Cuts BibTeX text into its entries and each entry into its fields, telling what was wrong and on which line.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/problem.hpp"

namespace evident {

struct BibField {
    std::string name;   // lower case
    std::string value;  // as written, outer braces or quotation marks taken off, macros and "#" resolved
};

struct BibEntry {
    std::string type;  // lower case: "article"
    std::string cite_key;
    std::vector<BibField> fields;
    std::uint64_t begin = 0;  // byte offsets in the input's text
    std::uint64_t end = 0;
    std::uint64_t line = 0;  // of its "@", from 1
    bool too_large = false;
    bool legacy = false;  // was no UTF-8 and is read as Windows-1252
    Problems problems;    // without their input's name
};

// Text between entries is a comment, as in BibTeX; so are entries behind a "%" on their line. @comment and @preamble
// are passed over, @string is kept for the entries behind it, the names of months are known.
//
// An entry whose braces do not close ends before the next line that begins with "@name{". Problems: broken-entry
// (warning: braces or quotation marks that do not close; fields before that point stand), missing-comma (warning),
// duplicate-field (note: the first stands), unknown-macro (note: its name stands).
class BibCutter {
  public:
    static constexpr std::size_t largest_entry = std::size_t(16) << 20;

    BibCutter(std::unique_ptr<Bytes> bytes, std::size_t chunk);

    bool next(BibEntry& entry);

  private:
    struct Extent {
        std::size_t end = 0;   // just after the entry
        std::size_t body = 0;  // just after its opening mark
        std::size_t stop = 0;  // where its body ends
        bool whole = false;    // its closing mark was found
        bool more = false;     // the text held does not tell yet
    };

    bool fill();
    bool find_entry(std::string& type);
    bool read_type(std::string& type);
    Extent extent() const;
    void move_to(std::size_t at);
    std::size_t early_end(std::size_t end);
    void read_entry(BibEntry& entry, Extent reach);
    void skip_large(BibEntry& entry);
    void read_macro(std::string_view body);

    std::unique_ptr<Bytes> bytes_;
    std::size_t chunk_;
    std::string buffer_;
    std::size_t at_ = 0;
    std::uint64_t dropped_ = 0;
    std::uint64_t line_ = 1;
    bool comment_line_ = false;  // a "%" began this line
    bool ended_ = false;
    std::map<std::string, std::string, std::less<>> macros_;
    std::size_t macro_bytes_ = 0;
};

}  // namespace evident
