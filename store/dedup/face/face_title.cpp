#include "store/dedup/face/face_title.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/title_key.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// Ovid writes the printed title behind a mark: "A translated title. <ORIGINAL> Le titre".
constexpr std::string_view original_mark = "<original>";

std::string roman_to_arabic(std::string_view word) {
    const auto number = roman_number(word);
    return number == 0 ? std::string{} : std::to_string(number);
}

std::string number_in(std::string_view word) {
    if (all_digits(word) && word.size() <= 3) return std::string(word);
    static constexpr std::array<std::string_view, 6> spoken = {"one", "two", "three", "four", "five", "six"};
    const auto found = std::find(spoken.begin(), spoken.end(), word);
    if (found != spoken.end()) return std::to_string(found - spoken.begin() + 1);
    return roman_to_arabic(word);
}

// "part 2", "part ii", "chapter 3": the number behind such a word; a Roman number that ends the title.
std::string part_of(std::string_view key) {
    const auto list = words(key);
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
        const auto& word = list[i].text;
        if (word != "part" && word != "chapter" && word != "paper" && word != "section" && word != "parte" &&
            word != "teil" && word != "partie") {
            continue;
        }
        if (auto found = number_in(list[i + 1].text); !found.empty()) return found;
    }
    return list.size() < 3 ? std::string{} : roman_to_arabic(list.back().text);
}

bool in_brackets(std::string_view title) {
    title = trim(title);
    while (!title.empty() && (title.back() == '.' || title.back() == ' ')) title.remove_suffix(1);
    return title.size() > 2 && title.front() == '[' && title.find(']') != npos;
}

bool ends_cut(std::string_view title) {
    title = trim(title);
    return title.ends_with("...") || title.ends_with("\xE2\x80\xA6") || title.ends_with("[...]");
}

struct Beginning {
    std::string_view words;
    Genre genre;
};

// Folded. The longer before the shorter.
constexpr std::array<Beginning, 38> beginnings = {{
    {"correction to ", Genre::erratum},
    {"corrections to ", Genre::erratum},
    {"correction ", Genre::erratum},
    {"corrigendum", Genre::erratum},
    {"corrigenda", Genre::erratum},
    {"erratum", Genre::erratum},
    {"errata", Genre::erratum},
    {"author correction", Genre::erratum},
    {"publisher correction", Genre::erratum},
    {"publishers correction", Genre::erratum},
    {"publisher s correction", Genre::erratum},
    {"addendum", Genre::erratum},
    {"expression of concern", Genre::erratum},
    {"retraction note", Genre::retraction},
    {"retraction notice", Genre::retraction},
    {"retraction ", Genre::retraction},
    {"notice of retraction", Genre::retraction},
    {"statement of retraction", Genre::retraction},
    {"reply", Genre::comment},
    {"in reply", Genre::comment},
    {"authors reply", Genre::comment},
    {"author reply", Genre::comment},
    {"authors response", Genre::comment},
    {"author s reply", Genre::comment},
    {"authors s reply", Genre::comment},
    {"response to ", Genre::comment},
    {"re ", Genre::comment},
    {"comment on ", Genre::comment},
    {"comments on ", Genre::comment},
    {"commentary on ", Genre::comment},
    {"commentary ", Genre::comment},
    {"editorial comment", Genre::comment},
    {"editorial ", Genre::comment},
    {"letter to the editor", Genre::comment},
    {"letter regarding ", Genre::comment},
    {"invited commentary", Genre::comment},
    {"discussion of ", Genre::comment},
    {"rebuttal ", Genre::comment},
}};

bool has_words(std::string_view text, std::string_view wanted) {
    const auto padded = " " + std::string(text) + " ";
    return padded.find(" " + std::string(wanted) + " ") != std::string::npos;
}

