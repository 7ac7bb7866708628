#include "query/strategy/press/corpus_words.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

// upto: the letters before this one; no word begins with the letters up to it, so that no slip behind it mends that.
std::set<std::string> one_slip_away(const std::string& word, std::size_t upto) {
    std::set<std::string> out;
    for (std::size_t at = 1; at + 1 < word.size() && at < upto; ++at) {
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
    for (char letter = 'a'; letter <= 'z' && word.size() <= upto; ++letter) {
        out.insert(word.substr(0, word.size() - 1) + letter + word.back());
    }
    out.erase(word);
    return out;
}

bool is_text(std::string_view field) {
    return field == "title" || field == "abstract" || field == "keyword" || field == "heading";
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
        if (is_text(rows.text(0))) out = std::max(out, rows.integer(1));
    }
    known_.emplace(word, out);
    return out;
}

// All in one question, which FTS5's vocabulary answers in half the time. The words are letters a to z.
void CorpusWords::look_up(const std::set<std::string>& words) {
    std::vector<std::string> fresh;
    for (const auto& word : words) {
        if (known_.emplace(word, 0).second) fresh.push_back(word);
    }
    if (fresh.empty()) return;
    looked_up_ += fresh.size();
    const auto list = fmt::format("[\"{}\"]", fmt::join(fresh, "\",\""));
    auto rows = store_.database().cached(
        "SELECT w.value, v.col, v.doc FROM json_each(?) w CROSS JOIN temp.words_by_field v ON v.term = w.value");
    rows.bind(1, list);
    while (rows.step()) {
        if (!is_text(rows.text(1))) continue;
        auto& records = known_[std::string(rows.text(0))];
        records = std::max(records, rows.integer(2));
    }
}

bool CorpusWords::any_begins(const std::string& beginning) {
    if (const auto known = begun_.find(beginning); known != begun_.end()) return known->second;
    ++looked_up_;
    auto row = store_.database().cached("SELECT term FROM temp.words_by_field WHERE term >= ? LIMIT 1");
    row.bind(1, beginning);
    const bool out = row.step() && row.text(0).starts_with(beginning);
    begun_.emplace(beginning, out);
    return out;
}

std::size_t CorpusWords::first_lost(const std::string& word) {
    std::size_t out = 4;  // fewer letters always begin some word, and the first one may be in many records
    while (out < word.size() && any_begins(word.substr(0, out))) ++out;
    return out;
}

std::optional<LikelyWord> CorpusWords::likely(const std::string& word) {
    if (word.size() < shortest_word || !is_letters(word) || looked_up_ > most_looked_up) return {};
    const auto least = std::max(fewest_records, times_more * count(word));
    LikelyWord out;
    const auto others = one_slip_away(word, first_lost(word));
    look_up(others);
    for (const auto& other : others) {
        const auto records = count(other);
        if (records >= least && records > out.records && !are_forms(word, other)) out = {other, records};
    }
    if (out.records == 0) return {};
    return out;
}

std::vector<std::string> CorpusWords::likely_beginnings(const std::string& beginning) {
    std::vector<std::string> out;
    if (beginning.size() < shortest_beginning || !is_letters(beginning) || looked_up_ > most_looked_up) return out;
    for (const auto& other : one_slip_away(beginning, first_lost(beginning))) {
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
