// How RIS is cut into records, in all the ways its lines are written.
#include <string>

#include "base/clock.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/ris/read_ris.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Titles = std::vector<std::string>;

std::size_t count_of(const std::vector<std::string>& list, std::string_view word) {
    return std::size_t(std::count(list.begin(), list.end(), word));
}

}  // namespace

TEST_CASE("RIS whose tags are written in other manners is read", "[ris]") {
    const auto* text = GENERATE(
        "TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \n",
        "TY - JOUR\nTI - One\nER -\nTY - JOUR\nTI - Two\nER -\n",
        "TY   - JOUR\nTI   - One\nER   -\nTY   - JOUR\nTI   - Two\nER   -\n",
        "TY\t- JOUR\nTI\t- One\nER\t-\nTY\t- JOUR\nTI\t- Two\nER\t-\n",
        "TY  -JOUR\nTI  -One\nER  -\nTY  -JOUR\nTI  -Two\nER  -\n", "TY- JOUR\nTI- One\nER-\nTY- JOUR\nTI- Two\nER-\n",
        "TY-JOUR\nTI-One\nER-\nTY-JOUR\nTI-Two\nER-\n", "ty  - jour\nti  - One\ner  -\nty  - jour\nti  - Two\ner  -\n",
        "TY  - JOUR\nTI  - One\nER\nTY  - JOUR\nTI  - Two\nER\n",
        "  TY  - JOUR\n  TI  - One\n  ER  -\n  TY  - JOUR\n  TI  - Two\n  ER  -\n",
        "\xEF\xBB\xBFTY  - JOUR\nTI  - One\nER  -\n\xEF\xBB\xBFTY  - JOUR\nTI  - Two\nER  -\n",
        "TY  - JOUR\r\nTI  - One\r\nER  - \r\n\r\nTY  - JOUR\r\nTI  - Two\r\nER  - \r\n",
        "TY  - JOUR\rTI  - One\rER  - \r\rTY  - JOUR\rTI  - Two\rER  - \r",
        "1. \nTY  - JOUR\nTI  - One\nER  - \n\n2. \nTY  - JOUR\nTI  - Two\nER  - \n",
        "TY  - JOUR\nTI - One\nER  - \nTY  - JOUR\nTI - Two\nER  - \n");
    CAPTURE(text);
    CHECK(looks_like_ris(text));
    for (const std::size_t chunk : {1, 7, 65536}) {
        const auto reading = read_ris(text, chunk);
        CHECK(reading.titles() == Titles{"One", "Two"});
        CHECK(reading.codes().empty());
    }
}

TEST_CASE("a record without ER ends where the next begins, or with the input", "[ris]") {
    const auto reading = read_ris("TY  - JOUR\nTI  - One\n\nTY  - JOUR\nTI  - Two\n");
    CHECK(reading.titles() == Titles{"One", "Two"});
    CHECK(reading.codes() == std::vector<std::string>{"missing-end", "missing-end"});
    CHECK(reading.entries[0].place.begin == 0);
    CHECK(reading.entries[0].place.end == 20);
    CHECK(reading.entries[1].place.begin == 22);
}

TEST_CASE("a line without a tag goes on with the field before it", "[ris]") {
    const auto record = only_ris(
        "TY  - JOUR\nTI  - A title\n   of two lines\nAB  - First,\nER then second\n\n   M1 - macrophages\nthe last\n"
        "ER  -\n");
    CHECK(record.title == "A title of two lines");
    CHECK(abstract_text(record) == "First, ER then second M1 - macrophages the last");
}

TEST_CASE("headings above records are no text of theirs", "[ris]") {
    const auto reading = read_ris(
        "Record #1 of 2\nProvider: John Wiley & Sons, Ltd.\nContent: text/plain; charset=\"UTF-8\"\n\nTY  - JOUR\n"
        "TI  - One\n"
        "ER  - \n\nRecord #2 of 2\nProvider: John Wiley & Sons, Ltd.\nContent: text/plain\n\nTY  - JOUR\nTI  - Two\n"
        "ER  - \n");
    CHECK(reading.titles() == Titles{"One", "Two"});
    CHECK(reading.codes().empty());
}

TEST_CASE("query lines between records are told of and cost nothing", "[ris]") {
    const std::string text =
        "lung AND mets\nTY  - JOUR\nTI  - One\nER  - \n\n2. brain.mp.\nsecond line\nTY  - JOUR\nTI  - Two\nER  - \n"
        "end of file\n";
    const auto reading = read_ris(text);
    CHECK(reading.titles() == Titles{"One", "Two"});
    REQUIRE(reading.codes() == std::vector<std::string>(3, "stray-text"));
    REQUIRE(reading.entries[1].problems.size() == 2);
    CHECK(reading.entries[0].problems[0].place.begin == 0);
    CHECK(reading.entries[1].problems[0].message.find("2. brain.mp.") != std::string::npos);
    CHECK(text.substr(reading.entries[1].problems[1].place.begin) == "end of file\n");
    CHECK(text.substr(reading.entries[0].place.begin, 10) == "TY  - JOUR");
}

