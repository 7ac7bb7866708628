// LaTeX in the values of BibTeX, turned into the characters a person reads.
#pragma once

#include <string>
#include <string_view>

namespace evident {

// Accents (\"{u}, \'e, \v{c}, \H{o}), letters (\ss, \o, \ae), Greek and common signs ($\beta$, \pm, \textdegree),
// quotation marks, dashes (-- and ---), "~" between words, escaped marks (\&, \%), text commands (\textit{x}, \emph{x}:
// their text; \href{address}{text}: the text). Braces go. A superscript number straight after a number gets "^" before
// it ("10^5"). A command that is not known stays as written. White space is single, none at the ends.
std::string latex_text(std::string_view text);

// The same with the line feeds kept (notes).
std::string latex_lines(std::string_view text);

// For addresses, DOIs and numbers: braces and \url{} go, \_ \& \% \# \~ \{ \} become the bare mark, nothing else
// changes.
std::string latex_verbatim(std::string_view text);

}  // namespace evident
