#include "ingest/format/eutils_reply.hpp"

#include <filesystem>
#include <map>

#include "base/file.hpp"
#include "tests/catch.hpp"
#include "tests/shared_data.hpp"
#include "text/ascii.hpp"

using namespace evident;
using evident::testing::shared_data;
using Kind = EutilsVerdict::Kind;

namespace {

Kind kind(std::string_view body) { return judge_eutils_reply(body).kind; }

std::string fetch_error(std::string_view error) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!DOCTYPE eEfetchResult PUBLIC \"-//NLM//DTD efetch "
           "20131226//EN\" \"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd\">\n<eFetchResult>\n"
           "\t<ERROR>" +
           std::string(error) + "</ERROR>\n</eFetchResult>\n";
}

// A YAML scalar in double quotes that begins here, over several lines: the form VCR writes.
std::string quoted_scalar(std::string_view yaml, std::size_t at) {
    std::string text;
    for (++at; at < yaml.size() && yaml[at] != '"'; ++at) {
        if (yaml[at] == '\n') {
            at = yaml.find_first_not_of(' ', at + 1) - 1;
            text += ' ';
        } else if (yaml[at] == '\\' && yaml[at + 1] == '\n') {
            at = yaml.find_first_not_of(' ', at + 2) - 1;
        } else if (yaml[at] == '\\') {
            const char letter = yaml[++at];
            text += letter == 'n' ? '\n' : letter == 't' ? '\t' : letter;
        } else {
            text += yaml[at];
        }
    }
    return text;
}

// The bodies of the answers in a recorded exchange.
std::vector<std::string> recorded_bodies(std::string_view yaml) {
    std::vector<std::string> bodies;
    for (auto at = yaml.find("  response:"); at != std::string_view::npos; at = yaml.find("  response:", at)) {
        at = yaml.find("string: ", at) + 8;
        const auto end =
            std::min({yaml.find("\n    http_version:", at), yaml.find("\n  recorded_at:", at), yaml.size()});
        bodies.push_back(yaml[at] == '"' ? quoted_scalar(yaml, at) : std::string(yaml.substr(at + 3, end - at - 3)));
    }
    return bodies;
}

}  // namespace

TEST_CASE("every recorded reply is what it is") {
    const auto folder = shared_data("data/records/eutils");
    if (folder.empty()) return;
    const std::map<std::string, Kind> not_results = {{"epost2.xml", Kind::refusal},
                                                     {"epost3.xml", Kind::refusal},
                                                     {"esummary8.xml", Kind::refusal},
                                                     {"einfo4.xml", Kind::cut}};  // was recorded without its end
    std::size_t seen = 0;
    for (const auto& file : files_at(folder)) {
        const auto name = std::filesystem::path(file).filename().string();
        if (!name.ends_with(".xml")) continue;
        const auto verdict = judge_eutils_reply(read_file(file));
        CAPTURE(file, verdict.error);
        const auto expected = not_results.find(name);
        CHECK(verdict.kind == (expected == not_results.end() ? Kind::result : expected->second));
        CHECK(verdict.error.empty() == (expected == not_results.end()));
        CHECK_FALSE(verdict.root.empty());
        ++seen;
    }
    CHECK(seen == 37);
}

TEST_CASE("every recorded exchange is what it is") {
    const auto folder = shared_data("data/records/eutils/sul-dlss__sul_pub");
    if (folder.empty()) return;
    std::map<std::string, int> seen;
    for (const auto& file : files_at(folder)) {
        for (const auto& body : recorded_bodies(read_file(file))) {
            const auto verdict = judge_eutils_reply(body);
            CAPTURE(file, verdict.error, body.substr(0, 300));
            ++seen[verdict.root + " " + std::string(name(verdict.kind)) + (verdict.empty ? " empty" : "")];
        }
    }
    const std::map<std::string, int> expected = {{"PubmedArticleSet result", 4},
                                                 {"PubmedArticleSet result empty", 1},
                                                 {"eFetchResult refusal", 1},
                                                 {"eSearchResult result", 4}};
    CHECK(seen == expected);
}

