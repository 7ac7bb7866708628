// The ways in which a question can be written, and the one call that reads any of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/ast/node.hpp"
#include "query/syntax/parts/options.hpp"

namespace evident {

enum class Syntax : std::uint8_t { plain, pubmed, ovid, embase, cochrane };

inline constexpr Syntax every_syntax[] = {Syntax::plain, Syntax::pubmed, Syntax::ovid, Syntax::embase,
                                          Syntax::cochrane};

// "plain", "pubmed", "ovid", "embase", "cochrane"; nothing for any other word.
std::string_view name(Syntax syntax);
std::optional<Syntax> parse_syntax(std::string_view word);

// Never throws for what the text holds. input names the question in places ("question", a file ...).
Parsed parse(Syntax syntax, std::string_view text, std::string input = "question", const SyntaxOptions& options = {});

}  // namespace evident
