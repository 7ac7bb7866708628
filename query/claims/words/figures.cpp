#include "query/claims/words/figures.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "query/claims/words/phrase.hpp"

namespace evident {
namespace {

constexpr double days_per_month = 30.44;
constexpr double weeks_per_month = 4.348;

// The marks between two words, white space left out.
std::string marks_between(std::string_view text, const std::vector<Word>& words, std::size_t left, std::size_t right) {
    std::string out;
    if (left >= words.size() || right >= words.size()) return out;
    for (const char c : text.substr(words[left].end, words[right].begin - words[left].end)) {
        if (c != ' ' && c != '\n') out += c;
    }
    return out;
}

// The text just after a word.
std::string_view after(std::string_view text, const Word& word, std::size_t length) {
    return text.substr(word.end, length);
}

std::optional<double> number_at(const std::vector<Word>& words, std::size_t at) {
    if (at >= words.size()) return {};
    return number_of(words[at].text);
}

// "low-high", "low to high", "low, high" from the word `at` on.
bool read_interval(std::string_view text, const std::vector<Word>& words, std::size_t at, Ratio& ratio) {
    const auto low = number_at(words, at);
    if (!low) return false;
    const bool spelled = at + 1 < words.size() && words[at + 1].text == "to";
    const auto high_at = at + (spelled ? 2 : 1);
    const auto high = number_at(words, high_at);
    if (!high || *high < *low || *low < 0) return false;
    const auto marks = marks_between(text, words, at, high_at);
    const bool dash = marks == "-" || marks == "\u2013" || marks == "\u2014" || marks == "~";
    const bool joined = spelled || dash || marks == ",";
    if (!joined || ratio.value < *low - 0.011 || ratio.value > *high + 0.011) return false;
    ratio.low = *low;
    ratio.high = *high;
    return true;
}

void read_ratio(std::string_view text, const std::vector<Word>& words, std::size_t at, Figures& out) {
    struct Kind {
        Phrase phrase;
        std::string_view name;
    };
    static const std::array<Kind, 7> kinds = {{
        {Phrase("hr"), "HR"},
        {Phrase("ahr"), "HR"},
        {Phrase("hazard ratio"), "HR"},
        {Phrase("odds ratio"), "OR"},
        {Phrase("aor"), "OR"},
        {Phrase("risk ratio"), "RR"},
        {Phrase("relative risk"), "RR"},
    }};
    for (const auto& kind : kinds) {
        const auto end = kind.phrase.match_at(words, at);
        if (!end) continue;
        // The value follows within a few words ("hazard ratio for death, 0.61"); "HR: hazard ratio" gives none.
        for (std::size_t next = *end; next < std::min(*end + 5, words.size()); ++next) {
            const auto value = number_at(words, next);
            if (!value || *value > 100 || after(text, words[next], 1) == "%") continue;
            Ratio ratio{std::string(kind.name), *value, 0, 0, next};
            for (std::size_t low = next + 1; low < std::min(next + 6, words.size()); ++low) {
                if (read_interval(text, words, low, ratio)) break;
            }
            // "hazard ratio (HR) 0.62" is one figure under two names.
            if (out.ratios.empty() || out.ratios.back().word != next) out.ratios.push_back(ratio);
            return;
        }
        return;
    }
}

void read_p_value(std::string_view text, const std::vector<Word>& words, std::size_t at, Figures& out) {
    if (words[at].text != "p") return;
    const auto next = at + 1 < words.size() && words[at + 1].text == "value" ? at + 2 : at + 1;
    const auto value = number_at(words, next);
    if (!value) return;
    const auto marks = marks_between(text, words, next - 1, next);
    PValue found{*value, '=', at};
    if (marks.find('<') != std::string::npos || marks.find("\u2264") != std::string::npos) found.relation = '<';
    if (marks.find('>') != std::string::npos) found.relation = '>';
    if (found.relation == '=' && marks.find('=') == std::string::npos && !marks.empty()) return;
    // "P<.001" is split before its full stop.
    if (marks.ends_with('.') && found.value >= 1) found.value /= std::pow(10, double(words[next].text.size()));
    if (found.value <= 1) out.p_values.push_back(found);
}

void read_rate(std::string_view text, const std::vector<Word>& words, std::size_t at, Figures& out) {
    const auto value = number_at(words, at);
    if (!value) return;
    const bool sign = after(text, words[at], 1) == "%" || after(text, words[at], 2) == " %";
    const bool spelled = at + 1 < words.size() && (words[at + 1].text == "percent");
    if ((sign || spelled) && *value <= 100) {
        // "95% CI" is no rate.
        if (at + 1 < words.size() && (words[at + 1].text == "ci" || words[at + 1].text == "confidence")) return;
        out.rates.push_back({*value, at});
        return;
    }
    if (at + 2 < words.size() && words[at + 1].text == "of") {
        const auto whole = number_at(words, at + 2);
        if (whole && *whole >= *value && *whole >= 2) out.rates.push_back({100 * *value / *whole, at});
    }
}

void read_months(const std::vector<Word>& words, std::size_t at, Figures& out) {
    const auto value = number_at(words, at);
    if (!value || at + 1 >= words.size()) return;
    const auto& unit = words[at + 1].text;
    if (unit == "month" || unit == "mo") out.months.push_back({*value, at});
    if (unit == "week") out.months.push_back({*value / weeks_per_month, at});
    if (unit == "day") out.months.push_back({*value / days_per_month, at});
    if (unit == "year") out.months.push_back({*value * 12, at});
}

void read_comparison(const std::vector<Word>& words, std::size_t at, Figures& out) {
    static const std::array<Phrase, 7> between = {Phrase("v"),       Phrase("vs"),          Phrase("versu*"),
                                                  Phrase("against"), Phrase("rather than"), Phrase("compared with"),
                                                  Phrase("than")};
    for (const auto& phrase : between) {
        const auto end = phrase.match_at(words, at);
        if (!end) continue;
        std::optional<double> first;
        for (std::size_t back = 1; back <= 2 && back <= at && !first; ++back) first = number_at(words, at - back);
        const auto second = number_at(words, *end);
        if (first && second) out.comparisons.push_back({*first, *second, at});
        return;
    }
}

}  // namespace

std::optional<double> number_of(std::string_view word) {
    std::string digits;
    for (const char c : word) {
        if (c != ',') digits += c;
    }
    double value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc() || end != digits.data() + digits.size()) return {};
    return value;
}

Figures figures_of(std::string_view text, const std::vector<Word>& words) {
    Figures out;
    for (std::size_t at = 0; at < words.size(); ++at) {
        read_ratio(text, words, at, out);
        read_p_value(text, words, at, out);
        read_rate(text, words, at, out);
        read_months(words, at, out);
        read_comparison(words, at, out);
    }
    return out;
}

}  // namespace evident
