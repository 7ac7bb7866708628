#include "query/claims/words/sample_size.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "query/claims/words/figures.hpp"
#include "query/claims/words/phrase.hpp"

namespace evident {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 28> spelled = {{
    {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},      {"five", 5},       {"six", 6},
    {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},      {"eleven", 11},    {"twelve", 12},
    {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},  {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},    {"fifty", 50},     {"sixty", 60},
    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},  {"hundred", 100},
}};

constexpr int largest_believed = 10'000'000;
constexpr std::size_t reach = 5;  // "61 EGFR-mutant LM patients": words between the number and the people

bool is_people(std::string_view word) {
    constexpr std::array<std::string_view, 10> people = {"patient", "people", "person", "adult",       "case",
                                                         "subject", "women",  "men",    "participant", "children"};
    return std::find(people.begin(), people.end(), word) != people.end();
}

int spelled_number(std::string_view word) {
    const auto found =
        std::find_if(spelled.begin(), spelled.end(), [&](const auto& pair) { return pair.first == word; });
    return found == spelled.end() ? 0 : found->second;
}

// The whole number that begins at a word, and how many words it takes ("sixty-one" takes two).
std::optional<std::pair<int, std::size_t>> whole_number(const std::vector<Word>& words, std::size_t at) {
    if (const auto number = number_of(words[at].text)) {
        if (*number < 1 || *number > largest_believed || *number != std::floor(*number)) return {};
        return std::pair{int(*number), std::size_t{1}};
    }
    const int tens = spelled_number(words[at].text);
    if (tens == 0) return {};
    const int ones = at + 1 < words.size() ? spelled_number(words[at + 1].text) : 0;
    if (tens >= 20 && tens < 100 && ones > 0 && ones < 10) return std::pair{tens + ones, std::size_t{2}};
    return std::pair{tens, std::size_t{1}};
}

bool people_follow(const std::vector<Word>& words, std::size_t at) {
    for (std::size_t next = at; next < words.size() && next < at + reach; ++next) {
        if (is_people(words[next].text)) return true;
        if (number_of(words[next].text) || words[next].text == "of" || words[next].text == "month") return false;
    }
    return false;
}

}  // namespace

std::optional<int> sample_size_of(const Record& record) {
    const auto text = abstract_text(record);
    const auto words = plain_words(text);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto number = whole_number(words, at);
        if (!number) continue;
        const bool labelled = at > 0 && (words[at - 1].text == "n" || words[at - 1].text == "patient") &&
                              text.substr(words[at - 1].end, words[at].begin - words[at - 1].end).find_first_of(":=") !=
                                  std::string::npos;
        const auto next = text.substr(words[at + number->second - 1].end, 1);
        const bool other_count = next == "%" || next == "-";
        if (labelled || (!other_count && people_follow(words, at + number->second))) return number->first;
    }
    return {};
}

}  // namespace evident