TEST_CASE("a recorded search is read field by field") {
    const auto path = shared_data("data/records/eutils/biopython__biopython");
    if (path.empty()) return;
    auto reply = parse_esearch(read_file(path + "/esearch2.xml"));
    REQUIRE(reply);
    CHECK(reply->count == 42249);
    CHECK(reply->retmax == 100);
    CHECK(reply->retstart == 0);
    CHECK(reply->ids.size() == 100);
    CHECK(reply->ids.front() == "41297076");
    CHECK(reply->query_key == "1");
    CHECK(reply->web_env == "MCID_6927d6e7fee3e90f880ec190");
    CHECK(reply->not_found.empty());

    reply = parse_esearch(read_file(path + "/esearch3.xml"));
    REQUIRE(reply);
    CHECK(reply->retstart == 6);
    CHECK(reply->translation == "\"proc natl acad sci u s a\"[Journal] AND \"97\"[Volume]");
    REQUIRE(reply->translations.size() == 1);
    CHECK(reply->translations[0].first == "PNAS[ta]");
    CHECK(reply->translations[0].second == "\"Proc Natl Acad Sci U S A\"[Journal:__jid7505876]");
    CHECK(reply->web_env.empty());

    reply = parse_esearch(read_file(path + "/esearch8.xml"));
    REQUIRE(reply);
    CHECK(reply->count == 0);
    CHECK(reply->not_found == std::vector<std::string>{"abcXYZ"});
    CHECK(reply->warnings == std::vector<std::string>{"No items found."});

    const auto posted = parse_epost(read_file(path + "/epost1.xml"));
    REQUIRE(posted);
    CHECK(posted->query_key == "1");
    CHECK(posted->web_env == "MCID_692851c130aec64bed0a8c2a");
    CHECK_FALSE(parse_epost(read_file(path + "/epost3.xml")));
    CHECK(judge_eutils_reply(read_file(path + "/epost3.xml")).error ==
          "Empty ID list; Nothing to store; Some IDs have invalid value and were omitted. Maximum ID value "
          "18446744073709551615");
}

TEST_CASE("all kinds of findings are told") {
    const auto reply = parse_esearch(
        "<eSearchResult><Count>12</Count><ErrorList><PhraseNotFound>abc</PhraseNotFound>"
        "<FieldNotFound>xy</FieldNotFound></ErrorList><WarningList><PhraseIgnored>the</PhraseIgnored>"
        "<QuotedPhraseNotFound>\"a b\"[tiab]</QuotedPhraseNotFound><OutputMessage>Said.</OutputMessage></WarningList>"
        "</eSearchResult>");
    REQUIRE(reply);
    CHECK(reply->count == 12);
    CHECK(reply->not_found == std::vector<std::string>{"abc", "xy"});
    CHECK(reply->warnings ==
          std::vector<std::string>{"phrase ignored: the", "quoted phrase not found: \"a b\"[tiab]", "Said."});
}

TEST_CASE("a search without a count is no answer") {
    CHECK_FALSE(parse_esearch("<eSearchResult></eSearchResult>"));
    CHECK_FALSE(parse_esearch("<eSearchResult><Count>many</Count></eSearchResult>"));
    CHECK_FALSE(parse_esearch("<eSearchResult><Count>-3</Count></eSearchResult>"));
    CHECK_FALSE(parse_esearch("<ePostResult><Count>3</Count></ePostResult>"));
    CHECK_FALSE(parse_esearch("nothing"));
}

TEST_CASE("errors are told apart by their words") {
    CHECK(kind(fetch_error("Supplied id parameter is empty.")) == Kind::refusal);
    CHECK(kind(fetch_error("Unable to obtain query #1")) == Kind::history_lost);
    CHECK(kind(fetch_error("WebEnv not found")) == Kind::history_lost);
    CHECK(kind(fetch_error("Cannot retrieve history data. query_key: 1, WebEnv: MCID_5f93, retstart: 0</ERROR>\n"
                           "<ERROR>Can't fetch uids from history because of: NCBI C++ Exception")) ==
          Kind::history_lost);
    CHECK(kind(fetch_error("Can&apos;t fetch uids from history because of: Result not ready")) == Kind::backend);
    CHECK(kind(fetch_error("Cannot retrieve history data: OUT OF RANGE. Parameter retstart=1 + 1 is greater than "
                           "number of records available in history. History includes 1 IDs.")) == Kind::past_end);
    CHECK(kind(fetch_error("ID list is empty! Possibly it has no correct IDs.")) == Kind::no_such_ids);
    CHECK(kind(fetch_error("Search Backend failed: Unable to open connection to #PMQuerySrv?dbaf=pubmed")) ==
          Kind::backend);
    CHECK(kind(fetch_error("Search Backend failed: Database is not supported: pubmed")) == Kind::backend);
    CHECK(kind(fetch_error("Search Backend failed: Exception:\n'retstart' cannot be larger than 9998.")) ==
          Kind::refusal);
    CHECK(kind(fetch_error("Search backend cannot retrieve history data. Reason: Exception: 'retstart' cannot be "
                           "larger than 9998.")) == Kind::refusal);
    CHECK(kind(fetch_error(" Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout")) ==
          Kind::backend);
    CHECK(kind(fetch_error("NCBI C++ Exception: Error: EUTILSAPP(CException::eInvalid) eutilsapp.cpp")) ==
          Kind::backend);
}

