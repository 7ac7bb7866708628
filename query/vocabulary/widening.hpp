// What one tag of a question stands for by a vocabulary: the exact tags, any of which answers it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/node.hpp"
#include "store/vocabulary/vocabulary.hpp"

namespace evident {

class Widening {
  public:
    // kind: "mesh" or "emtree"; year 0: the newest. only_today: see expand.hpp.
    Widening(Store& store, std::string kind, int year, bool only_today)
        : store_(store),
          database_(store.database()),
          kind_(std::move(kind)),
          table_(store, kind_, year),
          only_today_(only_today) {}

    bool ready() const { return !table_.empty(); }
    int year() const { return table_.year(); }

    // At least one tag. What the vocabulary does not know stands for itself.
    std::vector<Tag> tags(const Tag& tag, const Place& place, Problems& problems);

    // Whether it is a heading of the vocabulary by any of its names; whether a record has the token.
    bool knows(const Tag& tag);
    bool held(const std::string& token);

  private:
    using Keys = std::vector<std::string>;

    std::vector<Tag> headings(const Tag& tag, const Place& place, Problems& problems);
    std::vector<Tag> qualified(const Tag& tag, const Place& place, Problems& problems);
    std::vector<Tag> acting(const Tag& tag, const Place& place, Problems& problems);
    Keys resolve(const std::string& key, const Tag& tag, const Place& place, Problems& problems);
    void warn_unknown(const std::string& key, const Tag& tag, const Place& place, Problems& problems);
    const Keys& below(const std::string& key);
    Keys qualifier_group(const std::string& key, bool explode);

    Store& store_;
    Database& database_;
    std::string kind_;
    VocabularyTable table_;
    bool only_today_;
    std::map<std::string, Keys> below_;
};

}  // namespace evident
