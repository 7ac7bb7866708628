#include "tests/scale/by_hand.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/ast/pattern.hpp"
#include "query/ast/spans.hpp"
#include "query/compile/to_fts.hpp"

namespace evident::scale {
namespace {

std::string quoted(const QueryWord& term) { return fmt::format("\"{}\"{}", term.word, term.prefix ? " *" : ""); }

std::string selected(const std::string& text) {
    std::string literal;
    for (const char c : text) literal += c == '\'' ? std::string("''") : std::string(1, c);
    return fmt::format("SELECT rowid AS id FROM words WHERE words MATCH '{}'", literal);
}

// The phrase without columns; nothing when FTS5 cannot say it.
std::optional<std::string> phrase(const Words& words) {
    std::string out;
    for (std::size_t i = 0; i < words.terms.size(); ++i) {
        const auto& term = words.terms[i];
        if (is_pattern(term) || (term.prefix && i + 1 < words.terms.size())) return {};
        out += (i > 0 ? " " : "") + term.word;
    }
    return fmt::format("\"{}\"{}", out, words.terms.back().prefix ? " *" : "");
}

// The phrases that a part of a Near may be; none when it is not so simple.
std::vector<std::string> phrases(const Node& part) {
    std::vector<std::string> out;
    const auto* any = std::get_if<Or>(&part.is);
    const auto one = std::vector<Node>{part};
    for (const auto& each : any != nullptr ? any->parts : one) {
        const auto* words = std::get_if<Words>(&each.is);
        const auto text = words != nullptr ? phrase(*words) : std::nullopt;
        if (!text) return {};
        out.push_back(*text);
    }
    return out;
}

std::string days(const Between& between) {
    std::vector<std::string> out;
    const auto to = between.to == Day::none ? 99999999 : int(between.to);
    for (const auto date : between.dates) {
        out.push_back(fmt::format("\"{}\" BETWEEN {} AND {}", name(date), std::max(1, int(between.from)), to));
    }
    return fmt::format("SELECT id FROM record WHERE current IS NOT NULL AND ({})", fmt::join(out, " OR "));
}

}  // namespace

std::string HandWriter::select(const Node& node) {
    if (const auto text = match(node)) return selected(*text);
    if (const auto* line = std::get_if<Line>(&node.is)) return fmt::format("SELECT id FROM line{}", line->number);
    if (const auto* between = std::get_if<Between>(&node.is)) return days(*between);
    if (const auto* any = std::get_if<Or>(&node.is)) return either(any->parts);
    if (const auto* all = std::get_if<And>(&node.is)) return both(all->parts);
    if (std::holds_alternative<Not>(node.is)) return both({node});
    const bool every = std::holds_alternative<All>(node.is);
    return fmt::format("SELECT id FROM record WHERE current IS NOT NULL AND {}", every ? 1 : 0);
}

std::string HandWriter::either(const std::vector<Node>& parts) {
    Or said;
    std::vector<std::string> out;
    for (const auto& part : parts) {
        if (match(part)) {
            said.parts.push_back(part);
        } else {
            out.push_back(fmt::format("SELECT id FROM ({})", select(part)));
        }
    }
    if (!said.parts.empty()) out.push_back(select({said, {}}));
    return fmt::format("{}", fmt::join(out, " UNION "));
}

std::string HandWriter::both(const std::vector<Node>& parts) {
    And said;
    std::vector<std::string> out;
    std::vector<std::string> without;
    for (const auto& part : parts) {
        if (const auto* negated = std::get_if<Not>(&part.is)) {
            without.push_back(fmt::format(" EXCEPT SELECT id FROM ({})", select(negated->part.front())));
        } else if (match(part)) {
            said.parts.push_back(part);
        } else {
            out.push_back(fmt::format("SELECT id FROM ({})", select(part)));
        }
    }
    if (!said.parts.empty()) out.push_back(selected(*joined(said.parts, " AND ")));
    if (out.empty()) out.push_back("SELECT id FROM record WHERE current IS NOT NULL");
    return fmt::format("{}{}", fmt::join(out, " INTERSECT "), fmt::join(without, ""));
}

HandWriter::Text HandWriter::match(const Node& node) {
    if (const auto* words = std::get_if<Words>(&node.is)) return match(*words);
    if (const auto* near = std::get_if<Near>(&node.is)) return match(*near);
    if (const auto* any = std::get_if<Or>(&node.is)) return joined(any->parts, " OR ");
    if (const auto* all = std::get_if<And>(&node.is)) return match(*all);
    const auto* tag = std::get_if<Tag>(&node.is);
    if (tag == nullptr) return {};
    return fmt::format("tags : {}", quoted({tag->token, tag->prefix}));
}

HandWriter::Text HandWriter::match(const Words& words) {
    const auto columns = fts_columns(words.fields);
    if (const auto text = phrase(words)) return columns + *text;
    std::vector<std::string> each;
    for (const auto& term : words.terms) {
        std::vector<std::string> spelt;
        for (const auto& word : spelling_.of(term)) spelt.push_back(columns + quoted(word));
        if (spelt.empty()) spelt.push_back(columns + "\"zqxzqx\"");
        each.push_back(fmt::format("({})", fmt::join(spelt, " OR ")));
    }
    return fmt::format("{}", fmt::join(each, " AND "));
}

HandWriter::Text HandWriter::match(const Near& near) {
    const auto columns = fts_columns(fields_of(near));
    std::vector<std::string> together = {""};
    for (const auto& part : near.parts) {
        std::vector<std::string> longer;
        for (const auto& text : phrases(part)) {
            for (const auto& before : together) longer.push_back(before + ' ' + text);
        }
        if (longer.empty() || longer.size() > most_nears) return joined(near.parts, " AND ");
        together = std::move(longer);
    }
    std::vector<std::string> out;
    for (const auto& text : together) out.push_back(fmt::format("{}NEAR({}, {})", columns, text, near.between));
    return fmt::format("{}", fmt::join(out, " OR "));
}

HandWriter::Text HandWriter::match(const And& all) {
    std::vector<Node> wanted;
    std::vector<Node> unwanted;
    for (const auto& part : all.parts) {
        const auto* negated = std::get_if<Not>(&part.is);
        (negated != nullptr ? unwanted : wanted).push_back(negated != nullptr ? negated->part.front() : part);
    }
    const auto text = joined(wanted, " AND ");
    if (!text || unwanted.empty()) return text;
    const auto without = joined(unwanted, " OR ");
    if (!without) return {};
    return fmt::format("({}) NOT ({})", *text, *without);
}

HandWriter::Text HandWriter::joined(const std::vector<Node>& parts, const std::string& by) {
    std::vector<std::string> out;
    for (const auto& part : parts) {
        const auto text = match(part);
        if (!text) return {};
        out.push_back(parts.size() == 1 ? *text : '(' + *text + ')');
    }
    if (out.empty()) return {};
    return fmt::format("{}", fmt::join(out, by));
}

}  // namespace evident::scale
