// A record while it is being read, with a place to say what was odd about it.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.hpp"
#include "store/record/record.hpp"

namespace evident {

struct Draft {
    Record& record;
    Problems& problems;
    const Place& place;
    std::string_view noun = "PMID ";  // what the source calls a key, with a space behind

    // The message is put behind "PMID 123: ".
    void say(Severity severity, std::string_view code, std::string_view message);

    // Adds the identifier in its normal form unless it is there already. A value that is none of its kind ("DOI" that
    // is no DOI) is kept as kind other and noted (malformed-identifier); a second, different DOI is a warning
    // (two-dois).
    void add_identifier(IdentifierKind kind, std::string_view text, std::string_view scheme);
};

}  // namespace evident
