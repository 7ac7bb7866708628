#include "store/dedup/match/author_match.hpp"

#include <algorithm>
#include <set>

#include "store/dedup/match/title_match.hpp"
#include "text/fold.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

struct Name {
    std::string_view surname;
    std::string_view initials;
};

Name name_of(std::string_view author) {
    const auto tab = author.find('\t');
    return {author.substr(0, tab), tab == std::string_view::npos ? std::string_view{} : author.substr(tab + 1)};
}

bool ends_with_word(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() + 1 && shorter.size() >= 3 && longer.ends_with(shorter) &&
           longer[longer.size() - shorter.size() - 1] == ' ';
}

bool begins_with_word(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() + 1 && shorter.size() >= 3 && longer.starts_with(shorter) &&
           longer[shorter.size()] == ' ';
}

// "van den berg" and "berg", "san miguel" and "miguel", "garcia lopez" and "garcia", one misprint in five letters.
bool alike(std::string_view a, std::string_view b) {
    if (a == b || ends_with_word(a, b) || ends_with_word(b, a) || begins_with_word(a, b) || begins_with_word(b, a)) {
        return true;
    }
    const auto least = std::min(a.size(), b.size());
    if (least < 5) return squeezed(a) == squeezed(b);
    return edit_distance(a, b, 1 + least / 9) <= 1 + least / 9;
}

bool contrary_initials(const Name& a, const Name& b) {
    return !a.initials.empty() && !b.initials.empty() && a.initials.front() != b.initials.front();
}

// How many, in percent: "carignani a, negri l" and "andrea c, lorenzo n" have the given name in the surname's place.
std::size_t share_turned(const Face& left, const Face& right) {
    if (left.authors.size() < 2 || left.authors.size() != right.authors.size()) return 0;
    std::size_t turned = 0;
    for (std::size_t i = 0; i < left.authors.size(); ++i) {
        const auto a = name_of(left.authors[i]);
        const auto b = name_of(right.authors[i]);
        turned += b.initials.find(a.surname.front()) != npos && a.initials.find(b.surname.front()) != npos ? 1 : 0;
    }
    return turned * 100 / left.authors.size();
}

bool is_han(const Face& face) {
    return std::any_of(face.authors.begin(), face.authors.end(), [](std::string_view author) {
        const auto surname = name_of(author).surname;
        return stands_alone(surname.substr(0, surname.find(' ')));
    });
}

// Lists that a program ran together ("Adeli K.Lewis G. F."), or that hold a group where the other has its members, are
// compared by the words in them.
std::set<std::string_view> words_of(const Face& face) {
    std::set<std::string_view> out;
    for (const auto& author : face.authors) {
        for (const auto word : split_words(name_of(author).surname)) {
            if (word.size() >= 3) out.insert(word);
        }
    }
    return out;
}

Agreement by_words(const Face& left, const Face& right) {
    const auto a = words_of(left);
    const auto b = words_of(right);
    if (a.empty() || b.empty()) return Agreement::unknown;
    std::size_t both = 0;
    for (const auto word : a) both += b.count(word);
    if (both == 0) return Agreement::conflict;
    const auto share = both * 100 / std::min(a.size(), b.size());
    return share >= 60 ? Agreement::close : Agreement::loose;
}

bool run_together(const Face& face) {
    return face.authors.size() == 1 && split_words(name_of(face.authors.front()).surname).size() >= 4;
}

}  // namespace

Agreement match_authors(const Face& left, const Face& right) {
    if (left.authors.empty() || right.authors.empty()) return Agreement::unknown;
    if (is_han(left) != is_han(right)) return Agreement::unknown;
    if (run_together(left) || run_together(right)) return by_words(left, right);
    const auto& fewer = left.authors.size() <= right.authors.size() ? left.authors : right.authors;
    const auto& more = left.authors.size() <= right.authors.size() ? right.authors : left.authors;
    std::vector<bool> taken(more.size(), false);
    std::size_t found = 0;
    std::size_t contrary = 0;
    for (const auto& author : fewer) {
        const auto name = name_of(author);
        for (std::size_t i = 0; i < more.size(); ++i) {
            const auto other = name_of(more[i]);
            if (taken[i] || !alike(name.surname, other.surname)) continue;
            taken[i] = true;
            ++found;
            contrary += contrary_initials(name, other) ? 1 : 0;
            break;
        }
    }
    if (found == 0) {
        const auto turned = share_turned(left, right);
        if (turned == 100) return Agreement::equal;
        if (by_words(left, right) == Agreement::close) return Agreement::close;
        return turned >= 60 ? Agreement::loose : Agreement::conflict;
    }
    const bool first = alike(name_of(left.authors.front()).surname, name_of(right.authors.front()).surname);
    if (contrary * 2 > found) return first && found > 1 ? Agreement::loose : Agreement::conflict;
    const auto share = found * 100 / fewer.size();
    const bool as_many = left.author_count == right.author_count;
    if (share == 100 && as_many) return Agreement::equal;
    if (share >= 60 && (first || found >= 3)) return Agreement::close;
    if (share >= 60 && found == fewer.size() && fewer.size() == 1) return Agreement::loose;
    return by_words(left, right) == Agreement::close ? Agreement::close : Agreement::loose;
}

}  // namespace evident
