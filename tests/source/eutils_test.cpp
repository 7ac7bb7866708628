#include "ingest/source/eutils.hpp"

#include <set>

#include "base/error.hpp"
#include "tests/catch.hpp"
#include "tests/standin/eutils_server.hpp"
#include "tests/standin/raw_server.hpp"

using namespace evident;
using namespace std::chrono_literals;
using standin::Corpus;
using standin::EutilsServer;
using standin::Mischief;

namespace {

EutilsSettings settings_for(const std::string& base) {
    EutilsSettings settings;
    settings.base = base;
    settings.email = "librarian@example.org";
    settings.api_key = "0123456789abcdef";
    settings.a_second = 1000;
    settings.largest_reply = 64 << 20;
    settings.stalled_after = 200ms;
    settings.retry.first = 2ms;
    settings.retry.longest = 20ms;
    settings.retry.whole = 20s;
    return settings;
}

// A client with its pace, and the notes it made.
struct Client {
    explicit Client(EutilsSettings given)
        : settings(std::move(given)),
          pace(allowed_rate(settings)),
          eutils(settings, pace, [this](const std::string& note) { notes.push_back(note); }) {}
    EutilsSettings settings;
    Pace pace;
    std::vector<std::string> notes;
    Eutils eutils;

    bool leaks(const std::string& text) const {
        return text.find("librarian") != std::string::npos || text.find("0123456789abcdef") != std::string::npos;
    }
};

standin::CorpusSettings corpus_of(std::int64_t size) {
    standin::CorpusSettings settings;
    settings.size = size;
    return settings;
}

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

EutilsSearch everything() {
    EutilsSearch search;
    search.term = "all[sb]";
    return search;
}

Error error_of(Client& client, const EutilsSearch& search) {
    try {
        client.eutils.search(search);
    } catch (const Error& error) {
        return error;
    }
    FAIL("no error");
    throw std::logic_error("unreachable");
}

}  // namespace

TEST_CASE("a search says how many there are, and fetch gives them all, once") {
    EutilsServer server(corpus_of(250));
    Client client(settings_for(server.base()));
    const auto found = client.eutils.search(everything());
    CHECK(found.count == 250);
    CHECK(found.ids.empty());
    CHECK_FALSE(found.web_env.empty());
    CHECK(found.translation == "all[sb]");
    CHECK(found.raw.find("<Count>250</Count>") != std::string::npos);
    std::size_t records = 0;
    for (std::int64_t at = 0; at < found.count; at += 100) {
        const auto page = client.eutils.fetch(found.web_env, found.query_key, at, 100);
        CHECK_FALSE(page.empty);
        records += times(page.raw, "<PubmedArticle>");
    }
    CHECK(records == 250);
    CHECK(server.different_sent() == 250);
    CHECK(server.records_sent() == 250);
    CHECK(client.notes.empty());
}

TEST_CASE("what was asked is told without key and e-mail") {
    EutilsServer server(corpus_of(10));
    Client client(settings_for(server.base()));
    auto search = everything();
    search.datetype = "crdt";
    search.mindate = "2020/01/01";
    search.maxdate = "2024/12/31";
    search.retmax = 5;
    const auto found = client.eutils.search(search);
    CHECK(found.asked == "GET " + server.base() +
                             "esearch.fcgi?db=pubmed&tool=evident&term=all%5Bsb%5D&retmode=xml&datetype=crdt&mindate="
                             "2020%2F01%2F01&maxdate=2024%2F12%2F31&retstart=0&retmax=5&usehistory=y");
    CHECK(found.ids.size() == 5);
    CHECK_FALSE(client.leaks(client.eutils.fetch(found.web_env, found.query_key, 0, 2).asked));
}

TEST_CASE("key, e-mail and tool are sent") {
    std::string asked;
    standin::RawServer server([&](standin::Peer& peer) {
        asked = peer.request();
        peer.say(standin::answer(200, "<eSearchResult><Count>0</Count></eSearchResult>"));
    });
    Client client(settings_for(server.url("/")));
    client.eutils.search(everything());
    CHECK(asked.find("tool=evident&") != std::string::npos);
    CHECK(asked.find("email=librarian%40example.org&api_key=0123456789abcdef ") != std::string::npos);
}

