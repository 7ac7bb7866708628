#include "store/dedup/match/place_match.hpp"

#include <algorithm>
#include <array>

#include "store/dedup/match/title_match.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using Words = std::vector<std::string_view>;

// Of proceedings: the year, "51st", and the word itself.
bool is_edition(std::string_view word) {
    if (word == "proceedings" || word == "proc" || word == "annual") return true;
    if (word.front() < '0' || word.front() > '9') return false;
    return all_digits(word) ? word.size() == 4 : word.size() <= 5;
}

Words telling_words(std::string_view name) {
    static constexpr std::array<std::string_view, 21> small = {"the", "of", "and", "for", "in",  "on",  "de",
                                                               "la",  "et", "und", "der", "des", "del", "di",
                                                               "du",  "e",  "y",   "le",  "d",   "l",   "s"};
    Words out;
    for (const auto word : split_words(name)) {
        if (is_edition(word)) continue;
        if (std::find(small.begin(), small.end(), word) == small.end()) out.push_back(word);
    }
    return out;
}

// "intl" of "international", "j" of "journal": the letters in their order, the first among them.
bool shortens(std::string_view brief, std::string_view whole) {
    if (brief.empty() || brief.size() > whole.size() || brief.front() != whole.front()) return false;
    std::size_t at = 0;
    for (const char c : whole) {
        if (at < brief.size() && brief[at] == c) ++at;
    }
    return at == brief.size();
}

// Every word of the shorter name stands for the next word of the longer one; what follows in the longer is a place or
// a society ("lung cancer amsterdam netherlands").
bool abbreviates(const Words& brief, const Words& whole) {
    if (brief.empty() || brief.size() > whole.size()) return false;
    for (std::size_t i = 0; i < brief.size(); ++i) {
        if (!shortens(brief[i], whole[i])) return false;
    }
    return true;
}

// "jama", "amcis": letters from the beginning of each word of the whole name, in order; from `at` on.
bool spells(std::string_view acronym, const Words& whole, std::size_t at) {
    if (at == whole.size()) return acronym.empty();
    for (std::size_t letters = 1; letters <= acronym.size() && letters <= whole[at].size() && letters <= 3; ++letters) {
        if (acronym.substr(0, letters) != whole[at].substr(0, letters)) return false;
        if (spells(acronym.substr(letters), whole, at + 1)) return true;
    }
    return false;
}

bool has_acronym(const Words& brief, const Words& whole) {
    if (whole.size() < 3 || whole.size() > 8) return false;
    return std::any_of(brief.begin(), brief.end(), [&](std::string_view word) {
        return word.size() >= 4 && word.size() <= 8 && spells(word, whole, 0);
    });
}

Agreement match_names(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) return Agreement::unknown;
    const auto a = telling_words(left);
    const auto b = telling_words(right);
    if (a.empty() || b.empty()) return left == right ? Agreement::equal : Agreement::unknown;
    if (a == b || squeezed(left) == squeezed(right)) return Agreement::equal;
    if (abbreviates(a, b) || abbreviates(b, a)) return Agreement::close;
    if (has_acronym(a, b) || has_acronym(b, a)) return Agreement::close;
    // "jpen journal of parenteral nutrition" and "journal of parenteral nutrition"
    for (const auto& [x, y] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        for (std::size_t skip = 1; skip <= 2 && skip < y->size(); ++skip) {
            if (x->size() >= 2 && abbreviates(*x, Words(y->begin() + std::ptrdiff_t(skip), y->end()))) {
                return Agreement::close;
            }
        }
    }
    const auto least = std::min(left.size(), right.size());
    if (least >= 10 && edit_distance(left, right, least / 8) <= least / 8) return Agreement::close;
    std::size_t both = 0;
    for (const auto word : a) both += std::find(b.begin(), b.end(), word) != b.end() ? 1 : 0;
    const auto fewest = std::min(a.size(), b.size());
    if (fewest >= 4 && both * 5 >= fewest * 4) return Agreement::close;  // "... man and cybernetics smc"
    return both * 2 >= fewest ? Agreement::loose : Agreement::conflict;
}

