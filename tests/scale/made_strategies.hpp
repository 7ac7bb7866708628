// Strategies of forty lines made by chance from what the records of a store offer.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "store/sqlite/store.hpp"

namespace evident::scale {

// The lines; a Line node's number is a line's position, from 1.
using Lines = std::vector<Node>;

// Three groups of twelve lines of headings, words, phrases and nearness, each put together, and all three joined.
class StrategyMaker {
  public:
    explicit StrategyMaker(Store& store);

    Lines strategy();

  private:
    std::size_t below(std::size_t limit) { return std::size_t(dice_() % limit); }
    const std::vector<std::string>& text() { return texts_[below(texts_.size())]; }
    std::string word();
    Node headings();
    Node some_words();
    Node phrase();
    Node near();

    std::mt19937 dice_{20251125};
    std::vector<std::vector<std::string>> texts_;
    std::vector<std::string> headings_;
};

}  // namespace evident::scale
