#include "ingest/source/retry.hpp"

#include "tests/catch.hpp"

using namespace evident;
using namespace std::chrono_literals;
using Kind = EutilsVerdict::Kind;
using Trouble = HttpReply::Trouble;

namespace {

HttpReply with(int status, Trouble trouble = Trouble::none) {
    HttpReply reply;
    reply.status = status;
    reply.trouble = trouble;
    return reply;
}

Next judged(int status, Kind kind, const std::string& root = "eSearchResult") {
    return judge(with(status), {kind, root, "", false}, "eSearchResult");
}

}  // namespace

TEST_CASE("which HTTP answers are tried again") {
    for (const int status : {200, 206}) CHECK(judge(with(status)) == Next::use);
    for (const int status : {408, 429, 500, 502, 503, 504}) CHECK(judge(with(status)) == Next::retry);
    for (const int status : {304, 400, 401, 403, 404, 410, 414}) CHECK(judge(with(status)) == Next::give_up);
    for (const auto trouble : {Trouble::timeout, Trouble::stalled, Trouble::cut}) {
        CHECK(judge(with(0, trouble)) == Next::retry);
    }
    for (const auto trouble :
         {Trouble::tls, Trouble::bad_url, Trouble::redirect, Trouble::too_large, Trouble::stopped}) {
        CHECK(judge(with(0, trouble)) == Next::give_up);
    }
}

TEST_CASE("the words of an E-utilities answer decide over its status") {
    CHECK(judged(200, Kind::result) == Next::use);
    CHECK(judged(200, Kind::result, "eInfoResult") == Next::retry);
    CHECK(judged(500, Kind::result) == Next::retry);
    for (const int status : {200, 400, 429, 500}) {
        CAPTURE(status);
        CHECK(judged(status, Kind::rate_limit) == Next::retry);
        CHECK(judged(status, Kind::backend) == Next::retry);
        CHECK(judged(status, Kind::history_lost) == Next::use);
        CHECK(judged(status, Kind::past_end) == Next::use);
        CHECK(judged(status, Kind::no_such_ids) == Next::use);
        CHECK(judged(status, Kind::refusal) == Next::give_up);
    }
    for (const auto kind : {Kind::cut, Kind::not_xml}) {
        CHECK(judged(200, kind) == Next::retry);
        CHECK(judged(502, kind) == Next::retry);
        CHECK(judged(404, kind) == Next::give_up);
        CHECK(judged(414, kind) == Next::give_up);
    }
}

TEST_CASE("waits grow twofold with full jitter, up to a bound, for a bounded number of tries") {
    RetrySettings settings;
    settings.tries = 10;
    settings.first = 100ms;
    settings.longest = 1000ms;
    settings.whole = 1h;
    std::vector<std::chrono::milliseconds> longest(9, 0ms);
    std::vector<std::chrono::milliseconds> shortest(9, 1h);
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        settings.seed = seed;
        Retry retry(settings);
        for (std::size_t i = 0; i < 9; ++i) {
            const auto wait = retry.next({}, 0ms);
            REQUIRE(wait);
            longest[i] = std::max(longest[i], *wait);
            shortest[i] = std::min(shortest[i], *wait);
        }
        CHECK(retry.tries() == 10);
        CHECK_FALSE(retry.next({}, 0ms));
    }
    const std::vector<std::chrono::milliseconds> bounds = {100ms, 200ms, 400ms, 800ms, 1s, 1s, 1s, 1s, 1s};
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(longest[i] <= bounds[i]);
        CHECK(longest[i] > bounds[i] * 9 / 10);
        CHECK(shortest[i] < bounds[i] / 10);
    }
}

TEST_CASE("the server's own wish is kept, unless there is no time for it") {
    RetrySettings settings;
    settings.first = 100ms;
    settings.whole = 60s;
    Retry retry(settings);
    const auto wait = retry.next(5s, 0ms);
    REQUIRE(wait);
    CHECK(*wait >= 5s);
    CHECK(*wait <= 5100ms);
    CHECK_FALSE(retry.next(3600s, 0ms));
    CHECK_FALSE(retry.next(5s, 58s));
    CHECK(retry.next(5s, 40s));
}

TEST_CASE("no try begins after the whole time") {
    RetrySettings settings;
    settings.whole = 10s;
    settings.longest = 1ms;
    Retry retry(settings);
    CHECK(retry.next({}, 9s));
    CHECK_FALSE(retry.next({}, 11s));
}
