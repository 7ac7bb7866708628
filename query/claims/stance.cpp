#include "query/claims/stance.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "query/claims/grounds.hpp"

namespace evident {
namespace {

// What may count of one sentence, so that one long sentence does not decide alone.
constexpr double most_of_a_sentence = 2.0;
constexpr std::size_t reasons_shown = 4;

Direction direction_of(double balance) {
    if (balance > side_taken) return Direction::supports;
    if (balance < -side_taken) return Direction::disputes;
    return Direction::neutral;
}

void sum_up(Stance& stance) {
    std::map<std::size_t, double> by_sentence;
    for (const auto& ground : stance.grounds) by_sentence[ground.sentence] += ground.side;
    for (const auto& [sentence, side] : by_sentence) {
        stance.balance += std::clamp(side, -most_of_a_sentence, most_of_a_sentence);
    }
    std::stable_sort(stance.grounds.begin(), stance.grounds.end(),
                     [](const Ground& a, const Ground& b) { return std::abs(a.side) > std::abs(b.side); });
    stance.direction = direction_of(stance.balance);
}

void explain(Stance& stance, const Reading& reading) {
    for (std::size_t i = 0; i < std::min(stance.grounds.size(), reasons_shown); ++i) {
        const auto& ground = stance.grounds[i];
        const auto role = name(reading.sentences()[ground.sentence].role);
        const auto side = ground.side > 0 ? "for" : ground.side < 0 ? "against" : "no side";
        stance.why.push_back(fmt::format("{} ({}): {}", side, role, ground.reason));
    }
    if (stance.grounds.empty()) {
        stance.why.emplace_back("neutral: nothing in title or abstract says whether it holds");
    } else if (stance.direction == Direction::neutral) {
        stance.why.emplace_back("neutral: what is said for and against is not enough to take a side");
    }
}

}  // namespace

bool speaks_of(const ReadSentence& sentence, const ConceptList& list) {
    return std::any_of(list.begin(), list.end(), [&](std::size_t index) { return sentence.names(index); });
}

Stance find_stance(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon) {
    Stance out;
    const auto& area = aspect.claim->area;
    if (area == "diagnosis") {
        out.grounds = grounds_of_test(aspect, reading, lexicon);
    } else if (area == "epidemiology") {
        out.grounds = grounds_of_rate(aspect, reading);
    } else if (area == "guidance" || area == "mechanism" || aspect.stand_in.has(Theme::individual_care)) {
        out.grounds = grounds_of_existence(aspect, reading);
    } else {
        out.grounds = grounds_of_effect(aspect, reading, lexicon);
    }
    sum_up(out);
    explain(out, reading);
    return out;
}

}  // namespace evident
