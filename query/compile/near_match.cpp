#include "query/compile/near_match.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/compile/to_fts.hpp"
#include "store/record/searchable.hpp"

namespace evident {
namespace {

// A word that no record has: U+E001, as the guard a private-use character.
constexpr std::string_view no_word = "\xEE\x80\x81";

// Whether something may lie between two parts anywhere in it; else no Near of it can reach over a guard.
bool has_room(const Node& node) {
    const auto* near = std::get_if<Near>(&node.is);
    const auto* any = std::get_if<Or>(&node.is);
    if (near != nullptr && near->between > 0) return true;
    const auto* parts = near != nullptr ? &near->parts : any != nullptr ? &any->parts : nullptr;
    return parts != nullptr && std::any_of(parts->begin(), parts->end(), has_room);
}

// Whether the text of it holds an OR. FTS5 (3.40) loses places there when an AND stands above it and an OR above that:
// where the AND is not true of a row it forgets the places of all words below, those of a later row as well.
bool has_choice(const Node& node) {
    if (const auto* words = std::get_if<Words>(&node.is)) {
        return std::any_of(words->terms.begin(), words->terms.end(), is_pattern);
    }
    if (std::holds_alternative<Or>(node.is)) return true;
    const auto* near = std::get_if<Near>(&node.is);
    return near != nullptr && std::any_of(near->parts.begin(), near->parts.end(), has_choice);
}

// What is asked for all together; under an OR, in that case, for any of it: more records are proposed, none lost.
std::string_view all_of(const Node& node, bool under_or) { return under_or && has_choice(node) ? " OR " : " AND "; }

}  // namespace

NearMatch::NearMatch(const Near& near, Spelling& spelling)
    : spelling_(spelling), rule_(near), fields_(fields_of(near)) {
    const auto columns = fts_columns(fields_);
    text_ = columns + '(' + text_of({near, {}}, false) + ')';
    if (has_room({near, {}})) {
        guard_ = phrases_;
        const auto asked = leaves_.size();
        ++phrases_;
        text_ += fmt::format(" AND (\"{}\" OR {}({}))", value_guard, columns, text_of(near.parts.front(), true));
        leaves_.resize(asked);
        phrases_ = guard_ + 1;
    }
    seen_.resize(std::size_t(phrases_));
}

std::string NearMatch::text_of(const Node& node, bool under_or) {
    if (std::holds_alternative<Words>(node.is)) return words_text(node, under_or);
    const auto* near = std::get_if<Near>(&node.is);
    const auto* any = std::get_if<Or>(&node.is);
    const auto by = near != nullptr ? all_of(node, under_or) : " OR ";
    std::string out;
    for (const auto& part : near != nullptr ? near->parts : any->parts) {
        if (!out.empty()) out += by;
        out += '(' + text_of(part, under_or || any != nullptr) + ')';
    }
    return out;
}

// Plain words go together; one with a star ends such a run, one with open letters stands alone.
std::string NearMatch::words_text(const Node& node, bool under_or) {
    const auto& words = std::get<Words>(node.is);
    const auto by = all_of(node, under_or);
    std::string out;
    std::string run;
    Leaf leaf;
    std::uint32_t length = 0;
    const auto end_run = [&](bool prefix) {
        if (length == 0) return;
        out += fmt::format("{}\"{}\"{}", out.empty() ? "" : by, run, prefix ? " *" : "");
        leaf.push_back({length, phrases_, phrases_ + 1});
        ++phrases_;
        run.clear();
        length = 0;
    };
    for (const auto& term : words.terms) {
        if (is_pattern(term)) {
            end_run(false);
            const auto spelt = text_of(spelling_.of(term), leaf);
            out += fmt::format("{}({})", out.empty() ? "" : by, spelt);
            continue;
        }
        run += (run.empty() ? "" : " ") + term.word;
        ++length;
        if (term.prefix) end_run(true);
    }
    end_run(false);
    leaves_.push_back(std::move(leaf));
    return out;
}

std::string NearMatch::text_of(const std::vector<QueryWord>& spellings, Leaf& leaf) {
    std::string out;
    const int first = phrases_;
    for (const auto& word : spellings) {
        out += fmt::format("{}\"{}\"{}", out.empty() ? "" : " OR ", word.word, word.prefix ? " *" : "");
        ++phrases_;
    }
    if (spellings.empty()) {
        out = fmt::format("\"{}\"", no_word);
        ++phrases_;
    }
    leaf.push_back({1, first, phrases_});
    return out;
}

bool NearMatch::found(const MatchedRow& row) {
    for (int phrase = 0; phrase < phrases_; ++phrase) {
        if (phrase != guard_) row.read(phrase, seen_[std::size_t(phrase)]);
    }
    for (const auto& column : columns()) {
        if (fields_.has(column.field) && found(int(column.field), row)) return true;
    }
    return false;
}

bool NearMatch::found(int column, const MatchedRow& row) {
    std::vector<std::vector<WordSpan>> whole;
    for (const auto& leaf : leaves_) whole.push_back(places(leaf, column));
    if (!NearRule::crowded(whole) && !rule_.found(whole)) return false;
    if (guard_ < 0) return rule_.found(whole);
    row.read(guard_, seen_[std::size_t(guard_)]);
    auto ends = starts({1, guard_, guard_ + 1}, column);
    if (ends.empty()) return rule_.found(whole);
    ends.push_back(UINT32_MAX);
    std::uint32_t begin = 0;
    for (const auto end : ends) {
        auto some = whole;
        for (auto& spans : some) {
            std::erase_if(spans, [&](const WordSpan& span) { return span.begin < begin || span.begin >= end; });
        }
        if (rule_.found(some)) return true;
        begin = end;
    }
    return false;
}

std::vector<WordSpan> NearMatch::places(const Leaf& leaf, int column) const {
    auto at = starts(leaf.front(), column);
    auto length = leaf.front().length;
    for (std::size_t i = 1; i < leaf.size() && !at.empty(); ++i) {
        const auto next = starts(leaf[i], column);
        std::erase_if(
            at, [&](std::uint32_t start) { return !std::binary_search(next.begin(), next.end(), start + length); });
        length += leaf[i].length;
    }
    std::vector<WordSpan> out;
    for (const auto start : at) out.push_back({start, start + length});
    return out;
}

std::vector<std::uint32_t> NearMatch::starts(const Piece& piece, int column) const {
    std::vector<std::uint32_t> out;
    for (int phrase = piece.first; phrase < piece.last; ++phrase) {
        const auto& seen = seen_[std::size_t(phrase)];
        auto at = std::lower_bound(seen.begin(), seen.end(), MatchPlace{column, 0});
        for (; at != seen.end() && at->column == column; ++at) out.push_back(std::uint32_t(at->word));
    }
    if (piece.last - piece.first > 1) {
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
    }
    return out;
}

}  // namespace evident
