// A question cut into its pieces: words as typed, quoted phrases, tags in brackets, parentheses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/parts/findings.hpp"

namespace evident {

struct Token {
    enum class Kind {
        chunk,    // a run without white space, quotes, brackets or parentheses
        quoted,   // text: between the quotes; the place takes the quotes in
        bracket,  // text: between the brackets, trimmed; the place takes the brackets in
        open,
        close,
    };
    Kind kind = Kind::chunk;
    std::string_view text;
    Stretch place;
    bool spaced = false;  // white space, a parenthesis or the start of the question stands before it

    bool is(Kind wanted) const { return kind == wanted; }
};

// The question's text with typographic marks replaced by plain ones (curly and corner quotes, full-width brackets,
// asterisk, colon and comma, spaces of every width). It is as long as the question byte for byte, so that places in it
// are places in the question. One note "curly-quotes" or "full-width" tells of it.
std::string plain_marks(std::string_view question, Findings& findings);

// Cuts the text (which must outlive the tokens). With brackets, [..] is a token; without, brackets part words like any
// mark. A DOI is one chunk, parentheses and all. A quote that is never closed is the problem "unbalanced-quote" and
// then passed over; a bracket that is never closed is "unclosed-bracket".
std::vector<Token> tokens(std::string_view text, bool brackets, Findings& findings);

}  // namespace evident
