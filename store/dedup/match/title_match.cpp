#include "store/dedup/match/title_match.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "store/dedup/face/face_title.hpp"

namespace evident {
namespace {

constexpr int close_likeness = 92;
constexpr int loose_likeness = 78;
constexpr std::size_t telling_beginning = 4;  // words from which a title that is a part of the other says something

using Words = std::vector<std::string_view>;

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

bool is_roman(std::string_view word) { return roman_number(word) != 0; }

// Groups of words of which one in the place of another makes another paper.
constexpr std::array<std::string_view, 28> opposites = {
    " with without ",
    " male female males females men women boys girls ",
    " children adults adolescents infants elderly neonates paediatric pediatric adult child ",
    " mothers fathers maternal paternal ",
    " increased decreased increases decreases increase decrease ",
    " high low higher lower ",
    " before after ",
    " preoperative postoperative intraoperative perioperative ",
    " pre post ",
    " left right ",
    " upper lower ",
    " positive negative ",
    " first second third fourth fifth sixth ",
    " one two three four five six seven eight nine ten ",
    " north south east west northern southern eastern western ",
    " vitro vivo ",
    " early late ",
    " short long ",
    " mild moderate severe ",
    " acute chronic ",
    " spring summer autumn winter ",
    " january february march april may june july august september october november december ",
    " effective ineffective effectiveness ineffectiveness ",
    " hypertension hypotension ",
    " hyperglycemia hypoglycemia hyperglycaemia hypoglycaemia ",
    " primary secondary tertiary ",
    " rats mice humans dogs pigs rabbits ",
    " systolic diastolic ",
};

bool are_opposites(std::string_view a, std::string_view b) {
    const auto has = [](std::string_view group, std::string_view word) {
        return group.find(" " + std::string(word) + " ") != std::string_view::npos;
    };
    return a != b && std::any_of(opposites.begin(), opposites.end(),
                                 [&](std::string_view group) { return has(group, a) && has(group, b); });
}

std::string digits_of(const Words& list) {
    std::string out;
    for (const auto word : list) {
        for (const char c : word) {
            if (c >= '0' && c <= '9') out += c;
        }
        if (const auto roman = roman_number(word); roman != 0) out += std::to_string(roman);
    }
    return out;
}

bool is_label(std::string_view word) { return word.size() == 1 || is_roman(word) || has_digit(word); }

// What is left when equal words at the ends are taken away differs in a way that tells two papers apart.
bool differ_tellingly(const Words& left, const Words& right) {
    const auto digits_left = digits_of(left);
    const auto digits_right = digits_of(right);
    if (!digits_left.empty() && !digits_right.empty() && digits_left != digits_right) return true;
    if (left.size() == 1 && right.size() == 1 && is_label(left[0]) && is_label(right[0])) return true;
    for (const auto a : left) {
        for (const auto b : right) {
            if (are_opposites(a, b)) return true;
        }
    }
    return false;
}

void take_equal_ends(Words& left, Words& right) {
    std::size_t front = 0;
    while (front < left.size() && front < right.size() && left[front] == right[front]) ++front;
    left.erase(left.begin(), left.begin() + std::ptrdiff_t(front));
    right.erase(right.begin(), right.begin() + std::ptrdiff_t(front));
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.pop_back();
        right.pop_back();
    }
}

int share_of_words(const Words& left, const Words& right) {
    const std::set<std::string_view> a(left.begin(), left.end());
    const std::set<std::string_view> b(right.begin(), right.end());
    std::size_t both = 0;
    for (const auto word : a) both += b.count(word);
    return int(both * 100 / std::max<std::size_t>(1, a.size() + b.size() - both));
}

bool holds(std::string_view longer, std::string_view shorter) {
    return longer.starts_with(shorter) || longer.ends_with(shorter);
}

// "how did it ..." in front of the title: a section of the journal. What makes a notice or a part of it is none.
bool is_section(const Words& front) {
    static constexpr std::array<std::string_view, 18> others = {
        "erratum", "correction", "corrigendum", "reply", "response", "comment",  "commentary", "re", "retraction",
        "letter",  "editorial",  "discussion",  "part",  "update",   "protocol", "withdrawn",  "on", "regarding"};
    constexpr std::size_t longest = 4;
    return !front.empty() && front.size() <= longest &&
           std::none_of(front.begin(), front.end(), [](std::string_view word) {
               return has_digit(word) || is_roman(word) ||
                      std::find(others.begin(), others.end(), word) != others.end();
           });
}

bool has_section(const Words& shorter, const Words& longer) {
    constexpr std::size_t telling = 8;
    if (shorter.size() < telling || longer.size() <= shorter.size()) return false;
    const auto front = longer.size() - shorter.size();
    return std::equal(shorter.begin(), shorter.end(), longer.begin() + std::ptrdiff_t(front)) &&
           is_section(Words(longer.begin(), longer.begin() + std::ptrdiff_t(front)));
}

}  // namespace

std::string squeezed(std::string_view folded_text) {
    std::string out;
    for (const char c : folded_text) {
        if (c != ' ') out += c;
    }
    return out;
}

std::vector<std::string_view> split_words(std::string_view folded_text) {
    Words out;
    while (!folded_text.empty()) {
        const auto space = folded_text.find(' ');
        if (space != 0) out.push_back(folded_text.substr(0, space));
        if (space == std::string_view::npos) break;
        folded_text.remove_prefix(space + 1);
    }
    return out;
}

std::size_t edit_distance(std::string_view left, std::string_view right, std::size_t limit) {
    while (!left.empty() && !right.empty() && left.front() == right.front()) {
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > limit) return limit + 1;
    if (left.empty()) return right.size();
    std::vector<std::size_t> row(left.size() + 1);
    for (std::size_t i = 0; i <= left.size(); ++i) row[i] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
        auto corner = row[0];
        row[0] = j;
        auto least = row[0];
        for (std::size_t i = 1; i <= left.size(); ++i) {
            const auto change = corner + (left[i - 1] == right[j - 1] ? 0 : 1);
            corner = row[i];
            row[i] = std::min({change, row[i] + 1, row[i - 1] + 1});
            least = std::min(least, row[i]);
        }
        if (least > limit) return limit + 1;
    }
    return std::min(row.back(), limit + 1);
}

TitleMatch match_titles(std::string_view left, std::string_view right) {
    TitleMatch out;
    if (left.empty() || right.empty()) return out;
    const auto a = squeezed(left);
    const auto b = squeezed(right);
    if (a == b) return {Agreement::equal, 100, false, false, false};
    auto words_left = split_words(left);
    auto words_right = split_words(right);
    const auto share = share_of_words(words_left, words_right);
    const auto fewest = std::min(words_left.size(), words_right.size());
    const auto longest = std::max(a.size(), b.size());
    const auto limit = longest / 4 + 1;
    const auto distance = edit_distance(a, b, limit);
    out.likeness = distance > limit ? std::min(share, 70) : int((longest - distance) * 100 / longest);
    out.section = has_section(words_left, words_right) || has_section(words_right, words_left);
    take_equal_ends(words_left, words_right);
    out.telling = differ_tellingly(words_left, words_right);
    out.contained = fewest >= telling_beginning && (a.size() < b.size() ? holds(b, a) : holds(a, b));
    if (share >= 90) out.likeness = std::max(out.likeness, close_likeness);
    if (out.likeness >= close_likeness && !out.telling) {
        out.agreement = Agreement::close;
    } else if (out.likeness >= loose_likeness || out.contained || share >= 70) {
        out.agreement = Agreement::loose;
    } else {
        out.agreement = Agreement::conflict;
    }
    return out;
}

}  // namespace evident
