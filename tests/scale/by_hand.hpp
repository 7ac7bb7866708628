// A line of a strategy as a person would write it in SQL over FTS5, to be timed beside ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "query/compile/spelling.hpp"

namespace evident::scale {

// One MATCH as far as FTS5 has words for it, set operations for the rest; another line is the table lineN. What FTS5
// has no words for is asked for less strictly: a star within a phrase, nearness of nearness and more than most_nears
// pairs become AND. That is less work than the question means, never more.
class HandWriter {
  public:
    explicit HandWriter(Spelling& spelling) : spelling_(spelling) {}

    // A SELECT of the records, in the column id.
    std::string select(const Node& node);

    static constexpr std::size_t most_nears = 200;

  private:
    using Text = std::optional<std::string>;

    Text match(const Node& node);
    Text match(const Words& words);
    Text match(const Near& near);
    Text match(const And& all);
    Text joined(const std::vector<Node>& parts, const std::string& by);
    std::string either(const std::vector<Node>& parts);
    std::string both(const std::vector<Node>& parts);

    Spelling& spelling_;
};

}  // namespace evident::scale
