#include "query/compile/near_places.hpp"

#include <algorithm>
#include <set>

#include "index/document.hpp"
#include "query/ast/pattern.hpp"
#include "query/compile/spelling.hpp"

namespace evident {
namespace {

// A Near, or one within it, that could step over the gap between two values.
bool reaches_far(const Node& node) {
    const auto* near = std::get_if<Near>(&node.is);
    const auto* any = std::get_if<Or>(&node.is);
    if (near != nullptr && near->between + 1 >= value_gap) return true;
    const auto* parts = near != nullptr ? &near->parts : any != nullptr ? &any->parts : nullptr;
    return parts != nullptr && std::any_of(parts->begin(), parts->end(), reaches_far);
}

void put_in_order(std::vector<std::uint32_t>& places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

std::vector<std::string> terms_of(const Xapian::Database& database, const std::string& prefix, const QueryWord& term) {
    std::vector<std::string> out;
    const auto start = prefix + std::string(beginning(term));
    const auto end = database.allterms_end(start);
    for (auto at = database.allterms_begin(start); at != end; ++at) {
        const std::string word = *at;
        if (fits(term, std::string_view(word).substr(prefix.size()))) out.push_back(word);
    }
    return out;
}

void check_width(const Xapian::Database& database, const QueryWord& term) {
    std::set<std::string> words;
    for (const auto& column : columns()) {
        for (const auto& word : terms_of(database, std::string(column.prefix), term)) {
            words.insert(word.substr(column.prefix.size()));
            if (words.size() > most_spellings) throw_too_wide(term);
        }
    }
}

}  // namespace

std::vector<std::string> spelt_out(const Xapian::Database& database, const std::string& prefix, const QueryWord& term) {
    if (is_pattern(term)) check_width(database, term);
    return terms_of(database, prefix, term);
}

NearPlaces::NearPlaces(const Xapian::Database& database, const Near& near)
    : database_(database), rule_(near), fields_(fields_of(near)), reaches_far_(reaches_far(Node{near, {}})) {}

bool NearPlaces::found(Xapian::docid document) {
    return std::any_of(columns().begin(), columns().end(), [&](const Column& column) {
        return fields_.has(column.field) && found(document, std::string(column.prefix));
    });
}

bool NearPlaces::found(Xapian::docid document, const std::string& prefix) {
    std::vector<std::vector<WordSpan>> whole;
    for (const auto& leaf : rule_.leaves()) whole.push_back(places(document, prefix, leaf));
    const bool crowded = NearRule::crowded(whole);
    if (!crowded && !rule_.found(whole)) return false;
    if (!crowded && !reaches_far_) return true;
    const auto starts = value_starts(document, prefix);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const auto end = i + 1 < starts.size() ? starts[i + 1] : UINT32_MAX;
        auto some = whole;
        for (auto& spans : some) {
            std::erase_if(spans, [&](const WordSpan& span) { return span.begin < starts[i] || span.begin >= end; });
        }
        if (rule_.found(some)) return true;
    }
    return false;
}

NearPlaces::Positions NearPlaces::positions(Xapian::docid document, const std::string& prefix, const QueryWord& term) {
    Positions out;
    for (const auto& word : spelt(prefix, term)) {
        const auto end = database_.positionlist_end(document, word);
        for (auto at = database_.positionlist_begin(document, word); at != end; ++at) out.push_back(*at);
    }
    put_in_order(out);
    return out;
}

std::vector<WordSpan> NearPlaces::places(Xapian::docid document, const std::string& prefix, const Words& leaf) {
    auto starts = positions(document, prefix, leaf.terms.front());
    for (std::size_t i = 1; i < leaf.terms.size() && !starts.empty(); ++i) {
        const auto next = positions(document, prefix, leaf.terms[i]);
        std::erase_if(starts, [&](std::uint32_t at) {
            return !std::binary_search(next.begin(), next.end(), at + std::uint32_t(i));
        });
    }
    std::vector<WordSpan> out;
    for (const auto at : starts) out.push_back({at, at + std::uint32_t(leaf.terms.size())});
    return out;
}

const std::vector<std::string>& NearPlaces::spelt(const std::string& prefix, const QueryWord& term) {
    const auto key = prefix + ' ' + term.word + (term.prefix ? "*" : "");
    const auto known = spelt_.find(key);
    if (known != spelt_.end()) return known->second;
    auto& out = spelt_[key];
    if (!term.prefix && !is_pattern(term)) {
        out.push_back(prefix + term.word);
        return out;
    }
    out = spelt_out(database_, prefix, term);
    return out;
}

NearPlaces::Positions NearPlaces::value_starts(Xapian::docid document, const std::string& prefix) const {
    Positions all;
    const auto end = database_.termlist_end(document);
    auto term = database_.termlist_begin(document);
    for (term.skip_to(prefix); term != end; ++term) {
        const std::string word = *term;
        if (!word.starts_with(prefix)) break;
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) all.push_back(*at);
    }
    put_in_order(all);
    Positions out;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == 0 || all[i] - all[i - 1] >= value_gap) out.push_back(all[i]);
    }
    return out;
}

}  // namespace evident
