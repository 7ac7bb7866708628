#include "store/dedup/candidates.hpp"

#include <algorithm>

#include "store/dedup/face/sketch.hpp"
#include "store/dedup/match/title_match.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

// A title of fewer words, or of fewer letters, is no name of a paper by itself.
constexpr std::size_t telling_words = 4;
constexpr std::size_t telling_letters = 24;
constexpr std::size_t beginning = 24;     // letters of a title that was cut or has a subtitle
constexpr std::size_t initials_from = 6;  // words from which the row of first letters tells a title
constexpr std::size_t long_words = 4;

class Keys {
  public:
    // kind keeps the values of different features apart.
    void add(char kind, std::initializer_list<std::string_view> parts) {
        std::string text(1, kind);
        for (const auto part : parts) {
            if (part.empty()) return;
            text += part;
            text += '\x1F';
        }
        out.push_back(static_cast<std::int64_t>(stable_hash(text)));
    }
    std::vector<std::int64_t> out;
};

std::string_view surname(const Face& face) {
    if (face.authors.empty()) return {};
    const std::string_view first = face.authors.front();
    return first.substr(0, first.find('\t'));
}

// The last word of a surname: "van den berg" and "berg" are written for one another.
std::string_view last_word(std::string_view name) {
    const auto space = name.rfind(' ');
    return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string first_letters(const std::vector<std::string_view>& list) {
    std::string out;
    for (const auto word : list) out += word.front();
    return out;
}

std::string longest_words(std::vector<std::string_view> list) {
    std::sort(list.begin(), list.end(), [](std::string_view a, std::string_view b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    list.erase(std::unique(list.begin(), list.end()), list.end());
    if (list.size() > long_words) list.resize(long_words);
    std::string out;
    for (const auto word : list) out.append(word).append(" ");
    return out;
}

void add_title(Keys& keys, const Face& face, std::string_view title, const std::string& year) {
    if (title.empty()) return;
    const auto letters = squeezed(title);
    const auto list = split_words(title);
    const auto author = last_word(surname(face));
    if (letters.size() >= telling_letters && list.size() >= telling_words) {
        keys.add('t', {letters});
        keys.add('x', {std::string_view(letters).substr(0, beginning), author.substr(0, 4)});
        keys.add('w', {longest_words(list)});
    }
    if (list.size() >= initials_from) keys.add('i', {first_letters(list)});
    // What tells papers of one title apart.
    keys.add('u', {letters, author, year});
    keys.add('y', {letters, face.volume, face.first_page});
}

void add_place(Keys& keys, const Face& face, const std::string& year) {
    keys.add('v', {year, face.volume, face.first_page});
    keys.add('a', {last_word(surname(face)), year, face.first_page});
}

void add_abstract(Keys& keys, const Face& face) {
    if (face.abstract_words < 40) return;
    for (std::size_t half = 0; half < 2; ++half) {
        std::string text;
        for (std::size_t i = half * 4; i < half * 4 + 4; ++i) text += std::to_string(face.abstract_sketch[i]) + " ";
        keys.add(half == 0 ? 'r' : 's', {text});
    }
}

}  // namespace

std::vector<std::int64_t> keys_of(const Face& face) {
    Keys keys;
    for (const auto& doi : face.dois) keys.add('d', {doi});
    for (const auto& pmid : face.pmids) keys.add('p', {pmid});
    for (const auto& pmcid : face.pmcids) keys.add('c', {pmcid});
    for (const auto& number : face.numbers) keys.add('n', {number});
    const auto year = face.first_year == 0 ? std::string{} : std::to_string(face.first_year);
    add_title(keys, face, face.title, year);
    add_title(keys, face, face.vernacular, year);
    if (split_words(face.about).size() >= telling_words) keys.add('t', {squeezed(face.about)});
    add_place(keys, face, year);
    add_abstract(keys, face);
    if (keys.out.empty()) keys.add('t', {squeezed(face.title)});
    std::sort(keys.out.begin(), keys.out.end());
    keys.out.erase(std::unique(keys.out.begin(), keys.out.end()), keys.out.end());
    return keys.out;
}

}  // namespace evident
