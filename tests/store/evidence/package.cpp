#include "store/evidence/package.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/evidence/package_export.hpp"
#include "store/evidence/review_json.hpp"
#include "tests/catch.hpp"
#include "text/words.hpp"

using namespace std::string_literals;

namespace evident {
namespace {

namespace fs = std::filesystem;

// A package folder that a test fills and that goes away with it.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / ("evident-package-" + std::to_string(std::random_device{}()))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void put(const std::string& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
    }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

constexpr auto conf =
    "key = \"r1\"\ntitle = \"A review\"\nidentifiers = [\"pmid:007\", \"doi:10.1000/ABC\"]\n"
    "[protocol]\ncutoff = 2024-12-31\ncutoff_date = \"entry\"\nlanguages = [\"ENG\"]\nstrategy = \"\"\"\na[ti] OR\n  "
    "b[ti]\"\"\"\n";
constexpr auto lexicon =
    R"({"concepts": [{"id": "tki", "label": "TKI", "members": ["gefitinib", "third"]}, {"id": "gefitinib", "en": ["Iressa"],)"
    R"( "zh": ["吉非替尼"], "verified": true}, {"id": "third", "members": ["osimertinib", "tki"]}, {"id": "osimertinib"}]})";

void put_whole_package(const Folder& folder) {
    folder.put("review.conf", conf);
    folder.put("lexicon.json", lexicon);
    folder.put(
        "claims.toml",
        "[[claim]]\nkey = \"T1a\"\nparent = \"T1\"\narea = \"treatment\"\nen = \"Gefitinib works.\"\n"
        "intervention = [\"tki\"]\noutcome = [\"gefitinib\"]\n[[claim]]\nkey = \"T1\"\nzh = \"靶向治疗有效。\"\n");
    folder.put("strategies/T1a.txt", "\xEF\xBB\xBF// by hand\r\n\r\ngefitinib[tiab] AND lung[tiab]\r\n");
    folder.put(
        "links.jsonl",
        "{\"claim\": \"T1\", \"report\": \"pmid:0012\", \"direction\": \"contradicts\", \"day\": \"2026-11-23\"}\n\n"
        "{\"claim\": \"T1a\", \"report\": \"doi:10.1000/XY\", \"direction\": \"neutral\", \"directness\": "
        "\"indirect\"}");
    folder.put("records/b.jsonl", "{}\n");
    folder.put("records/a.xml", "<x/>");
}

std::multiset<std::string> codes(const Problems& problems) {
    std::multiset<std::string> found;
    for (const auto& problem : problems) found.insert(problem.code);
    return found;
}

// Reads a package that differs from the whole one in a single file.
Problems problems_with(const std::string& name, const std::string& text) {
    Folder folder;
    put_whole_package(folder);
    folder.put(name, text);
    Problems problems;
    read_package(folder.path(), problems);
    // A file that is replaced may cost other files too: a strategy whose claim has gone is a problem of its own.
    std::erase_if(problems,
                  [&](const Problem& problem) { return problem.place.input != (folder.path() / name).string(); });
    for (const auto& problem : problems) CHECK(problem.place.end <= text.size());
    return problems;
}

}  // namespace

