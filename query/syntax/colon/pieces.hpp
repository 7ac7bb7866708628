// A question of embase.com or the Cochrane Library cut into its pieces: words, phrases, and the marks behind them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/parts/findings.hpp"

namespace evident {

struct ColonToken {
    enum class Kind {
        chunk,    // a run without white space, quotes, brackets, braces or parentheses
        quoted,   // text: between the quotes; the place takes the quotes in
        bracket,  // [..], text: between, trimmed
        braces,   // {..}, text: between, trimmed
        mark,     // ":ti,ab" or "/exp" behind a term or group, text with its colon or slash
        open,
        close,
    };
    Kind kind = Kind::chunk;
    std::string_view text;
    Stretch place;

    bool is(Kind wanted) const { return kind == wanted; }
};

// What a dialect knows of its marks.
struct ColonNames {
    bool apostrophes = false;                              // single quotes enclose phrases too
    bool (*after_colon)(std::string_view name) = nullptr;  // lower case
    bool (*after_slash)(std::string_view name) = nullptr;  // null: a slash marks nothing
};

// As plain_marks(), and curly single quotes, dashes, and marks of writing direction too. As long as the question.
// Within a word apostrophes and hyphens of all kinds stay as they are.
std::string colon_marks(std::string_view question, Findings& findings);

// The text with its hyphens of all kinds as plain ones, for writing it out again.
std::string with_plain_hyphens(std::string_view text);

// Cuts the text (which must outlive the tokens). A single quote opens a phrase only where no letter stands before it,
// and closes it only where none follows: "crohn's" is a word. A mark must touch what it marks unless its name is
// known. Problems: "unbalanced-quote", "unclosed-bracket" (errors; the sign is passed over).
std::vector<ColonToken> colon_tokens(std::string_view text, const ColonNames& names, Findings& findings);

// The names of a mark, lower case: "/dd_dt,dd_ae" are two.
std::vector<std::string> mark_names(const ColonToken& mark);

}  // namespace evident