Genre genre_of_types(const Record& record) {
    Genre found = Genre::paper;
    for (const auto& type : record.types) {
        const auto word = folded(type.name);
        if (word == "published erratum" || word == "erratum") return Genre::erratum;
        if (word == "retraction of publication") return Genre::retraction;
        if (word == "preprint") return Genre::preprint;
        if (has_words(word, "trial registry") || has_words(word, "trial registry record")) return Genre::registry;
        if (has_words(word, "conference abstract") || word == "meeting abstract") found = Genre::abstract;
        if (has_words(word, "thesis") || has_words(word, "dissertation")) found = Genre::thesis;
        if (word == "comment" && found == Genre::paper) found = Genre::comment;
    }
    return found;
}

bool is_preprint_server(std::string_view journal) {
    static constexpr std::array<std::string_view, 9> servers = {
        "medrxiv", "biorxiv", "arxiv", "research square", "ssrn", "preprints", "chemrxiv", "psyarxiv", "authorea"};
    return std::any_of(servers.begin(), servers.end(), [&](std::string_view one) { return has_words(journal, one); });
}

Genre genre_of_title(std::string_view key) {
    for (const auto& each : beginnings) {
        if (key.starts_with(each.words)) return each.genre;
    }
    if (key.ends_with(" authors reply") || key.ends_with(" reply") || key.ends_with(" the authors reply")) {
        return Genre::comment;
    }
    if (key.ends_with(" erratum") || key.ends_with(" corrigendum")) return Genre::erratum;
    if (key.ends_with(" retraction")) return Genre::retraction;
    if (key.starts_with("protocol for ") || key.starts_with("study protocol") || key.ends_with(" study protocol") ||
        key.ends_with(" protocol") || has_words(key, "study protocol") || has_words(key, "trial protocol") ||
        has_words(key, "protocol for a") || has_words(key, "protocol of a")) {
        return Genre::protocol;
    }
    return Genre::paper;
}

// What stands behind the words that name a notice, the small words between left out: "reply to the letter x" stays so.
std::string about_of(std::string_view key) {
    for (const auto& each : beginnings) {
        if (!key.starts_with(each.words)) continue;
        auto rest = key.substr(each.words.size());
        for (bool again = true; again;) {
            again = false;
            rest = trim(rest);
            for (const std::string_view word : {"to ", "for ", "of ", "on ", "the ", "article ", "in ", "re "}) {
                if (rest.starts_with(word)) rest = rest.substr(word.size()), again = true;
            }
        }
        return std::string(rest);
    }
    return {};
}

}  // namespace

int roman_number(std::string_view word) {
    static constexpr std::array<std::string_view, 12> romans = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                                                "vii", "viii", "ix",  "x",  "xi", "xii"};
    const auto found = std::find(romans.begin(), romans.end(), word);
    return found == romans.end() ? 0 : int(found - romans.begin()) + 1;
}

void fill_title(Face& face, const Record& record) {
    std::string_view title = record.title.empty() ? std::string_view(record.vernacular_title) : record.title;
    std::string_view original = record.title.empty() ? std::string_view{} : record.vernacular_title;
    if (const auto mark = lower(title).find(original_mark); mark != std::string::npos) {
        original = title.substr(mark + original_mark.size());
        title = title.substr(0, mark);
        face.translated = true;
    }
    face.translated = face.translated || in_brackets(title);
    face.title_cut = ends_cut(title);
    face.title = title_key(title);
    face.vernacular = title_key(original);
    if (face.vernacular == face.title) face.vernacular.clear();
    face.about = about_of(face.title);
    face.part = part_of(face.title);
}

Genre genre_of(const Record& record, const Face& face) {
    const auto typed = genre_of_types(record);
    if (typed == Genre::erratum || typed == Genre::retraction || typed == Genre::preprint || typed == Genre::registry) {
        return typed;
    }
    if (is_preprint_server(face.journal)) return Genre::preprint;
    const auto titled = genre_of_title(face.title);
    if (titled != Genre::paper) return titled;
    if (typed != Genre::paper) return typed;
    if (record.kind == RecordKind::book) return Genre::book;
    return Genre::paper;
}

}  // namespace evident