TEST_CASE("fields behind ER belong to the record before when Ovid puts them there", "[ris]") {
    const auto reading = read_ris(
        "TY  - JOUR\nID  - 2019-1-001\nT1  - One\nA1  - Ray, A\nY1  - 2019//\nJF  - Journal of Things\nER  -\n"
        "NL  - J Things\n\n"
        "Link to the Ovid Full Text or citation: http://ovidsp.ovid.com/ovidweb.cgi?T=JS&D=psyc16&AN=2019-1-001\n\n"
        "TY  - JOUR\nID  - 2019-1-002\nT1  - Two\nER  -\n");
    REQUIRE(reading.titles() == Titles{"One", "Two"});
    CHECK(reading.entries[0].record.journal.abbreviation == "J Things");
    CHECK(reading.entries[0].record.source == "psycinfo-ovid");
    CHECK(reading.codes().empty());
}

TEST_CASE("a record without TY is read all the same", "[ris]") {
    const auto reading = read_ris("AU  - Ray, A\nTI  - One\nPY  - 2020\nER  -\n\nTY  - JOUR\nTI  - Two\nER  -\n");
    CHECK(reading.titles() == Titles{"One", "Two"});
}

TEST_CASE("a field no program is known to write is told once", "[ris]") {
    const auto reading = read_ris(
        "TY  - JOUR\nTI  - One\nQ7  - x\nER  -\nTY  - JOUR\nTI  - Two\nQ7  - y\nQ8  - z\n"
        "ER  -\n");
    REQUIRE(reading.codes() == std::vector<std::string>{"unknown-field", "unknown-field"});
    CHECK(reading.entries[0].problems[0].message.find("\"Q7\"") != std::string::npos);
    CHECK(reading.entries[1].problems[0].message.find("\"Q8\"") != std::string::npos);
}

TEST_CASE("a record that says nothing is rejected; without a title alone it is kept", "[ris]") {
    const auto reading =
        read_ris("TY  - GEN\nER  -\nTY  - GEN\nAB  - An abstract alone.\nER  -\nTY  - GEN\nDO  - 10.1000/x\nER  -\n");
    REQUIRE(reading.entries.size() == 3);
    CHECK(reading.count(Entry::Kind::rejected) == 2);
    CHECK(reading.codes() == std::vector<std::string>{"no-key", "no-key", "no-title"});
    CHECK(reading.keys() == std::vector<std::string>{"doi:10.1000/x"});
}

TEST_CASE("RIS is told from what only looks like it", "[ris]") {
    CHECK(looks_like_ris("Query: lung\nSome header\n\nTY  - JOUR\nAU  - A, B\n"));
    CHECK(looks_like_ris("TY  - JOUR"));
    CHECK(looks_like_ris("TY  - \nER  - \n"));
    CHECK_FALSE(looks_like_ris("PMID- 123\nOWN - NLM\nTI  - Title\nAU  - A B\n"));
    CHECK_FALSE(looks_like_ris("FN Clarivate\nVR 1.0\nPT J\nAU A, B\n"));
    CHECK_FALSE(looks_like_ris("%0 Journal Article\n%T Title\n"));
    CHECK_FALSE(looks_like_ris("<1. >\nVN\n  Ovid Technologies\nDB\n  Embase\n"));
    CHECK_FALSE(looks_like_ris("<html><body>TY  - JOUR\nAU  - A\n"));
    CHECK_FALSE(looks_like_ris("{\"id\":\"TY  - JOUR\"}\n"));
    CHECK_FALSE(looks_like_ris("A record begins with\nTY  - JOUR\nand goes on with its fields.\n"));
    CHECK_FALSE(looks_like_ris("TI  - Title\nAU  - A, B\n"));
    CHECK_FALSE(looks_like_ris(""));
}

TEST_CASE("hostile RIS neither hangs nor crashes", "[ris]") {
    const std::string zeros(1000, '\0');
    CHECK(read_ris("TY  - JOUR\nTI  - a" + zeros + "b\nER  - \n").entries[0].record.title == "a b");
    CHECK(read_ris("TY  - " + std::string(1 << 20, 'T') + "\nTI  - One\nER  - \n").entries.size() == 1);
    CHECK(read_ris(std::string(3 << 20, '-')).count(Entry::Kind::rejected) == 1);
    std::string many = "TY  - JOUR\nTI  - Many\n";
    for (int i = 0; i < 60000; ++i) {
        const auto n = std::to_string(10000000 + i);
        many += "AU  - NCT" + n + "\nAU  - Name" + n + ", A\nUR  - https://pubmed.ncbi.nlm.nih.gov/" + n;
        for (const auto* tag :
             {"DO  - 10.1000/", "SN  - ", "KW  - k", "LA  - l", "DB  - d", "N1  - n", "AN  - a", "ET  - e"}) {
            many += std::string("\n") + tag + n;
        }
        many += "\n";
    }
    const auto reading = read_ris(many + "ER  - \n");
    REQUIRE(reading.entries.size() == 1);
    CHECK(reading.entries[0].record.authors.size() == 60000);
}

TEST_CASE("a record above the limit is passed over and its neighbours are read", "[ris]") {
    std::string text = "TY  - JOUR\nTI  - One\nER  -\nTY  - JOUR\nTI  - Huge\n";
    for (int i = 0; i < 9000; ++i) text += "N1  - " + std::string(2000, 'x') + "\n";
    text += "ER  -\nTY  - JOUR\nTI  - Two\nER  -\n";
    const auto reading = read_ris(text);
    CHECK(reading.titles() == Titles{"One", "Two"});
    CHECK(count_of(reading.codes(), "record-too-large") == 1);
    CHECK(reading.entries.size() == 3);
}
