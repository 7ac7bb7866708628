#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "text/fold.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

struct Golden {
    std::string_view text;
    std::string_view folded;
};

TEST_CASE("Text folds to the words a reader would look for") {
    const auto golden = GENERATE(values<Golden>({
        {"", ""},
        {" .,+-/ ", ""},
        {"Osimertinib, EGFR-mutant NSCLC", "osimertinib egfr mutant nsclc"},
        {"Crohn's disease", "crohn s disease"},
        // numbers
        {"2.5 mg; 1,000 IU; 3. End", "2.5 mg 1,000 iu 3 end"},
        {"p<.05", "p 05"},
        {"1.2.3 and 1..2 and 1,.2", "1.2.3 and 1 2 and 1 2"},
        {"a.5 x5.6", "a 5 x5.6"},
        {"２．５ ％", "2.5"},
        {"5，6", "5 6"},
        {"½ cup, 3½", "1 2 cup 3 1 2"},
        {"x² H₂O 10⁻³", "x2 h2o 10 3"},
        // plus signs
        {"CD8+ T", "cd8+ t"},
        {"CD4+CD25+", "cd4 cd25+"},
        {"a+b", "a b"},
        {"+/- 5", "5"},
        {"C++ 2+", "c++ 2+"},
        {"Ca²⁺ and Ca2+", "ca2+ and ca2+"},
        {"CD8＋", "cd8+"},
        {"CD8+，T", "cd8+ t"},
        {"CD8+细胞", "cd8+ 细 胞"},
        {"a+\u00ADb", "a b"},
    }));
    CHECK(folded(golden.text) == golden.folded);
}

TEST_CASE("Letters of any script fold to one writing") {
    const auto golden = GENERATE(values<Golden>({
        {"Ménière Ångström naïve", "meniere angstrom naive"},
        {"Me\u0301nie\u0300re", "meniere"},
        {"ﬁbrosis ﬂuid", "fibrosis fluid"},
        {"Łódź Ørsted Straße GROẞ œdema æther", "lodz orsted strasse gross oedema aether"},
        {"İstanbul ILIK ılık", "istanbul ilik ilik"},
        {"Nguyễn Đình Phượng", "nguyen dinh phuong"},
        {"Ⅳ ⅳ №", "iv iv no"},
        {"Ｃａｎｃｅｒ", "cancer"},
        // other scripts
        {"β-Blocker ΑΛΦΑ ς", "β blocker αλφα σ"},
        {"Привет Ёлка", "привет елка"},
        {"非小细胞肺癌", "非 小 细 胞 肺 癌"},
        {"EGFR突变2例", "egfr 突 变 2 例"},
        {"がん ガン", "か ん カ ン"},
        {"한국어 연구", "한국어 연구"},
        {"\u1112\u1161\u11AB\u1100\u116E\u11A8", "한국"},
        // vanishing and parting characters
        {"micro\u00ADarray", "microarray"},
        {"micro\u200Darray", "microarray"},
        {"left\u200Eright", "leftright"},
        {"micro\u200Barray", "micro array"},
        {"non\u2011small\u2013cell\u00A0lung", "non small cell lung"},
    }));
    CHECK(folded(golden.text) == golden.folded);
}

TEST_CASE("Ill-formed UTF-8 parts words and is told") {
    CHECK(folded("lung\xFF"
                 "cancer") == "lung cancer");
    CHECK(folded("lung\xC3") == "lung");
    CHECK(folded("\xED\xA0\x80x") == "x");
    CHECK(find_ill_formed("h\xC3\xA9") == std::string_view::npos);
    CHECK(find_ill_formed("h\xC3") == 1);
    CHECK(find_ill_formed("ab\x80") == 2);
    CHECK(repaired_utf8("a\x80"
                        "b") == "a\uFFFDb");
    CHECK(repaired_utf8(std::string_view("a\0b\x01\tc\n", 7)) == "a b \tc\n");
    CHECK(find_ill_formed(repaired_utf8("\xF0\x9F\x92 \xC0\xAF \xFE")) == std::string_view::npos);
}