TEST_CASE("a package is read whole", "[package]") {
    Folder folder;
    put_whole_package(folder);
    Problems problems;
    const auto review = read_package(folder.path(), problems);
    CHECK(codes(problems).empty());
    CHECK(review.key == "r1");
    CHECK(review.identifiers ==
          std::vector<Identifier>{{IdentifierKind::pmid, "7", ""}, {IdentifierKind::doi, "10.1000/abc", ""}});
    CHECK(review.protocol.cutoff == parse_day("2024-12-31"));
    CHECK(review.protocol.date == CutoffDate::entry);
    CHECK(review.protocol.languages == std::vector{"eng"s});
    CHECK(review.protocol.strategy == "a[ti] OR b[ti]");
    REQUIRE(review.claims.size() == 2);
    CHECK(review.claims[0].key == "T1a");
    CHECK(review.claims[0].parent == "T1");
    CHECK(review.claims[0].strategy == "gefitinib[tiab] AND lung[tiab]");
    CHECK(review.claims[1].strategy.empty());
    CHECK(review.claims[1].chinese == "靶向治疗有效。");
    REQUIRE(review.links.size() == 2);
    CHECK(review.links[0].report == Identifier{IdentifierKind::pmid, "12", ""});
    CHECK(review.links[0].direction == Direction::disputes);
    CHECK(review.links[0].directness == Directness::direct);
    CHECK(review.links[1].report.value == "10.1000/xy");
    CHECK(review.links[1].directness == Directness::indirect);
    REQUIRE(review.lexicon.find("gefitinib") != nullptr);
    CHECK(review.lexicon.find("gefitinib")->chinese == std::vector{"吉非替尼"s});
    CHECK(review.lexicon.find("erlotinib") == nullptr);
    CHECK(review.find_claim("T9") == nullptr);
    CHECK(package_records(folder.path()) ==
          std::vector{folder.path() / "records" / "a.xml", folder.path() / "records" / "b.jsonl"});
}

TEST_CASE("a class brings its members, classes in classes and circles too", "[package]") {
    Folder folder;
    put_whole_package(folder);
    Problems problems;
    const auto review = read_package(folder.path(), problems);
    CHECK(review.claims.at(0).question.intervention == std::vector{"tki"s, "gefitinib"s, "third"s, "osimertinib"s});
    CHECK(review.claims.at(0).question.outcome == std::vector{"gefitinib"s});
}

TEST_CASE("a folder that is no package is a fault of the source", "[package]") {
    Folder folder;
    Problems problems;
    const auto fault_of = [&](const fs::path& path) {
        try {
            read_package(path, problems);
        } catch (const Error& error) {
            return error.fault();
        }
        return Fault::bug;
    };
    CHECK(fault_of(folder.path() / "nowhere") == Fault::source);
    CHECK(fault_of(folder.path()) == Fault::source);
    CHECK(package_records(folder.path()).empty());
}

TEST_CASE("broken TOML is a fault with the byte where reading stopped", "[package]") {
    const auto [name, text, at] = GENERATE(table<std::string, std::string, std::uint64_t>({
        {"review.conf", "key = \"r1\"\ntitle = \n", 19},
        {"review.conf", "title = \"肺癌\" x\n", 17},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\n]", 21},
    }));
    Folder folder;
    put_whole_package(folder);
    folder.put(name, text);
    Problems problems;
    try {
        read_package(folder.path(), problems);
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::source);
        REQUIRE(error.place());
        CHECK(error.place()->input == (folder.path() / name).string());
        CHECK(error.place()->begin == at);
        CHECK_FALSE(error.advice().empty());
    }
}

TEST_CASE("a cutoff that is no day ends the import and says in which line", "[package]") {
    const auto text = GENERATE(
        "key = \"r1\"\n[protocol]\ncutoff = 2024-02-30\n"s, "key = \"r1\"\n[protocol]\ncutoff = \"2024-02-30\"\n"s,
        "key = \"r1\"\n[protocol]\ncutoff = \"soon\"\n"s, "key = \"r1\"\n[protocol]\ncutoff = 2024\n"s,
        "key = \"r1\"\n[[source]]\nsearched = 2025-02-29\nname = \"embase\"\n"s);
    CAPTURE(text);
    Folder folder;
    put_whole_package(folder);
    folder.put("review.conf", text);
    Problems problems;
    try {
        read_package(folder.path(), problems);
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::usage);
        CHECK(error.code() == "no-such-day");
        CHECK(std::string(error.what()).starts_with("line 3: "));
        REQUIRE(error.place());
        CHECK(error.place()->begin >= 17);
    }
}

