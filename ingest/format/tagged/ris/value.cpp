#include "ingest/format/tagged/ris/value.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t longest_markup = 200;

bool is_markup_name(std::string_view name) {
    static constexpr auto names = std::to_array<std::string_view>(
        {"p",  "b",  "i",   "u",   "br",  "em",  "h1",  "h2",   "h3",   "h4",    "h5",     "h6",    "li",
         "ol", "ul", "div", "inf", "sec", "sub", "sup", "bold", "span", "title", "italic", "strong"});
    if (name.starts_with("jats:")) name.remove_prefix(5);
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The length of the tag of markup that begins there; 0 when "<" is no markup ("p<b").
std::size_t markup_size(std::string_view text) {
    const auto end = text.substr(0, longest_markup).find('>');
    if (end == npos) return 0;
    auto inside = text.substr(1, end - 1);
    if (inside.starts_with("/")) inside.remove_prefix(1);
    const auto name = inside.substr(0, inside.find_first_of(" /\n"));
    const auto rest = inside.substr(name.size());
    if (!trim(rest).empty() && trim(rest) != "/" && rest.find('=') == npos) return 0;
    return is_markup_name(lower(name)) ? end + 1 : 0;
}

// Between blocks of text a blank must stand where the markup was.
bool parts_words(std::string_view markup) {
    const auto name = lower(markup.substr(markup[1] == '/' ? 2 : 1));
    return name.starts_with("p") || name.starts_with("br") || name.starts_with("h") || name.starts_with("div") ||
           name.starts_with("li") || name.starts_with("sec") || name.starts_with("title") || name.starts_with("jats:");
}

struct Entity {
    std::string_view text;
    std::string_view character;
};
constexpr std::array<Entity, 7> entities = {
    {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&nbsp;", " "}}};

const Entity* entity_at(std::string_view text) {
    for (const auto& entity : entities) {
        if (text.starts_with(entity.text)) return &entity;
    }
    return nullptr;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "10<sup>5</sup>", "10<sup>-5</sup>": a number raised over a number.
bool raises_number(std::string_view before, std::string_view markup, std::string_view behind) {
    if (!lower(markup).starts_with("<sup") || before.empty() || !is_digit(before.back())) return false;
    if (behind.starts_with('-')) behind.remove_prefix(1);
    return !behind.empty() && is_digit(behind[0]);
}

}  // namespace

std::string without_markup(std::string_view text) {
    if (text.find_first_of("<&") == npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const auto size = rest[0] == '<' ? markup_size(rest) : 0;
        const auto* entity = rest[0] == '&' ? entity_at(rest) : nullptr;
        if (size > 0) {
            if (parts_words(rest.substr(0, size))) out += ' ';
            if (raises_number(out, rest.substr(0, size), rest.substr(size))) out += '^';
            at += size;
        } else if (entity != nullptr) {
            out += entity->character;
            at += entity->text.size();
        } else {
            out += rest[0];
            ++at;
        }
    }
    return out;
}

std::string readable(std::string_view value) {
    auto out = plain_text(without_markup(value));
    if (out == "nan" || out == "NaN" || out == "undefined" || out == "null") out.clear();
    return out;
}

std::string RisWork::first(std::initializer_list<std::string_view> tags) const {
    for (const auto tag : tags) {
        for (const auto& field : fields.fields) {
            if (field.tag != tag) continue;
            if (auto value = readable(field.value); !value.empty()) return value;
        }
    }
    return {};
}

void RisWork::note(std::string_view name, std::string_view value) const {
    const auto text = readable(value);
    if (text.empty()) return;
    auto note = name.empty() ? text : fmt::format("{}: {}", name, text);
    auto& notes = record().notes;
    const bool told = notes.size() <= 100 && std::find(notes.begin(), notes.end(), note) != notes.end();
    if (!told) notes.push_back(std::move(note));
}

}  // namespace evident
