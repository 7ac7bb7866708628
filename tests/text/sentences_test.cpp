#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "text/sentences.hpp"

namespace evident {
namespace {

std::vector<std::string> cut(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& range : sentences(text)) out.emplace_back(range.of(text));
    return out;
}

// The text with a bar at each border it should be cut at; cut without the bars it must give the pieces back.
void check(std::string_view barred) {
    std::string text;
    std::vector<std::string> wanted(1);
    for (const char c : barred) {
        if (c == '|') {
            wanted.emplace_back();
        } else {
            text += c;
            wanted.back() += c;
        }
    }
    for (auto& sentence : wanted) {
        while (!sentence.empty() && (sentence.front() == ' ' || sentence.front() == '\n')) sentence.erase(0, 1);
        while (!sentence.empty() && (sentence.back() == ' ' || sentence.back() == '\n')) sentence.pop_back();
    }
    CAPTURE(text);
    CHECK(cut(text) == wanted);
}

TEST_CASE("Sentences end at stops, with the marks that follow them") {
    const auto text = GENERATE(values<std::string_view>({
        "One. |Two? |Three! |Four",
        "He said \"it works.\" |Then he left.",
        "He called it \u201Clove.\u201D |Then he left.",
        "(All were women.) |Two died.",
        "One group (n=3). |Another (n = 4).",
        "It was called \"eradication. \" |Others differ.",
        "This was shown.[1,2] |We agree.",
        "This was shown.(12-14) |We agree.",
        "Really?! |Yes.",
        "First line\n|second line without a stop\n|third",
        "METHODS: We did it. |RESULTS: It worked.",
        "BACKGROUND: A thing.\n|METHODS: We did it.",
        "All died. |[Two lived.]",
        "It ended.  |12 patients were left.",
    }));
    check(text);
}

TEST_CASE("Numbers hold their stops") {
    const auto text = GENERATE(values<std::string_view>({
        "It was lower (p = 0.03). |The rest was not.",
        "It was lower, p = 0.03. |The rest was not.",
        "It was lower, P<.001. |The rest was not, P = .4.",
        "It was lower, P < . 001 in both.",
        "The rate (71. 9 mg) fell.",
        "We used SPSS version 22.0 and R 4.1.2. |Both agreed.",
        "The dose was 5 mg. |It was safe.",
        "Median survival was 10.5 vs. 8.2 months.",
        "1. To test. |2. To learn.",
        "There were 1) pain 2) fever. |None was new.",
        "Aims were 1) to test; 2) to learn.",
    }));
    check(text);
}

TEST_CASE("Abbreviations hold their stops") {
    const auto text = GENERATE(values<std::string_view>({
        "Smith et al. reported it.",
        "Smith et al. (2004) reported it. |We did not.",
        "This agrees with Smith et al. |The rest does not.",
        "Drug A vs. Drug B was tested.",
        "Some, e.g. EGFR, were found; others, i.e. ALK, were not.",
        "As in Fig. 2 and Figs. 3A and 4. |We agree.",
        "Sample No. 5 was lost. |The answer was no. |It was lost.",
        "It took approx. 3 h and ca. 4 mL.",
        "Dr. Smith and St. George agreed, cf. Ref. 3.",
        "They weighed 3 and 4 kg, resp. Boys were heavier.",
        "Pfizer Inc. New York made it.",
        "Candida spp. and Aspergillus sp. were seen.",
        "Candida spp. |The rest was clean.",
        "The method of J. Smith and A. B. Jones was used.",
        "E. coli and S. aureus grew. |S. Typhimurium did not.",
        "Killing of intracellular S. Typhi was seen.",
        "The U.S. Food and Drug Administration agreed.",
        "This was done in the U.S. |We did not.",
        "Mosquitoes such as An. gambiae were caught.",
        "Published in Proc. Natl. Acad. Sci. and elsewhere.",
        "It began in Jan. 2004. |It ended in May. |Nobody knew.",
    }));
    check(text);
}

TEST_CASE("A word that only looks like an abbreviation ends its sentence") {
    const auto text = GENERATE(values<std::string_view>({
        "They lacked vitamin D. |Patients with hepatitis B. |Mice of group A. |All died.",
        "It took 300 ms. |We waited.",
        "He had MS. |She had DR. |Neither had ALS.",
        "It was kept at 37 degrees C. |Then it was used.",
        "The field was 1.5 T. |Scans were read twice.",
        "Drug was given i.v. |Patients were watched.",
        "It was given s.c. and i.p. to mice.",
    }));
    check(text);
}

TEST_CASE("A name in small letters may begin a sentence, other small letters not") {
    check("It was lost. |p53 was mutated. |mRNA fell. |c-Maf rose. |hsf-1 did not.");
    check("It was lost. |\u03B1-Synuclein rose.");
    check("It was given b.i.d. for 5 days.");
    check("It grew ... and shrank.");
    check("It grew... |Then it shrank.");
    check("It grew\u2026 |Then it shrank.");
}

TEST_CASE("Chinese and Japanese stops end sentences without a space") {
    check("目的：探讨疗效。|方法：选取60例患者！|结果如何？|有效。");
    check("生存期为2.5个月（P=0.03）。|结论：有效。");
    check("生存期为2\uFF0E5个月\uFF0E|结论\uFF0E");
    check("他说：“有效。”|我们同意。");
    check("疗效显著。 |Results were good. |这是结论。");
    check("有效率P<0.05.|结论有效.|完");
    check("対象は10例であった\uFF61|結果を示す\uFF61");
    check("等等……还有更多。|完。");
}

TEST_CASE("A text without sentences has none") {
    CHECK(sentences("").empty());
    CHECK(sentences(" \n\t\u3000\n").empty());
    CHECK(cut("one") == std::vector<std::string>{"one"});
    CHECK(cut(" . ") == std::vector<std::string>{"."});
    CHECK(cut("\u00A0One.\u00A0 Two.\r\n") == std::vector<std::string>{"One.", "Two."});
}

TEST_CASE("Each byte that is no white space lies in exactly one sentence, whatever the bytes") {
    static const std::vector<std::string> pieces = {". ", "! ", "?", "...", "。", "．", " ", "\n",   "The ", "al", "E",
                                                    "5",  "(",  ")", "\"",  "“",  "”",  "é", "\xC3", "\xFF", "肺"};
    std::mt19937 random(11);
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto length = random() % 30; length > 0; --length) {
            text += random() % 6 == 0 ? std::string(1, char(random() % 256)) : pieces[random() % pieces.size()];
        }
        std::string rest = text;
        std::uint32_t end = 0;
        bool good = true;
        for (const auto& range : sentences(text)) {
            good = good && range.begin >= end && range.begin < range.end && range.end <= text.size();
            if (!good) break;
            end = range.end;
            good = good && rest[range.begin] != ' ' && rest[range.end - 1] != ' ';
            good = good && range.of(text).find('\n') == std::string_view::npos;
            for (auto at = range.begin; at < range.end; ++at) rest[at] = ' ';
        }
        CAPTURE(text);
        if (!good || rest.find_first_not_of(" \t\n\v\f\r\x1c\x1d\x1e\x1f") != std::string::npos) FAIL("bytes lost");
    }
    SUCCEED();
}

}  // namespace
}  // namespace evident
