#include "query/claims/words/phrase.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace evident {
namespace {

using Change = std::pair<std::string_view, std::string_view>;

// The first ending that fits is exchanged.
constexpr std::array<Change, 7> plural_endings = {{
    {"stases", "stasis"},
    {"gnoses", "gnosis"},
    {"lyses", "lysis"},
    {"theses", "thesis"},
    {"nomata", "noma"},
    {"ies", "y"},
    {"sses", "ss"},
}};
constexpr std::array<std::string_view, 3> not_plural = {"ss", "us", "is"};
// British to American, where it stands in the word.
constexpr std::array<Change, 6> spellings = {{
    {"tumour", "tumor"},
    {"isation", "ization"},
    {"ised", "ized"},
    {"ising", "izing"},
    {"haem", "hem"},
    {"oedem", "edem"},
}};

bool ascii_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void make_singular(std::string& word) {
    for (const auto& [ending, instead] : plural_endings) {
        if (!word.ends_with(ending)) continue;
        word.replace(word.size() - ending.size(), ending.size(), instead);
        return;
    }
    if (!word.ends_with('s')) return;
    const bool keeps = std::any_of(not_plural.begin(), not_plural.end(),
                                   [&](std::string_view ending) { return word.ends_with(ending); });
    if (!keeps) word.pop_back();
}

}  // namespace

std::string plain_form(std::string_view word) {
    std::string out(word);
    if (out.size() < 4 || !ascii_letters(out)) return out;
    make_singular(out);
    for (const auto& [british, american] : spellings) {
        if (const auto at = out.find(british); at != std::string::npos) out.replace(at, british.size(), american);
    }
    return out;
}

std::vector<Word> plain_words(std::string_view text) {
    auto out = words(text);
    for (auto& word : out) word.text = plain_form(word.text);
    return out;
}

Phrase::Phrase(std::string_view written) {
    while (!written.empty()) {
        const auto space = written.find(' ');
        auto token = written.substr(0, space);
        written.remove_prefix(space == std::string_view::npos ? written.size() : space + 1);
        if (token == "~") {
            parts_.push_back({{}, false, true});
            continue;
        }
        const bool prefix = token.ends_with('*');
        if (prefix) token.remove_suffix(1);
        // Written with a hyphen or in Chinese, one token is several words.
        for (auto& word : words(token)) parts_.push_back({prefix ? word.text : plain_form(word.text), prefix, false});
    }
}

std::optional<std::size_t> Phrase::match_from(const std::vector<Word>& words, std::size_t at, std::size_t part) const {
    for (; part < parts_.size(); ++part, ++at) {
        if (parts_[part].gap) {
            for (std::size_t skip = 0; skip <= 3; ++skip) {
                if (const auto end = match_from(words, at + skip, part + 1)) return end;
            }
            return {};
        }
        if (at >= words.size()) return {};
        const auto& [text, prefix, gap] = parts_[part];
        if (prefix ? !words[at].text.starts_with(text) : words[at].text != text) return {};
    }
    return at;
}

std::optional<std::size_t> Phrase::match_at(const std::vector<Word>& words, std::size_t at) const {
    if (parts_.empty()) return {};
    return match_from(words, at, 0);
}

std::optional<WordRange> Phrase::find(const std::vector<Word>& words, std::size_t from) const {
    for (std::size_t at = from; at < words.size(); ++at) {
        if (const auto end = match_at(words, at)) return WordRange{at, *end};
    }
    return {};
}

}  // namespace evident
