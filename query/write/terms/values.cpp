#include "query/write/terms/values.hpp"

#include <algorithm>
#include <vector>

#include "query/ast/pattern.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// The text's own words are the terms: it may be shown in their place.
bool says_the_same(const Words& phrase, const std::vector<Word>& typed) {
    if (typed.size() != phrase.terms.size()) return false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        if (phrase.terms[i].prefix || is_pattern(phrase.terms[i]) || phrase.terms[i].word != typed[i].text)
            return false;
    }
    return true;
}

bool is_plain(std::string_view text) {
    const auto has_mark = text.find_first_of("\"'()[]{}*?#$:/\\,;.<>=!^_~|") != std::string_view::npos;
    return !has_mark && std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 0x7F; });
}

std::string with_signs(const QueryWord& term, const Signs& signs, bool& lost) {
    std::string out;
    for (const char c : term.word) {
        const bool sign = c == any_letters || c == one_letter || c == letter_or_none;
        if (!sign) {
            out += c;
            continue;
        }
        auto written = c == any_letters ? signs.any : c == one_letter ? signs.one : signs.optional;
        if (written.empty()) {
            lost = true;
            written = signs.any;
        }
        if (!(written == signs.any && out.ends_with(signs.any))) out += written;
    }
    if (term.prefix && !out.ends_with(signs.any)) out += signs.any;
    return out;
}

}  // namespace

std::string written_words(const Words& phrase, const Signs& signs, bool& lost) {
    const auto text = trim(phrase.text);
    if (is_plain(text) && says_the_same(phrase, words(text))) return single_spaced(text);
    std::string out;
    bool after_han = true;
    for (const auto& term : phrase.terms) {
        const bool han = stands_alone(term.word);
        if (!out.empty() && !(han && after_han)) out += ' ';
        out += with_signs(term, signs, lost);
        after_han = han;
    }
    return out;
}

bool is_issn(std::string_view text) {
    static constexpr std::size_t size = 9;
    return text.size() == size && text[4] == '-' && all_digits(text.substr(0, 4)) && all_digits(text.substr(5, 3));
}

std::string typed_value(const Tag& tag) {
    // One filter may stand for many values, and its name for none of them.
    static constexpr TagKind said_by_name[] = {TagKind::type, TagKind::subset, TagKind::journal, TagKind::heading};
    const bool by_name =
        std::find(std::begin(said_by_name), std::end(said_by_name), tag.kind) != std::end(said_by_name);
    const auto letters = [](std::string token) {  // "in process" is "inprocess"
        std::erase(token, '.');
        return token;
    };
    if (by_name && letters(tag_token(tag.kind, tag.text)) != letters(tag.token)) return {};
    auto typed = single_spaced(trim(tag.text));
    if (tag.kind == TagKind::type && typed.ends_with('/')) typed.pop_back();  // Ovid's "letter/"
    return typed;
}

std::string written_value(const Tag& tag) {
    if (tag.kind == TagKind::language && !tag.prefix) {  // databases differ in their codes, not in the names
        const auto name = language_name(tag.token.substr(prefix(tag.kind).size() + 1));
        if (!name.empty()) return std::string(name);
    }
    if (auto typed = typed_value(tag); !typed.empty()) return typed;
    auto value = tag.token.substr(std::min(tag.token.find('.') + 1, tag.token.size()));
    std::string out;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value.compare(at, 2, "..") == 0) {
            if (at + 2 < value.size()) out += '/';
            ++at;
        } else {
            out += value[at] == '.' ? ' ' : value[at];
        }
    }
    return out;
}

}  // namespace evident
