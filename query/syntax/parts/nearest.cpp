#include "query/syntax/parts/nearest.hpp"

#include <algorithm>
#include <numeric>

#include "store/record/field.hpp"

namespace evident {

// Two letters that changed places count as one slip ("titel").
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1);
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            row[j + 1] = std::min({last[j] + (a[i] == b[j] ? 0U : 1U), row[j] + 1, last[j + 1] + 1});
            const bool swapped = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
            if (swapped) row[j + 1] = std::min(row[j + 1], before_last[j - 1] + 1);
        }
        before_last = std::move(last);
        last = std::move(row);
    }
    return last.back();
}

std::string_view nearest(std::string_view given, std::span<const std::string_view> candidates) {
    static constexpr std::size_t longest_name = 40;
    if (given.empty() || given.size() > longest_name) return {};
    // Two slips only in a longer name, and never in its first letter: "phase" is no misspelt "page".
    std::size_t best = (given.size() >= 7 ? 2 : 1) + 1;
    std::string_view found;
    for (const auto candidate : candidates) {
        if (candidate.front() != given.front()) continue;
        const auto distance = edit_distance(given, candidate);
        if (distance >= best) continue;
        best = distance;
        found = candidate;
    }
    return found;
}

std::vector<std::string_view> known_tags() {
    std::vector<std::string_view> out;
    for (const auto& row : search_fields()) {
        auto names = row.pubmed;
        while (!names.empty()) {
            const auto bar = names.find('|');
            out.push_back(names.substr(0, bar));
            names.remove_prefix(bar == std::string_view::npos ? names.size() : bar + 1);
        }
    }
    return out;
}

std::vector<std::string_view> known_names() {
    std::vector<std::string_view> out;
    for (const auto& row : search_fields()) {
        if (!row.name.empty()) out.push_back(row.name);
    }
    return out;
}

}  // namespace evident
