#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "query/claims/grounds.hpp"

namespace evident {
namespace {

// How much a sentence counts by its part in the abstract.
double weight_of(Role role) {
    constexpr std::array<double, 5> weights = {1.3, 0.3, 0.2, 1.0, 1.4};  // title background methods results conclusion
    return weights[std::size_t(role)];
}

constexpr double hedged_part = 0.7;
constexpr double title_denial = 1.8;
constexpr double good_response = 30;  // percent; what a response rate must reach to speak for a treatment
constexpr double poor_response = 12;  // percent; below it speaks against

// How surely a clause speaks of the claim's intervention.
constexpr double names_it = 1.0;
constexpr double names_nothing = 0.6;   // in a sentence or record that is about it
constexpr double names_another = 0.15;  // another treatment is what it speaks of

std::string words_of(const ReadSentence& sentence, const WordRange& range) {
    const auto begin = sentence.words[range.begin].begin;
    return sentence.text.substr(begin, sentence.words[range.end - 1].end - begin);
}

class EffectGrounds {
  public:
    EffectGrounds(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon)
        : aspect_(aspect), reading_(reading), lexicon_(lexicon), compares_own_(title_compares_own()) {}

    std::vector<Ground> find() {
        for (std::size_t i = 0; i < reading_.sentences().size(); ++i) read(i);
        return std::move(out_);
    }

  private:
    void read(std::size_t index) {
        const auto& sentence = reading_.sentences()[index];
        const double role = weight_of(sentence.role);
        bool gain_denied = false;
        for (const auto& hit : sentence.cues) {
            const bool null = hit.cue->effect == Effect::no_gain;
            if (null && compares_own_) continue;
            const double side = side_of(hit);
            // What a title denies is what the paper is about.
            const double stress = sentence.in_title && side < 0 && (null || hit.denied) ? title_denial : 1;
            const double size = role * stress * hit.cue->weight * aim(sentence, hit.words.begin) *
                                concession(sentence, hit.words.begin) * (hit.hedged ? hedged_part : 1);
            if (size < 0.05) continue;
            if (null || hit.denied) gain_denied = true;
            add(index, side * size,
                fmt::format("\"{}\"{}", words_of(sentence, hit.words), hit.denied ? " is denied" : ""));
        }
        read_ratios(index, role);
        read_rates(index, role);
        if (!gain_denied) read_comparisons(index, role);
    }

    // "though four improved" grants a little; "but ..." is what the sentence comes to.
    double concession(const ReadSentence& sentence, std::size_t word) const {
        const auto& opening = sentence.words[clause_at(sentence, word).begin].text;
        constexpr std::array<std::string_view, 4> granting = {"though", "although", "while", "despite"};
        if (std::find(granting.begin(), granting.end(), opening) != granting.end()) return 0.5;
        constexpr std::array<std::string_view, 4> turning = {"but", "however", "nevertheless", "yet"};
        return std::find(turning.begin(), turning.end(), opening) != turning.end() ? 1.3 : 1;
    }

    // "Lumboperitoneal versus ventriculoperitoneal shunt": that two of the claim's own do not differ is not against it.
    bool title_compares_own() const {
        static const std::array<Phrase, 4> comparing = {Phrase("versu*"), Phrase("vs"), Phrase("compar*"),
                                                        Phrase("or")};
        const auto& title = reading_.sentences().front();
        const bool compares = std::any_of(comparing.begin(), comparing.end(),
                                          [&](const Phrase& phrase) { return phrase.find(title.words).has_value(); });
        const auto& own = aspect_.intervention;
        const auto named = std::count_if(own.begin(), own.end(), [&](std::size_t index) {
            return lexicon_.concepts()[index].members.empty() && reading_.presence(index).title;
        });
        return compares && named >= 2;
    }

    // Higher detection and lower risk mean nothing for a treatment by themselves.
    static double side_of(const CueHit& hit) {
        const double sign = hit.denied ? -1 : 1;
        switch (hit.cue->effect) {
            case Effect::better: return sign;
            case Effect::worse: return -1;
            case Effect::no_gain: return -1;
            case Effect::unknown: return 0;
            case Effect::low: return 0;
            case Effect::high: return 0;
        }
        return 0;
    }

    void add(std::size_t sentence, double side, std::string reason) {
        out_.push_back({sentence, side, std::move(reason)});
    }

    WordRange clause_at(const ReadSentence& sentence, std::size_t word) const {
        WordRange out{0, sentence.words.size()};
        for (const auto start : sentence.clause_starts) {
            if (start <= word) {
                out.begin = start;
            } else {
                out.end = start;
                break;
            }
        }
        return out;
    }

    bool is_own(std::size_t concept_index) const {
        const auto holds = [&](const ConceptList& list) {
            return std::find(list.begin(), list.end(), concept_index) != list.end();
        };
        return holds(aspect_.intervention) || holds(aspect_.classes);
    }

    bool is_treatment(std::size_t concept_index) const {
        const auto& kind = lexicon_.concepts()[concept_index].kind;
        return kind == "drug" || kind == "procedure";
    }

    double aim(const ReadSentence& sentence, std::size_t word) const {
        const auto clause = clause_at(sentence, word);
        const auto subject = added_in(sentence, clause);
        bool own = !subject && !sentence.themes.both(aspect_.stand_in).empty();
        bool other = false;
        for (const auto& mention : sentence.mentions) {
            const auto at = mention.words.begin;
            if (at < clause.begin || at >= clause.end) continue;
            if (subject && (at < subject->begin || at >= subject->end)) continue;
            if (is_own(mention.concept_index)) {
                own = true;
            } else if (is_treatment(mention.concept_index)) {
                other = true;
            }
        }
        if (own) return names_it;
        if (other) return names_another;
        return about_it() || carried_on(sentence) ? names_nothing : names_another;
    }

