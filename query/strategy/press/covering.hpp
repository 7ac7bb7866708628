// Whether one term finds all that another finds, by what they mean: no record is looked at.
#pragma once

#include <map>
#include <set>
#include <string>

#include "query/strategy/press/desk.hpp"

namespace evident {

class Covering {
  public:
    explicit Covering(ReviewDesk& desk) : desk_(desk) {}

    // True when every record that answers narrow answers wide, whatever the records are: "lung*" of "lung cancer", a
    // phrase of the same words near each other, an exploded heading of one below it. False when it cannot be told so.
    bool covers(const Node& wide, const Node& narrow);

  private:
    bool covers(const Words& wide, const Words& narrow);
    bool covers(const Near& wide, const Near& narrow);
    bool stands_for(const Node& wide, const Node& narrow);
    bool covers(const Near& wide, const Words& narrow);
    bool covers(const Tag& wide, const Tag& narrow);
    const std::set<std::string>& headings(const Tag& tag);

    ReviewDesk& desk_;
    std::map<std::string, std::set<std::string>> headings_;
};

}  // namespace evident