TEST_CASE("sources are read with their strategies, and written out again", "[package]") {
    Folder folder;
    put_whole_package(folder);
    folder.put(
        "review.conf",
        conf +
            "types = [\"Journal Article\"]\nmesh_year = 2024\n[[source]]\nname = \"pubmed\"\nstrategy = \"a[ti]\"\n"
            "[[source]]\nname = \"embase\"\ndatabase = \"EMBASE\"\nplatform = \"Embase.com\"\n"
            "strategy_file = \"strategies/embase.txt\"\nsyntax = \"Embase\"\n"
            "searched = 2025-01-05\n"
            "limits = \"English\"\ncutoff_date = \"electronic\"\nlanguages = [\"eng\", \"chi\"]\n"
            "excluded_types = [\"Letter\"]\nnote = \"ours\"\nmesh_year = 2019\n"s);
    folder.put("strategies/embase.txt", "\r\n#1 'a'/exp  \r\n#2 'b':ti,ab\r\n#3 #1 AND #2\r\n");
    Problems problems;
    const auto review = read_package(folder.path(), problems);
    CHECK(codes(problems).empty());
    const auto& protocol = review.protocol;
    CHECK(protocol.types == std::vector{"Journal Article"s});
    REQUIRE(protocol.sources.size() == 2);
    CHECK(protocol.sources[0].strategy == "a[ti]");
    const ReviewSource embase{"embase",
                              "EMBASE",
                              "Embase.com",
                              "#1 'a'/exp\n#2 'b':ti,ab\n#3 #1 AND #2",
                              "embase",
                              Day{20250105},
                              "English",
                              CutoffDate::electronic,
                              {"eng", "chi"},
                              {},
                              {"Letter"},
                              "ours",
                              2019};
    CHECK(protocol.vocabulary_year == 2024);
    CHECK(protocol.sources[1] == embase);
    CHECK(protocol.find_source("embase") == &protocol.sources[1]);
    CHECK(protocol.find_source("wos") == nullptr);
    Folder out;
    write_package(review, out.path() / "again");
    const auto again = read_package(out.path() / "again", problems);
    CHECK(codes(problems).empty());
    CHECK(again == review);
}

