// Whether one record answers a question, found by reading the record from front to back: the judge of both engines.
//
// Written to be plainly right, not quick: it knows nothing of FTS5 or Xapian. No vocabulary plays a part, so a heading
// stands for itself alone here, exploded or not.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "store/record/searchable.hpp"

namespace evident {

// A record made ready for many questions. It keeps what it needs; the record may go.
class Scanned {
  public:
    explicit Scanned(const Record& record);

    bool matches(const Node& node) const;

  private:
    using Value = std::vector<std::string>;  // the folded words of one value, in order

    bool answers(const Words& words) const;
    bool answers(const Near& near) const;
    bool answers(const Tag& tag) const;
    bool answers(const Line&) const { return false; }
    bool answers(const Between& between) const;
    bool answers(const And& all) const;
    bool answers(const Or& any) const;
    bool answers(const Not& negated) const { return !matches(negated.part.front()); }
    bool answers(const All&) const { return true; }
    bool answers(const Nothing&) const { return false; }
    bool anywhere(const QueryWord& term) const;

    std::array<std::vector<Value>, field_count> values_;
    std::vector<std::string> vocabulary_;  // each word of any field once, sorted: most questions end here
    std::vector<std::string> tags_;        // sorted
    std::array<Span, search_date_count> dates_;
};

bool matches(const Node& node, const Record& record);

}  // namespace evident
