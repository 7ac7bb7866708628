#include "base/http.hpp"

#include <atomic>

#include "tests/catch.hpp"
#include "tests/standin/raw_server.hpp"

using namespace evident;
using namespace std::chrono_literals;
using evident::standin::answer;
using evident::standin::Peer;
using evident::standin::RawServer;
using Trouble = HttpReply::Trouble;

namespace {

HttpRequest asking(std::string url) {
    HttpRequest request;
    request.url = std::move(url);
    request.connect_within = 5s;
    request.stalled_after = 300ms;
    request.within = 10s;
    return request;
}

// What a client makes of a server that says these bytes to every request and hangs up.
HttpReply reply_to(const std::string& bytes) {
    RawServer server([&](Peer& peer) {
        peer.request();
        peer.say(bytes);
    });
    return HttpClient().send(asking(server.url()));
}

// "hello" in gzip, one stored block.
const std::string packed_hello("\x1f\x8b\x08\0\0\0\0\0\0\x03\x01\x05\0\xfa\xffhello\x86\xa6\x10\x36\x05\0\0\0", 28);

}  // namespace

TEST_CASE("an answer comes with its status, headers and body") {
    const auto reply = reply_to(answer(200, "<a/>",
                                       "Content-Type: text/xml; charset=UTF-8\r\nETag: \"x\"\r\n"
                                       "Last-Modified: Wed, 01 Jan 2025 00:00:00 GMT\r\n"));
    CHECK(reply.trouble == Trouble::none);
    CHECK(reply.ok());
    CHECK(reply.status == 200);
    CHECK(reply.body == "<a/>");
    CHECK(reply.content_type == "text/xml; charset=UTF-8");
    CHECK(reply.etag == "\"x\"");
    CHECK(reply.last_modified == "Wed, 01 Jan 2025 00:00:00 GMT");
    CHECK(reply.length == 4);
    CHECK_FALSE(reply.retry_after);
    CHECK(reply.message.empty());
}

TEST_CASE("an error status is an answer, with its page and its Retry-After") {
    const auto reply = reply_to(answer(429, "{}", "Retry-After: 7\r\n"));
    CHECK(reply.trouble == Trouble::none);
    CHECK_FALSE(reply.ok());
    CHECK(reply.status == 429);
    CHECK(reply.body == "{}");
    CHECK(reply.retry_after == 7s);
}

