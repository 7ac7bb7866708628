#include "query/syntax/values/persons.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 7> suffixes = {"jr", "sr", "2nd", "3rd", "ii", "iii", "iv"};

bool all_capitals(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool are_initials(const Word& word, std::string_view text) {
    if (static_cast<unsigned char>(word.text.front()) >= 0x80) return false;
    if (word.text.size() <= 2) return true;
    return word.text.size() <= 4 && all_capitals(text.substr(word.begin, word.end - word.begin));
}

Node tag(TagKind kind, std::string token, bool prefix) { return {Tag{kind, std::move(token), prefix, false}, {}}; }

// A full name alone or followed by more (a middle name).
void add_open(std::vector<Node>& out, TagKind kind, std::string_view name) {
    const auto token = tag_token(kind, name);
    out.push_back(tag(kind, token, false));
    out.push_back(tag(kind, token + '.', true));
}

Node full_name(TagKind kind, std::string_view text, bool quoted) {
    if (quoted) return tag(kind, tag_token(kind, text), false);
    std::vector<Node> either;
    add_open(either, kind, text);
    return {Or{std::move(either)}, {}};
}

// Any initials after just this last name.
Node last_name(TagKind kind, std::string_view text) { return tag(kind, tag_token(kind, text, ""), true); }

}  // namespace

Node person_node(TagKind kind, std::string_view text, bool quoted) {
    text = trim(text);
    auto list = words(text);
    if (list.size() > 2 && std::find(suffixes.begin(), suffixes.end(), list.back().text) != suffixes.end()) {
        text = text.substr(0, list[list.size() - 2].end);
        list.pop_back();
    }
    if (list.empty()) return {Nothing{}, {}};
    const bool several = list.size() > 1;
    const bool initialled = several && are_initials(list.back(), text);
    const auto last = text.substr(0, initialled ? list[list.size() - 2].end : text.size());
    if (text.ends_with('*')) {
        return tag(kind, initialled ? tag_token(kind, last, list.back().text) : tag_token(kind, text), true);
    }
    if (kind == TagKind::full_author || kind == TagKind::full_investigator) return full_name(kind, text, quoted);
    if (initialled) return tag(kind, tag_token(kind, last, list.back().text), !quoted);
    if (!several || kind != TagKind::author) return last_name(kind, text);
    std::vector<Node> either;
    either.push_back(last_name(kind, text));
    add_open(either, TagKind::full_author, text);
    return {Or{std::move(either)}, {}};
}

}  // namespace evident
