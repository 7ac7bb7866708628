#include "ingest/format/bibtex/bib_names.hpp"

#include <string>

#include "ingest/format/bibtex/fields.hpp"
#include "ingest/format/bibtex/latex.hpp"
#include "ingest/format/flat/name_list.hpp"
#include "ingest/format/parts/names.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

bool white(char c) { return static_cast<unsigned char>(c) <= ' '; }

// Calls take for each part between marks outside braces; at_mark says how long a mark at a place is, 0 for none.
template <typename Mark>
std::vector<std::string_view> split_outside(std::string_view text, Mark at_mark) {
    std::vector<std::string_view> out;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\\') {
            at += 2;
            continue;
        }
        if (c == '{') ++depth;
        if (c == '}') --depth;
        const std::size_t size = depth <= 0 && c != '}' ? at_mark(text, at) : 0;
        if (size > 0) {
            out.push_back(trim(text.substr(start, at - start)));
            at += size;
            start = at;
        } else {
            ++at;
        }
    }
    out.push_back(trim(text.substr(std::min(start, text.size()))));
    return out;
}

std::size_t and_mark(std::string_view text, std::size_t at) {
    if (!white(text[at]) || at + 5 > text.size() || !white(text[at + 4])) return 0;
    return lower(text.substr(at + 1, 3)) == "and" ? 4 : 0;  // the white space behind begins the next mark
}

std::size_t comma_mark(std::string_view text, std::size_t at) { return text[at] == ',' ? 1 : 0; }
std::size_t space_mark(std::string_view text, std::size_t at) { return white(text[at]) || text[at] == '~' ? 1 : 0; }

// Braces round the whole.
bool is_braced(std::string_view text) { return text.starts_with('{') && closing_brace(text, 0) == text.size(); }

// A word of a "von" part begins with a small letter outside braces.
bool is_small(std::string_view word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; }

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
    std::string out;
    for (auto i = from; i < to; ++i) {
        if (!out.empty()) out += ' ';
        out += words[i];
    }
    return latex_text(out);
}

Author person(std::string last, std::string fore, std::string suffix) {
    Author author = fore.empty() ? Author{} : parse_name("X, " + fore);
    author.suffix = suffix.empty() ? take_suffix(last) : std::move(suffix);
    author.last = std::move(last);
    author.fore = std::move(fore);
    return author;
}

Author first_last(std::string_view name) {
    std::vector<std::string_view> words;
    for (const auto word : split_outside(name, space_mark)) {
        if (!word.empty()) words.push_back(word);
    }
    if (words.size() < 2) return person(latex_text(name), {}, {});
    auto from = words.size() - 1;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (is_small(words[i])) {
            from = i;
            break;
        }
    }
    if (is_small(words[0])) from = 0;
    return person(joined(words, from, words.size()), joined(words, 0, from), {});
}

// "given=A, family=B": the first of each counts.
Author labelled(const std::vector<std::string_view>& parts) {
    std::string given, family, prefix, suffix;
    for (const auto part : parts) {
        const auto sign = part.find('=');
        if (sign == npos) continue;
        const auto label = lower(trim(part.substr(0, sign)));
        auto value = latex_text(part.substr(sign + 1));
        auto& into = label == "given" ? given : label == "family" ? family : label == "prefix" ? prefix : suffix;
        if (into.empty() && !label.ends_with("-i") && label != "useprefix") into = std::move(value);
    }
    if (!prefix.empty()) family = prefix + " " + family;
    return person(std::move(family), std::move(given), std::move(suffix));
}

Author read_one(std::string_view name) {
    if (is_braced(name)) {
        Author author;
        author.collective = latex_text(name);
        return author;
    }
    const auto parts = split_outside(name, comma_mark);
    const auto label = lower(trim(parts[0].substr(0, parts[0].find('='))));
    if (parts[0].find('=') != npos && (label == "given" || label == "family" || label == "prefix")) {
        return labelled(parts);
    }
    if (parts.size() == 1) {
        auto group = read_person_or_group(latex_text(name));
        return group.collective.empty() ? first_last(name) : group;
    }
    if (parts.size() == 2) return person(latex_text(parts[0]), latex_text(parts[1]), {});
    // BibTeX has the suffix second; "Smith, John, PhD" is written all the same.
    if (are_degrees(latex_text(parts[2]))) return person(latex_text(parts[0]), latex_text(parts[1]), {});
    return person(latex_text(parts[0]), latex_text(parts[2]), latex_text(parts[1]));
}

}  // namespace

BibNames read_bib_names(std::string_view text) {
    BibNames out;
    for (const auto name : split_outside(text, and_mark)) {
        if (name.empty()) continue;
        const auto word = lower(latex_text(name));
        if (word == "others" || word == "et al." || word == "et al") {
            out.complete = false;
            continue;
        }
        auto author = read_one(name);
        if (!author.last.empty() || !author.collective.empty() || !author.fore.empty()) {
            out.authors.push_back(std::move(author));
        }
    }
    return out;
}

}  // namespace evident