TEST_CASE("what is wrong with a part costs that part and says where", "[package]") {
    using Row = std::tuple<std::string, std::string, std::string>;
    const auto [name, text, code] = GENERATE(values<Row>({
        {"claims.toml", "# nothing\n", "no-claims"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\n[[claim]]\nen = \"No key.\"\n", "claim-without-key"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\n[[claim]]\nkey = \"T1a\"\nen = \"x\"\n", "claim-without-text"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\n[[claim]]\nkey = \"T1\"\nen = \"y\"\n",
         "duplicate-claim"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\nparent = \"T0\"\n", "unknown-parent"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\nparent = \"T1\"\n", "unknown-parent"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\npopulation = [\"lm\"]\n", "unknown-concept"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\npopulation = \"lm\"\n", "bad-setting"},
        {"claims.toml", "[[claim]]\nkey = \"T1\"\nen = \"x\"\ncolour = 1\n", "unknown-setting"},
        {"review.conf", "key = \"r1\"\nidentifiers = [\"isbn:1\"]\n", "bad-identifier"},
        {"review.conf", "key = \"r1\"\ntitle = 1\n", "bad-setting"},
        {"review.conf", "key = \"r1\"\n[protocol]\ncutoff_date = \"received\"\n", "bad-setting"},
        {"review.conf", "key = \"r1\"\n[protocol]\nlanguages = [\"english\"]\n", "bad-setting"},
        {"review.conf", "key = \"r1\"\nprotocol = 1\n", "bad-setting"},
        {"review.conf", "key = \"r1\"\nsource = 1\n", "bad-setting"},
        {"review.conf", "key = \"r1\"\n[[source]]\ndatabase = \"EMBASE\"\n", "source-without-name"},
        {"review.conf", "key = \"r1\"\n[[source]]\nname = \"e\"\n[[source]]\nname = \"e\"\n", "duplicate-source"},
        {"review.conf", "key = \"r1\"\n[[source]]\nname = \"e\"\nstrategy_file = \"no.txt\"\n", "missing-strategy"},
        {"review.conf", "key = \"r1\"\n[[source]]\nname = \"e\"\nstrategy_file = \"../x\"\n", "missing-strategy"},
        {"review.conf", "key = \"r1\"\n[[source]]\nname = \"e\"\ncolour = 1\n", "unknown-setting"},
        {"review.conf", "key = \"r1\"\n[[source]]\nname = \"e\"\nsyntax = \"dialog\"\n", "bad-setting"},
        {"lexicon.json", "{\"concepts\": [", "malformed-json"},
        {"lexicon.json", R"({"concepts": [{"label": "x"}, {"id": "tki"}, {"id": "gefitinib"}]})", "bad-concept"},
        {"lexicon.json", R"({"concepts": [{"id": "tki"}, {"id": "gefitinib"}, {"id": "tki"}]})", "duplicate-concept"},
        {"lexicon.json", R"({"concepts": [{"id": "tki", "members": ["m"]}, {"id": "gefitinib"}]})", "unknown-concept"},
        {"strategies/T9.txt", "a[ti]\n", "unknown-claim"},
        {"strategies/T1.txt", "// nothing yet\n", "empty-strategy"},
        {"strategies/T1.txt", "a[ti]\nb[ti]\n", "several-strategies"},
        {"strategies/T1.txt", "a\xFF[ti]\n", "repaired-utf8"},
        {"links.jsonl", "{\"claim\": \"T9\", \"report\": \"pmid:1\", \"direction\": \"neutral\"}\n", "unknown-claim"},
        {"links.jsonl", "{\"claim\": \"T1\", \"report\": \"pmid:x\", \"direction\": \"neutral\"}\n", "bad-link"},
        {"links.jsonl", "{\"claim\": \"T1\", \"report\": \"pmid:1\", \"direction\": \"maybe\"}\n", "bad-link"},
        {"links.jsonl", "{\"claim\": 3}\n", "bad-link"},
        {"links.jsonl", "[]\n", "bad-link"},
        {"links.jsonl", "{\"claim\": \n", "malformed-json"},
    }));
    CAPTURE(name, text, code);
    CHECK(codes(problems_with(name, text)).count(code) == 1);
}

TEST_CASE("the place of a problem is the very word", "[package]") {
    const auto text = "[[claim]]\nkey = \"T1\"\nen = \"肺\"\npopulation = [\"lm\"]\n"s;
    Folder folder;
    put_whole_package(folder);
    fs::remove_all(folder.path() / "strategies");
    fs::remove(folder.path() / "links.jsonl");
    folder.put("claims.toml", text);
    Problems problems;
    read_package(folder.path(), problems);
    REQUIRE(problems.size() == 1);
    const auto& place = problems[0].place;
    CHECK(text.substr(place.begin, place.end - place.begin) == "\"lm\"");
}

TEST_CASE("a bad link does not cost its neighbours", "[package]") {
    Review review;
    review.claims.push_back({"T1", "", "", "x", "", {}, ""});
    Problems problems;
    const auto links = read_links(
        "{\"claim\":\"T1\",\"report\":\"pmid:1\",\"direction\":\"supports\"}\n{oops\n"
        "{\"claim\":\"T1\",\"report\":\"pmid:2\",\"direction\":\"supports\"}\r\n",
        "links", review, problems);
    REQUIRE(links.size() == 2);
    CHECK(links[1].report.value == "2");
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].place.begin >= 56);
    CHECK(problems[0].place.end == 61);
}

namespace {

// Random reviews: texts with quotes, line feeds, Chinese and control characters, every value of every enumeration.
class Maker {
  public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Review review() {
        Review made;
        made.key = text();
        made.title = text();
        made.citation = text();
        for (int n = upto(3); n > 0; --n) made.identifiers.push_back(identifier());
        made.protocol = {make_day(1000 + upto(8999), 1 + upto(11), 1 + upto(27)).value(),
                         CutoffDate(upto(4)),
                         texts(),
                         texts(),
                         text(),
                         text(),
                         texts(),
                         texts(),
                         {}};
        for (int n = upto(3); n > 0; --n) made.protocol.sources.push_back(source());
        if (upto(3) == 0) made.protocol.cutoff = Day::none;
        for (int n = upto(5); n > 0; --n) {
            made.claims.push_back(
                {text(), text(), text(), text(), text(), {texts(), texts(), texts(), texts()}, text()});
        }
        std::vector<Concept> concepts;
        for (int n = upto(5); n > 0; --n)
            concepts.push_back({text(), text(), text(), text(), texts(), texts(), texts()});
        made.lexicon = Lexicon(concepts);
        for (int n = upto(5); n > 0; --n) {
            made.links.push_back(
                {text(), identifier(), Direction(upto(2)), Directness(upto(1)), text(), text(), text()});
        }
        return made;
    }