TEST_CASE("long searches and lists of ids go by POST") {
    EutilsServer server(corpus_of(3000));
    Client client(settings_for(server.base()));
    std::vector<std::string> ids;
    for (int i = 0; i < 2000; ++i) ids.push_back(std::to_string(Corpus::first_id + i));
    ids.emplace_back("59999999");  // nobody has it
    const auto posted = client.eutils.post(ids);
    CHECK(posted.asked.starts_with("POST "));
    CHECK_FALSE(client.leaks(posted.asked));
    CHECK(times(client.eutils.fetch(posted.web_env, posted.query_key, 0, 5000).raw, "<PubmedArticle>") == 2000);

    auto search = everything();
    for (int i = 0; i < 300; ++i) search.term += " AND all[sb]";
    CHECK(client.eutils.search(search).count == 3000);
    CHECK(client.eutils.search(search).asked.starts_with("POST "));
}

TEST_CASE("words that were not found are told, with hits and without") {
    EutilsServer server(corpus_of(100));
    Client client(settings_for(server.base()));
    auto search = everything();
    search.term = "cancer AND abcxyz[tiab]";
    auto found = client.eutils.search(search);
    CHECK(found.count == 100);
    CHECK(found.not_found == std::vector<std::string>{"abcxyz"});
    search.term = "abcxyz";
    found = client.eutils.search(search);
    CHECK(found.count == 0);
    CHECK(found.warnings == std::vector<std::string>{"No items found."});
}

