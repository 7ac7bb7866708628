#include "query/syntax/parts/nearest.hpp"

#include <algorithm>
#include <numeric>

#include "store/record/field.hpp"

namespace evident {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto change = diagonal + (a[i] == b[j] ? 0U : 1U);
            diagonal = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string_view nearest(std::string_view given, std::span<const std::string_view> candidates) {
    static constexpr std::size_t longest_name = 40;
    if (given.empty() || given.size() > longest_name) return {};
    std::size_t best = std::max<std::size_t>(1, (given.size() + 1) / 3) + 1;
    std::string_view found;
    for (const auto candidate : candidates) {
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
