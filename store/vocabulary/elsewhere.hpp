// A heading that one year of a vocabulary does not have and another one has: what stands for it in the first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/vocabulary/vocabulary.hpp"

namespace evident {

struct HeadingElsewhere {
    int year = 0;                   // the newest of the other years that has it
    std::vector<std::string> here;  // names of the headings of this year that are the same thing
    std::vector<std::string>
        wider;  // when there is none: those of this year right above its places in the other year's tree
};

// The same thing: the heading with its number, else those that are among its other names there. Nothing when no other
// loaded year of the kind ("mesh") has the key. here must be of that kind.
std::optional<HeadingElsewhere> heading_elsewhere(Store& store, const std::string& kind, VocabularyTable& here,
                                                  std::string_view key);

}  // namespace evident
