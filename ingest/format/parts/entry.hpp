// A reader turns the bytes of one input into entries, one at a time, in constant memory.
#pragma once

#include <string>

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

}  // namespace evident
