// A strategy in another database's syntax, line by line, with what each line lost.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/strategy/strategy.hpp"
#include "query/write/writer.hpp"

namespace evident {

struct TranslatedLine {
    std::int64_t number = 0;
    Written written;  // the losses' places are bytes of the strategy's file
};

struct Translation {
    Syntax to = Syntax::pubmed;
    std::vector<TranslatedLine> lines;
    std::vector<std::string> text;  // the lines as they are pasted into the database, numbered as it numbers them
};

// Each line, lines it names by their numbers; in the plain syntax, which has no lines, put into it.
Translation translate(const LinedStrategy& strategy, Syntax to);

// The line alone, the lines it names put into it: one question. Of a tree too large for that (see whole()) the problem
// "strategy-too-long" and no text.
TranslatedLine translate_whole(const LinedStrategy& strategy, std::int64_t line, Syntax to);

}  // namespace evident
