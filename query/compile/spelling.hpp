// Words with open letters spelt out from the words that the records have.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "store/sqlite/database.hpp"

namespace evident {

// A word with more spellings than this among all words of all fields is refused: Error (usage), code "too-wide".
inline constexpr std::size_t most_spellings = 2000;
[[noreturn]] void throw_too_wide(const QueryWord& term);

// Makes temp.words_spelling there, a row for each word and tag of the records: FTS5's own vocabulary, in order.
void open_spelling(Database& database);

// Asks FTS5's own vocabulary. What was spelt once is kept.
class Spelling {
  public:
    explicit Spelling(Database& database) : database_(database) {}

    // Plain words and beginnings that together stand for just the words the term asks for; none when no record has one.
    const std::vector<QueryWord>& of(const QueryWord& term);

  private:
    std::vector<std::string> words(const QueryWord& term);

    Database& database_;
    bool ready_ = false;
    std::map<std::string, std::vector<QueryWord>> known_;
};

}  // namespace evident
