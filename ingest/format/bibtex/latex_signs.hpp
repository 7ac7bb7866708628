// What each LaTeX command stands for.
#pragma once

#include <string_view>

namespace evident {

// The UTF-8 text of a command that is a letter or sign ("ss", "alpha", "textdegree"; without its backslash); "" also
// for one that stands for nothing ("\-", "\/").
std::string_view latex_sign(std::string_view command);
bool is_latex_sign(std::string_view command);

// The combining character of an accent command ("\"", "'", "v", "c"); 0 when it is none.
char32_t latex_accent(std::string_view command);

// Commands whose argument is text ("textit", "emph"): the command goes.
bool is_text_command(std::string_view command);

// Commands without an argument that only change the look ("it", "bfseries", "displaystyle"): they go.
bool is_look_command(std::string_view command);

}  // namespace evident
