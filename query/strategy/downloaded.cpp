#include "query/strategy/downloaded.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.hpp"

namespace evident {
namespace {

using Row = std::vector<std::string>;

// Reads one row and takes it off the text.
Row take_row(std::string_view& text) {
    Row out(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            out.back() += text[++at];
        } else if (c == '"' && (quoted || trim(out.back()).empty())) {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            out.emplace_back();
        } else if (!quoted && c == '\n') {
            ++at;
            break;
        } else {
            out.back() += c == '\n' || c == '\r' ? ' ' : c;
        }
    }
    text.remove_prefix(at);
    for (auto& cell : out) cell = single_spaced(trim(cell));
    return out;
}

struct Columns {
    std::size_t number = 0;
    std::size_t query = 0;
    std::size_t results = 0;
    std::size_t filters = 0;  // set beside the question; none: behind the last column
};

std::size_t place_of(const Row& names, std::initializer_list<std::string_view> wanted) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& name) {
        return std::find(wanted.begin(), wanted.end(), lower(name)) != wanted.end();
    });
    return std::size_t(found - names.begin());
}

std::optional<Columns> columns_of(const Row& names) {
    const Columns out{place_of(names, {"search number", "search", "no.", "no", "#"}), place_of(names, {"query"}),
                      place_of(names, {"results", "items found", "hits"}), place_of(names, {"filters"})};
    if (out.number >= names.size() || out.query >= names.size() || out.results >= names.size()) return {};
    return out;
}

}  // namespace

std::optional<std::string> downloaded_history(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const auto columns = columns_of(take_row(text));
    if (!columns) return {};
    std::string out;
    while (!text.empty()) {
        const auto row = take_row(text);
        if (row.size() <= std::max({columns->number, columns->query, columns->results})) continue;
        std::string_view number = row[columns->number];
        if (number.starts_with('#')) number.remove_prefix(1);
        if (row[columns->query].empty() || !all_digits(number) || number.empty()) continue;
        out.append(number).append(". ").append(row[columns->query]);
        if (columns->filters < row.size() && !row[columns->filters].empty()) {
            out.append(" Filters: ").append(row[columns->filters]);
        }
        if (!row[columns->results].empty()) out.append(" (").append(row[columns->results]).append(")");
        out += '\n';
    }
    if (out.empty()) return {};
    return out;
}

}  // namespace evident
