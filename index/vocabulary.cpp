#include "index/vocabulary.hpp"

#include <algorithm>

#include "index/document.hpp"
#include "store/sqlite/changes.hpp"
#include "text/stem.hpp"

namespace evident {
namespace {

bool all_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Xapian::doccount frequency(const Xapian::Database& database, const std::string& word) {
    Xapian::doccount most = 0;
    for (const auto& column : columns()) {
        if (column.weight > 0) most = std::max(most, database.get_termfreq(std::string(column.prefix) + word));
    }
    return most;
}

Xapian::termcount spelling_frequency(const Xapian::Database& database, const std::string& word) {
    auto at = database.spellings_begin();
    if (at == database.spellings_end()) return 0;
    at.skip_to(word);
    return at != database.spellings_end() && *at == word ? at.get_termfreq() : 0;
}

}  // namespace

Vocabulary read_vocabulary(const Xapian::Database& database) {
    Vocabulary vocabulary;
    for (const auto& column : columns()) {
        if (column.weight == 0) continue;
        const std::string prefix(column.prefix);
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            const std::string word = (*term).substr(prefix.size());
            if (!has_stem(word)) continue;
            auto& most = vocabulary[word];
            most = std::max(most, term.get_termfreq());
        }
    }
    return vocabulary;
}

bool has_stem(std::string_view word) { return word.size() >= 3 && all_letters(word); }

bool may_be_spelling(std::string_view word, Xapian::doccount documents) {
    return documents >= 2 && word.size() >= 4 && word.size() <= 30 && all_letters(word);
}

void replace_stems(Store& store, const Vocabulary& vocabulary) {
    StemTable table(store);
    table.clear();
    for (const auto& [word, documents] : vocabulary) table.add(stem(word), word);
}

void add_spellings(Xapian::WritableDatabase& database, const Vocabulary& vocabulary) {
    for (const auto& [word, documents] : vocabulary) {
        if (may_be_spelling(word, documents)) database.add_spelling(word, documents);
    }
}

void ChangedWords::add(const Xapian::Document& document) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        const std::string whole = *term;
        const auto word = ranked_word(whole);
        if (has_stem(word) && !words_.contains(word)) words_.emplace(word);
    }
}

void ChangedWords::write_stems(Store& store) const {
    StemTable table(store);
    for (const auto& word : words_) table.add(stem(word), word);
}

void ChangedWords::write_spellings(Xapian::WritableDatabase& database) const {
    for (const auto& word : words_) {
        const auto documents = frequency(database, word);
        const Xapian::termcount wanted = may_be_spelling(word, documents) ? documents : 0;
        const auto held = spelling_frequency(database, word);
        if (wanted > held) database.add_spelling(word, wanted - held);
        if (wanted < held) database.remove_spelling(word, held - wanted);
    }
}

}  // namespace evident
