// Phrases as the cue tables write them, and how they are found among the words of a sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace evident {

// The word without the endings that only tell number or spelling apart: "metastases" and "metastasis" are one,
// "tumours" and "tumor", "randomised" and "randomized". Both sides of every comparison go through here.
std::string plain_form(std::string_view word);

// words() with each word in its plain form; the offsets stay those of the text.
std::vector<Word> plain_words(std::string_view text);

// A half-open range of words.
struct WordRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const WordRange&, const WordRange&) = default;
};

// A row of words to look for. In writing: "improv*" is any word that begins so, "~" stands for up to three words of any
// kind, all else is a word.
class Phrase {
  public:
    explicit Phrase(std::string_view written);

    bool empty() const { return parts_.empty(); }
    // Where the phrase ends when it begins at word `at`.
    std::optional<std::size_t> match_at(const std::vector<Word>& words, std::size_t at) const;
    // The first place at or after `from`.
    std::optional<WordRange> find(const std::vector<Word>& words, std::size_t from = 0) const;

  private:
    struct Part {
        std::string word;
        bool prefix = false;
        bool gap = false;
    };
    std::optional<std::size_t> match_from(const std::vector<Word>& words, std::size_t at, std::size_t part) const;

    std::vector<Part> parts_;
};

}  // namespace evident
