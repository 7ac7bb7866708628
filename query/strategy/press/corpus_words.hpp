// The words of this store's records: in how many each stands, and which stand one slip of the pen away from a given
// one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/store.hpp"

namespace evident {

// A word that may have been meant.
struct LikelyWord {
    std::string word;
    std::int64_t records = 0;
};

class CorpusWords {
  public:
    explicit CorpusWords(Store& store);

    // Records that have the folded word in title, abstract, keywords or headings: of the place where they are most.
    std::int64_t count(const std::string& word);
    // Whether a word in any place begins so.
    bool any_begins(const std::string& beginning);
    // Of a word of five letters a to z or more: the most frequent one that differs by one letter left out, put in,
    // changed or swapped with its neighbour (not the first letter, and not an ending), stands in five records or more
    // and in 200 times as many as the word itself. Nothing once most_looked_up words were looked up.
    std::optional<LikelyWord> likely(const std::string& word);
    // Of a beginning of eight letters a to z or more: those one such slip away with which a word begins.
    std::vector<std::string> likely_beginnings(const std::string& beginning);
    // Whether a loaded vocabulary has the word, or one that begins so, in a name.
    bool is_in_vocabulary(const std::string& word, bool beginning);

    static constexpr std::size_t most_looked_up = 400000;

  private:
    // How many letters it takes until no word begins so; all of them when one does to the end.
    std::size_t first_lost(const std::string& word);
    void look_up(const std::set<std::string>& words);

    Store& store_;
    std::size_t looked_up_ = 0;
    std::map<std::string, std::int64_t> known_;
    std::map<std::string, bool> begun_;
};

}  // namespace evident
