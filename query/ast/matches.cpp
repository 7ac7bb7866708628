#include "query/ast/matches.hpp"

#include <algorithm>

#include "query/ast/pattern.hpp"
#include "query/ast/spans.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// True when the sorted list holds the text itself, or with prefix anything that begins with it.
bool holds(const std::vector<std::string>& sorted, const std::string& text, bool prefix) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), text);
    if (at == sorted.end()) return false;
    return prefix ? at->starts_with(text) : *at == text;
}

bool phrase_at(const std::vector<QueryWord>& terms, const std::vector<std::string>& value, std::size_t at) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (!fits(terms[i], value[at + i])) return false;
    }
    return true;
}

bool has_phrase(const std::vector<QueryWord>& terms, const std::vector<std::string>& value) {
    for (std::size_t at = 0; at + terms.size() <= value.size(); ++at) {
        if (phrase_at(terms, value, at)) return true;
    }
    return false;
}

std::vector<WordSpan> places(const std::vector<QueryWord>& terms, const std::vector<std::string>& value) {
    std::vector<WordSpan> out;
    for (std::size_t at = 0; at + terms.size() <= value.size(); ++at) {
        if (phrase_at(terms, value, at)) out.push_back({std::uint32_t(at), std::uint32_t(at + terms.size())});
    }
    return out;
}

}  // namespace

Scanned::Scanned(const Record& record) {
    auto found = searchable(record);
    for (std::size_t field = 0; field < field_count; ++field) {
        for (const auto text : found.values[field]) {
            Value value;
            for (auto& word : words(text)) value.push_back(std::move(word.text));
            vocabulary_.insert(vocabulary_.end(), value.begin(), value.end());
            values_[field].push_back(std::move(value));
        }
    }
    std::sort(vocabulary_.begin(), vocabulary_.end());
    vocabulary_.erase(std::unique(vocabulary_.begin(), vocabulary_.end()), vocabulary_.end());
    tags_ = std::move(found.tags);
    for (std::size_t i = 0; i < search_date_count; ++i) dates_[i] = search_date(record, SearchDate(i));
}

bool Scanned::matches(const Node& node) const {
    return std::visit([this](const auto& what) { return answers(what); }, node.is);
}

bool Scanned::anywhere(const QueryWord& term) const {
    if (!is_pattern(term)) return holds(vocabulary_, term.word, term.prefix);
    return std::any_of(vocabulary_.begin(), vocabulary_.end(), [&](const auto& word) { return fits(term, word); });
}

bool Scanned::answers(const Words& words) const {
    for (const auto& term : words.terms) {
        if (!anywhere(term)) return false;
    }
    for (std::size_t field = 0; field < field_count; ++field) {
        if (!words.fields.has(Field(field))) continue;
        for (const auto& value : values_[field]) {
            if (has_phrase(words.terms, value)) return true;
        }
    }
    return false;
}

bool Scanned::answers(const Near& near) const {
    const NearRule rule(near);
    const auto fields = fields_of(near);
    for (std::size_t field = 0; field < field_count; ++field) {
        if (!fields.has(Field(field))) continue;
        for (const auto& value : values_[field]) {
            std::vector<std::vector<WordSpan>> each;
            for (const auto& leaf : rule.leaves()) each.push_back(places(leaf.terms, value));
            if (rule.found(each)) return true;
        }
    }
    return false;
}

bool Scanned::answers(const Tag& tag) const { return holds(tags_, tag.token, tag.prefix); }

bool Scanned::answers(const Between& between) const {
    for (const auto date : between.dates) {
        const Day day = dates_[std::size_t(date)].first;
        if (day == Day::none) continue;
        const bool late_enough = between.from == Day::none || day >= between.from;
        const bool early_enough = between.to == Day::none || day <= between.to;
        if (late_enough && early_enough) return true;
    }
    return false;
}

bool Scanned::answers(const And& all) const {
    return std::all_of(all.parts.begin(), all.parts.end(), [this](const Node& part) { return matches(part); });
}

bool Scanned::answers(const Or& any) const {
    return std::any_of(any.parts.begin(), any.parts.end(), [this](const Node& part) { return matches(part); });
}

bool matches(const Node& node, const Record& record) { return Scanned(record).matches(node); }

}  // namespace evident
