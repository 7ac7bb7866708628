#include "ingest/format/flat/name_list.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// "J.", "J.A.", "JA", "Y.-N.", "É.": what stands for given names.
bool is_initials(std::string_view word) {
    word = trim(word);
    if (word.empty() || word.size() > 12) return false;
    std::size_t lowered = 0, letters = 0;
    for (const char c : word) {
        if (c == '.' || c == '-' || c == ' ' || (static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
        ++letters;
        if (c >= 'a' && c <= 'z') ++lowered;
    }
    return letters > 0 && letters <= 4 && (lowered == 0 || (lowered == 1 && word.back() == '.' && letters <= 3));
}

bool ends_in_initials(std::string_view name) {
    const auto space = name.rfind(' ');
    return space != npos && is_initials(name.substr(space + 1));
}

std::vector<std::string> pairs_of(const std::vector<std::string_view>& parts) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        out.push_back(std::string(parts[i]) + ", " + std::string(parts[i + 1]));
    }
    return out;
}

std::vector<std::string> owned(const std::vector<std::string_view>& parts) { return {parts.begin(), parts.end()}; }

std::vector<std::string> split_commas(std::string_view text) {
    const auto parts = parted(text, ",");
    if (parts.size() < 2) return owned(parts);
    std::size_t alone = 0, whole = 0, worded = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        alone += i % 2 == 1 && is_initials(parts[i]);
        whole += ends_in_initials(parts[i]);
        worded += parts[i].find(' ') != npos;
    }
    if (parts.size() % 2 == 0 && alone == parts.size() / 2) return pairs_of(parts);
    if (whole * 2 >= parts.size()) return owned(parts);
    if (parts.size() > 2 && worded == parts.size()) return owned(parts);
    if (parts.size() == 2 && worded == 2 && whole == 0 && parts[1].find('.') == npos) return owned(parts);
    return {std::string(text)};
}

std::vector<std::string> split_names(std::string_view text) {
    for (const std::string_view mark : {";", "|", "\n", " and "}) {
        if (text.find(mark) == npos) continue;
        auto parts = parted_by(text, mark);
        if (mark != " and " || parts.size() != 2 || parts[0].find(',') == npos) return owned(parts);
        auto out = split_commas(parts[0]);  // "Smith J, Doe A and Roe B"
        out.emplace_back(parts[1]);
        return out;
    }
    return split_commas(text);
}

bool says_others(std::string_view name) {
    const auto word = lower(trim(name));
    return word == "others" || word == "et al" || word == "et al." || word == "et al.," || word == "...";
}

}  // namespace

Author read_person_or_group(std::string_view name) {
    static constexpr std::array<std::string_view, 22> words = {
        "group",        "consortium", "collaboration", "collaborators", "investigators", "committee",
        "organization", "network",    "society",       "association",   "team",          "initiative",
        "organisation", "federation", "alliance",      "ministry",      "institute",     "university",
        "department",   "foundation", "council",       "registry"};
    auto text = plain_text(name);
    const auto lowered = " " + lower(text) + " ";
    const bool group = text.find(',') == std::string::npos && text.find(' ') != std::string::npos &&
                       std::any_of(words.begin(), words.end(), [&](std::string_view word) {
                           return lowered.find(" " + std::string(word) + " ") != std::string::npos;
                       });
    if (!group) return parse_name(text);
    Author author;
    author.collective = std::move(text);
    return author;
}

NameList read_name_list(std::string_view text) {
    NameList out;
    text = trim(text);
    while (!text.empty() && (text.back() == ',' || text.back() == ';')) text = trim(text.substr(0, text.size() - 1));
    if (const auto lowered = lower(text); lowered.ends_with(" et al.") || lowered.ends_with(" et al")) {
        out.complete = false;
        text = trim(text.substr(0, lowered.rfind(" et al")));
        while (!text.empty() && text.back() == ',') text = trim(text.substr(0, text.size() - 1));
    }
    if (text.ends_with('.') && text.find(';') == npos && text.size() > 3) {  // PubMed's CSV ends the list so
        const auto before = text[text.size() - 2];
        const auto earlier = text[text.size() - 3];
        const bool initial = before >= 'A' && before <= 'Z' && (earlier == ' ' || earlier == '.' || earlier == '-');
        if (!initial || text.substr(0, text.size() - 1).find('.') == npos) text.remove_suffix(1);
    }
    for (const auto& part : split_names(text)) {
        if (says_others(part)) {
            out.complete = false;
        } else if (auto author = read_person_or_group(part); !author.last.empty() || !author.collective.empty()) {
            out.authors.push_back(std::move(author));
        }
    }
    return out;
}

}  // namespace evident
