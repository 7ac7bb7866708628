#include "ingest/format/jsonl.hpp"

#include "ingest/format/parts/names.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

using Codes = std::vector<std::string>;

Record one(const std::string& line) {
    const auto reading = read_jsonl(line);
    REQUIRE(reading.entries.size() == 1);
    REQUIRE(reading.entries[0].kind == Entry::Kind::record);
    return reading.entries[0].record;
}

}  // namespace

TEST_CASE("a full line fills the record", "[jsonl]") {
    const auto record = one(
        R"({"_id": 7, "title": "A  title", "abstract": "One. Two.", "authors": ["Smith, John A.", "Doe B"], )"
        R"("year": 2020, "journal": "J", "volume": 3, "issue": "4", "pages": "1-2", "doi": "https://doi.org/10.1000/X", )"
        R"("pmid": 123, "pmcid": "pmc9", "nct": ["NCT01234567"], "language": "en", "types": "Review", )"
        R"("source": "mine", "keywords": "a; b", "note": ["n"], "url": "http://x", "date": "2020-05"})"
        "\n");
    CHECK(record.key == "7");
    CHECK(record.source == "mine");
    CHECK(record.title == "A title");
    CHECK(record.abstract.at(0).text == "One. Two.");
    CHECK(record.abstract.at(0).sentence_ends.empty());
    CHECK(author_names(record) == Codes{"Smith JA", "Doe B"});
    CHECK(to_text(date(record, DateKind::print)) == "2020-05");
    CHECK(record.dates.size() == 1);
    CHECK(record.journal.volume == "3");
    CHECK(record.identifiers.size() == 4);
    CHECK(identifier(record, IdentifierKind::doi) == "10.1000/x");
    CHECK(record.languages == Codes{"eng"});
    CHECK(record.types.at(0).name == "Review");
    CHECK(record.keywords.size() == 2);
    CHECK(record.notes == Codes{"n"});
}

TEST_CASE("sentences keep their numbers, empty ones too", "[jsonl]") {
    const auto record = one(R"({"id":"a","abstract":["", "One. ", "", "Two.", null]})");
    const auto& section = record.abstract.at(0);
    CHECK(section.text == "One. Two.");
    CHECK(section.sentence_ends == std::vector<std::uint32_t>{0, 4, 4, 9, 9});
    CHECK(one(R"({"id":"a","text":[]})").abstract.empty());
}

TEST_CASE("a bad line costs itself and has its place", "[jsonl]") {
    const std::string text =
        "\xEF\xBB\xBF{\"id\":1}\r\n\r\n{\"id\":2\n[1]\n{\"title\":\"x\"}\n{\"id\":null}\n{\"doc_id\":\"3\",\"title\":"
        "null}";
    for (const std::size_t chunk : {1, 5, 4096}) {
        const auto reading = read_jsonl(text, chunk);
        CHECK(reading.keys() == Codes{"1", "3"});
        CHECK(reading.codes() == Codes{"malformed-record", "malformed-record", "no-key", "no-key"});
        REQUIRE(reading.entries.size() == 6);
        CHECK(reading.entries[0].place == Place{"test.jsonl", 3, 11});
        const auto& bad = reading.entries[1];
        CHECK(text.substr(bad.place.begin, bad.place.end - bad.place.begin) == "{\"id\":2");
        CHECK(bad.problems.at(0).message.starts_with("line 3 "));
    }
}

TEST_CASE("unknown fields are named once", "[jsonl]") {
    const auto reading = read_jsonl("{\"id\":1,\"odd\":{}}\n{\"id\":2,\"odd\":1,\"other\":2}\n");
    CHECK(reading.codes() == Codes{"unknown-field", "unknown-field"});
    CHECK(reading.entries.at(1).problems.at(0).message.find("\"other\"") != std::string::npos);
}