  private:
    int upto(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
    std::string text() {
        static const std::vector<std::string> pieces = {"a",  "\"", "\\",   "\n", "\t",     ":",
                                                        "肺", "é",  "\x01", " ",  "10.1/x", "𝛾"};
        std::string made;
        for (int n = upto(8); n > 0; --n) made += pieces[std::size_t(upto(int(pieces.size()) - 1))];
        return made;
    }
    std::vector<std::string> texts() {
        std::vector<std::string> made;
        for (int n = upto(3); n > 0; --n) made.push_back(text());
        return made;
    }
    ReviewSource source() {
        ReviewSource made{text(), text(), text(),  text(),  text(),  Day::none,
                          text(), {},     texts(), texts(), texts(), text()};
        if (upto(1) == 0) made.searched = make_day(1000 + upto(8999), 1 + upto(11), 1 + upto(27)).value();
        if (upto(1) == 0) made.date = CutoffDate(upto(4));
        return made;
    }
    Identifier identifier() {
        const auto kind = IdentifierKind(upto(int(IdentifierKind::other)));
        return {kind, text(), kind == IdentifierKind::other ? text() : ""};
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("a review comes back from JSON as it was", "[package]") {
    Maker maker(20241231);
    for (int n = 0; n < 2000; ++n) {
        const auto review = maker.review();
        const auto json = to_json(review);
        const auto again = review_from_json(json);
        REQUIRE(again == review);
        REQUIRE(to_json(again) == json);
    }
}

TEST_CASE("text that is no review is a fault of the store", "[package]") {
    const auto text =
        GENERATE("", "{", "[]", "{}", "{\"key\": 1}",
                 R"({"identifiers": [], "protocol": {}, "claims": [], "lexicon": {"concepts": []}, "links": [{}]})");
    CAPTURE(text);
    try {
        review_from_json(text);
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.fault() == Fault::store);
    }
}

TEST_CASE("the seed review's package is whole", "[package]") {
    Problems problems;
    const fs::path folder = fs::path(EVIDENT_SOURCE_DIR) / "corpus" / "tlcr-2025-163";
    const auto review = read_package(folder, problems);
    for (const auto& problem : problems)
        UNSCOPED_INFO(problem.code << ' ' << problem.place.input << ": " << problem.message);
    CHECK(problems.empty());
    CHECK(review.key == "tlcr-2025-163");
    CHECK(to_iso(review.protocol.cutoff) == "2024-12-31");
    CHECK(review.protocol.languages == std::vector{"eng"s});
    CHECK_FALSE(review.protocol.strategy.empty());

    std::set<std::string> keys;
    for (const auto& claim : review.claims) {
        CAPTURE(claim.key);
        keys.insert(claim.key);
        CHECK_FALSE(claim.english.empty());
        CHECK_FALSE(claim.chinese.empty());
        CHECK_FALSE(claim.strategy.empty());
        CHECK_FALSE(claim.question.population.empty());
    }
    CHECK(keys == std::set<std::string>{"T1",  "T1a", "T1b", "T1c", "T1d", "T1e", "T2", "T3", "T4", "T5", "T6",
                                        "T6a", "T6b", "T6c", "T6d", "T7",  "D1",  "D2", "E1", "G",  "M"});
    CHECK(review_from_json(to_json(review)) == review);

    // Each link names a report that the package brings.
    std::string records;
    for (const auto& path : package_records(folder)) records += read_file(path);
    CHECK(review.links.size() > 100);
    for (const auto& link : review.links) {
        CAPTURE(to_text(link.report));
        const auto& value = link.report.value;
        const auto wanted = link.report.kind == IdentifierKind::pmid ? ">" + value + "</PMID>" : "\"doi:" + value + '"';
        CHECK(records.find(wanted) != std::string::npos);
    }
}

}  // namespace evident
