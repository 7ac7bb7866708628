#include <algorithm>
#include <array>

#include "query/ranked.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

using Sought = std::vector<SoughtUnit>;

// Words of English grammar that nearly every abstract has. In order.
constexpr std::array<std::string_view, 40> grammar_words = {
    "a",    "an",    "and",  "are",   "as",    "at",   "be",   "been", "but", "by",   "can",   "do",  "does", "for",
    "from", "has",   "have", "in",    "into",  "is",   "it",   "its",  "may", "of",   "on",    "or",  "such", "that",
    "the",  "their", "then", "there", "these", "they", "this", "to",   "was", "were", "which", "with"};

bool holds_sentences_together(std::string_view word) {
    return std::binary_search(grammar_words.begin(), grammar_words.end(), word);
}

// Han characters side by side are sought in pairs, since one character alone says little; a lone one for itself.
class Seeker {
  public:
    void add(std::string_view word, bool joins_last) {
        if (stands_alone(word)) {
            if (joins_last && !han_.empty()) {
                sought_.push_back({{han_, std::string(word)}, {}});
                alone_ = false;
            } else {
                flush();
                alone_ = true;
            }
            han_ = word;
            return;
        }
        flush();
        add_once({std::string(word)});
    }
    Sought finish() {
        flush();
        return std::move(sought_);
    }

  private:
    void flush() {
        if (!han_.empty() && alone_) add_once({han_});
        han_.clear();
    }
    void add_once(std::vector<std::string> unit) { sought_.push_back({std::move(unit), {}}); }

    Sought sought_;
    std::string han_;
    bool alone_ = false;
};

// Grammar words away, unless there is nothing else.
Sought without_grammar(Sought sought) {
    const auto is_grammar = [](const SoughtUnit& unit) {
        return unit.words.size() == 1 && holds_sentences_together(unit.words.front());
    };
    if (!std::all_of(sought.begin(), sought.end(), is_grammar)) std::erase_if(sought, is_grammar);
    return sought;
}

bool typed_in_quotes(const Node& node, std::string_view text) {
    return node.place.begin < text.size() && text[node.place.begin] == '"';
}

// A word, or words joined by hyphens or the like, that stand free in a question.
const Words* free_words(const Node& node, std::string_view text) {
    const auto* words = std::get_if<Words>(&node.is);
    if (words == nullptr || words->fields != plain_fields || typed_in_quotes(node, text)) return nullptr;
    const bool starred =
        std::any_of(words->terms.begin(), words->terms.end(), [](const QueryWord& term) { return term.prefix; });
    return starred ? nullptr : words;
}

void seek(Seeker& seeker, const Words& words) {
    bool first = true;
    for (const auto& term : words.terms) {
        seeker.add(term.word, !first);
        first = false;
    }
}

// a OR b OR c of free words alone.
bool all_free(const Or& any, std::string_view text) {
    return std::all_of(any.parts.begin(), any.parts.end(),
                       [&](const Node& part) { return free_words(part, text) != nullptr; });
}

void take_apart(const Node& node, std::string_view text, Seeker& seeker, std::vector<Node>& filters) {
    if (const auto* words = free_words(node, text)) {
        seek(seeker, *words);
    } else if (const auto* all = std::get_if<And>(&node.is)) {
        for (const auto& part : all->parts) take_apart(part, text, seeker, filters);
    } else if (const auto* any = std::get_if<Or>(&node.is); any != nullptr && all_free(*any, text)) {
        for (const auto& part : any->parts) seek(seeker, std::get<Words>(part.is));
    } else if (!std::holds_alternative<All>(node.is)) {
        filters.push_back(node);
    }
}

}  // namespace

RankedQuestion natural_question(std::string_view text) {
    RankedQuestion question;
    Seeker seeker;
    std::uint32_t end = 0;
    for (const auto& word : words(text)) {
        seeker.add(word.text, word.begin == end);
        end = word.end;
    }
    question.sought = without_grammar(seeker.finish());
    if (question.sought.empty()) question.filter = Node{Nothing{}, {}};
    return question;
}

RankedQuestion ranked_question(const Node& node, std::string_view text) {
    RankedQuestion question;
    Seeker seeker;
    std::vector<Node> filters;
    take_apart(node, text, seeker, filters);
    question.sought = without_grammar(seeker.finish());
    if (!filters.empty()) question.filter = Node{And{std::move(filters)}, node.place};
    return question;
}

}  // namespace evident