    // The sentence itself speaks of the treatment, or names none and the one before it did.
    bool carried_on(const ReadSentence& sentence) const {
        if (speaks_of(sentence, aspect_.intervention)) return true;
        const auto index = std::size_t(&sentence - reading_.sentences().data());
        return index > 0 && speaks_of(reading_.sentences()[index - 1], aspect_.intervention);
    }

    // "adding radiotherapy to a TKI" tests the radiotherapy: the words between "adding" and "to".
    static std::optional<WordRange> added_in(const ReadSentence& sentence, const WordRange& clause) {
        constexpr std::size_t reach = 7;
        for (std::size_t at = clause.begin; at < clause.end; ++at) {
            const auto& word = sentence.words[at].text;
            if (word != "adding" && word != "addition") continue;
            for (std::size_t end = at + 1; end < std::min(clause.end, at + reach); ++end) {
                if (sentence.words[end].text == "to") return WordRange{at + 1, end};
            }
        }
        return {};
    }

    // The record is about the claim's treatment when the title names it.
    bool about_it() const {
        return aspect_.intervention.empty() || !reading_.title_themes().both(aspect_.stand_in).empty() ||
               std::any_of(aspect_.intervention.begin(), aspect_.intervention.end(),
                           [&](std::size_t index) { return reading_.presence(index).title; });
    }

    void read_ratios(std::size_t index, double role) {
        const auto& sentence = reading_.sentences()[index];
        for (const auto& ratio : sentence.figures.ratios) {
            const double size = role * aim(sentence, ratio.word);
            const auto text = fmt::format("{} {}", ratio.kind, ratio.value);
            if (!ratio.has_interval()) {
                if (ratio.value < 0.75) add(index, 0.6 * size, text);
            } else if (!ratio.excludes_one()) {
                add(index, -0.6 * size, fmt::format("{} ({}-{}), the interval holds 1", text, ratio.low, ratio.high));
            } else {
                const double side = ratio.value < 1 ? 1 : -1;
                add(index, side * size, fmt::format("{} ({}-{})", text, ratio.low, ratio.high));
            }
        }
    }

    // A rate within a few words of what responded.
    static bool of_response(const ReadSentence& sentence, std::size_t word) {
        static const std::array<Phrase, 7> words = {
            Phrase("respon*"), Phrase("improv*"),   Phrase("disease control"),     Phrase("orr"),
            Phrase("dcr"),     Phrase("remission"), Phrase("intracranial control")};
        constexpr std::size_t reach = 6;
        const auto begin = word > reach ? word - reach : 0;
        for (std::size_t at = begin; at < std::min(word + reach, sentence.words.size()); ++at) {
            for (const auto& phrase : words) {
                if (phrase.match_at(sentence.words, at)) return true;
            }
        }
        return false;
    }

    void read_rates(std::size_t index, double role) {
        const auto& sentence = reading_.sentences()[index];
        const Rate* best = nullptr;
        for (const auto& rate : sentence.figures.rates) {
            if (of_response(sentence, rate.word) && (best == nullptr || rate.percent > best->percent)) best = &rate;
        }
        if (best == nullptr) return;
        const double size = role * aim(sentence, best->word);
        if (best->percent >= good_response) add(index, 0.7 * size, fmt::format("response of {:.3g} %", best->percent));
        if (best->percent <= poor_response) {
            add(index, -0.8 * size, fmt::format("response of only {:.3g} %", best->percent));
        }
    }

    // "18.0 months against 13.7" after the treatment's name.
    void read_comparisons(std::size_t index, double role) {
        const auto& sentence = reading_.sentences()[index];
        static const std::array<Phrase, 4> of_time = {Phrase("month"), Phrase("surviv*"), Phrase("lived"),
                                                      Phrase("day")};
        const bool time = std::any_of(of_time.begin(), of_time.end(),
                                      [&](const Phrase& phrase) { return phrase.find(sentence.words).has_value(); });
        if (!time || !speaks_of(sentence, aspect_.intervention)) return;
        const bool no_significance = std::any_of(sentence.figures.p_values.begin(), sentence.figures.p_values.end(),
                                                 [](const PValue& p) { return !p.significant(); });
        for (const auto& pair : sentence.figures.comparisons) {
            if (pair.first <= 0 || pair.second <= 0) continue;
            const double size = role * aim(sentence, pair.word);
            const auto text = fmt::format("{} against {}", pair.first, pair.second);
            if (no_significance || std::abs(pair.first - pair.second) < 0.1 * std::max(pair.first, pair.second)) {
                add(index, -0.6 * size, text + ", no difference");
            } else if (pair.first > pair.second) {
                add(index, 0.7 * size, text);
            }
        }
    }

    const Aspect& aspect_;
    const Reading& reading_;
    const Lexicon& lexicon_;
    bool compares_own_ = false;
    std::vector<Ground> out_;
};

}  // namespace

std::vector<Ground> grounds_of_effect(const Aspect& aspect, const Reading& reading, const Lexicon& lexicon) {
    return EffectGrounds(aspect, reading, lexicon).find();
}

}  // namespace evident
