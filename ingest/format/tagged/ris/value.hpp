// Values of RIS fields made readable, and the record that is being made of them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/parts/draft.hpp"
#include "ingest/format/tagged/ris/dialect.hpp"
#include "ingest/format/tagged/tagged.hpp"

namespace evident {

// What each part of the reading is given.
struct RisWork {
    const TaggedRecord& fields;
    Draft& draft;
    RisOrigin origin;
    bool book = false;          // TY says a whole book
    bool chapter = false;       // TY says a part of a book
    bool registration = false;  // an entry of a trial registry: its author is the trial's number

    Record& record() const { return draft.record; }
    bool is(RisDialect dialect) const { return origin.dialect == dialect; }
    // CENTRAL, whoever exported it.
    bool central() const { return is(RisDialect::cochrane) || origin.base == OvidBase::central; }
    // The first of the tags that has a readable value.
    std::string first(std::initializer_list<std::string_view> tags) const;
    // "Name: value" among the record's notes, once; nothing when the value is empty.
    void note(std::string_view name, std::string_view value) const;
};

// Plain text: markup of pages (<p>, <sup>, <jats:title> ...) gone, "&amp;" and its like as characters, white space
// single. "nan", "undefined" and "null", which programs write for nothing, are nothing.
std::string readable(std::string_view value);

// The same without that about nothing, white space as it is. A number raised over a number gets its "^" ("10^5").
std::string without_markup(std::string_view text);

}  // namespace evident
