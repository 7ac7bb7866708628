// A phrase or a Near that FTS5 has no words for: a MATCH that proposes records, and the places that decide.
#pragma once

#include <string>
#include <vector>

#include "query/ast/spans.hpp"
#include "query/compile/spelling.hpp"
#include "store/sqlite/database.hpp"

namespace evident {

class NearMatch {
  public:
    NearMatch(const Near& near, Spelling& spelling);

    // Finds every record in which all of it stands, and more.
    const std::string& text() const { return text_; }

    // Whether it stands in the row as it should.
    bool found(const MatchedRow& row);

  private:
    // Words of a leaf that FTS5 takes as one phrase, or the several spellings of one word.
    struct Piece {
        std::uint32_t length = 1;
        int first = 0;  // its phrases in the MATCH: [first, last)
        int last = 0;
    };
    using Leaf = std::vector<Piece>;

    // under_or: an OR stands above it.
    std::string text_of(const Node& node, bool under_or);
    std::string words_text(const Node& node, bool under_or);
    std::string text_of(const std::vector<QueryWord>& spellings, Leaf& leaf);
    bool found(int column, const MatchedRow& row);
    std::vector<WordSpan> places(const Leaf& leaf, int column) const;
    std::vector<std::uint32_t> starts(const Piece& piece, int column) const;

    Spelling& spelling_;
    NearRule rule_;
    FieldSet fields_;
    std::vector<Leaf> leaves_;
    std::string text_;
    int phrases_ = 0;
    int guard_ = -1;  // the phrase that stands between values; -1: not asked for
    std::vector<std::vector<MatchPlace>> seen_;
};

}  // namespace evident
