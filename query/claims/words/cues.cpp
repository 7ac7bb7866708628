#include "query/claims/words/cues.hpp"

#include <algorithm>
#include <array>

namespace evident {
namespace {

using enum Effect;

constexpr std::array table = {
    // No difference, no gain.
    Cue{"did not differ", no_gain, 1},
    Cue{"but ~ ~ did not", no_gain, 1},
    Cue{"whereas ~ ~ did not", no_gain, 1},
    Cue{"no more than", no_gain, 0.8},
    Cue{"nor ~ longer", no_gain, 0.8},
    Cue{"made no", no_gain, 1},
    Cue{"not differ*", no_gain, 1},
    Cue{"no ~ difference", no_gain, 1},
    Cue{"not ~ significant* different", no_gain, 1},
    Cue{"not statistical* significant", no_gain, 0.8},
    Cue{"not ~ significant", no_gain, 0.8},
    Cue{"non significant", no_gain, 0.8},
    Cue{"not significant*", no_gain, 0.8},
    Cue{"no ~ ~ better", no_gain, 1},
    Cue{"no ~ ~ superior*", no_gain, 1},
    Cue{"not ~ superior*", no_gain, 1},
    Cue{"no ~ benefit", no_gain, 1},
    Cue{"no ~ advantage", no_gain, 1},
    Cue{"no ~ improvement", no_gain, 1},
    Cue{"no ~ effect", no_gain, 0.8},
    Cue{"no ~ gain", no_gain, 1},
    Cue{"vanish* ~ adjust*", no_gain, 1.5},
    Cue{"similar surviv*", no_gain, 0.6},
    Cue{"were similar", no_gain, 0.6},
    Cue{"was similar", no_gain, 0.6},
    Cue{"was comparable", no_gain, 0.4},
    Cue{"marginal ~ gain", no_gain, 0.8},
    Cue{"only ~ marginal", no_gain, 0.8},
    Cue{"fail* to", worse, 1},
    Cue{"无明显差异", no_gain, 1},
    Cue{"差异无统计学意义", no_gain, 1},
    Cue{"无显著差异", no_gain, 1},
    // Worse.
    Cue{"inferior", worse, 1},
    Cue{"shorter surviv*", worse, 0.7},
    Cue{"short* ~ surviv*", worse, 0.4},
    Cue{"wors* surviv*", worse, 0.8},
    Cue{"wors* outcome", worse, 0.6},
    Cue{"work* poorly", worse, 1},
    Cue{"ineffective", worse, 1.2},
    Cue{"disappoint*", worse, 0.8},
    Cue{"limited activity", worse, 1},
    Cue{"activity limited", worse, 1},
    Cue{"limited efficacy", worse, 1},
    Cue{"limited benefit", worse, 1},
    Cue{"limited penetrat*", worse, 0.8},
    Cue{"poor penetrat*", worse, 1},
    Cue{"nobody had", worse, 0.9},
    Cue{"none respond*", worse, 1},
    Cue{"no ~ respon*", worse, 1},
    Cue{"no ~ remission", worse, 1},
    Cue{"progressed", worse, 0.3},
    Cue{"not ~ do well", worse, 1},
    Cue{"slow accrual", worse, 0.2},
    Cue{"stopped early", worse, 0.4},
    Cue{"futil*", worse, 1},
    Cue{"detriment*", worse, 1},
    Cue{"无效", worse, 1},
    // Better.
    Cue{"longer ~ surviv*", better, 1},
    Cue{"surviv* ~ longer", better, 1},
    Cue{"lived longer", better, 1},
    Cue{"better ~ surviv*", better, 1},
    Cue{"better outcome", better, 0.8},
    Cue{"prolong*", better, 0.9},
    Cue{"lengthen*", better, 0.9},
    Cue{"improv*", better, 0.9},
    Cue{"extend*", better, 0.7},
    Cue{"superior", better, 1},
    Cue{"outperform*", better, 1},
    Cue{"beat", better, 0.9},
    Cue{"more than double*", better, 1},
    Cue{"double*", better, 0.5},
    Cue{"effective", better, 0.9},
    Cue{"efficacious", better, 0.9},
    Cue{"is ~ active", better, 0.9},
    Cue{"beneficial", better, 0.9},
    Cue{"benefit", better, 0.6},
    Cue{"potential benefit", better, 0.6},
    Cue{"responded", better, 0.9},
    Cue{"responding", better, 0.7},
    Cue{"dramatic* respon*", better, 1},
    Cue{"complete remission", better, 1},
    Cue{"complete respon*", better, 0.8},
    Cue{"partial respon*", better, 0.7},
    Cue{"objective respon*", better, 0.6},
    Cue{"durable", better, 0.7},
    Cue{"cleared", better, 0.8},
    Cue{"resol*", better, 0.5},
    Cue{"regress*", better, 0.7},
    Cue{"reliev*", better, 0.7},
    Cue{"eased", better, 0.8},
    Cue{"felt better", better, 0.6},
    Cue{"disease control", better, 0.5},
    Cue{"controlled", better, 0.4},
    Cue{"good control", better, 0.7},
    Cue{"promis*", better, 0.6},
    Cue{"breakthrough", better, 0.8},
    Cue{"encouraging", better, 0.6},
    Cue{"favorable", better, 0.5},
    Cue{"favourable", better, 0.5},
    Cue{"well tolerated", better, 0.4},
    Cue{"tolerable", better, 0.3},
    Cue{"was ~ tolerated", better, 0.4},
    Cue{"no dose limiting", better, 0.7},
    Cue{"no ~ toxicity", better, 0.4},
    Cue{"feasible", better, 0.6},
    Cue{"recommended ~ dose", unknown, 0.1},
    Cue{"safe and effective", better, 1},
    Cue{"reduc* ~ risk", better, 0.8},
    Cue{"lower* ~ risk", better, 0.8},
    Cue{"protective", better, 0.7},
    Cue{"independent* predict*", better, 0.5},
    Cue{"helped", better, 0.8},
    Cue{"halved", better, 0.8},
    Cue{"usual choice", better, 0.7},
    Cue{"few* complication", better, 0.5},
    Cue{"with weight on", better, 0.6},
    Cue{"stress*", better, 0.4},
    Cue{"may help", better, 0.7},
    Cue{"recommend*", better, 0.7},
    Cue{"mainstay", better, 0.8},
    Cue{"credit*", better, 0.6},
    Cue{"penetrat* ~ better", better, 0.6},
    Cue{"higher ~ penetrat*", better, 0.6},
    Cue{"target was met", better, 0.5},
    Cue{"延长", better, 0.9},
    Cue{"改善", better, 0.9},
    Cue{"有效", better, 0.9},
    Cue{"获益", better, 0.8},
    // Not enough to say.
    Cue{"no result", unknown, 2},
    Cue{"no data", unknown, 1.2},
    Cue{"no figure", unknown, 1.2},
    Cue{"give* no rate", unknown, 0.5},
    Cue{"result ~ not in", unknown, 1.5},
    Cue{"result lay", unknown, 2},
    Cue{"outcome ~ beyond", unknown, 2},
    Cue{"immature", unknown, 0.8},
    Cue{"not settled", unknown, 1.5},
    Cue{"remain* unclear", unknown, 1.2},
    Cue{"unclear whether", unknown, 1.2},
    Cue{"inconclusive", unknown, 1.5},
    Cue{"insufficient evidence", unknown, 1.5},
    Cue{"literature lacking", unknown, 0.4},
    Cue{"further ~ needed", unknown, 0.3},
    Cue{"warrant*", unknown, 0.3},
    Cue{"will be", unknown, 0.8},
    Cue{"plan* to", unknown, 0.5},
    Cue{"aim to", unknown, 0.3},
    Cue{"only ~ header", unknown, 2},
    Cue{"not ~ report* separate*", unknown, 1.2},
    Cue{"not separated", unknown, 1.2},
    // Tests and rates.
    Cue{"false negative", low, 1.2},
    Cue{"falsely negative", low, 1.2},
    Cue{"low ~ sensitiv*", low, 1.2},
    Cue{"limited sensitiv*", low, 1.2},
    Cue{"insensitive", low, 1.2},
    Cue{"poor sensitiv*", low, 1.2},
    Cue{"lower sensitiv*", low, 1},
    Cue{"sensitiv* ~ low", low, 1},
    Cue{"normal ~ cytolog*", low, 0.8},
    Cue{"hard to ~ confirm", low, 0.9},
    Cue{"difficult* ~ diagnos*", low, 0.8},
    Cue{"diagnos* ~ difficult*", low, 0.8},
    Cue{"diagnos* ~ challeng*", low, 0.8},
    Cue{"challeng*", low, 0.4},
    Cue{"equivocal", low, 0.4},
    Cue{"inadequate", low, 0.7},
    Cue{"too small", low, 0.6},
    Cue{"missed", low, 0.8},
    Cue{"miss", low, 0.6},
    Cue{"underdiagnos*", low, 0.8},
    Cue{"poor prognosis", low, 1},
    Cue{"dismal", low, 0.9},
    Cue{"no valid", low, 0.5},
    Cue{"敏感性低", low, 1.2},
    Cue{"敏感度低", low, 1.2},
    Cue{"假阴性", low, 1.2},
    Cue{"预后差", low, 1},
    Cue{"more often", high, 0.9},
    Cue{"more sensitive", high, 1.2},
    Cue{"higher sensitiv*", high, 1.2},
    Cue{"greater sensitiv*", high, 1.2},
    Cue{"high sensitiv*", high, 1},
    Cue{"higher detection", high, 1},
    Cue{"detected more", high, 0.9},
    Cue{"found in all", high, 0.9},
    Cue{"all confirmed", high, 0.7},
    Cue{"less often", low, 0.8},
    Cue{"novel tool", high, 0.5},
    Cue{"敏感性高", high, 1},
};

constexpr std::array<std::string_view, 14> hedge_words = {
    "may",     "might",   "could", "possib*",  "potential*", "appear*",   "seem*",
    "suggest", "perhaps", "trend", "in doubt", "would",      "hypothes*", "可能",
};

constexpr std::array<std::string_view, 9> break_words = {"but",    "whereas",      "while", "although", "however",
                                                         "though", "nevertheless", "yet",   "但"};

// What follows these is asked, not said.
constexpr std::array<std::string_view, 2> questions = {"whether", "if"};
constexpr std::array<std::string_view, 8> denials = {"not",     "no",  "never",  "without",
                                                     "neither", "nor", "hardly", "nobody"};
constexpr std::size_t denial_reach = 3;
constexpr std::size_t hedge_reach = 5;

struct Compiled {
    Phrase phrase;
    const Cue* cue;
};

const std::vector<Compiled>& compiled_table() {
    static const auto made = [] {
        std::vector<Compiled> out;
        for (const auto& cue : table) out.push_back({Phrase(cue.written), &cue});
        return out;
    }();
    return made;
}

template <std::size_t Count>
std::vector<Phrase> compiled(const std::array<std::string_view, Count>& list) {
    return {list.begin(), list.end()};
}

bool any_before(const std::vector<Phrase>& list, const std::vector<Word>& words, std::size_t begin, std::size_t reach) {
    for (std::size_t back = 1; back <= reach && back <= begin; ++back) {
        for (const auto& phrase : list) {
            if (phrase.match_at(words, begin - back)) return true;
        }
    }
    return false;
}

}  // namespace

std::string_view name(Effect effect) {
    switch (effect) {
        case better: return "better";
        case worse: return "worse";
        case no_gain: return "no difference";
        case unknown: return "not enough to say";
        case low: return "low";
        case high: return "high";
    }
    return {};
}

std::span<const Cue> effect_cues() { return table; }
std::span<const std::string_view> clause_breaks() { return break_words; }

std::vector<CueHit> find_cues(const std::vector<Word>& words) {
    static const auto weakening = compiled(hedge_words);
    static const auto denying = compiled(denials);
    static const auto asking = compiled(questions);
    std::vector<CueHit> found;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const Compiled* best = nullptr;
        std::size_t best_end = at;
        for (const auto& entry : compiled_table()) {
            const auto end = entry.phrase.match_at(words, at);
            if (end && *end > best_end) {
                best = &entry;
                best_end = *end;
            }
        }
        if (best == nullptr) continue;
        if (any_before(asking, words, at, hedge_reach)) continue;
        CueHit hit{best->cue, {at, best_end}, false, any_before(weakening, words, at, hedge_reach)};
        const bool deniable = hit.cue->effect == better || hit.cue->effect == high || hit.cue->effect == low;
        hit.denied = deniable && any_before(denying, words, at, denial_reach);
        found.push_back(hit);
        at = best_end - 1;
    }
    return found;
}

}  // namespace evident
