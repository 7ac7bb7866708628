#include "query/strategy/press/corpus_words.hpp"

#include <algorithm>
#include <set>

#include "text/english/variants.hpp"
#include "text/stem.hpp"

namespace evident {
namespace {

constexpr std::size_t shortest_word = 5;
constexpr std::size_t shortest_beginning = 8;
constexpr std::int64_t fewest_records = 5;
constexpr std::int64_t times_more = 200;

bool is_letters(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::set<std::string> one_slip_away(const std::string& word) {
    std::set<std::string> out;
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {
        out.insert(word.substr(0, at) + word.substr(at + 1));
        auto other = word;
        std::swap(other[at], other[at + 1]);
        out.insert(other);
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            other = word;
            other[at] = letter;
            out.insert(other);
            out.insert(word.substr(0, at) + letter + word.substr(at));
        }
    }
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        out.insert(word.substr(0, word.size() - 1) + letter + word.back());
    }
    out.erase(word);
    return out;
}

bool are_forms(const std::string& a, const std::string& b) {
    const auto is_of = [&](const std::vector<std::string>& list) {
        return std::find(list.begin(), list.end(), b) != list.end();
    };
    return stem(a) == stem(b) || is_of(spelling_variants(a, false)) || is_of(number_variants(a));
}

}  // namespace

CorpusWords::CorpusWords(Store& store) : store_(store) {
    store_.database().execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_by_field USING fts5vocab(main, words, col)");
}

std::int64_t CorpusWords::count(const std::string& word) {
    if (const auto known = known_.find(word); known != known_.end()) return known->second;
    ++looked_up_;
    auto rows = store_.database().cached("SELECT col, doc FROM temp.words_by_field WHERE term = ?");
    rows.bind(1, word);
    std::int64_t out = 0;
    while (rows.step()) {
        const auto field = rows.text(0);
        if (field == "title" || field == "abstract" || field == "keyword" || field == "heading") {
            out = std::max(out, rows.integer(1));
        }
    }
    known_.emplace(word, out);
    return out;
}

bool CorpusWords::any_begins(const std::string& beginning) {
    ++looked_up_;
    auto row = store_.database().cached("SELECT term FROM temp.words_by_field WHERE term >= ? LIMIT 1");
    row.bind(1, beginning);
    return row.step() && row.text(0).starts_with(beginning);
}

std::optional<LikelyWord> CorpusWords::likely(const std::string& word) {
    if (word.size() < shortest_word || !is_letters(word) || looked_up_ > most_looked_up) return {};
    const auto least = std::max(fewest_records, times_more * count(word));
    LikelyWord out;
    for (const auto& other : one_slip_away(word)) {
        const auto records = count(other);
        if (records >= least && records > out.records && !are_forms(word, other)) out = {other, records};
    }
    if (out.records == 0) return {};
    return out;
}

std::vector<std::string> CorpusWords::likely_beginnings(const std::string& beginning) {
    std::vector<std::string> out;
    if (beginning.size() < shortest_beginning || !is_letters(beginning) || looked_up_ > most_looked_up) return out;
    for (const auto& other : one_slip_away(beginning)) {
        if (other.size() >= shortest_beginning && any_begins(other)) out.push_back(other);
    }
    return out;
}

bool CorpusWords::is_in_vocabulary(const std::string& word, bool beginning) {
    auto row = store_.database().cached(
        "SELECT 1 FROM (SELECT key FROM vocabulary_term UNION ALL SELECT key FROM vocabulary_entry) "
        "WHERE '.' || key || '.' LIKE '%.' || ? || '%' LIMIT 1");
    return row.bind(1, beginning ? word : word + '.').step();
}

}  // namespace evident