TEST_CASE("values that do not fit are said", "[jsonl]") {
    CHECK(read_jsonl(R"({"id":1,"title":{},"year":"soon","doi":"x","authors":{}})").codes() ==
          Codes{"odd-value", "malformed-identifier", "odd-value", "odd-date"});
    const auto repaired = read_jsonl("{\"id\":1,\"title\":\"a\xFF\"}");
    CHECK(repaired.codes() == Codes{"repaired-utf8"});
    CHECK(repaired.entries.at(0).record.title == "a\xEF\xBF\xBD");
}

TEST_CASE("a line above the limit is passed over", "[jsonl]") {
    const std::string text = "{\"id\":1}\n{\"id\":\"" + std::string(20 << 20, 'x') + "\"}\n{\"id\":2}\n";
    const auto reading = read_jsonl(text);
    CHECK(reading.keys() == Codes{"1", "2"});
    CHECK(reading.codes() == Codes{"record-too-large"});
    CHECK(reading.entries.at(1).place.end == text.size() - 10);
    CHECK(read_jsonl(std::string(17 << 20, '[')).codes() == Codes{"record-too-large"});
}

TEST_CASE("deep nesting is a malformed line", "[jsonl]") {
    CHECK(read_jsonl("{\"id\":1,\"x\":" + std::string(10000, '[') + "\n{\"id\":2}").keys() == Codes{"2"});
}

TEST_CASE("names written freely", "[jsonl]") {
    CHECK(parse_name("John A. Smith").last == "Smith");
    CHECK(parse_name("John A. Smith").initials == "JA");
    CHECK(parse_name("van der Berg JA").last == "van der Berg");
    CHECK(parse_name("Émile, Ön").initials == "Ö");
    CHECK(parse_name("王小明").last == "王小明");
    CHECK(parse_names("Smith, J.; Doe, B.").size() == 2);
    CHECK(parse_names("Smith JA, Doe B, Roe C").size() == 3);
    CHECK(parse_names("Smith, John").size() == 1);
    CHECK(parse_names("Ann Bee and Cid Dee").size() == 2);
    CHECK(parse_names("").empty());
    CHECK(language_code("English") == "eng");
    CHECK(language_code("zho") == "chi");
    CHECK(language_code("xyz") == "xyz");
}

TEST_CASE("the --source name outranks the object's own", "[jsonl]") {
    CHECK(read_jsonl(R"({"id":1,"source":"theirs"})", 64, "ours").entries.at(0).record.source == "ours");
    CHECK(read_jsonl(R"({"id":1})").entries.at(0).record.source == "jsonl");
}

TEST_CASE("related publications of a JSON line", "[jsonl]") {
    const auto read = read_jsonl(
        R"({"id":1,"related":[{"type":"ErratumIn","source":"Seen in passing","pmid":12},{"type":"RetractionOf","doi":"10.1000/X"}]})");
    const auto& related = read.entries.at(0).record.related;
    REQUIRE(related.size() == 2);
    CHECK(related[0] == Related{"ErratumIn", "Seen in passing", "12", "", ""});
    CHECK(related[1] == Related{"RetractionOf", "", "", "10.1000/x", ""});
    const auto odd = read_jsonl(R"({"id":1,"related":[{"pmid":"12"},"RetractionIn"]})");
    CHECK(odd.entries.at(0).record.related.empty());
    CHECK(odd.codes() == Codes{"odd-value", "odd-value"});
}

TEST_CASE("all SciFact abstracts are read", "[jsonl]") {
    const auto path = shared_data("data/bench/scifact/corpus.jsonl.gz");
    if (path.empty()) return;
    const auto reading = run(*open_jsonl(inflate_if_gzip(open_bytes(path)), path, ""));
    CHECK(reading.fault.empty());
    CHECK(reading.count(Entry::Kind::record) == 5183);
    CHECK(reading.codes() == Codes{"unknown-field"});
    std::size_t sentences = 0;
    for (const auto& entry : reading.entries) {
        for (const auto& section : entry.record.abstract) sentences += section.sentence_ends.size();
    }
    CHECK(sentences > 40000);
}
