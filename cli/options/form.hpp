// Forms of commands as plain data: the words, options and help that a person may type, and where what is typed goes.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"

namespace evident {

// One option, flag or word of a command. What is typed is written to where value points.
struct OptionForm {
    std::string name;  // "--limit", "-q,--quiet", or "REPORT" for a word that stands without a dash
    std::variant<std::string*, int*, bool*, std::vector<std::string>*, std::optional<Day>*> value;
    std::string help = "";
    std::string type = "";  // what the help calls its value: "FILE"
    bool required = false;
    std::vector<std::string> one_of = {};           // no other word may be typed
    std::optional<std::pair<int, int>> range = {};  // the least and the greatest number
    std::string environment = "";                   // the variable that stands for it
    bool* given = nullptr;                          // set to whether it was typed
};

// A command, or one action of it: it has options, commands below it, or both.
struct CommandForm {
    std::string name;
    std::string help = "";
    std::string end = "";  // stands last in its help: examples
    std::vector<OptionForm> options = {};
    std::vector<CommandForm> commands = {};
    // Called when this was typed and no command below it; says what is wrong with what was typed, "" when nothing is.
    // None: a command below must be typed.
    std::function<std::string()> chosen = {};
};

}  // namespace evident
