// What a parser of any dialect is told besides the question.
#pragma once

#include "base/date.hpp"
#include "query/syntax/parts/mapper.hpp"

namespace evident {

struct SyntaxOptions {
    Day today = Day::none;  // for "last 5 years"; none: by the system's clock (base/clock.hpp)
    // The text is a line of a strategy: "#1", in Ovid's also "1" and "or/1-3", stand for its lines and become Line
    // nodes. Else they are the problem "line-outside" (an error).
    bool lines = false;
    // PubMed's words without a tag are looked up here; none: they are searched in every field. Other dialects map none.
    TermMapper* mapper = nullptr;
};

}  // namespace evident
