#include "store/evidence/strategy/strategy_cut.hpp"

#include "tests/catch.hpp"

using namespace evident;

namespace {

struct Cut {
    std::string text;
    Problems problems;
    std::vector<CutLine> lines;

    explicit Cut(std::string written) : text(std::move(written)) { lines = cut_lines(text, "s.txt", problems); }
    std::string_view operator[](std::size_t i) const { return lines.at(i).text; }
};

}  // namespace

TEST_CASE("an Ovid search pasted with numbers and counts") {
    const Cut cut(
        "1 exp Oxazolidinones/ (3454)\n2 exp Oxazolone/ (471)\n3 (linezolid$ or oxazolone$).ti,ab. (3313)\n"
        "4 or/1-3 (5,205)\n5 3 not 2 (7)\n");
    REQUIRE(cut.lines.size() == 5);
    CHECK(cut[0] == "exp Oxazolidinones/");
    CHECK(cut.lines[0].stated == 3454);
    CHECK(cut[3] == "or/1-3");
    CHECK(cut.lines[3].stated == 5205);
    CHECK(cut[4] == "3 not 2");
    CHECK(cut.lines[4].number == 5);
}

TEST_CASE("counts behind one space, as papers print them, when every line has one") {
    const Cut cut("1 exp Pain/ 2410\n2 pain.ti,ab. 9120\n3 1 and 2 402\n4 or/1-3 11805\n");
    REQUIRE(cut.lines.size() == 4);
    CHECK(cut[0] == "exp Pain/");
    CHECK(cut[2] == "1 and 2");
    CHECK(cut.lines[2].stated == 402);
    CHECK(cut[3] == "or/1-3");
    const Cut some("1 exp Pain/\n2 pain 24\n3 1 and 2\n");
    CHECK(some[1] == "pain 24");
    CHECK(some[2] == "1 and 2");
    const Cut lines("1 2 or 3\n2 1 or 3\n3 1 and 2\n");
    CHECK(lines[2] == "1 and 2");
}

TEST_CASE("lines without numbers that begin with the numbers of others") {
    const Cut cut("exp Pain/\npain.tw.\n1 or 2\nor/1-2\n4 and exp Neck/");
    REQUIRE(cut.lines.size() == 5);
    CHECK(cut[2] == "1 or 2");
    CHECK(cut.lines[2].number == 3);
    CHECK(cut[4] == "4 and exp Neck/");
}

TEST_CASE("columns of tabs under the names of columns; numbers that fall, as embase.com exports") {
    const Cut cut("No.\tQuery\tResults\n#3\t#1 AND #2\t44\n#2\t'brain'/exp\t1,200\n#1\t'lung'/exp\t900\n");
    REQUIRE(cut.lines.size() == 3);
    CHECK(cut[0] == "#1 AND #2");
    CHECK(cut.lines[0].number == 3);
    CHECK(cut.lines[0].stated == 44);
    CHECK(cut[2] == "'lung'/exp");
    CHECK(result_line(cut.lines) == 0);
}

TEST_CASE("the Cochrane Library's export") {
    const Cut cut(
        "ID\tSearch\tHits\n#1\tMeSH descriptor: [Pain] explode all trees\t100\n#2\tpain:ti,ab,kw\t200\n#3\t#1 OR "
        "#2\t250\n");
    REQUIRE(cut.lines.size() == 3);
    CHECK(cut[0] == "MeSH descriptor: [Pain] explode all trees");
    CHECK(result_line(cut.lines) == 2);
}

TEST_CASE("a numbered line goes on where it is open or ends or begins with an operator") {
    const Cut cut("1. (one or\n two).tw.\n2. three or\nfour\n3. five\nor six\n4. seven\n");
    REQUIRE(cut.lines.size() == 4);
    CHECK(cut[0] == "(one or\n two).tw.");
    CHECK(cut[1] == "three or\nfour");
    CHECK(cut[2] == "five\nor six");
}

TEST_CASE("no number, no count: a drug, a year in parentheses, one line alone") {
    CHECK(Cut("5 fluorouracil[ti]")[0] == "5 fluorouracil[ti]");
    const Cut years("1. lung cancer (2009)\n2. brain\n3. 1 and 2\n4. x\n");
    CHECK(years[0] == "lung cancer (2009)");
    CHECK_FALSE(years.lines[0].stated);
}

TEST_CASE("places are bytes of the file, a byte order mark and line ends of Windows and all") {
    const Cut cut("\xEF\xBB\xBF// mine\r\n1. lung\r\n\r\n2. brain\r\n");
    REQUIRE(cut.lines.size() == 2);
    CHECK(cut.text.substr(cut.lines[1].begin, cut.lines[1].end - cut.lines[1].begin) == "2. brain");
}

TEST_CASE("a number that comes twice is told") {
    const Cut cut("1. a\n2. b\n2. c\n3. 1 and 2\n");
    REQUIRE(cut.problems.size() == 1);
    CHECK(cut.problems[0].code == "line-number-twice");
    CHECK(cut.problems[0].place.begin == 10);
}

TEST_CASE("a megabyte of open parentheses is cut in the time of a breath") {
    std::string text;
    for (int i = 0; i < 500000; ++i) text += "(\n";
    const Cut cut(text);
    CHECK(cut.lines.size() == most_lines);
    REQUIRE(cut.problems.size() == 1);
    CHECK(cut.problems[0].code == "too-many-lines");
    CHECK(cut.problems[0].place.begin == 2 * most_lines);
}

