#include "query/synonyms.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::size_t shortest_name = 4;  // bytes: four letters, or two Han characters
constexpr std::size_t longest_han_name = 12;

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : words(text)) out.push_back(std::move(word.text));
    return out;
}

std::size_t letters(const std::vector<std::string>& name) {
    std::size_t out = 0;
    for (const auto& word : name) out += word.size();
    return out;
}

std::string key_of(const std::vector<std::string>& name) { return fmt::format("{}", fmt::join(name, " ")); }

}  // namespace

Synonyms::Synonyms(const std::vector<Review>& reviews) {
    for (const auto& review : reviews) {
        for (const auto& entry : review.lexicon.concepts()) add(entry);
    }
}

void Synonyms::add(const Concept& entry) {
    std::vector<Name> names;
    const auto take = [&](std::string_view written) {
        auto name = folded_words(written);
        const bool known = std::find(names.begin(), names.end(), name) != names.end();
        if (letters(name) >= shortest_name && !known) names.push_back(std::move(name));
    };
    take(entry.label);
    for (const auto& written : entry.english) take(written);
    for (const auto& written : entry.chinese) take(written);
    const auto index = concepts_.size();
    for (const auto& name : names) {
        const auto [place, fresh] = by_name_.try_emplace(key_of(name), index);
        if (!fresh && (place->second == ambiguous || concepts_[place->second] != names)) place->second = ambiguous;
    }
    concepts_.push_back(std::move(names));
}

const std::vector<Synonyms::Name>* Synonyms::others(const Name& name) const {
    const auto found = by_name_.find(key_of(name));
    return found == by_name_.end() || found->second == ambiguous ? nullptr : &concepts_[found->second];
}

bool Synonyms::widen_word(const RankedQuestion& question, std::size_t at, SoughtUnit& unit) const {
    const auto& words = question.sought[at].words;
    if (words.size() != 1) return false;
    const auto* names = others(words);
    if (names == nullptr) return false;
    unit.words = words;
    unit.also = *names;
    return true;
}

// Han characters come in pairs that overlap by one ("奥希", "希替", "替尼"): joined again, the longest name counts.
// Says how many pairs it took the place of; 0 when none.
std::size_t Synonyms::widen_run(const RankedQuestion& question, std::size_t at, SoughtUnit& unit) const {
    if (question.sought[at].words.size() != 2) return 0;
    Name run = question.sought[at].words;
    std::size_t taken = 0;
    for (auto next = at; next < question.sought.size() && run.size() <= longest_han_name; ++next) {
        const auto& words = question.sought[next].words;
        if (next > at) {
            if (words.size() != 2 || words.front() != run.back()) break;
            run.push_back(words.back());
        }
        if (const auto* names = others(run)) {
            unit = {run, *names};
            taken = next - at + 1;
        }
    }
    return taken;
}

void Synonyms::widen(RankedQuestion& question) const {
    std::vector<SoughtUnit> out;
    for (std::size_t at = 0; at < question.sought.size();) {
        SoughtUnit unit;
        std::size_t taken = widen_run(question, at, unit);
        if (taken == 0 && widen_word(question, at, unit)) taken = 1;
        if (taken == 0) {
            unit = question.sought[at];
            taken = 1;
        }
        std::erase(unit.also, unit.words);
        out.push_back(std::move(unit));
        at += taken;
    }
    question.sought = std::move(out);
}

}  // namespace evident