TEST_CASE("an error page relayed inside an error leaves its markup behind") {
    const auto verdict = judge_eutils_reply(
        "<eFetchResult><ERROR>proxy_stream(): Failed to connect: &lt;html&gt;&lt;h1&gt;502 Bad\n  Gateway&lt;/h1&gt; "
        "from 10.1.22.3, version 2.19");
    CHECK(verdict.kind == Kind::backend);
    CHECK(verdict.error == "proxy_stream(): Failed to connect: 502 Bad Gateway from (address), version 2.19");
}

TEST_CASE("the JSON of the rate limit is known at any place and its caller's key never told") {
    const std::string json = R"({"error":"API rate limit exceeded","api-key":"sesame","count":"4","limit":"3"})";
    for (const auto& body : {json, "\n " + json, "\xef\xbb\xbf" + json}) {
        const auto verdict = judge_eutils_reply(body);
        CHECK(verdict.kind == Kind::rate_limit);
        CHECK(verdict.error == "API rate limit exceeded");
    }
    const auto invalid = judge_eutils_reply("{\"error\":\"API key invalid\",\"api-key\":\"sesame\",\"type\":\"x\"}");
    CHECK(invalid.kind == Kind::not_xml);
    CHECK(invalid.error == "API key invalid");
    CHECK(kind("{\"error\":\"error forwarding request\",\"api-key\":\"sesame\"}") == Kind::backend);
}

TEST_CASE("what is no XML of the E-utilities is not taken for an answer") {
    CHECK(kind("") == Kind::not_xml);
    CHECK(kind("  \n") == Kind::not_xml);
    CHECK(kind("<html><body>Server Error</body></html>") == Kind::not_xml);
    CHECK(kind("<!DOCTYPE html>\n<HTML lang=\"en\"><head></head></HTML>") == Kind::not_xml);
    CHECK(kind("Unable to route request!\n\nservice name: /http/service/ratecontrol") == Kind::not_xml);
    CHECK(kind("{\"esearchresult\":{}}") == Kind::not_xml);
    CHECK(kind(std::string(100, '\0')) == Kind::not_xml);
}

TEST_CASE("a reply is whole only from the start of its root to its end") {
    const std::string prolog =
        "<?xml version=\"1.0\" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January "
        "2025//EN\" \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n";
    const std::string set = prolog + "<PubmedArticleSet>\n<PubmedArticle><A/></PubmedArticle>\n</PubmedArticleSet>\n";
    CHECK(kind(set) == Kind::result);
    CHECK_FALSE(judge_eutils_reply(set).empty);
    CHECK(kind(set + "<!-- end -->\n") == Kind::result);
    for (std::size_t length = 1; length < set.size() - 1; ++length) {
        CAPTURE(set.substr(0, length));
        CHECK(kind(set.substr(0, length)) == Kind::cut);
    }
    for (const auto& none : {prolog + "<PubmedArticleSet>\n\n</PubmedArticleSet>", prolog + "<PubmedArticleSet/>",
                             prolog + "<PubmedArticleSet></PubmedArticleSet>"}) {
        CHECK(kind(none) == Kind::result);
        CHECK(judge_eutils_reply(none).empty);
    }
    CHECK(kind("<eSearchResult><Count>3</Count></eSearchResult>") == Kind::result);
    CHECK(kind("<eSearchResult><Count>3</eSearchResult>") == Kind::cut);
    CHECK(kind("<eSearchResult><Count>3</Count>") == Kind::cut);
}
