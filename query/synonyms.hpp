// Other names for what a question names, from the lexicons of the store's reviews: brand and code names of drugs, long
// and short forms, English and Chinese. Ranked search asks for all of them as if they were one word.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/ranked.hpp"
#include "store/evidence/review.hpp"

namespace evident {

class Synonyms {
  public:
    explicit Synonyms(const std::vector<Review>& reviews);

    // Gives each sought word that is a name of one concept alone the concept's other names. Han characters that
    // together are such a name become one thing sought. Names of fewer than four letters are neither read nor added:
    // they stand for too many things.
    void widen(RankedQuestion& question) const;

  private:
    using Name = std::vector<std::string>;  // folded words
    void add(const Concept& entry);
    // The concept the name belongs to; none when there is no such, or several.
    const std::vector<Name>* others(const Name& name) const;
    bool widen_word(const RankedQuestion& question, std::size_t at, SoughtUnit& unit) const;
    std::size_t widen_run(const RankedQuestion& question, std::size_t at, SoughtUnit& unit) const;

    std::vector<std::vector<Name>> concepts_;
    std::unordered_map<std::string, std::size_t> by_name_;  // words joined by spaces
    static constexpr std::size_t ambiguous = std::size_t(-1);
};

}  // namespace evident
