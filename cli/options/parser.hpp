// The parser of command lines: matches what was typed against the forms of commands. The door to CLI11.
#pragma once

#include <string>

#include "cli/options/form.hpp"

namespace evident {

struct TypedLine {
    bool chosen = false;  // a command was typed as its form wants it; where its options point to is filled in
    std::string text;     // else what to print: help, the version, or what is wrong
    int exit_code = 0;
};

// The program is the form above all commands.
TypedLine read_typed(const CommandForm& program, const std::string& version, int argc, const char* const* argv);

}  // namespace evident
