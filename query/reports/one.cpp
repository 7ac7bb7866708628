#include "query/reports/one.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace evident {
namespace {

constexpr std::string_view kept_as = "dedup_prefer";

}  // namespace

SourcePreference source_preference(Store& store) {
    const auto kept = nlohmann::json::parse(store.property(kept_as), nullptr, false);
    if (!kept.is_array()) return default_preference();
    SourcePreference out;
    for (const auto& source : kept) {
        if (source.is_string()) out.push_back(source.get<std::string>());
    }
    return out;
}

void set_source_preference(Store& store, const SourcePreference& preference) {
    SourcePreference once;
    for (const auto& source : preference) {
        if (std::find(once.begin(), once.end(), source) == once.end()) once.push_back(source);
    }
    store.set_property(kept_as, nlohmann::json(once).dump());
}

std::vector<std::string> sources_of(Store& store) {
    auto rows = store.database().prepare("SELECT DISTINCT source FROM record ORDER BY source");
    std::vector<std::string> out;
    while (rows.step()) out.emplace_back(rows.text(0));
    return out;
}

std::vector<MergedField> fields_of(Store& store, const std::vector<ShownRecord>& records) {
    std::vector<Record> current;
    std::vector<Record> gone;
    for (const auto& one : records) (one.gone.empty() ? current : gone).push_back(one.held.record);
    return merged(current.empty() ? gone : current, source_preference(store));
}

}  // namespace evident
