// What was wrong with one piece of input, and where: a value that travels in lists, never an exception.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace evident {

// Where something stands: the input's name (file path, "-", or "question") and a half-open range of byte offsets in
// its text (after decompression). A place in a record of a large file is the record's own range.
struct Place {
    std::string input;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

// error: the meaning is lost. warning: read, but perhaps not as meant. note: advice; alone it does not change the
// exit code.
enum class Severity { note, warning, error };

struct Problem {
    Severity severity = Severity::error;
    std::string code;     // kebab-case, stable; each has a heading in docs/problems.md
    std::string message;  // a sentence for a person, with the record's identifier where there is one
    Place place;

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

// "note", "warning" or "error", as written in JSON.
std::string_view name(Severity severity);

// True when any problem is worse than a note.
bool any_worse_than_note(const Problems& problems);

// True when any is an error.
bool any_error(const Problems& problems);

}  // namespace evident
