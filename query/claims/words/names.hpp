// Finds the concepts of a lexicon in text, by any of their English or Chinese names.
//
// A name of one to four letters counts only as it is written ("LM", "CSF"). One of one or two letters, or one that the
// lexicon gives to several concepts, counts only when the record also holds a longer name of the same concept. A word
// that most names of a concept share and no other concept's ("leptomeningeal") is a name too, in any of its endings.
// Between the long words of a name others may stand: "intrathecal and intravenous nivolumab" names "intrathecal
// nivolumab".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/claims/words/phrase.hpp"
#include "store/evidence/review.hpp"

namespace evident {

struct Mention {
    std::size_t concept_index = 0;  // in Lexicon::concepts()
    WordRange words;
    bool doubtful = false;  // an abbreviation that needs the long form somewhere in the record
    bool negated = false;   // "LM was not reported"; set by whoever reads the sentence (negation.hpp)

    friend bool operator==(const Mention&, const Mention&) = default;
};

class Names {
  public:
    explicit Names(const Lexicon& lexicon);

    // The mentions in a text, in order; `words` are plain_words(text). Longer names win over shorter ones they hold of
    // the same concept; names of different concepts may overlap ("EGFR-TKI" names the gene and the drugs).
    std::vector<Mention> find(std::string_view text, const std::vector<Word>& words) const;

  private:
    struct Name {
        std::vector<std::string> words;
        std::size_t concept_index = 0;
        bool loose = false;  // other words may stand between its own
        std::string exact;   // as it must be written; "" when any case will do
        bool doubtful = false;
    };
    // A leading part of a word that names the concept by itself.
    struct Stem {
        std::string begins;
        std::size_t concept_index = 0;
    };
    void add(std::size_t index, std::string_view written);
    void add_stems(const Lexicon& lexicon);
    // Where the name ends when it stands at a word; nothing when it does not.
    static std::optional<std::size_t> end_of(const Name& name, std::string_view text, const std::vector<Word>& words,
                                             std::size_t at);

    std::unordered_map<std::string, std::vector<Name>> by_first_word_;
    std::vector<Stem> stems_;
};

}  // namespace evident
