#include "query/claims/rationale.hpp"

#include <array>
#include <cmath>

namespace evident {
namespace {

double worth_of(Role role) {
    constexpr std::array<double, 5> worths = {0.2, 0.0, -0.3, 0.6, 0.8};  // title background methods results conclusion
    return worths[std::size_t(role)];
}

double worth_of(const Aspect& aspect, const ReadSentence& sentence) {
    double out = worth_of(sentence.role);
    if (speaks_of(sentence, aspect.intervention)) out += 1;
    if (speaks_of(sentence, aspect.population.condition)) out += 0.6;
    if (speaks_of(sentence, aspect.outcome)) out += 0.3;
    if (!sentence.themes.both(aspect.themes).empty()) out += 0.3;
    return out;
}

// What the grounds in this sentence say for the side that was taken; for no side, that anything is said at all.
double stance_in(std::size_t index, const Stance& stance) {
    double sum = 0;
    for (const auto& ground : stance.grounds) {
        if (ground.sentence == index) sum += ground.side;
    }
    if (stance.direction == Direction::neutral) return 0.3 * std::min(1.0, std::abs(sum));
    return stance.direction == Direction::supports ? sum : -sum;
}

}  // namespace

Quote choose_quote(const Aspect& aspect, const Reading& reading, const Stance& stance) {
    const ReadSentence* best = nullptr;
    double best_worth = 0;
    for (std::size_t i = 0; i < reading.sentences().size(); ++i) {
        const auto& sentence = reading.sentences()[i];
        if (sentence.text.empty()) continue;
        const double worth = worth_of(aspect, sentence) + stance_in(i, stance);
        if (best != nullptr && worth <= best_worth) continue;
        best = &sentence;
        best_worth = worth;
    }
    if (best == nullptr) return {};
    return {best->text, best->begin, best->end, best->in_title ? "title" : "abstract"};
}

}  // namespace evident
