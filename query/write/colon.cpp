#include "query/write/colon.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/ast/simplify.hpp"
#include "query/ast/spans.hpp"
#include "query/syntax/parts/dialects.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::string_view operator_words[] = {"and", "or", "not", "near", "next"};

bool has_signs(const Words& words) {
    return std::any_of(words.terms.begin(), words.terms.end(),
                       [](const QueryWord& term) { return term.prefix || is_pattern(term); });
}

// The fields of words, phrases and words near each other; none for anything else.
FieldSet fields_said(const Node& node) {
    if (const auto* words = std::get_if<Words>(&node.is)) return words->fields;
    if (const auto* near = std::get_if<Near>(&node.is)) return fields_of(*near);
    return {};
}

}  // namespace

Written ColonWriter::write_ordered(const Node& node) { return write(ordered(node)); }

void ColonWriter::tell(Severity severity, std::string_view code, std::string message, const Place& place) {
    ++told_;
    lost(severity, code, std::move(message), place);
}

Node ColonWriter::ordered(const Node& node) const {
    const auto each = [&](const std::vector<Node>& parts) {
        std::vector<Node> out;
        for (const auto& part : parts) out.push_back(ordered(part));
        return out;
    };
    if (const auto* all = std::get_if<And>(&node.is)) return {And{each(all->parts)}, node.place};
    if (const auto* negated = std::get_if<Not>(&node.is)) return {Not{each(negated->part)}, node.place};
    if (const auto* any = std::get_if<Or>(&node.is)) return {ordered_parts({each(any->parts)}), node.place};
    return node;
}

// Pairs, and runs of words of the same fields, each become an Or of their own unless they are the whole.
Or ColonWriter::ordered_parts(const Or& any) const {
    Or out;
    for (std::size_t at = 0; at < any.parts.size();) {
        auto end = at + 1;
        if (end < any.parts.size() && is_pair(any.parts[at], any.parts[end])) {
            ++end;
        } else if (const auto fields = fields_said(any.parts[at]); !fields.empty()) {
            while (end < any.parts.size() && fields_said(any.parts[end]) == fields) ++end;
        }
        if (end == at + 1) {
            out.parts.push_back(any.parts[at]);
        } else {
            Or some;
            Place place = any.parts[at].place;
            for (auto i = at; i < end; ++i) {
                place.begin =
                    std::min(place.begin, any.parts[i].place.begin);  // of lines, the later may be named first
                place.end = std::max(place.end, any.parts[i].place.end);
                some.parts.push_back(any.parts[i]);
            }
            out.parts.push_back({std::move(some), place});
        }
        at = end;
    }
    if (out.parts.size() == 1 && std::holds_alternative<Or>(out.parts.front().is)) {
        Or whole = std::get<Or>(out.parts.front().is);
        return whole;
    }
    return out;
}

std::string ColonWriter::quoted(std::string_view text) const {
    const auto list = evident::words(text);
    const bool one = list.size() == 1 && list.front().begin == 0 && list.front().end == text.size();
    const auto small = lower(text);
    const bool is_operator =
        std::find(std::begin(operator_words), std::end(operator_words), small) != std::end(operator_words);
    if (one && !is_operator && other_dialect(text).empty()) return std::string(text);
    // A value with such a mark in it: the other quotes hold it.
    const char quote = text.find(quote_) == std::string_view::npos ? quote_ : '"';
    std::string inner(text);
    std::replace(inner.begin(), inner.end(), quote, ' ');
    return quote + inner + quote;
}

// No sign for letters stands within quotes: then the words stand next to each other. A word typed with hyphens keeps
// them.
std::string ColonWriter::phrase(const Words& words, const Place& place) {
    bool lost_sign = false;
    const auto said = written_words(words, signs_, lost_sign);
    if (lost_sign) {
        tell(Severity::warning, "sign-widened", "\"One letter or none\" cannot be said here: any number is asked for.",
             place);
    }
    if (!has_signs(words)) return quoted(said);
    if (words.terms.size() == 1) return said;
    Findings unheard("");
    if (words.text.find_first_of(" '\"()[]{}/:,\t") == std::string::npos &&
        read_words({words.text, 0}, wildcards_, unheard) == words.terms && !unheard.any()) {
        return words.text;
    }
    std::string out = "(";
    for (const auto& term : words.terms) {
        if (out.size() > 1) out += " NEXT/1 ";
        const auto one = written_words({words.fields, {term}, {}}, signs_, lost_sign);
        out += term.prefix || is_pattern(term) ? one : quoted(one);
    }
    tell(Severity::note, "phrase-as-next", "A phrase with signs for letters is written as words next to each other.",
         place);
    return out + ')';
}

