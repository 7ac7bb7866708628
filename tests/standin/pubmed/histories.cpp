#include "tests/standin/pubmed/histories.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident::standin {

void Histories::set(HistoryLife life) {
    const std::lock_guard lock(mutex_);
    life_ = life;
}

Histories::Key Histories::keep(std::vector<std::int64_t> ids, const std::string& web_env) {
    const std::lock_guard lock(mutex_);
    const bool known = environments_.contains(web_env);
    const auto name = known ? web_env : fmt::format("MCID_{:024x}", 0x692851c130aec64bULL + std::uint64_t(made_++));
    auto& sets = environments_[name].sets;
    sets.push_back(std::move(ids));
    return {name, std::to_string(sets.size())};
}

std::optional<Histories::Part> Histories::part(const Key& key, std::int64_t from, std::int64_t count) {
    const std::lock_guard lock(mutex_);
    const auto at = environments_.find(key.web_env);
    if (at == environments_.end()) return {};
    auto& environment = at->second;
    const auto age = std::chrono::steady_clock::now() - environment.made;
    if ((life_.uses > 0 && ++environment.uses > life_.uses) || (life_.age.count() > 0 && age > life_.age)) {
        environments_.erase(at);
        return {};
    }
    const auto number = all_digits(key.query_key) && key.query_key.size() < 9 ? std::stoul(key.query_key) : 0;
    if (number < 1 || number > environment.sets.size()) return {};
    const auto& set = environment.sets[number - 1];
    const auto size = static_cast<std::int64_t>(set.size());
    const auto begin = std::clamp<std::int64_t>(from, 0, size);
    const auto end = std::clamp<std::int64_t>(from + count, begin, size);
    return Part{{set.begin() + begin, set.begin() + end}, size};
}

void Histories::forget_all() {
    const std::lock_guard lock(mutex_);
    environments_.clear();
}

}  // namespace evident::standin
