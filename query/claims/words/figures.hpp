// The numbers a sentence reports: ratios with their intervals, p values, rates, and pairs of figures that are compared.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace evident {

// "HR 0.62 (95% CI 0.41-0.95)", "odds ratio 1.1 (0.8 to 1.5)".
struct Ratio {
    std::string kind;  // "HR", "OR", "RR"
    double value = 0;
    double low = 0;  // both 0 when no interval was given
    double high = 0;
    std::size_t word = 0;  // where in the sentence it stands

    bool has_interval() const { return high > 0; }
    bool excludes_one() const { return has_interval() && (high < 1 || low > 1); }
};

// "p=0.03", "P<.001", "p > 0.05".
struct PValue {
    double value = 0;
    char relation = '=';  // '<', '=' or '>'
    std::size_t word = 0;

    bool significant() const { return relation != '>' && value <= (relation == '<' ? 0.05 : 0.0499999); }
};

// "31%", "31 percent", and "4 of 13" turned into 30.8.
struct Rate {
    double percent = 0;
    std::size_t word = 0;
};

// A time in months ("8.7 months", "15 weeks", "105 days" turned into months).
struct Months {
    double value = 0;
    std::size_t word = 0;
};

// "18.0 months against 13.7", "85% versus 39%".
struct Comparison {
    double first = 0;
    double second = 0;
    std::size_t word = 0;  // of the word between them
};

struct Figures {
    std::vector<Ratio> ratios;
    std::vector<PValue> p_values;
    std::vector<Rate> rates;
    std::vector<Months> months;
    std::vector<Comparison> comparisons;
};

// `words` are words() or plain_words() of the text.
Figures figures_of(std::string_view text, const std::vector<Word>& words);

// The number a word is written as ("1,000", "2.5"); nothing for anything else.
std::optional<double> number_of(std::string_view word);

}  // namespace evident