TEST_CASE("Words know where they stand in the original") {
    const std::string text = "The \uFB01rst Mé\u0301ni 2.5mg 肺癌½";
    const auto list = words(text);
    std::vector<std::string> originals;
    for (const auto& word : list) originals.push_back(text.substr(word.begin, word.end - word.begin));
    CHECK(originals == std::vector<std::string>{"The", "\uFB01rst", "Mé\u0301ni", "2.5mg", "肺", "癌", "½", "½"});
    CHECK(list[1].text == "first");
}

TEST_CASE("A word is cut at 200 bytes, at a letter, and keeps its places") {
    const auto list = words(std::string(300, 'a') + " next");
    REQUIRE(list.size() == 2);
    CHECK(list[0].text == std::string(longest_word, 'a'));
    CHECK(list[0].begin == 0);
    CHECK(list[0].end == 300);
    CHECK(list[1].begin == 301);

    std::string cyrillic;
    for (int i = 0; i < 150; ++i) cyrillic += "ж";
    CHECK(words("a" + cyrillic)[0].text.size() == 199);
}

TEST_CASE("A cut word has no hole where a long letter did not fit") {
    CHECK(words(std::string(199, 'a') + "жb")[0].text == std::string(199, 'a'));
}

TEST_CASE("A word cut after a decimal point ends with its digit") {
    CHECK(words(std::string(199, '1') + ".5")[0].text == std::string(199, '1'));
}

TEST_CASE("append_folded counts words and puts a space between calls") {
    std::string out;
    CHECK(append_folded(out, "Lung, cancer") == 2);
    CHECK(append_folded(out, "--") == 0);
    CHECK(append_folded(out, "EGFR") == 1);
    CHECK(out == "lung cancer egfr");
}

TEST_CASE("Characters fall into the classes of fold.hpp") {
    CHECK(fold(U'é').kind == CharClass::letter);
    CHECK(fold(U'é').text == "e");
    CHECK(fold(U'肺').kind == CharClass::single);
    CHECK(fold(0x0301).kind == CharClass::nothing);
    CHECK(fold(0xAD).kind == CharClass::nothing);
    CHECK(fold(U'½').kind == CharClass::sequence);
    CHECK(fold(U'½').parts == std::vector<std::string>{"1", "2"});
    CHECK(fold(U'。').kind == CharClass::mark);
    CHECK(fold(U'⁺').text == "+");
    CHECK(fold(0x1F600).kind == CharClass::mark);
}

std::string random_text(std::mt19937& random) {
    static const std::vector<std::string> pieces = {"CD8", "+",    ".",    ",",      "5",      " ", "é",
                                                    "ß",   "肺",   "。",   "½",      "ﬁ",      "-", "İ",
                                                    "한",  "\xC3", "\xFF", "\u0301", "\u200D", "a"};
    std::string out;
    for (auto length = random() % 40; length > 0; --length) {
        if (random() % 4 == 0) {
            out += char(random() % 256);
        } else {
            out += pieces[random() % pieces.size()];
        }
    }
    return out;
}

TEST_CASE("Any bytes keep the promises of words()") {
    std::mt19937 random(7);
    for (int i = 0; i < 50'000; ++i) {
        const auto text = random_text(random);
        const auto list = words(text);
        std::string joined;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        bool ordered = true;
        for (const auto& word : list) {
            joined += (joined.empty() ? "" : " ") + word.text;
            ordered = ordered && word.begin < word.end && word.end <= text.size() && !word.text.empty();
            // "½" gives two words at one place
            ordered = ordered && (word.begin >= end || (word.begin == begin && word.end == end));
            begin = word.begin;
            end = word.end;
        }
        const auto once = folded(text);
        if (!ordered || joined != once || folded(once) != once || find_ill_formed(once) != std::string_view::npos) {
            CAPTURE(text, once, folded(once));
            FAIL("a promise of words() is broken");
        }
    }
    SUCCEED();
}

TEST_CASE("Folding the folding of any character changes nothing") {
    std::vector<char32_t> bad;
    for (char32_t c = 0x80; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        const auto& entry = fold(c);
        auto parts = entry.parts;
        if (entry.kind == CharClass::letter || entry.kind == CharClass::single) parts.push_back(entry.text);
        for (const auto& part : parts) {
            const auto again = words(part);
            if (again.size() != 1 || again[0].text != part) bad.push_back(c);
        }
    }
    CAPTURE(bad.empty() ? 0 : std::uint32_t(bad[0]));
    CHECK(bad.empty());
}

}  // namespace
}  // namespace evident