TEST_CASE("the client says who it is and sends a form by POST") {
    std::string asked;
    RawServer server([&](Peer& peer) {
        asked = peer.request();
        peer.say(answer(200, "ok"));
    });
    auto request = asking(server.url("/post?a=1"));
    request.form = "id=1%2C2&tool=evident";
    REQUIRE(HttpClient().send(request).ok());
    CHECK(asked.starts_with("POST /post?a=1 HTTP/1.1\r\n"));
    CHECK(asked.ends_with("\r\n\r\nid=1%2C2&tool=evident"));
    CHECK(asked.find("User-Agent: evident/") != std::string::npos);
    CHECK(asked.find("Accept-Encoding: gzip\r\n") != std::string::npos);
    CHECK(asked.find("Content-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
}

TEST_CASE("one connection carries many requests") {
    std::atomic<int> visitors = 0;
    RawServer server([&](Peer& peer) {
        ++visitors;
        while (!peer.request().empty()) peer.say(answer(200, "ok"));
    });
    HttpClient client;
    for (int i = 0; i < 5; ++i) REQUIRE(client.send(asking(server.url())).body == "ok");
    CHECK(visitors == 1);
}

TEST_CASE("addresses that are no http address are refused without a connection") {
    const std::string url = GENERATE("", "nonsense", "file:///etc/passwd", "ftp://127.0.0.1/x", "http://",
                                     "gopher://a/", "/relative", "http://[bad/");
    const auto reply = HttpClient().send(asking(url));
    CAPTURE(url);
    CHECK(reply.trouble == Trouble::bad_url);
    CHECK_FALSE(reply.message.empty());
}

TEST_CASE("an unknown host and a closed port are told apart") {
    CHECK(HttpClient().send(asking("http://nowhere.invalid/")).trouble == Trouble::unresolved);
    int port = 0;
    {
        port = RawServer([](Peer&) {}).port();
    }
    const auto reply = HttpClient().send(asking("http://127.0.0.1:" + std::to_string(port) + "/"));
    CHECK(reply.trouble == Trouble::refused);
    CHECK_FALSE(reply.advice.empty());
}

TEST_CASE("a server that speaks no TLS on https is a TLS trouble") {
    RawServer server([](Peer& peer) { peer.say("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    const auto reply = HttpClient().send(asking(server.url("/", "https")));
    CHECK(reply.trouble == Trouble::tls);
    CHECK(reply.advice.find("ca-certificates") != std::string::npos);
}

TEST_CASE("answers that end too early are cut") {
    const std::string bytes =
        GENERATE(as<std::string>(), "", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
                 "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n");
    const auto reply = reply_to(bytes);
    CAPTURE(bytes, reply.message);
    CHECK(reply.trouble == Trouble::cut);
}

TEST_CASE("a reset connection is cut") {
    RawServer server([](Peer& peer) {
        peer.request();
        peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
        peer.reset();
    });
    CHECK(HttpClient().send(asking(server.url())).trouble == Trouble::cut);
}

TEST_CASE("what is no HTTP at all is cut, not an answer") {
    const auto reply = reply_to("220 mail.example.org ESMTP\r\n");
    CHECK(reply.trouble == Trouble::cut);
    CHECK(reply.status == 0);
}

TEST_CASE("a silent server is stalled, before and in the middle of its answer, on a new and on a used connection") {
    const bool in_middle = GENERATE(false, true);
    const bool used = GENERATE(false, true);
    RawServer server([&](Peer& peer) {
        if (used) {
            peer.request();
            peer.say(answer(200, "ok"));
        }
        peer.request();
        if (in_middle) peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
        peer.hold(5s);
    });
    HttpClient client;
    if (used) REQUIRE(client.send(asking(server.url())).ok());
    const auto began = std::chrono::steady_clock::now();
    const auto reply = client.send(asking(server.url()));
    CHECK(reply.trouble == Trouble::stalled);
    const auto took = std::chrono::steady_clock::now() - began;
    CHECK(took >= 300ms);
    CHECK(took < 2s);
}

TEST_CASE("a server that drips for ever is stopped by the whole time") {
    RawServer server([](Peer& peer) {
        peer.request();
        peer.say("HTTP/1.1 200 OK\r\n\r\n");
        while (peer.say("x")) std::this_thread::sleep_for(50ms);
    });
    auto request = asking(server.url());
    request.within = 500ms;
    CHECK(HttpClient().send(request).trouble == Trouble::timeout);
}

TEST_CASE("a packed answer is unpacked, and its length bounded after unpacking") {
    const auto packed = answer(200, packed_hello, "Content-Encoding: gzip\r\n");
    CHECK(reply_to(packed).body == "hello");
    RawServer server([&](Peer& peer) {
        while (!peer.request().empty()) peer.say(packed);
    });
    auto request = asking(server.url());
    request.largest = 4;
    CHECK(HttpClient().send(request).trouble == Trouble::too_large);
    request.largest = 5;
    CHECK(HttpClient().send(request).trouble == Trouble::too_large);  // 28 bytes are announced
    request.largest = 100;
    request.unpack = false;
    CHECK(HttpClient().send(request).body == packed_hello);
}

TEST_CASE("an answer that is no gzip though it says so is cut") {
    CHECK(reply_to(answer(200, "no gzip at all", "Content-Encoding: gzip\r\n")).trouble == Trouble::cut);
}

TEST_CASE("an announced and an endless answer above the limit are given up") {
    RawServer announced([](Peer& peer) {
        peer.request();
        peer.say("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\nx");
        peer.hold(2s);
    });
    auto request = asking(announced.url());
    request.largest = 1 << 20;
    CHECK(HttpClient().send(request).trouble == Trouble::too_large);

    RawServer endless([](Peer& peer) {
        peer.request();
        peer.say("HTTP/1.1 200 OK\r\n\r\n");
        while (peer.say(std::string(65536, 'x'))) {
        }
    });
    request.url = endless.url();
    const auto reply = HttpClient().send(request);
    CHECK(reply.trouble == Trouble::too_large);
    CHECK(reply.body.size() <= request.largest);
}

TEST_CASE("redirects are followed within http, the form with them") {
    std::vector<std::string> asked;
    RawServer server([&](Peer& peer) {
        for (auto text = peer.request(); !text.empty(); text = peer.request()) {
            asked.push_back(text);
            peer.say(asked.size() < 3 ? answer(302, "moved", "Location: /there\r\n") : answer(200, "found"));
        }
    });
    auto request = asking(server.url());
    request.form = "a=b";
    request.secrets = {"sesame"};
    CHECK(HttpClient().send(request).body == "found");
    REQUIRE(asked.size() == 3);
    CHECK(asked[2].starts_with("POST /there "));
    CHECK(asked[2].ends_with("a=b"));
}

TEST_CASE("redirects to another scheme, without end, or with a secret to another host are refused") {
    const std::string to = GENERATE("file:///etc/passwd", "ftp://127.0.0.1/", "/again", "http://localhost:1/",
                                    "javascript:alert(1)", "http://");
    RawServer server([&](Peer& peer) {
        while (!peer.request().empty()) peer.say(answer(301, "moved", "Location: " + to + "\r\n"));
    });
    auto request = asking(server.url("/start?api_key=sesame"));
    request.secrets = {"sesame"};
    const auto reply = HttpClient().send(request);
    CAPTURE(to, reply.message);
    CHECK(reply.trouble == Trouble::redirect);
    CHECK(reply.message.find("sesame") == std::string::npos);
}

TEST_CASE("no message holds a query or a secret") {
    RawServer server([](Peer& peer) { peer.request(); });
    auto request = asking(server.url("/p/op%20en/op%2520en?api_key=sesame"));
    request.secrets = {"op en", "op%20en"};
    const auto reply = HttpClient().send(request);
    CHECK(reply.trouble == Trouble::cut);
    CHECK(reply.message.find("sesame") == std::string::npos);
    CHECK(reply.message.find("op%") == std::string::npos);
    CHECK(reply.message.find("127.0.0.1") != std::string::npos);
}

TEST_CASE("pieces go to the taker, error pages to the reply") {
    RawServer server([](Peer& peer) {
        while (!peer.request().empty()) {
            peer.say(answer(200, "good"));
            if (peer.request().empty()) return;
            peer.say(answer(404, "no such file"));
        }
    });
    HttpClient client;
    std::string taken;
    const auto take = [&](std::string_view piece) {
        taken += piece;
        return true;
    };
    CHECK(client.send_to(asking(server.url()), take).body.empty());
    CHECK(taken == "good");
    CHECK(client.send_to(asking(server.url()), take).body == "no such file");
    CHECK(taken == "good");
}

TEST_CASE("a download goes on at a byte, from servers with and without ranges") {
    const std::string given = GENERATE(as<std::string>(), "ranges", "no ranges", "wrong range");
    std::string asked;
    RawServer server([&](Peer& peer) {
        asked = peer.request();
        if (given == "no ranges") {
            peer.say(answer(200, "0123456789"));
        } else {
            const int from = given == "ranges" ? 4 : 2;
            peer.say(answer(206, std::string("0123456789").substr(static_cast<std::size_t>(from)),
                            "Content-Range: bytes " + std::to_string(from) + "-9/10\r\n"));
        }
    });
    std::string taken;
    auto request = asking(server.url());
    request.from = 4;
    const auto reply = HttpClient().send_to(request, [&](std::string_view piece) {
        taken += piece;
        return true;
    });
    CHECK(asked.find("Range: bytes=4-\r\n") != std::string::npos);
    CHECK(asked.find("Accept-Encoding") == std::string::npos);
    CHECK(taken == (given == "wrong range" ? "" : "456789"));
    CHECK(reply.ok() == (given != "wrong range"));
}

TEST_CASE("the taker and a stop from outside end an exchange at once") {
    RawServer server([](Peer& peer) {
        while (!peer.request().empty()) {
            peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome");
            peer.hold(5s);
        }
    });
    CHECK(HttpClient().send_to(asking(server.url()), [](std::string_view) { return false; }).trouble ==
          Trouble::stopped);
    std::stop_source source;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(50ms);
        source.request_stop();
    });
    auto request = asking(server.url());
    request.stalled_after = 5s;
    const auto began = std::chrono::steady_clock::now();
    CHECK(HttpClient().send(request, source.get_token()).trouble == Trouble::stopped);
    CHECK(std::chrono::steady_clock::now() - began < 2s);
}

TEST_CASE("a client goes on after each trouble") {
    int visits = 0;
    RawServer server([&](Peer& peer) {
        ++visits;
        peer.request();
        peer.say(visits == 1 ? "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx" : answer(200, "well"));
    });
    HttpClient client;
    CHECK(client.send(asking(server.url())).trouble == Trouble::cut);
    CHECK(client.send(asking(server.url())).body == "well");
}
