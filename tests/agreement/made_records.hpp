// Records made up by chance with everything that is hard on words: scripts, marks, long words, dates without days.
#pragma once

#include <string>
#include <vector>

#include "store/record/record.hpp"
#include "tests/agreement/dice.hpp"

namespace evident::testing {

// Few words, many of them beginnings of others, so that phrases and stars find something.
inline std::string made_text(Dice& dice, std::size_t most) {
    static const std::string long_word(230, 'x');
    static const std::vector<std::string> list = {"lung",
                                                  "Lungs",
                                                  "cancer",
                                                  "cancers",
                                                  "can",
                                                  "treat",
                                                  "treated",
                                                  "CD8+",
                                                  "CD8+,",
                                                  "CD8",
                                                  "2.5",
                                                  "2",
                                                  "2,5",
                                                  "5",
                                                  "肺癌",
                                                  "脑膜转移",
                                                  "肺",
                                                  "naïve",
                                                  "naive",
                                                  "½",
                                                  "H₂O",
                                                  "β-catenin",
                                                  "beta",
                                                  "ﬁbrosis",
                                                  "İ",
                                                  "straße",
                                                  "עברית",
                                                  "اَلرِّئَة",
                                                  "カタカナ",
                                                  "한국",
                                                  "a",
                                                  "the",
                                                  "OR",
                                                  "\"q\"",
                                                  "p<0.05",
                                                  "x\u0308y",
                                                  "[tiab]",
                                                  "non-small-cell",
                                                  "1.2.3",
                                                  "IL-2R+",
                                                  "++",
                                                  long_word,
                                                  long_word + "y",
                                                  "mh.lung"};
    std::string out;
    for (auto i = 1 + dice.below(most); i > 0; --i) out += dice.of(list) + (dice.one_in(6) ? ". " : " ");
    return out;
}

inline DateFact made_date(Dice& dice, DateKind kind) {
    DateFact out;
    out.kind = kind;
    const int month = dice.one_in(4) ? 0 : 1 + int(dice.below(12));
    const int day = month == 0 || dice.one_in(3) ? 0 : 1 + int(dice.below(28));
    out.span = *make_span(2018 + int(dice.below(8)), month, day);
    return out;
}

inline Author made_author(Dice& dice) {
    Author out;
    if (dice.one_in(8)) {
        out.collective = made_text(dice, 3);
        return out;
    }
    out.last = made_text(dice, 2);
    out.fore = made_text(dice, 1);
    out.initials = dice.one_in(2) ? "J" : "脑";
    if (dice.one_in(2)) out.affiliations.push_back(made_text(dice, 6));
    return out;
}

inline Record made_record(Dice& dice, std::size_t key) {
    Record out;
    out.source = dice.one_in(5) ? "other" : "pubmed";
    out.key = std::to_string(key);
    if (!dice.one_in(20)) out.title = made_text(dice, 8);
    for (auto i = dice.below(3); i > 0; --i)
        out.abstract.push_back({dice.one_in(2) ? "METHODS" : "", "", made_text(dice, 20), {}});
    if (dice.one_in(6)) out.vernacular_title = made_text(dice, 4);
    if (dice.one_in(6)) out.conflict_statement = made_text(dice, 4);
    for (auto i = dice.below(4); i > 0; --i) out.keywords.push_back({made_text(dice, 2), "", false});
    for (auto i = dice.below(3); i > 0; --i) {
        Heading heading{made_text(dice, 2), "", dice.one_in(2), {}};
        if (dice.one_in(2)) heading.qualifiers.push_back({made_text(dice, 1), "", dice.one_in(2)});
        out.headings.push_back(std::move(heading));
    }
    for (auto i = dice.below(4); i > 0; --i) out.authors.push_back(made_author(dice));
    if (dice.one_in(3)) out.substances.push_back({made_text(dice, 2), "", "12345-67-8"});
    if (dice.one_in(2)) out.types.push_back({"Journal Article", ""});
    out.languages.push_back(dice.one_in(3) ? "chi" : "eng");
    out.journal.title = dice.one_in(2) ? "Lung Cancer" : made_text(dice, 3);
    for (const auto kind : {DateKind::print, DateKind::electronic, DateKind::create, DateKind::entry,
                            DateKind::completed, DateKind::revised}) {
        if (dice.one_in(2)) out.dates.push_back(made_date(dice, kind));
    }
    return out;
}

}  // namespace evident::testing
