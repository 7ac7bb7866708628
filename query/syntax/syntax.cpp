#include "query/syntax/syntax.hpp"

#include <array>

#include "query/syntax/cochrane/cochrane.hpp"
#include "query/syntax/embase/embase.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "query/syntax/plain.hpp"
#include "query/syntax/pubmed.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 5> names = {"plain", "pubmed", "ovid", "embase", "cochrane"};

}  // namespace

std::string_view name(Syntax syntax) { return names[std::size_t(syntax)]; }

std::optional<Syntax> parse_syntax(std::string_view word) {
    for (const auto syntax : every_syntax) {
        if (name(syntax) == word) return syntax;
    }
    return {};
}

Parsed parse(Syntax syntax, std::string_view text, std::string input, const SyntaxOptions& options) {
    switch (syntax) {
        case Syntax::pubmed: return parse_pubmed(text, std::move(input), options);
        case Syntax::cochrane: return parse_cochrane(text, std::move(input), options);
        case Syntax::embase: return parse_embase(text, std::move(input), options);
        case Syntax::ovid: return parse_ovid(text, std::move(input), options);
        default: return parse_plain(text, std::move(input), {options.today});
    }
}

}  // namespace evident
