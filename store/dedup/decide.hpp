// The decision on a pair of records: one publication, two, or a question for a person.
#pragma once

#include <cstdint>
#include <string_view>

#include "store/dedup/compare.hpp"

namespace evident {

enum class Verdict : std::uint8_t { same, ask, different };

struct Decision {
    Verdict verdict = Verdict::different;
    std::string_view rule;      // "doi-and-title": a word of docs/dedup.md; points to text that lives for ever
    std::string_view sentence;  // the same rule as a sentence for people
    Bond bond = Bond::none;     // of different: what the one is to the other
    // 0 to 100: how sure "same" is, for the order in which records are joined. Of different: 100 when they must not
    // stand in one report through others either, 0 when only too little speaks for them.
    int grade = 0;

    bool must_part() const { return verdict == Verdict::different && grade == 100; }
};

// A function of the likeness alone; the rules in the order in which they are tried stand in decide.cpp and
// docs/dedup.md.
Decision decide(const Likeness& likeness);

// decide(compare(left, right)).
Decision decide(const Face& left, const Face& right);

std::string_view name(Verdict verdict);

}  // namespace evident