TEST_CASE("what real strategies have: blanks behind the sign, counts of few lines, the word Search") {
    const Cut blanks("#9. exp COUGH/\n#10. exp FEVER/\n# 11. fever$.mp.\n# 12. or/9-11\n");
    REQUIRE(blanks.lines.size() == 4);
    CHECK(blanks.lines[2].number == 11);
    CHECK(blanks[3] == "or/9-11");
    const Cut few(
        "1 FRS$.mp.\n2 exp animals/ not humans.sh. (3663238)\n3 1 or 2 (2137)\n4 cancer (2020)\n5 a/\n6 b/\n7 c/\n8 3 "
        "or 4\n");
    REQUIRE(few.lines.size() == 8);
    CHECK(few[1] == "exp animals/ not humans.sh.");
    CHECK(few.lines[2].stated == 2137);
    CHECK(few[3] == "cancer (2020)");
    const Cut history("#1 Search fitness[tw]\n#2 Search (#1) AND duty[tw]\n");
    CHECK(history[0] == "fitness[tw]");
    CHECK(history[1] == "(#1) AND duty[tw]");
    CHECK(Cut("1 Search engines\n2 engines\n")[0] == "Search engines");
}

TEST_CASE("lines without numbers: quotes of a word processor, operators at the beginning") {
    const Cut quotes("\u201CAspergillus\"[MeSH]\n\"Aspergillosis\"[MeSH]\n#1 OR #2\n");
    REQUIRE(quotes.lines.size() == 3);
    CHECK(quotes[1] == "\"Aspergillosis\"[MeSH]");
    const Cut joined("(LAM[tiab])\nAND (TB[tiab])\nOR 1-4\n");
    REQUIRE(joined.lines.size() == 2);
    CHECK(joined[0] == "(LAM[tiab])\nAND (TB[tiab])");
    CHECK(joined[1] == "OR 1-4");
}

TEST_CASE("an operator in a row of its own joins the rows around it") {
    const Cut upper("(a[ti] OR b[ti])\nAND\n(c[ti] OR d[ti])\n");
    REQUIRE(upper.lines.size() == 1);
    CHECK(upper[0] == "(a[ti] OR b[ti])\nAND\n(c[ti] OR d[ti])");
    const Cut lower("a.ti.\nand\nb.ti.\nc.ti.");
    REQUIRE(lower.lines.size() == 2);
    CHECK(lower[1] == "c.ti.");
}

TEST_CASE("in a numbered file what has no number is passed over, and takes no number") {
    const Cut titled(
        "Table S1. Search strategy for MEDLINE (Ovid)\nPopulation\n1. exp Telemedicine/\n2. wearable*.ti,ab.\n"
        "Intervention\n3. or/1-2\n* searched in March 2023\nAbbreviations: ti, title; ab, abstract.\n");
    REQUIRE(titled.lines.size() == 3);
    CHECK(titled[0] == "exp Telemedicine/");
    CHECK(titled[2] == "or/1-2");
    REQUIRE(titled.problems.size() == 5);
    CHECK(titled.problems[0].code == "row-passed-over");
    const Cut broken("1. exp Self\nCare/\n2. pain.ti,ab.\n3. 1 and 2\n");
    REQUIRE(broken.lines.size() == 3);
    CHECK(broken[0] == "exp Self\nCare/");
    const Cut question("Population\n1. a[ti]\n2. b[ti]\n(c[ti] OR d[ti])\n3. #1 AND #2\n");
    REQUIRE(question.lines.size() == 4);
    CHECK(question.lines[2].number == 4);
    CHECK(question.lines[3].number == 3);
}

// As papers and the databases' own tables print them.
TEST_CASE("counts in every dress") {
    const auto first = [](const std::string& text) {
        const Cut cut(text);
        REQUIRE(cut.lines.size() == 3);
        INFO(text);
        CHECK(cut[2] == "1 or 2");
        CHECK(cut.lines[0].stated.has_value());
        CHECK(cut.lines[2].stated == 44000);
        return cut.lines[0].stated.value_or(0);
    };
    CHECK(first("1. a/ (41 234)\n2. b.ti. (5 678)\n3. 1 or 2 (44 000)") == 41234);
    CHECK(first("1. a/ (41\u202F234)\n2. b.ti. (5\u202F678)\n3. 1 or 2 (44\u2009000)") == 41234);
    CHECK(first("1. a/\t41.234\n2. b.ti.\t5.678\n3. 1 or 2\t44.000") == 41234);
    CHECK(first("1. a/ (n=41,234)\n2. b.ti. (n = 5,678)\n3. 1 or 2 (N=44,000)") == 41234);
    CHECK(first("1 a/ 41234 results\n2 b.ti. 5678 results\n3 1 or 2 44000 results") == 41234);
    CHECK(first("1. a/ \u2013 41234\n2. b.ti. \u2013 5678\n3. 1 or 2 - 44000") == 41234);
    CHECK(first("1\ta/\t9845\tAdvanced\n2\tb.ti.\t21334\tAdvanced\n3\t1 or 2\t44000\tAdvanced") == 9845);
    CHECK(
        first("1\tSearch: a/\t123,456\t10:10:11\n2\tSearch: b\t5,678\t10:10:13\n3\tSearch: 1 or 2\t44,000\t10:10:15") ==
        123456);
    const Cut embase("#1 'telemedicine'/exp 41,234\n#2 telemonitor*:ti,ab,kw 5,678\n#3 #1 OR #2 50,123\n#4 #3 AND #2");
    REQUIRE(embase.lines.size() == 4);
    CHECK(embase[2] == "#1 OR #2");
    CHECK(embase.lines[2].stated == 50123);
    CHECK(embase[3] == "#3 AND #2");
}
