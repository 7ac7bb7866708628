// Every field of a record survives the store, whatever letters it holds.
#include "store/record/record_json.hpp"

#include <random>

#include "base/error.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

// Fills every field of a record; a field that is added and not filled here is found by the count of names below.
class RandomRecord {
  public:
    explicit RandomRecord(unsigned seed) : random_(seed) {}

    // One to three of a thing.
    template <class Make>
    auto list(Make make) {
        std::vector<decltype(make())> out;
        for (auto count = 1 + random_() % 3; count > 0; --count) out.push_back(make());
        return out;
    }

    Record make() {
        Record r;
        for (auto* text :
             {&r.source, &r.key, &r.status, &r.indexing_method, &r.owner, &r.publication_status, &r.publication_model,
              &r.title, &r.vernacular_title, &r.abstract_notice, &r.conflict_statement}) {
            *text = word();
        }
        r.version = 1 + int(random_() % 9);
        r.kind = RecordKind(1 + random_() % 2);
        r.authors_complete = false;
        r.abstract = list([&] { return section(); });
        r.other_abstracts = list([&] {
            return OtherAbstract{word(), word(), list([&] { return section(); }), word()};
        });
        r.authors = list([&] { return author(); });
        r.investigators = list([&] { return author(); });
        r.subjects = list([&] { return author(); });
        r.journal = {word(), word(), word(), words(), word(), word(), word(), word(), word()};
        r.book = {word(), word(), word(), word(), word(), words(), list([&] { return author(); })};
        r.dates = list([&] {
            return DateFact{DateKind(random_() % 10), {Day{19990101}, Day{20241231}}, word(), word()};
        });
        for (auto* texts : {&r.languages, &r.genes, &r.notes, &r.subsets}) *texts = words();
        r.types = list([&] { return Term{word(), word()}; });
        r.supplementary = list([&] { return Term{word(), word()}; });
        r.headings = list([&] {
            return Heading{word(), word(), true, list([&] { return Qualifier{word(), word(), true}; })};
        });
        r.substances = list([&] { return Substance{word(), word(), word()}; });
        r.keywords = list([&] { return Keyword{word(), word(), true}; });
        r.accessions = list([&] { return Accession{word(), word()}; });
        r.grants = list([&] { return Grant{word(), word(), word(), word()}; });
        r.identifiers = list([&] { return Identifier{IdentifierKind(random_() % 9), word(), word()}; });
        r.related = list([&] { return Related{word(), word(), word(), word(), word()}; });
        return r;
    }

    // One to five pieces, each of a kind that text formats stumble over.
    std::string word() {
        static const std::vector<std::string> pieces = {"plain",
                                                        "\"quoted\"",
                                                        "back\\slash",
                                                        "\\u0041",
                                                        "line\nfeed",
                                                        "tab\t",
                                                        "\r",
                                                        std::string(1, '\0'),
                                                        "\x01\x1f",
                                                        "\x7f",
                                                        "\xC2\x85",
                                                        "\xE2\x80\xA8",
                                                        "\xE2\x80\xA9",
                                                        "\xEF\xBB\xBF",
                                                        "\xEE\x80\x80",
                                                        "é",
                                                        "中文",
                                                        "𝔸",
                                                        "{}",
                                                        "[,]",
                                                        "</script>",
                                                        "'",
                                                        " ",
                                                        ":",
                                                        "\xEF\xBF\xBF",
                                                        "\xF4\x8F\xBF\xBF"};
        std::string out;
        for (auto count = 1 + random_() % 5; count > 0; --count) out += pieces[random_() % pieces.size()];
        return out;
    }

  private:
    std::vector<std::string> words() {
        return list([&] { return word(); });
    }
    Section section() { return {word(), word(), word(), {3U, 4'000'000'000U}}; }
    Author author() { return {word(), word(), word(), word(), word(), word(), words(), false}; }

    std::mt19937 random_;
};

TEST_CASE("random records with every field filled come back as they were, and equal records give equal text") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        const auto record = RandomRecord(seed).make();
        const auto text = to_json(record);
        const auto back = record_from_json(text);
        if (!(back == record)) FAIL("seed " << seed << ": " << text);
        REQUIRE(to_json(back) == text);
        REQUIRE(text.find('\n') == std::string::npos);
    }
}

TEST_CASE("a record with nothing in it comes back as it was, and what is empty is left out") {
    const Record empty;
    CHECK(record_from_json(to_json(empty)) == empty);
    CHECK(to_json(empty) == R"({"version":1})");
    Record hollow;  // lists whose members are empty keep their length
    hollow.abstract.resize(2);
    hollow.authors.resize(1);
    hollow.notes.resize(3);
    hollow.headings.resize(1);
    hollow.headings[0].qualifiers.resize(1);
    CHECK(record_from_json(to_json(hollow)) == hollow);
}

TEST_CASE("each single field changes the text") {
    const auto base = to_json(Record{});
    Record record = RandomRecord(7).make();
    CHECK(to_json(record) != base);
    const auto differs = [&](auto change) {
        Record other;
        change(other);
        CHECK(to_json(other) != base);
        CHECK(record_from_json(to_json(other)) == other);
    };
    differs([](Record& r) { r.authors_complete = false; });
    differs([](Record& r) { r.kind = RecordKind::chapter; });
    differs([](Record& r) { r.version = 0; });
    differs([](Record& r) { r.version = -1; });
    differs([](Record& r) { r.book.editors.emplace_back(); });
    differs([](Record& r) { r.journal.issns.emplace_back(); });
    differs([](Record& r) { r.dates.emplace_back(); });
    differs([](Record& r) { r.dates.push_back({DateKind::print, {}, "", ""}); });
    differs([](Record& r) { r.abstract.push_back({"", "", "", {0U}}); });
}

TEST_CASE("what to_json did not write is refused as damage of the store") {
    const std::string text =
        GENERATE("", "null", "[]", "7", "{\"version\":1", "{\"version\":\"one\"}", "{\"version\":1,\"colour\":\"red\"}",
                 "{\"title\":\"\xff\"}", "{\"abstract\":{}}", "{\"version\":1}{}");
    CAPTURE(text);
    try {
        (void)record_from_json(text);
        FAIL("it was read");
    } catch (const Error& fault) {
        CHECK(fault.fault() == Fault::store);
    }
}

}  // namespace
}  // namespace evident
