#include "query/syntax/parts/terms.hpp"

#include "text/words.hpp"

namespace evident {
namespace {

bool star_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] == '*'; }

// A star that no word stands beside ("0.*") would vanish unseen. A second star after one that was read says no more.
void tell_lone_stars(Piece piece, std::vector<bool> read, Findings& findings) {
    for (std::size_t at = 0; at < piece.text.size(); ++at) {
        if (piece.text[at] != '*' || read[at]) continue;
        if (at > 0 && piece.text[at - 1] == '*') {
            read[at] = true;
            continue;
        }
        findings.error("misplaced-truncation", "This star follows no word; it is passed over.",
                       {piece.begin + at, piece.begin + at + 1});
    }
}

}  // namespace

std::vector<QueryWord> read_words(Piece piece, Findings& findings) {
    const auto text = piece.text;
    std::vector<QueryWord> out;
    std::size_t passed = 0;                // the first byte that no star before a word may lie behind
    std::vector<bool> stars(text.size());  // the stars that were read as something
    bool inside = false;                   // a star parted this word from the one before it
    for (auto& word : words(text)) {
        if (!inside && word.begin > passed && text[word.begin - 1] == '*') {
            findings.error("misplaced-truncation",
                           "A star before a word cannot be searched yet; the word is searched without it.",
                           {piece.begin + word.begin - 1, piece.begin + word.end});
            stars[word.begin - 1] = true;
        }
        const bool prefix = star_at(text, word.end);
        if (prefix) stars[word.end] = true;
        if (!inside) out.push_back({std::move(word.text), prefix});
        passed = prefix ? word.end + 1 : word.end;
        const bool joined = prefix && passed < text.size() && !words(text.substr(passed, 4)).empty() &&
                            words(text.substr(passed, 4)).front().begin == 0;
        if (joined) {
            findings.error("misplaced-truncation",
                           "A star inside a word cannot be searched yet; the word is cut at the star.",
                           {piece.begin + word.begin, piece.begin + passed});
        }
        inside = joined;
    }
    tell_lone_stars(piece, std::move(stars), findings);
    return out;
}

}  // namespace evident
