#include "ingest/source/retry.hpp"

#include <algorithm>

namespace evident {

namespace {

using Kind = EutilsVerdict::Kind;
using Trouble = HttpReply::Trouble;
using std::chrono::milliseconds;

Next judge_trouble(Trouble trouble) {
    switch (trouble) {
        case Trouble::none: return Next::use;
        case Trouble::timeout:
        case Trouble::stalled:
        case Trouble::cut:
        case Trouble::refused:
        case Trouble::unresolved:
        case Trouble::other: return Next::retry;
        case Trouble::bad_url:
        case Trouble::tls:
        case Trouble::redirect:
        case Trouble::too_large:
        case Trouble::stopped: break;
    }
    return Next::give_up;
}

Next judge_status(int status) {
    if (status >= 200 && status < 300) return Next::use;
    return status == 408 || status == 429 || status >= 500 ? Next::retry : Next::give_up;
}

}  // namespace

Next judge(const HttpReply& reply) {
    return reply.trouble == Trouble::none ? judge_status(reply.status) : judge_trouble(reply.trouble);
}

Next judge(const HttpReply& reply, const EutilsVerdict& verdict, std::string_view root) {
    if (reply.trouble != Trouble::none) return judge_trouble(reply.trouble);
    const auto by_status = judge_status(reply.status);
    switch (verdict.kind) {
        case Kind::rate_limit:
        case Kind::backend: return Next::retry;
        case Kind::history_lost:
        case Kind::past_end:
        case Kind::no_such_ids: return Next::use;
        case Kind::refusal: return Next::give_up;
        case Kind::result:
            if (verdict.root == root) return by_status;
            [[fallthrough]];
        case Kind::cut:
        case Kind::not_xml: break;
    }
    return by_status == Next::use ? Next::retry : by_status;
}

Retry::Retry(const RetrySettings& settings)
    : settings_(settings), random_(settings.seed != 0 ? settings.seed : std::random_device()()) {}

std::optional<milliseconds> Retry::next(std::optional<std::chrono::seconds> retry_after, milliseconds elapsed) {
    if (tries_ >= settings_.tries) return {};
    const auto doubled = settings_.first * (std::int64_t{1} << std::min(tries_ - 1, 30));
    const auto most = std::min(doubled, settings_.longest);
    std::uniform_int_distribution<milliseconds::rep> jitter(0, std::max<milliseconds::rep>(most.count(), 0));
    const auto wait = milliseconds(jitter(random_)) + milliseconds(retry_after.value_or(std::chrono::seconds(0)));
    if (elapsed + wait > settings_.whole) return {};
    ++tries_;
    return wait;
}

}  // namespace evident
