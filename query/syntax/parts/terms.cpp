#include "query/syntax/parts/terms.hpp"

#include "text/words.hpp"

namespace evident {
namespace {

bool star_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] == '*'; }

}  // namespace

std::vector<QueryWord> read_words(Piece piece, Findings& findings) {
    const auto text = piece.text;
    std::vector<QueryWord> out;
    std::size_t passed = 0;  // the first byte that no star before a word may lie behind
    bool inside = false;     // a star parted this word from the one before it
    for (auto& word : words(text)) {
        if (!inside && word.begin > passed && text[word.begin - 1] == '*') {
            findings.error("misplaced-truncation",
                           "A star before a word cannot be searched yet; the word is searched without it.",
                           {piece.begin + word.begin - 1, piece.begin + word.end});
        }
        const bool prefix = star_at(text, word.end);
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
    return out;
}

}  // namespace evident
