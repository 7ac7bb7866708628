// The words of the index beside its documents: which share a stem (kept in the store), and which may be offered as a
// spelling (kept in the index).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <xapian.h>

#include "store/sqlite/store.hpp"

namespace evident {

// Words of the ranked fields with the number of documents that have them: of the field where they are most frequent.
using Vocabulary = std::map<std::string, Xapian::doccount, std::less<>>;

Vocabulary read_vocabulary(const Xapian::Database& database);

// A word of three or more letters a to z, which the English stemmer takes.
bool has_stem(std::string_view word);

// A word of 4 to 30 letters a to z that at least two documents have: what one document alone has may be a slip itself.
bool may_be_spelling(std::string_view word, Xapian::doccount documents);

// The stems of the whole vocabulary in place of those before. Call within a transaction.
void replace_stems(Store& store, const Vocabulary& vocabulary);

// Fills the spellings of an index that has none.
void add_spellings(Xapian::WritableDatabase& database, const Vocabulary& vocabulary);

// The words of changed documents, old and new, gathered while they change; then their stems and spellings.
class ChangedWords {
  public:
    void add(const Xapian::Document& document);
    // Adds the stems of the words. Call within a transaction.
    void write_stems(Store& store) const;
    // Sets the frequencies of the words' spellings to what read_vocabulary() would say now.
    void write_spellings(Xapian::WritableDatabase& database) const;

  private:
    std::set<std::string, std::less<>> words_;
};

}  // namespace evident
