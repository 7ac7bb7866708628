// The ways in which a question can be written, and the one call that reads any of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/ast/node.hpp"

namespace evident {

enum class Syntax : std::uint8_t { plain, pubmed, ovid, embase, cochrane };

inline constexpr Syntax every_syntax[] = {Syntax::plain, Syntax::pubmed, Syntax::ovid, Syntax::embase,
                                          Syntax::cochrane};

// "plain", "pubmed", "ovid", "embase", "cochrane"; nothing for any other word.
std::string_view name(Syntax syntax);
std::optional<Syntax> parse_syntax(std::string_view word);

struct SyntaxOptions {
    Day today = Day::none;  // for "last 5 years"; none: by the system's clock (base/clock.hpp)
    // The text is a line of a strategy: "#1", in Ovid's also "1" and "or/1-3", stand for its lines and become Line
    // nodes. Else they are the problem "line-outside" (an error).
    bool lines = false;
};

// Never throws for what the text holds. input names the question in places ("question", a file ...).
Parsed parse(Syntax syntax, std::string_view text, std::string input = "question", const SyntaxOptions& options = {});

}  // namespace evident
