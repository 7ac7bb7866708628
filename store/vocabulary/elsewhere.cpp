#include "store/vocabulary/elsewhere.hpp"

#include <algorithm>

namespace evident {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

std::vector<std::string> same_thing(VocabularyTable& here, VocabularyTable& there, const VocabularyTerm& heading) {
    if (const auto renamed = here.heading_by_ui(heading.ui)) return {renamed->name};
    std::vector<std::string> out;
    for (const auto& name : there.other_names(heading.key)) {
        if (const auto found = here.heading(name)) add_once(out, found->name);
    }
    return out;
}

// The nearest above each of its places that this year knows by name.
std::vector<std::string> above(VocabularyTable& here, VocabularyTable& there, const VocabularyTerm& heading) {
    std::vector<std::string> out;
    for (auto number : there.tree_numbers(heading.key)) {
        for (auto stop = number.rfind('.'); stop != std::string::npos; stop = number.rfind('.')) {
            number.resize(stop);
            const auto wider = there.heading_at(number);
            if (!wider || !here.heading(wider->key)) continue;
            add_once(out, here.heading(wider->key)->name);
            break;
        }
    }
    return out;
}

}  // namespace

std::optional<HeadingElsewhere> heading_elsewhere(Store& store, const std::string& kind, VocabularyTable& here,
                                                  std::string_view key) {
    const auto years = here.other_years_with(key);
    if (years.empty()) return {};
    HeadingElsewhere out;
    out.year = years.front();
    VocabularyTable there(store, kind, out.year);
    const auto heading = there.heading(key);
    if (!heading) return out;
    out.here = same_thing(here, there, *heading);
    if (out.here.empty()) out.wider = above(here, there, *heading);
    return out;
}

}  // namespace evident