std::string_view digits_behind(std::string_view text) {
    const auto at = text.find_first_of("0123456789");
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// An article number rather than a page: behind letters ("e123", "cd006828"), or longer than pages are, without a range.
bool is_article_number(const Face& face) {
    if (face.first_page.empty() || (!face.last_page.empty() && face.last_page != face.first_page)) return false;
    return !all_digits(face.first_page) || face.first_page.size() >= 5;
}

std::int64_t page_number(std::string_view page) {
    if (page.empty() || page.size() > 9 || !all_digits(page)) return -1;
    std::int64_t out = 0;
    for (const char c : page) out = out * 10 + (c - '0');
    return out;
}

bool overlap(const Face& left, const Face& right) {
    const auto a = page_number(left.first_page);
    const auto b = page_number(left.last_page);
    const auto c = page_number(right.first_page);
    const auto d = page_number(right.last_page);
    return a >= 0 && b > a && c >= 0 && d > c && a <= d && c <= b;
}

// "suppl-suppl12" for "s109-s112", "t-t20" for "314-320": what is left of a range that a program spoiled.
bool is_spoiled(const Face& face) {
    return !face.last_page.empty() && face.first_page.find_first_of("0123456789") == std::string::npos;
}

Agreement match_spoiled(std::string_view last, std::string_view other_last) {
    const auto a = digits_behind(last);
    const auto b = digits_behind(other_last);
    return !a.empty() && !b.empty() && (a.ends_with(b) || b.ends_with(a)) ? Agreement::close : Agreement::unknown;
}

// "a175e1638" for "a175": the number of an article behind the page.
bool has_number_behind(std::string_view longer, std::string_view shorter) {
    return shorter.size() >= 3 && longer.size() > shorter.size() && longer.starts_with(shorter) &&
           longer[shorter.size()] >= 'a' && longer[shorter.size()] <= 'z';
}

}  // namespace

Agreement match_journals(const Face& left, const Face& right) {
    auto best = Agreement::unknown;
    for (const auto& a : {left.journal, left.abbreviation}) {
        for (const auto& b : {right.journal, right.abbreviation}) {
            const auto found = match_names(a, b);
            if (found != Agreement::unknown && (best == Agreement::unknown || found < best)) best = found;
        }
    }
    const bool shared = std::any_of(left.issns.begin(), left.issns.end(), [&](const std::string& issn) {
        return std::find(right.issns.begin(), right.issns.end(), issn) != right.issns.end();
    });
    return shared ? Agreement::equal : best;
}

Agreement match_volumes(const Face& left, const Face& right) {
    if (left.volume.empty() || right.volume.empty()) return Agreement::unknown;
    if (left.volume == right.volume) return Agreement::equal;
    const auto a = digits_behind(left.volume);
    const auto b = digits_behind(right.volume);
    if (!a.empty() && page_number(a.substr(0, a.find_first_not_of("0123456789"))) ==
                          page_number(b.substr(0, b.find_first_not_of("0123456789")))) {
        return Agreement::close;  // "30a" and "30", "suppl1" and "1"
    }
    // The year or the issue in the volume's place.
    const auto year = std::to_string(left.first_year);
    const auto other_year = std::to_string(right.first_year);
    if (left.volume == year || right.volume == other_year || left.volume == right.issue || left.issue == right.volume) {
        return Agreement::unknown;
    }
    return Agreement::conflict;
}

Agreement match_issues(const Face& left, const Face& right) {
    if (left.issue.empty() || right.issue.empty()) return Agreement::unknown;
    if (left.issue == right.issue) return Agreement::equal;
    const auto a = page_number(digits_behind(left.issue));
    const auto b = page_number(digits_behind(right.issue));
    if (a < 0 || b < 0) return Agreement::loose;  // "may", "suppl"
    if (a == b) return Agreement::close;
    // No year has so many issues: a running number, or a number of the source that stands in the field.
    constexpr std::int64_t most_issues = 60;
    return std::max(a, b) > most_issues ? Agreement::loose : Agreement::conflict;
}

Agreement match_pages(const Face& left, const Face& right) {
    if (is_spoiled(left) != is_spoiled(right)) return match_spoiled(left.last_page, right.last_page);
    if (left.first_page.empty() || right.first_page.empty()) return Agreement::unknown;
    const bool lasts = !left.last_page.empty() && !right.last_page.empty();
    if (left.first_page == right.first_page) {
        return lasts && left.last_page != right.last_page ? Agreement::close : Agreement::equal;
    }
    const auto a = digits_behind(left.first_page);
    const auto b = digits_behind(right.first_page);
    if (!a.empty() && a == b && (all_digits(left.first_page) || all_digits(right.first_page))) return Agreement::close;
    if (has_number_behind(left.first_page, right.first_page) || has_number_behind(right.first_page, left.first_page)) {
        return Agreement::close;
    }
    // The last page alone, as of "356.e1-e9".
    if (left.first_page == right.last_page && left.last_page.empty()) return Agreement::close;
    if (right.first_page == left.last_page && right.last_page.empty()) return Agreement::close;
    if (is_article_number(left) != is_article_number(right)) return Agreement::unknown;
    if (lasts && left.last_page == right.last_page) return Agreement::close;
    return overlap(left, right) ? Agreement::close : Agreement::conflict;
}

int common_span(const Face& left, const Face& right) {
    if (left.first_page != right.first_page || left.last_page.empty() || left.last_page != right.last_page) return 0;
    const auto first = page_number(digits_behind(left.first_page));
    const auto last = page_number(digits_behind(left.last_page));
    return first >= 0 && last > first && last - first < 1000 ? int(last - first) + 1 : 0;
}

}  // namespace evident