std::string ColonWriter::unlabelled(const Node& node) {
    if (const auto* words = std::get_if<Words>(&node.is)) return phrase(*words, node.place);
    if (const auto* near = std::get_if<Near>(&node.is)) return '(' + unlabelled(*near) + ')';
    const auto* any = std::get_if<Or>(&node.is);
    if (any == nullptr || any->parts.empty()) return nothing(node.place);
    std::string out;
    for (const auto& part : any->parts) {
        if (!out.empty()) out += " OR ";
        out += unlabelled(part);
    }
    return any->parts.size() > 1 ? '(' + out + ')' : out;
}

std::string ColonWriter::unlabelled(const Near& near) {
    std::string out;
    for (const auto& part : near.parts) {
        if (!out.empty()) out += fmt::format(" {}/{} ", near.ordered ? "NEXT" : "NEAR", near.between + 1);
        out += unlabelled(part);
    }
    return out;
}

std::string ColonWriter::words(const Words& words, const Place& place) {
    const auto before = told_;
    auto out = phrase(words, place);
    out += label(words.fields, place);
    check(out, {words, {}}, before, place);
    return out;
}

void ColonWriter::check(const std::string& text, const Node& node, std::size_t told_before, const Place& place) {
    if (told_ != told_before || reads_as(text, node)) return;
    tell(Severity::error, "lost-value", fmt::format("{} is read otherwise than it is meant.", text), place);
}

bool ColonWriter::reads_as(std::string_view text, const Node& node) const {
    const auto read = parse(syntax_, text, "written", {Day{20260101}, true});
    const auto wrong = [](const Problem& problem) { return problem.severity == Severity::error; };
    return std::none_of(read.problems.begin(), read.problems.end(), wrong) && simplify(read.node) == simplify(node);
}

TreeWriter::Said ColonWriter::near(const Near& near, const Place& place) {
    const auto before = told_;
    auto out = '(' + unlabelled(near) + ')';
    out += label(fields_of(near), place);
    check(out, {near, {}}, before, place);
    return {std::move(out), Bond::joined};
}

std::string ColonWriter::whole_group(const Or& any, const Place& place) {
    const auto before = told_;
    if (any.parts.size() == 2 && is_pair(any.parts[0], any.parts[1])) {
        auto out = pair(std::get<Tag>(any.parts[0].is), std::get<Tag>(any.parts[1].is), place);
        check(out, {any, {}}, before, place);
        return out;
    }
    const auto fields = fields_said(any.parts.front());
    if (fields.empty() || any.parts.size() < 2) return {};
    for (const auto& part : any.parts) {
        if (fields_said(part) != fields) return {};
    }
    std::string out = unlabelled(Node{any, place});
    out += label(fields, place);
    check(out, {any, {}}, before, place);
    return out;
}

// What the words of the dialect read back as something else is told, unless it was already.
std::string ColonWriter::tag(const Tag& tag, const Place& place) {
    const auto before = told_;
    auto out = value(tag, place);
    if (told_ != before) return out;
    if (!reads_as(out, {tag, {}})) {
        tell(Severity::note, "other-form", "This value is written in the form that comes nearest to it.", place);
    }
    return out;
}

std::string ColonWriter::labelled(const Tag& tag, const Place& place) {
    const auto* row = row_of(tag.kind);
    auto text = written_value(tag);
    while (text.ends_with('*')) text.pop_back();
    if (row == nullptr) {
        tell(Severity::error, "no-such-field",
             fmt::format("\"{}\" stands in a field that cannot be searched there; it is written as words.", text),
             place);
        return quoted(text);
    }
    const bool person = tag.kind == TagKind::author;
    const auto shown = person && tag.prefix && text.find(' ') != std::string::npos ? text + '*' : text;
    return quoted(shown) + ':' + std::string(label_of(*row).substr(0, label_of(*row).find('|')));
}

std::string ColonWriter::line(const Line& line, const Place&) { return fmt::format("#{}", line.number); }

std::string ColonWriter::nothing(const Place& place) {
    tell(Severity::note, "no-record", "What finds no record is written as a word without itself.", place);
    return "(x NOT x)";
}

TwoNames two_names(const Tag& tag) {
    const auto typed = written_value(tag);
    const auto dots = tag.token.find("..");
    const auto slash = typed.rfind('/');
    if (dots == std::string::npos || slash == std::string::npos) return {typed, {}};
    return {std::string(trim(typed.substr(0, slash))), std::string(trim(typed.substr(slash + 1)))};
}

}  // namespace evident
