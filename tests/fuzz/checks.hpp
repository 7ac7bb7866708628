// What must hold for any bytes given to a reader: asked by the fuzzing programs, and of the kept inputs by the tests.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "query/syntax/syntax.hpp"

namespace evident::testing {

// A promise that an input broke.
class Broken : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// all: in every way. some: in one of them, told by the bytes, as a fuzzing program with many inputs does.
enum class Ways { all, some };

// The text as a question, alone and as a line of a strategy. Throws Broken unless all places lie within the text, the
// tree is no deeper than it may be, simplifying ends at once, every dialect's writer can say the tree, and what it
// wrote without loss reads as the same tree. Whatever the parser or a writer throws comes through.
void check_question(Syntax syntax, std::string_view text, Ways ways = Ways::all);

// The text as a strategy of lines, in the syntax its marks tell: the same, and it has as many lines when it is read
// again after being written for each database.
void check_strategy(std::string_view text, Ways ways = Ways::all);

// The names of all checks, as the folders of the corpus: each syntax, "strategy", "vocabulary".
std::vector<std::string> check_names();

// By name.
void check(std::string_view name, std::string_view bytes, Ways ways = Ways::all);

}  // namespace evident::testing
