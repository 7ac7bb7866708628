#include "query/question.hpp"

namespace evident {

AskedQuestion read_question(Store& store, Syntax syntax, std::string_view text, std::string input,
                            const SyntaxOptions& reading, const ExpandOptions& widening) {
    AskedQuestion out;
    auto parsed = parse(syntax, text, std::move(input), reading);
    auto expanded = expand(parsed.node, store, widening);
    out.read = std::move(parsed.node);
    out.node = std::move(expanded.node);
    out.problems = std::move(parsed.problems);
    out.problems.insert(out.problems.end(), expanded.problems.begin(), expanded.problems.end());
    out.year = expanded.year;
    return out;
}

}  // namespace evident
