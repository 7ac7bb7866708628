#include "ingest/format/parts/slicer.hpp"

#include "tests/catch.hpp"
#include "tests/ingest/read_all.hpp"
#include "tests/shared_data.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

struct Cut {
    Slice::Kind kind;
    std::uint64_t begin, end;
    std::string text;
    friend bool operator==(const Cut&, const Cut&) = default;
};

const SliceGrammar grammar = {
    "PubMed",
    {{"PubmedArticle", Slice::Kind::article},
     {"PubmedBookArticle", Slice::Kind::book},
     {"DeleteCitation", Slice::Kind::deletion}},
    {"PubmedArticleSet"},
};

std::vector<Cut> cuts(std::string_view text, std::size_t chunk, std::string* fault = nullptr) {
    Slicer slicer(bytes_of(text), "in", grammar, chunk);
    std::vector<Cut> out;
    Slice slice;
    try {
        while (slicer.next(slice)) {
            out.push_back({slice.kind, slice.begin, slice.end, std::string(slice.text.data(), slice.text.size())});
        }
    } catch (const Error& error) {
        if (fault != nullptr) *fault = error.what();
    }
    return out;
}

const std::string odd_file =
    "\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- <PubmedArticle>no</PubmedArticle> -->\n"
    "<!DOCTYPE PubmedArticleSet [ <!ENTITY a \"<PubmedArticle></PubmedArticle>\"> <!-- ] > ' --> ]>\n"
    "<PubmedArticleSet>\n"
    "<PubmedArticle a=\"1\"\n>one<![CDATA[ </PubmedArticle> ]]><!-- </PubmedArticle> --></PubmedArticle >"
    "<?skip <PubmedArticle> ?><PubmedArticle/>"
    "<PubmedBookArticle><b>x</b></PubmedBookArticle><PubmedArticle><?pi </PubmedArticle> ?>two</PubmedArticle>"
    "<DeleteCitation><PMID Version=\"1\">7</PMID></DeleteCitation></PubmedArticleSet>";

}  // namespace

TEST_CASE("a file is cut into its records and nothing else", "[slicer]") {
    const auto got = cuts(odd_file, 4096);
    REQUIRE(got.size() == 5);
    CHECK(got[0].text.starts_with("<PubmedArticle a="));
    CHECK(got[0].text.ends_with("</PubmedArticle >"));
    CHECK(got[0].text.find("one") != std::string::npos);
    CHECK(got[1].text == "<PubmedArticle/>");
    CHECK(got[2].kind == Slice::Kind::book);
    CHECK(got[3].text.find("two") != std::string::npos);
    CHECK(got[4].kind == Slice::Kind::deletion);
    for (const auto& cut : got) CHECK(odd_file.substr(cut.begin, cut.end - cut.begin) == cut.text);
}

TEST_CASE("slices do not depend on how the bytes come", "[slicer]") {
    const auto whole = cuts(odd_file, 1 << 20);
    for (const std::size_t chunk : {1, 2, 7, 24, 100}) CHECK(cuts(odd_file, chunk) == whole);

    const auto path = shared_data("data/records/pubmed-bulk/internetarchive__fatcat/pubmedsample_2019.xml.gz");
    if (path.empty()) return;
    std::string text;
    auto bytes = inflate_if_gzip(open_bytes(path));
    std::vector<char> buffer(1 << 16);
    while (const auto count = bytes->read(buffer)) text.append(buffer.data(), count);
    const auto real = cuts(text, 1 << 16);
    CHECK(real.size() == 177);
    CHECK(cuts(text, 7) == real);
    CHECK(cuts(text, 1) == real);
}

TEST_CASE("a record may stand alone, without a set", "[slicer]") {
    CHECK(cuts("<PubmedArticle>x</PubmedArticle>", 3).size() == 1);
    CHECK(
        cuts("<?xml version='1.0'?>\n<!DOCTYPE PubmedArticle SYSTEM \"x.dtd\">\n<PubmedArticle>x</PubmedArticle>\n", 5)
            .size() == 1);
}

TEST_CASE("a cut file gives its whole records, then the fault with its place", "[slicer]") {
    std::string fault;
    CHECK(cuts("<PubmedArticleSet><PubmedArticle>a</PubmedArticle><PubmedArticle>b</PubmedArt", 9, &fault).size() == 1);
    CHECK(fault.find("inside the record that begins at byte 50") != std::string::npos);
    CHECK(cuts("<PubmedArticleSet><PubmedArticle>a</PubmedArticle>", 9, &fault).size() == 1);
    CHECK(fault.find("</PubmedArticleSet>") != std::string::npos);
}

TEST_CASE("inputs without records are told apart", "[slicer]") {
    std::string fault;
    CHECK(cuts("<PubmedArticleSet></PubmedArticleSet>", 9, &fault).empty());
    CHECK(cuts("<PubmedArticleSet/>", 9, &fault).empty());
    CHECK(fault.empty());
    CHECK(cuts("<eFetchResult><ERROR>no</ERROR></eFetchResult>", 9, &fault).empty());
    CHECK(fault.find("<eFetchResult>") != std::string::npos);
    CHECK(cuts(std::string_view("\xFF\xFE<\0?\0", 6), 9, &fault).empty());
    CHECK(fault.find("UTF-16") != std::string::npos);
}

TEST_CASE("a missing end or start tag costs one record", "[slicer]") {
    const std::string good = "<PubmedArticle>g</PubmedArticle>";
    const auto open =
        cuts("<PubmedArticleSet>" + good + "<PubmedArticle>bad" + good + good + "</PubmedArticleSet>", 11);
    REQUIRE(open.size() == 4);
    CHECK(open[1].kind == Slice::Kind::unfinished);
    CHECK(open[2].text == good);
    const auto last = cuts("<PubmedArticleSet>" + good + "<PubmedArticle>bad</PubmedArticleSet>", 11);
    REQUIRE(last.size() == 2);
    CHECK(last[1].kind == Slice::Kind::unfinished);
    const auto headless =
        cuts("<PubmedArticleSet>" + good + "<PubmedXrticle>b</PubmedArticle>" + good + "</PubmedArticleSet>", 11);
    REQUIRE(headless.size() == 3);
    CHECK(headless[1].kind == Slice::Kind::headless);
    CHECK(headless[1].begin == headless[0].end);
}

TEST_CASE("what has no end hides no record behind it", "[slicer]") {
    const std::string good = "<PubmedArticle>g</PubmedArticle>";
    for (const std::string mark : {"<!-- ", "<![CDATA[ ", "<? "}) {
        const auto got = cuts(
            "<PubmedArticleSet><PubmedArticle>" + mark + "</PubmedArticle>" + good + good + "</PubmedArticleSet>", 64);
        REQUIRE(got.size() == 3);
        CHECK(got[2].text == good);
    }
}

TEST_CASE("a record above the limit is told of and passed over", "[slicer]") {
    const std::string good = "<PubmedArticle>g</PubmedArticle>";
    const std::string big = "<PubmedArticle>" + std::string(20 << 20, 'x') + "</PubmedArticle>";
    const auto got = cuts("<PubmedArticleSet>" + good + big + good + "</PubmedArticleSet>", 1 << 16);
    REQUIRE(got.size() == 3);
    CHECK(got[1].kind == Slice::Kind::too_large);
    CHECK(got[1].end - got[1].begin == big.size());
    CHECK(got[1].text.empty());
    CHECK(got[2].text == good);
}