TEST_CASE("PubMed's bounds are refusals that are not tried again") {
    EutilsServer server(corpus_of(10'500));
    Client client(settings_for(server.base()));
    auto search = everything();
    search.retmax = 10'000;
    const auto found = client.eutils.search(search);
    CHECK(found.count == 10'500);
    CHECK(found.ids.size() == 9'999);
    search.retstart = 9'999;
    const auto error = error_of(client, search);
    CHECK(error.fault() == Fault::source);
    CHECK(std::string(error.what()).find("cannot be larger than 9998") != std::string::npos);
    CHECK_THROWS_AS(client.eutils.fetch(found.web_env, found.query_key, 9'999, 10), Error);
    CHECK(client.eutils.sent() == 3);
}

TEST_CASE("a lost history and a start past the end are answers") {
    EutilsServer server(corpus_of(10));
    Client client(settings_for(server.base()));
    const auto found = client.eutils.search(everything());
    CHECK(client.eutils.fetch(found.web_env, found.query_key, 10, 5).empty);
    server.histories().forget_all();
    const auto lost = client.eutils.fetch(found.web_env, found.query_key, 0, 5);
    CHECK(lost.history_lost);
    CHECK(lost.raw.empty());
    CHECK(client.notes.empty());
    const auto none = client.eutils.post({"59999998"});
    const auto page = client.eutils.fetch(none.web_env, none.query_key, 0, 5);
    CHECK(page.empty);
    CHECK_FALSE(page.history_lost);
}

TEST_CASE("each fault that passes is outlived, with a note") {
    const auto fault =
        GENERATE(Mischief::too_many, Mischief::too_many_as_200, Mischief::cut, Mischief::wrong_length,
                 Mischief::error_page, Mischief::page_as_200, Mischief::half, Mischief::backend, Mischief::stall);
    EutilsServer server(corpus_of(50));
    standin::FaultSettings faults;
    faults.silence = 3s;
    faults.retry_after = 0s;
    server.faults().set(faults);
    Client client(settings_for(server.base()));
    CAPTURE(name(fault), client.notes);
    server.faults().next({fault, fault});
    const auto found = client.eutils.search(everything());
    CHECK(found.count == 50);
    server.faults().next({fault});
    const auto page = client.eutils.fetch(found.web_env, found.query_key, 0, 50);
    CHECK(times(page.raw, "<PubmedArticle>") == 50);
    REQUIRE(client.notes.size() == 3);
    CHECK(client.notes[0].find("trying again in") != std::string::npos);
    CHECK(client.notes[1].find("(3 of 8)") != std::string::npos);
    for (const auto& note : client.notes) {
        CHECK_FALSE(client.leaks(note));
        CHECK(note.find("api-key") == std::string::npos);
    }
    CHECK(server.different_sent() == 50);
}

TEST_CASE("faults that do not pass end at once") {
    const auto fault = GENERATE(Mischief::bomb, Mischief::endless, Mischief::huge, Mischief::to_file, Mischief::to_ftp);
    EutilsServer server(corpus_of(10));
    auto settings = settings_for(server.base());
    settings.largest_reply = 8 << 20;
    Client client(settings);
    server.faults().next({fault});
    const auto error = error_of(client, everything());
    CAPTURE(name(fault), error.what());
    CHECK(error.fault() == Fault::source);
    CHECK_FALSE(client.leaks(error.what()));
    CHECK(client.eutils.sent() == 1);
}

TEST_CASE("tries are bounded, and the error says what was wrong and what to do") {
    EutilsServer server(corpus_of(10));
    standin::FaultSettings faults;
    faults.chance = {{Mischief::too_many, 1}};
    faults.retry_after = 0s;
    server.faults().set(faults);
    auto settings = settings_for(server.base());
    settings.retry.tries = 4;
    Client client(settings);
    const auto error = error_of(client, everything());
    CHECK(client.eutils.sent() == 4);
    CHECK(std::string(error.what()).find("HTTP 429") != std::string::npos);
    CHECK(std::string(error.what()).find("4 tries") != std::string::npos);
    CHECK(std::string(error.what()).find("127.0.0.1") == std::string::npos);
    CHECK(error.advice().find("API key") != std::string::npos);
}

TEST_CASE("a server's wish for quiet is kept") {
    EutilsServer server(corpus_of(10));
    standin::FaultSettings faults;
    faults.retry_after = 1s;
    server.faults().set(faults);
    server.faults().next({Mischief::too_many});
    Client client(settings_for(server.base()));
    const auto began = std::chrono::steady_clock::now();
    client.eutils.search(everything());
    CHECK(std::chrono::steady_clock::now() - began >= 1s);
}

TEST_CASE("the pace is kept as the server measures it, faults or no faults") {
    EutilsServer server(corpus_of(100));
    server.limit(20);
    standin::FaultSettings faults;
    faults.chance = {{Mischief::backend, 0.2}, {Mischief::cut, 0.2}};
    server.faults().set(faults);
    auto settings = settings_for(server.base());
    settings.a_second = 20;
    settings.retry.tries = 20;
    Client client(settings);
    for (int i = 0; i < 25; ++i) client.eutils.search(everything());
    CHECK(server.traffic().most_in_a_second() <= 20);
    CHECK(server.traffic().most_in_a_second() >= 15);
    for (const auto& note : client.notes) CHECK(note.find("429") == std::string::npos);
}

TEST_CASE("a wrong address is told at once, one that was right before is tried again") {
    auto settings = settings_for("http://nowhere.invalid/eutils");
    settings.api_key.clear();
    Client wrong(settings);
    CHECK(std::string(error_of(wrong, everything()).what()).find("no such host") != std::string::npos);
    CHECK(wrong.eutils.sent() == 1);

    auto server = std::make_unique<EutilsServer>(corpus_of(10));
    Client client(settings_for(server->base()));
    client.eutils.search(everything());
    server.reset();
    const auto error = error_of(client, everything());
    CHECK(client.eutils.sent() == 1 + client.settings.retry.tries);
}

TEST_CASE("settings that would give the key away or cannot be used are refused") {
    Pace pace(3);
    EutilsSettings settings;
    settings.api_key = "0123456789abcdef";
    settings.base = "http://eutils.ncbi.nlm.nih.gov/entrez/eutils/";
    CHECK_THROWS_AS(Eutils(settings, pace), Error);
    settings.base = "no address";
    CHECK_THROWS_AS(Eutils(settings, pace), Error);
    settings.base = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils";
    CHECK_NOTHROW(Eutils(settings, pace));
}

TEST_CASE("NCBI's rules bound the rate, for NCBI alone") {
    EutilsSettings settings;
    CHECK(allowed_rate(settings) == 3);
    settings.api_key = "x";
    CHECK(allowed_rate(settings) == 10);
    settings.a_second = 100;
    CHECK(allowed_rate(settings) == 10);
    settings.a_second = 1;
    CHECK(allowed_rate(settings) == 1);
    settings.a_second = 100;
    settings.base = "https://EUTILS.ncbi.NLM.nih.gov:443/x/";
    CHECK(allowed_rate(settings) == 10);
    settings.base = "http://user@eutils.ncbi.nlm.nih.gov/";
    CHECK(allowed_rate(settings) == 10);
    settings.base = "http://127.0.0.1:8000/";
    CHECK(allowed_rate(settings) == 100);
    settings.base = "https://notnlm.nih.gov.example.org/";
    CHECK(allowed_rate(settings) == 100);
}

TEST_CASE("a stop ends waiting and asking") {
    EutilsServer server(corpus_of(10));
    standin::FaultSettings faults;
    faults.chance = {{Mischief::error_page, 1}};
    server.faults().set(faults);
    auto settings = settings_for(server.base());
    settings.retry.first = 100s;
    settings.retry.longest = 100s;
    settings.retry.whole = 1000s;
    std::stop_source source;
    Pace pace(1000);
    Eutils eutils(
        settings, pace, [&](const std::string&) { source.request_stop(); }, source.get_token(),
        real_timing(source.get_token()));
    const auto began = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(eutils.search(everything()), Error);
    CHECK(std::chrono::steady_clock::now() - began < 2s);
    CHECK(eutils.sent() == 1);
}
