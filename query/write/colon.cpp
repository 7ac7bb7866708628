#include "query/write/colon.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/ast/spans.hpp"
#include "query/syntax/parts/dialects.hpp"
#include "query/write/terms/names.hpp"
#include "query/write/terms/publication_types.hpp"
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

const SyntaxOptions round_options{Day{20260101}, true};

std::string beginning_of(const std::string& text) {
    static constexpr std::size_t most = 120;
    return text.size() <= most ? text : text.substr(0, text.rfind(' ', most)) + " ...";
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
    const auto read = print(simplify(parse(syntax_, text, "written", round_options).node));
    tell(Severity::error, "lost-value",
         fmt::format("{} is read there as {}, which is not what is meant.", text, beginning_of(read)), place);
}

bool ColonWriter::reads_as(std::string_view text, const Node& node) const {
    const auto read = parse(syntax_, text, "written", round_options);
    return !any_error(read.problems) && simplify(read.node) == simplify(node);
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
    auto other = tag;
    other.explode = !tag.explode;
    if (reads_as(out, {other, {}})) {
        tell_explosion(tag, out, place);
    } else if (!reads_as(out, {tag, {}})) {
        tell(Severity::note, "other-form",
             fmt::format("\"{}\" ({}) is written as {}, the form that comes nearest to it.", written_value(tag),
                         kind_name(tag.kind), out),
             place);
    }
    return out;
}

const SearchField* ColonWriter::nearest_row(TagKind kind) const {
    const bool person = kind == TagKind::first_author || kind == TagKind::last_author || kind == TagKind::full_author;
    const auto* row = row_of(kind);
    return row == nullptr && person ? row_of(TagKind::author) : row;
}

bool ColonWriter::can_ask(const Tag& tag) const { return nearest_row(tag.kind) != nullptr || !is_no_word(tag.kind); }

std::string ColonWriter::labelled(const Tag& tag, const Place& place) {
    const auto* row = nearest_row(tag.kind);
    auto text = written_value(tag);
    while (text.ends_with('*')) text.pop_back();
    if (row == nullptr) {
        const bool no_word = is_no_word(tag.kind);
        tell(Severity::error, "no-such-field",
             fmt::format("\"{}\" ({}) cannot be asked for there; it is written as {}.", text, kind_name(tag.kind),
                         no_word ? "what finds no record" : "words"),
             place);
        return no_word ? "(x NOT x)" : quoted(text);
    }
    const auto name = std::string(label_of(*row).substr(0, label_of(*row).find('|')));
    if (row->tag != tag.kind) {
        tell(Severity::warning, "wider-field",
             fmt::format("\"{}\" ({}) is searched by :{}, among all authors.", text, kind_name(tag.kind), name), place);
    } else if (tag.kind == TagKind::author && tag.prefix && text.find(' ') != std::string::npos) {
        tell(Severity::warning, "exact-name",
             fmt::format("\"{}\" is searched as just this name: within quotes no star stands, so that names with "
                         "further initials are not found.",
                         text),
             place);
    }
    return quoted(text) + ':' + name;
}

// A type without narrower ones is the same with them and without.
void ColonWriter::tell_explosion(const Tag& tag, const std::string& text, const Place& place) {
    auto value = tag.token.substr(std::min(prefix(tag.kind).size() + 1, tag.token.size()));
    std::replace(value.begin(), value.end(), '.', ' ');
    if (tag.kind == TagKind::type && (!tag.explode || !has_narrower_types(value))) return;
    tell(tag.explode ? Severity::warning : Severity::note, "other-form",
         fmt::format("\"{}\" ({}) is written as {}, which {} the narrower ones.", written_value(tag),
                     kind_name(tag.kind), text, tag.explode ? "leaves out" : "takes in"),
         place);
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
