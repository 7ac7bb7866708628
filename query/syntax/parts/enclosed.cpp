#include "query/syntax/parts/enclosed.hpp"

namespace evident {

std::size_t closing_parenthesis(std::string_view text) {
    if (!text.starts_with('(')) return std::string_view::npos;
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') quoted = !quoted;
        if (quoted) continue;
        depth += int(text[at] == '(') - int(text[at] == ')');
        if (depth == 0) return at;
    }
    return std::string_view::npos;
}

bool is_enclosed(std::string_view text) { return !text.empty() && closing_parenthesis(text) + 1 == text.size(); }

}  // namespace evident
