// How two folded titles agree: misprints, hyphens, cuts and subtitles on the one side, another number, another group of
// patients or another part on the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/dedup/match/agreement.hpp"

namespace evident {

struct TitleMatch {
    Agreement agreement = Agreement::unknown;
    int likeness = 0;        // 0 to 100, by letters
    bool contained = false;  // one is the beginning or the end of the other
    bool section = false;    // one has a few words more in front, as the name of a journal's section; no notice's
    bool telling = false;    // they differ in words that make two papers of one wording: numbers, "with" and "without"
};

TitleMatch match_titles(std::string_view left, std::string_view right);

// Without spaces.
std::string squeezed(std::string_view folded_text);
// The words of a folded text; they point into it.
std::vector<std::string_view> split_words(std::string_view folded_text);

// The least number of letters to put in, take out or change; `limit` + 1 when it is more than that.
std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit);

}  // namespace evident
