#include "query/claims/words/names.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace evident {
namespace {

constexpr std::size_t longest_abbreviation = 4;
constexpr std::size_t shortest_stem_word = 12;  // long words only: the part kept must still be telling
constexpr std::size_t stem_ending = 3;          // "leptomeningeal" and "leptomeninges" share all but the ending
constexpr std::size_t longest_gap = 3;
constexpr std::size_t least_loose_word = 5;
constexpr std::size_t least_names_sharing = 3;

bool plain_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Of one concept the longest name at a place stays; small-cell cancer is not found inside non-small-cell cancer.
bool inside_another(const Mention& inner, const std::vector<Mention>& all, const std::vector<Word>& words) {
    const bool after_non = inner.words.begin > 0 && words[inner.words.begin - 1].text == "non";
    return std::any_of(all.begin(), all.end(), [&](const Mention& outer) {
        if (after_non && outer.words.begin + 1 == inner.words.begin && outer.words.end >= inner.words.end) return true;
        return outer.concept_index == inner.concept_index && outer.words.begin <= inner.words.begin &&
               outer.words.end >= inner.words.end && outer.words != inner.words;
    });
}

}  // namespace

Names::Names(const Lexicon& lexicon) {
    const auto& concepts = lexicon.concepts();
    for (std::size_t index = 0; index < concepts.size(); ++index) {
        add(index, concepts[index].label);
        for (const auto& name : concepts[index].english) add(index, name);
        for (const auto& name : concepts[index].chinese) add(index, name);
    }
    // A short name of two concepts is no name without the long form.
    for (auto& [word, names] : by_first_word_) {
        for (auto& name : names) {
            const auto rival = [&](const Name& other) {
                return other.concept_index != name.concept_index && other.words == name.words;
            };
            if (!name.exact.empty() && std::any_of(names.begin(), names.end(), rival)) name.doubtful = true;
        }
    }
    add_stems(lexicon);
}

void Names::add(std::size_t index, std::string_view written) {
    Name name;
    for (auto& word : plain_words(written)) name.words.push_back(std::move(word.text));
    if (name.words.empty()) return;
    name.concept_index = index;
    const bool short_name = plain_ascii(written) && written.size() <= longest_abbreviation;
    if (short_name) name.exact = written;
    name.loose = std::all_of(name.words.begin(), name.words.end(),
                             [](const std::string& word) { return word.size() >= least_loose_word; });
    name.doubtful = short_name && written.size() <= 2;
    auto& names = by_first_word_[name.words.front()];
    const auto same = [&](const Name& other) { return other.concept_index == index && other.words == name.words; };
    if (std::none_of(names.begin(), names.end(), same)) names.push_back(std::move(name));
}

void Names::add_stems(const Lexicon& lexicon) {
    std::map<std::string, std::map<std::size_t, std::size_t>> uses;  // word -> concept -> how many names
    const auto& concepts = lexicon.concepts();
    for (std::size_t index = 0; index < concepts.size(); ++index) {
        for (const auto& name : concepts[index].english) {
            std::set<std::string> once;
            for (const auto& word : plain_words(name)) once.insert(word.text);
            for (const auto& word : once) ++uses[word][index];
        }
    }
    for (const auto& [word, by_concept] : uses) {
        if (word.size() < shortest_stem_word) continue;
        std::size_t total = 0;
        for (const auto& [index, count] : by_concept) total += count;
        for (const auto& [index, count] : by_concept) {
            if (count < least_names_sharing || 2 * count <= total) continue;
            stems_.push_back({word.substr(0, word.size() - stem_ending), index});
        }
    }
}

std::optional<std::size_t> Names::end_of(const Name& name, std::string_view text, const std::vector<Word>& words,
                                         std::size_t at) {
    std::size_t next = at;
    for (const auto& wanted : name.words) {
        const auto furthest = std::min(words.size(), next + 1 + (name.loose && next > at ? longest_gap : 0));
        while (next < furthest && words[next].text != wanted) ++next;
        if (next >= furthest) return {};
        ++next;
    }
    if (name.exact.empty()) return next;
    const auto begin = words[at].begin;
    auto shown = text.substr(begin, words[next - 1].end - begin);
    if (shown.size() == name.exact.size() + 1 && shown.ends_with('s')) shown.remove_suffix(1);
    return shown == name.exact ? std::optional(next) : std::nullopt;
}

std::vector<Mention> Names::find(std::string_view text, const std::vector<Word>& words) const {
    std::vector<Mention> out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const auto found = by_first_word_.find(words[at].text); found != by_first_word_.end()) {
            for (const auto& name : found->second) {
                if (const auto end = end_of(name, text, words, at)) {
                    out.push_back({name.concept_index, {at, *end}, name.doubtful, false});
                }
            }
        }
        for (const auto& stem : stems_) {
            if (!words[at].text.starts_with(stem.begins)) continue;
            out.push_back({stem.concept_index, {at, at + 1}, false, false});
        }
    }
    std::vector<Mention> kept;
    std::copy_if(out.begin(), out.end(), std::back_inserter(kept),
                 [&](const Mention& mention) { return !inside_another(mention, out, words); });
    return kept;
}

}  // namespace evident
