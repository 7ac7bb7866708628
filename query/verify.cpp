#include "query/verify.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ranked.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/changes.hpp"
#include "text/sentences.hpp"
#include "text/stem.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// Chosen on half of SciFact's training claims (docs/quality.md).
constexpr std::int64_t hits_listed = 100;
constexpr double least_share_of_best = 0.85;  // a report scoring less than this part of the best one gives no evidence
constexpr double least_coverage = 0.45;       // of the claim's words by weight, in the best sentence
constexpr double title_share = 0.5;           // what a word of the claim counts when only the title has it
constexpr double least_share_of_sentence = 0.8;
constexpr std::size_t most_sentences = 3;
constexpr std::size_t words_a_denial_reaches = 3;

// How words begin that say something rises or works, and that it falls or fails.
constexpr std::array<std::string_view, 34> upward = {
    "increas",   "enhanc",    "promot",  "elevat",  "higher",  "up",       "induc",    "activat",  "stimulat",
    "accelerat", "more",      "greater", "facilit", "improv",  "gain",     "rais",     "augment",  "necessary",
    "required",  "essential", "longer",  "better",  "positiv", "effectiv", "associat", "correlat", "link",
    "predict",   "contribut", "support", "benefi",  "strong",  "superior", "success"};
constexpr std::array<std::string_view, 32> downward = {
    "decreas",     "reduc",   "inhibit", "suppress", "lower",      "down",     "block",   "impair",
    "attenuat",    "less",    "fewer",   "diminish", "prevent",    "loss",     "declin",  "dispensable",
    "unnecessary", "shorter", "worse",   "negativ",  "ineffectiv", "independ", "protect", "limit",
    "lack",        "abolish", "repress", "weak",     "inferior",   "fail",     "poor",    "without"};
constexpr std::array<std::string_view, 8> denials = {"not",     "no",     "nor",   "without",
                                                     "neither", "cannot", "never", "none"};

template <std::size_t Count>
bool begins_with_any(std::string_view word, const std::array<std::string_view, Count>& starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return word.starts_with(start); });
}

bool is_denial(std::string_view word) { return std::find(denials.begin(), denials.end(), word) != denials.end(); }

std::set<std::string> stems_of(std::string_view text) {
    std::set<std::string> out;
    for (const auto& word : words(text)) out.insert(stem(word.text));
    return out;
}

// The claim's stems with their weight: the rarer in the corpus, the more it counts.
class WeighedClaim {
  public:
    WeighedClaim(Store& store, std::string_view claim) : database_(store.database()), stems_(store) {
        const double all = double(RecordTable(store).count_current());
        for (const auto& unit : natural_question(claim).sought) {
            for (const auto& word : unit.words) {
                const auto key = stem(word);
                if (weights_.contains(key)) continue;
                weights_[key] = std::log(1 + all / (1 + documents_with(key, word)));
                whole_ += weights_[key];
            }
        }
    }

    // The part of the claim's weight that these stems hold.
    double coverage(const std::set<std::string>& stems) const {
        double held = 0;
        for (const auto& [key, weight] : weights_) {
            if (stems.contains(key)) held += weight;
        }
        return whole_ > 0 ? held / whole_ : 0;
    }

  private:
    double documents_with(const std::string& key, const std::string& word) {
        auto forms = stems_.words(key);
        if (forms.empty()) forms.push_back(word);
        const auto match = fmt::format("{{title abstract}} : (\"{}\")", fmt::join(forms, "\" OR \""));
        auto rows = database_.cached("SELECT count(*) FROM words WHERE words MATCH ?").bind(1, match);
        return rows.step() ? double(rows.integer(0)) : 0;
    }

    Database& database_;
    StemTable stems_;
    std::map<std::string, double> weights_;
    double whole_ = 0;
};

struct RankedSentence {
    double coverage = 0;
    int at = 0;
};

std::vector<RankedSentence> ranked_sentences(const WeighedClaim& claim, const Record& record,
                                             const std::vector<std::string>& sentences) {
    const auto title = stems_of(record.title);
    std::vector<RankedSentence> out;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        auto stems = stems_of(sentences[i]);
        const double own = claim.coverage(stems);
        stems.insert(title.begin(), title.end());
        out.push_back({own + title_share * (claim.coverage(stems) - own), int(i)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const RankedSentence& a, const RankedSentence& b) { return a.coverage > b.coverage; });
    return out;
}

// What one record says; no sentences when it says too little of the claim.
Testimony testimony(const WeighedClaim& claim, int claim_direction, RecordId id, const Record& record) {
    Testimony out{id, record.key, {}, false};
    const auto sentences = abstract_sentences(record);
    const auto ranked = ranked_sentences(claim, record, sentences);
    if (ranked.empty() || ranked.front().coverage < least_coverage) return out;
    for (const auto& one : ranked) {
        if (out.sentences.size() == most_sentences) break;
        if (one.coverage >= least_share_of_sentence * ranked.front().coverage) out.sentences.push_back(one.at);
    }
    out.contradicts = claim_direction * direction_of(sentences[std::size_t(ranked.front().at)]) < 0;
    return out;
}

}  // namespace

std::vector<std::string> abstract_sentences(const Record& record) {
    std::vector<std::string> out;
    for (const auto& section : record.abstract) {
        std::uint32_t begin = 0;
        for (const auto end : section.sentence_ends) {
            out.push_back(section.text.substr(begin, end - begin));
            begin = end;
        }
        if (!section.sentence_ends.empty()) continue;
        for (const auto& range : sentences(section.text)) out.emplace_back(range.of(section.text));
    }
    return out;
}

int direction_of(std::string_view statement) {
    const auto list = words(statement);
    int out = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto& word = list[i].text;
        int side = begins_with_any(word, upward) ? 1 : begins_with_any(word, downward) ? -1 : 0;
        const auto from = i > words_a_denial_reaches ? i - words_a_denial_reaches : 0;
        for (auto before = from; before < i && side != 0; ++before) {
            if (is_denial(list[before].text)) {
                side = -side;
                break;
            }
        }
        out += side;
    }
    return out;
}

Verification verify(Store& store, const Index& index, std::string_view claim, int top) {
    Verification out;
    auto question = natural_question(claim);
    question.limit = hits_listed;
    const auto page = rank(store, index, question);
    RecordTable records(store);
    const WeighedClaim weighed(store, claim);
    const int direction = direction_of(claim);
    for (const auto& hit : page.hits) {
        const auto held = records.find(hit.record);
        if (!held) continue;
        out.ranked.push_back(held->record.key);
        const bool near_best = hit.score >= least_share_of_best * page.hits.front().score;
        if (!near_best || int(out.ranked.size()) > top) continue;
        auto found = testimony(weighed, direction, hit.record, held->record);
        if (!found.sentences.empty()) out.evidence.push_back(std::move(found));
    }
    return out;
}

}  // namespace evident
