#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/claims/grounds.hpp"

namespace evident {
namespace {

constexpr double low_rate = 80;  // percent; a test below it is said to have low sensitivity
constexpr double high_rate = 80;
constexpr double rate_slack = 2.0;  // a reported rate may lie this factor outside the claim's range
constexpr double short_life = 24;   // months: survival "counted in months"

std::string words_of(const ReadSentence& sentence, const WordRange& range) {
    const auto begin = sentence.words[range.begin].begin;
    return sentence.text.substr(begin, sentence.words[range.end - 1].end - begin);
}

double weight_of(Role role) {
    constexpr std::array<double, 5> weights = {1.2, 0.7, 0.2, 1.0, 1.2};
    return weights[std::size_t(role)];
}

double sign_of_test(Effect effect, bool wants_low) {
    switch (effect) {
        case Effect::low: return wants_low ? 1 : -1;
        case Effect::high: return wants_low ? 0.5 : 1;
        case Effect::no_gain: return wants_low ? 0 : -0.7;
        case Effect::worse: return wants_low ? 0.7 : -0.7;
        case Effect::better: return wants_low ? 0 : 0.4;
        case Effect::unknown: return 0;
    }
    return 0;
}

// The rate that stands nearest after or before a mention of the list, if any.
const Rate* rate_beside(const ReadSentence& sentence, const ConceptList& list) {
    constexpr std::size_t reach = 7;
    const Rate* best = nullptr;
    std::size_t best_distance = reach + 1;
    for (const auto& mention : sentence.mentions) {
        if (std::find(list.begin(), list.end(), mention.concept_index) == list.end()) continue;
        for (const auto& rate : sentence.figures.rates) {
            const auto distance = rate.word > mention.words.end     ? rate.word - mention.words.end
                                  : mention.words.begin > rate.word ? mention.words.begin - rate.word
                                                                    : 0;
            if (distance < best_distance) {
                best = &rate;
                best_distance = distance;
            }
        }
    }
    return best;
}

void test_figures(const Aspect& aspect, const ReadSentence& sentence, std::size_t index, std::vector<Ground>& out) {
    const double role = weight_of(sentence.role);
    const auto* own = rate_beside(sentence, aspect.intervention);
    const auto* rival = rate_beside(sentence, aspect.comparator);
    if (aspect.wants_low) {
        if (own == nullptr) return;
        const double side = own->percent < low_rate ? 0.9 : own->percent >= 90 ? -0.7 : 0;
        if (side != 0) out.push_back({index, role * side, fmt::format("the test found {:.3g} %", own->percent)});
        return;
    }
    if (own != nullptr && rival != nullptr && own != rival) {
        const double side = own->percent > rival->percent ? 1 : -1;
        out.push_back({index, role * side, fmt::format("{:.3g} % against {:.3g} %", own->percent, rival->percent)});
    } else if (own != nullptr && own->percent >= high_rate) {
        out.push_back({index, role * 0.8, fmt::format("the test found {:.3g} %", own->percent)});
    }
}

// Survival in months, or a rate within the range that the claim gives.
void course_figures(const Aspect& aspect, const ReadSentence& sentence, std::size_t index, std::vector<Ground>& out) {
    const double role = weight_of(sentence.role);
    if (sentence.themes.has(Theme::prognosis) && !sentence.figures.months.empty()) {
        const auto& months = sentence.figures.months.front();
        if (months.value > short_life) return;
        out.push_back({index, 0.8 * role, fmt::format("survival of {:.3g} months", months.value)});
        return;
    }
    if (!aspect.rate_low) return;
    for (const auto& rate : sentence.figures.rates) {
        if (rate.percent < *aspect.rate_low / rate_slack || rate.percent > *aspect.rate_high * rate_slack) continue;
        if (!speaks_of(sentence, aspect.population.condition)) continue;
        out.push_back({index, 0.9 * role, fmt::format("a rate of {:.3g} %", rate.percent)});
        return;
    }
}

}  // namespace

std::vector<Ground> grounds_of_test(const Aspect& aspect, const Reading& reading, const Lexicon&) {
    std::vector<Ground> out;
    const auto& sentences = reading.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        for (const auto& hit : sentence.cues) {
            const double sign = sign_of_test(hit.cue->effect, aspect.wants_low) * (hit.denied ? -1 : 1);
            const bool aimed = speaks_of(sentence, aspect.intervention) || speaks_of(sentence, aspect.outcome) ||
                               sentence.themes.has(Theme::detection);
            const double size = weight_of(sentence.role) * hit.cue->weight * (aimed ? 1 : 0.4);
            out.push_back({i, sign * size, fmt::format("\"{}\"", words_of(sentence, hit.words))});
        }
        test_figures(aspect, sentence, i, out);
    }
    return out;
}

std::vector<Ground> grounds_of_rate(const Aspect& aspect, const Reading& reading) {
    std::vector<Ground> out;
    const auto& sentences = reading.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        course_figures(aspect, sentences[i], i, out);
        for (const auto& hit : sentences[i].cues) {
            if (hit.cue->effect != Effect::low) continue;
            out.push_back({i, 0.7 * weight_of(sentences[i].role) * hit.cue->weight,
                           fmt::format("\"{}\"", words_of(sentences[i], hit.words))});
        }
    }
    return out;
}

// The record is such a thing itself, is about one by its title, or speaks for it in its findings.
std::vector<Ground> grounds_of_existence(const Aspect& aspect, const Reading& reading) {
    std::vector<Ground> out;
    const auto& design = reading.design();
    const auto& area = aspect.claim->area;
    const bool fits = (area == "guidance" && design.design == Design::guideline) ||
                      (area == "mechanism" && design.design == Design::preclinical);
    if (fits) out.push_back({0, 1.2, design.reason});
    const bool advice = area == "treatment";
    const auto& sentences = reading.sentences();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const bool told = sentences[i].in_title || (advice && sentences[i].role != Role::methods);
        const bool named =
            speaks_of(sentences[i], aspect.intervention) || !sentences[i].themes.both(aspect.stand_in).empty();
        if (told && area != "mechanism" && named) {
            out.push_back({i, 0.65, "speaks of it as its subject"});
        }
        for (const auto& hit : sentences[i].cues) {
            if (hit.cue->effect != Effect::unknown) continue;
            out.push_back({i, -0.4 * hit.cue->weight, fmt::format("\"{}\"", words_of(sentences[i], hit.words))});
        }
    }
    return out;
}

}  // namespace evident
