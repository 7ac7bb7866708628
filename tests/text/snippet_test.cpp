#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "text/snippet.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

std::vector<std::string> marked(const Snippet& snippet) {
    std::vector<std::string> out;
    for (const auto& hit : snippet.hits) out.emplace_back(hit.of(snippet.text));
    return out;
}

using Strings = std::vector<std::string>;

TEST_CASE("A short text is its own snippet") {
    const auto got = snippet("Osimertinib (EGFR) works.", {{"egfr"}}, 100);
    CHECK(got.text == "Osimertinib (EGFR) works.");
    CHECK(got.begin == 0);
    CHECK(marked(got) == Strings{"EGFR"});
    CHECK_FALSE(got.cut_before);
    CHECK_FALSE(got.cut_after);
}

TEST_CASE("The passage with most different words is chosen, and of those the nearest") {
    const std::string text =
        "alpha alpha alpha one two three four five alpha six seven eight nine beta ten eleven "
        "twelve thirteen alpha beta fourteen fifteen sixteen";
    const auto got = snippet(text, {{"alpha"}, {"beta"}}, 40);
    CHECK(marked(got) == Strings{"alpha", "beta"});
    CHECK(got.text.find("alpha beta") != std::string::npos);
    CHECK(got.text.size() <= 40);
    CHECK(text.substr(got.begin, got.text.size()) == got.text);
    CHECK(got.cut_before);
    CHECK(got.cut_after);
}

TEST_CASE("Words of one group count once") {
    const std::string text = "treat treated treating aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii treat cancer jjjj";
    const auto apart = snippet(text, {{"treat"}, {"treated"}, {"treating"}, {"cancer"}}, 24);
    CHECK(marked(apart) == Strings{"treat", "treated", "treating"});
    const auto together =
        snippet(text, {{"treat", false, 0}, {"treated", false, 0}, {"treating", false, 0}, {"cancer"}}, 24);
    CHECK(marked(together) == Strings{"treat", "cancer"});
}

TEST_CASE("Prefixes, accents and case are found as words are") {
    const auto got =
        snippet("M\u00C9NI\u00C8RE and Osimertinib-treated", {{"meniere"}, {"osim", true}, {"treat", true}}, 200);
    CHECK(marked(got) == Strings{"M\u00C9NI\u00C8RE", "Osimertinib", "treated"});
    CHECK(marked(snippet("half ½ a", {{"1"}, {"2"}}, 50)) == Strings{"½"});
}

TEST_CASE("Marks beside a word stay with it, and words joined by a hyphen stay together where white space allows") {
    const std::string text = "In all patients with non-small-cell lung cancer (NSCLC), the drug worked well.";
    const auto got = snippet(text, {{"nsclc"}}, 30);
    CHECK(got.text == "lung cancer (NSCLC), the drug");
    const auto tight = snippet(text, {{"small"}}, 10);
    CHECK(tight.text == "small-cell");
}

TEST_CASE("Chinese is cut between characters and marks") {
    const std::string text = "目的：探讨奥希替尼治疗非小细胞肺癌脑膜转移的疗效。方法：回顾性分析。";
    const auto got = snippet(text, {{"脑"}, {"膜"}}, 30);
    CHECK(marked(got) == Strings{"脑", "膜"});
    CHECK(got.text.size() <= 30);
    CHECK(find_ill_formed(got.text) == std::string_view::npos);
    CHECK(got.text.find("脑膜") != std::string::npos);
    CHECK(snippet(text, {{"法"}, {"析"}}, 200).text == text);
}

TEST_CASE("Without a hit the snippet is the beginning") {
    const auto got = snippet("(One two three four", {{"none"}}, 9);
    CHECK(got.text == "(One two");
    CHECK(got.hits.empty());
    CHECK_FALSE(got.cut_before);
    CHECK(got.cut_after);
    CHECK(snippet("", {{"none"}}, 9) == Snippet{});
    CHECK(snippet("...", {}, 9) == Snippet{});
}

TEST_CASE("A word longer than the passage is cut between characters") {
    std::string word;
    for (int i = 0; i < 20; ++i) word += "ж";
    const auto got = snippet(word, {{"ж", true}}, 7);
    CHECK(got.text.size() == 6);
    CHECK(find_ill_formed(got.text) == std::string_view::npos);
    CHECK(got.cut_after);
}

TEST_CASE("Any text keeps the promises of snippet()") {
    static const std::vector<std::string> pieces = {"alpha", "beta", " ", ", ", "(",      ")",       "肺",  "。",
                                                    "½",     "é",    "-", "\n", "gamma ", "delta. ", "\xFF"};
    std::mt19937 random(5);
    const std::vector<SoughtWord> sought = {{"alpha"}, {"be", true}, {"肺"}, {"1"}};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto length = random() % 60; length > 0; --length) text += pieces[random() % pieces.size()];
        const std::size_t longest = 10 + random() % 80;
        const auto got = snippet(text, sought, longest);
        bool good = got.text.size() <= longest && text.substr(got.begin, got.text.size()) == got.text;
        std::uint32_t end = 0;
        for (const auto& hit : got.hits) {
            good = good && hit.begin >= end && hit.begin < hit.end && hit.end <= got.text.size();
            end = hit.end;
        }
        const auto is_sought = [](const Word& word) {
            return word.text == "alpha" || word.text.starts_with("be") || word.text == "肺" || word.text == "1";
        };
        const auto list = words(text);
        const auto hit = std::find_if(list.begin(), list.end(), is_sought);
        if (hit != list.end() && hit->end - hit->begin <= longest) {
            const bool fits = std::any_of(list.begin(), list.end(), [&](const Word& word) {
                return is_sought(word) && word.end - word.begin <= longest;
            });
            good = good && (!fits || !got.hits.empty());
        }
        CAPTURE(text, longest, got.text);
        if (!good) FAIL("a promise of snippet() is broken");
    }
    SUCCEED();
}

}  // namespace
}  // namespace evident
