#include "query/compile/spelling.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/ast/pattern.hpp"
#include "store/record/searchable.hpp"

namespace evident {
namespace {

// FTS5's vocabulary is of all columns, that of tags too. No folded word has a full stop behind a letter.
bool is_tag(std::string_view word) {
    const auto stop = word.find('.');
    if (stop == std::string_view::npos || stop == 0) return false;
    for (int kind = 0; kind <= int(TagKind::action); ++kind) {
        if (word.starts_with(prefix(TagKind(kind)))) return true;
    }
    return false;
}

// The shortest beginning of the word that the pattern fits as it stands: with it all longer words are asked for.
std::string shortest(const QueryWord& term, const std::string& word) {
    const QueryWord whole{term.word, false};
    for (std::size_t end = 1; end < word.size(); ++end) {
        if ((static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) continue;
        if (fits(whole, std::string_view(word).substr(0, end))) return word.substr(0, end);
    }
    return word;
}

}  // namespace

void throw_too_wide(const QueryWord& term) {
    const auto text = term.word + (term.prefix ? "*" : "");
    throw Error(
        Fault::usage,
        Problem{
            Severity::error, "too-wide", fmt::format("\"{}\" stands for more than {} words", text, most_spellings), {}},
        "give more letters, at the beginning first, or write out the words that are meant");
}

const std::vector<QueryWord>& Spelling::of(const QueryWord& term) {
    const auto key = term.word + (term.prefix ? " *" : "");
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    std::vector<QueryWord> out;
    for (const auto& word : words(term)) {
        if (term.prefix && !out.empty() && word.starts_with(out.back().word)) continue;
        out.push_back(term.prefix ? QueryWord{shortest(term, word), true} : QueryWord{word, false});
    }
    return known_.emplace(key, std::move(out)).first->second;
}

void open_spelling(Database& database) {
    database.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_spelling USING fts5vocab(main, words, row)");
}

std::vector<std::string> Spelling::words(const QueryWord& term) {
    if (!ready_) {
        open_spelling(database_);
        ready_ = true;
    }
    const std::string start(beginning(term));
    auto rows = database_.cached("SELECT term FROM temp.words_spelling WHERE term >= ?1");
    rows.bind(1, start);
    std::vector<std::string> out;
    while (rows.step() && rows.text(0).starts_with(start)) {
        const auto word = rows.text(0);
        if (word == value_guard || is_tag(word) || !fits(term, word)) continue;
        if (out.size() == most_spellings) throw_too_wide(term);
        out.emplace_back(word);
    }
    return out;
}

}  // namespace evident
