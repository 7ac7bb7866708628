#include "query/write/terms/reading.hpp"

#include <string>

#include "query/ast/simplify.hpp"

namespace evident {
namespace {

// What is read of the text behind another term; both is And of two parts when it holds together.
Parsed read_behind_term(Syntax syntax, std::string_view text) {
    const std::string first = syntax == Syntax::plain ? "title:x" : "x[ti]";
    return parse(syntax, first + " AND " + std::string(text), "question", {Day{20000101}});
}

}  // namespace

bool reads_behind_term(Syntax syntax, std::string_view text, const Node& wanted) {
    const auto parsed = read_behind_term(syntax, text);
    if (any_error(parsed.problems)) return false;
    const Node read = simplify(parsed.node);
    const auto* both = std::get_if<And>(&read.is);
    return both != nullptr && both->parts.size() == 2 && both->parts.back() == simplify(wanted);
}

bool reads_as_words(Syntax syntax, std::string_view text, const Words& wanted, bool wider) {
    const auto parsed = read_behind_term(syntax, text);
    if (any_error(parsed.problems)) return false;
    const auto* both = std::get_if<And>(&parsed.node.is);
    const auto* words = both == nullptr ? nullptr : std::get_if<Words>(&both->parts.back().is);
    return words != nullptr && (wider ? words->terms.size() == wanted.terms.size() : words->terms == wanted.terms);
}

}  // namespace evident
