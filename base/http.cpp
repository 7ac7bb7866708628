#include "base/http.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/http/header.hpp"
#include "base/http/url.hpp"

namespace evident {
namespace {

using Trouble = HttpReply::Trouble;
using std::chrono::steady_clock;

constexpr int most_redirects = 5;
constexpr std::size_t longest_refusal = 64 * 1024;  // of what an error page says

template <auto function>
struct Call {
    template <class Thing>
    void operator()(Thing* thing) const {
        function(thing);
    }
};
using Easy = std::unique_ptr<CURL, Call<curl_easy_cleanup>>;
using Multi = std::unique_ptr<CURLM, Call<curl_multi_cleanup>>;
using Url = std::unique_ptr<CURLU, Call<curl_url_cleanup>>;
using Text = std::unique_ptr<char, Call<curl_free>>;

// An address in its parts; `host` is with the port where one is written.
struct Address {
    std::string scheme;
    std::string host;
    std::string path;

    bool known() const { return (scheme == "http" || scheme == "https") && !host.empty(); }
    std::string shown() const { return scheme + "://" + host + path; }
};

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
    return Text(text).get();
}

Address address_of(const std::string& text) {
    const Url url(curl_url());
    if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) return {};
    Address address{part_of(url.get(), CURLUPART_SCHEME), part_of(url.get(), CURLUPART_HOST),
                    part_of(url.get(), CURLUPART_PATH)};
    if (const auto port = part_of(url.get(), CURLUPART_PORT); !port.empty()) address.host += ":" + port;
    return address;
}

// One hop of a request: what libcurl's callbacks fill.
struct Exchange {
    const HttpRequest& request;
    const HttpClient::Take* take;
    CURL* easy;
    std::string location;  // where a redirect points
    HttpReply reply = {};
    std::uint64_t received = 0;
    std::uint64_t range_from = 0;
    bool headed = false;    // the blank line after the headers has come
    bool begun = false;     // the first piece of the body has come
    bool declined = false;  // by `take`

    bool fail(Trouble trouble, std::string message) {
        reply.trouble = trouble;
        reply.message = std::move(message);
        return false;
    }
    bool redirected() const { return reply.status >= 300 && reply.status < 400 && !location.empty(); }
    bool begin();
    bool accept(std::string_view piece);
    std::string_view not_yet_had(std::string_view piece) const;
};

int status_of(CURL* easy) {
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

// Before the first byte of a body: does it fit, and is it the part that was asked for?
bool Exchange::begin() {
    begun = true;
    reply.status = status_of(easy);
    curl_off_t length = -1;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if (length >= 0) reply.length = static_cast<std::uint64_t>(length);
    if (reply.status == 206 && range_from != request.from) {
        return fail(Trouble::other, "the server sent another part of the file than was asked for");
    }
    const bool counts = !redirected() && (take == nullptr || reply.status < 300);
    if (counts && reply.length.value_or(0) > request.largest) {
        return fail(Trouble::too_large,
                    fmt::format("an answer of {} bytes is above the limit of {}", *reply.length, request.largest));
    }
    return true;
}

// A server that knows no ranges sends the file from its start again.
std::string_view Exchange::not_yet_had(std::string_view piece) const {
    if (reply.status == 206 || received >= request.from) return piece;
    return piece.substr(std::min<std::uint64_t>(piece.size(), request.from - received));
}

bool Exchange::accept(std::string_view piece) {
    if (!begun && !begin()) return false;
    if (redirected()) return true;
    const bool wanted = take != nullptr && reply.status < 300;
    if (take != nullptr && !wanted) {
        reply.body += piece.substr(0, longest_refusal - std::min(longest_refusal, reply.body.size()));
        return true;
    }
    const auto fresh = not_yet_had(piece);
    received += piece.size();
    if (received > request.largest) {
        return fail(Trouble::too_large,
                    fmt::format("the answer is longer than the limit of {} bytes", request.largest));
    }
    if (!wanted) {
        reply.body += fresh;
        return true;
    }
    declined = !fresh.empty() && !(*take)(fresh);
    return !declined;
}

std::size_t on_body(char* bytes, std::size_t, std::size_t count, void* exchange) {
    return static_cast<Exchange*>(exchange)->accept({bytes, count}) ? count : CURL_WRITEFUNC_ERROR;
}

std::size_t on_header(char* bytes, std::size_t, std::size_t count, void* context) {
    auto& exchange = *static_cast<Exchange*>(context);
    const std::string_view line(bytes, count);
    if (line.starts_with("HTTP/")) {  // 100 Continue and its like come before
        exchange.location.clear();
        exchange.headed = false;
    }
    exchange.headed = exchange.headed || line == "\r\n" || line == "\n";
    if (auto value = header_value(line, "location")) exchange.location = *value;
    if (auto value = header_value(line, "content-type")) exchange.reply.content_type = *value;
    if (auto value = header_value(line, "etag")) exchange.reply.etag = *value;
    if (auto value = header_value(line, "last-modified")) exchange.reply.last_modified = *value;
    if (auto value = header_value(line, "content-range")) exchange.range_from = range_begin(*value);
    return count;
}

struct Meaning {
    Trouble trouble;
    std::string_view message;
    std::string_view advice;
};

Meaning meaning_of(CURLcode code) {
    constexpr std::string_view certificates =
        "check the machine's clock and its certificates (package ca-certificates); checks cannot be switched off";
    switch (code) {
        case CURLE_OK: return {Trouble::none, "", ""};
        case CURLE_URL_MALFORMAT: return {Trouble::bad_url, "not a usable address", ""};
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_RESOLVE_HOST:
            return {Trouble::unresolved, "no such host, or no network", "check the address and the connection"};
        case CURLE_COULDNT_CONNECT:
            return {Trouble::refused, "nobody answers there", "check the address, the port and any firewall or proxy"};
        case CURLE_OPERATION_TIMEDOUT: return {Trouble::timeout, "no answer in time", ""};
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR: return {Trouble::tls, "the server's certificate is not accepted", certificates};
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_USE_SSL_FAILED: return {Trouble::tls, "no secure connection could be made", certificates};
        case CURLE_PARTIAL_FILE:
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR: return {Trouble::cut, "the connection was cut before the answer was whole", ""};
        case CURLE_BAD_CONTENT_ENCODING: return {Trouble::cut, "the packed answer cannot be unpacked", ""};
        case CURLE_UNSUPPORTED_PROTOCOL:  // the address has been looked at before: what came was no HTTP/1
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
        case CURLE_CHUNK_FAILED: return {Trouble::cut, "the answer makes no sense as HTTP", ""};
        default: return {Trouble::other, "", ""};
    }
}

void set_options(CURL* easy, Exchange& exchange, const std::string& url) {
    const auto& request = exchange.request;
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "evident/" EVIDENT_VERSION);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_within.count()));
    if (request.unpack && request.from == 0) curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    if (request.from > 0) curl_easy_setopt(easy, CURLOPT_RANGE, fmt::format("{}-", request.from).c_str());
    if (!request.form.empty()) {
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.form.size()));
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.form.c_str());
    }
}

// All bytes that have moved so far, in either direction; negative until connected.
curl_off_t moved(CURL* easy) {
    curl_off_t ready = 0, down = 0, up = 0;
    long headers = 0;
    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
    curl_easy_getinfo(easy, CURLINFO_SIZE_DOWNLOAD_T, &down);
    curl_easy_getinfo(easy, CURLINFO_SIZE_UPLOAD_T, &up);
    curl_easy_getinfo(easy, CURLINFO_HEADER_SIZE, &headers);
    return ready > 0 ? down + up + headers : -1;
}

// Why an exchange that goes on should end now.
class Watch {
  public:
    Watch(const Exchange& exchange, const std::stop_token& stop, steady_clock::time_point until)
        : exchange_(exchange), stop_(stop), until_(until) {}

    Trouble judge() {
        const auto now = steady_clock::now();
        if (const auto count = moved(exchange_.easy); count != moved_ || count < 0) {
            moved_ = count;
            last_ = now;
        }
        if (stop_.stop_requested()) return Trouble::stopped;
        if (now >= until_) return Trouble::timeout;
        return now - last_ >= exchange_.request.stalled_after ? Trouble::stalled : Trouble::none;
    }
    int pause() const {
        const auto quarter = exchange_.request.stalled_after.count() / 4;
        return static_cast<int>(std::clamp<std::int64_t>(quarter, 5, 250));
    }

  private:
    const Exchange& exchange_;
    const std::stop_token& stop_;
    steady_clock::time_point until_;
    steady_clock::time_point last_ = steady_clock::now();
    curl_off_t moved_ = -1;
};

CURLcode result_of(CURLM* multi) {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg == CURLMSG_DONE) return message->data.result;
    }
    return CURLE_FAILED_INIT;
}

// Runs one hop to its end and says how libcurl judged it; `exchange` holds a trouble of our own finding.
CURLcode run(CURLM* multi, Exchange& exchange, const std::stop_token& stop, steady_clock::time_point until) {
    Watch watch(exchange, stop, until);
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    if (curl_multi_add_handle(multi, exchange.easy) != CURLM_OK) return CURLE_FAILED_INIT;
    CURLcode code = CURLE_OK;
    for (int running = 1;;) {
        if (curl_multi_perform(multi, &running) != CURLM_OK) code = CURLE_FAILED_INIT;
        if (running == 0 || code != CURLE_OK) break;
        if (const auto trouble = watch.judge(); trouble != Trouble::none) {
            exchange.fail(trouble, trouble == Trouble::timeout   ? "the answer did not end in time"
                                   : trouble == Trouble::stalled ? "the server went silent"
                                                                 : "stopped");
            break;
        }
        curl_multi_poll(multi, nullptr, 0, watch.pause(), nullptr);
    }
    if (exchange.reply.trouble == Trouble::none && code == CURLE_OK) code = result_of(multi);
    curl_multi_remove_handle(multi, exchange.easy);
    return code;
}

// Where a redirect leads: "" with a trouble in the reply when it must not be followed.
std::string next_address(Exchange& exchange, const Address& at, int hops) {
    char* text = nullptr;
    curl_easy_getinfo(exchange.easy, CURLINFO_REDIRECT_URL, &text);
    const std::string url = text != nullptr ? text : exchange.location;
    const auto to = address_of(url);
    std::string why;
    if (hops >= most_redirects) why = fmt::format("sent on more than {} times", most_redirects);
    if (!to.known()) why = "sent on to an address that is neither http nor https";
    if (at.scheme == "https" && to.scheme == "http") why = "sent on from https to http, which is not secure";
    if (to.host != at.host && !exchange.request.secrets.empty()) {
        why = "sent on to another host, which must not see the keys of this one";
    }
    if (why.empty()) return url;
    exchange.fail(Trouble::redirect, why + "; it was not followed");
    exchange.reply.advice = "ask the server's own pages for its present address";
    return {};
}

void finish(Exchange& exchange, CURLcode code) {
    auto& reply = exchange.reply;
    reply.status = status_of(exchange.easy);
    curl_off_t wait = 0;
    curl_easy_getinfo(exchange.easy, CURLINFO_RETRY_AFTER, &wait);
    if (wait > 0) reply.retry_after = std::chrono::seconds(wait);
    if (reply.trouble != Trouble::none) return;
    if (exchange.declined) {
        exchange.fail(Trouble::stopped, "stopped");
        return;
    }
    const auto meaning = meaning_of(code == CURLE_OK && !exchange.headed ? CURLE_PARTIAL_FILE : code);
    exchange.fail(meaning.trouble, std::string(meaning.message.empty() && code != CURLE_OK ? curl_easy_strerror(code)
                                                                                           : meaning.message));
    reply.advice = meaning.advice;
}

// libcurl wants this once, before any thread uses it.
void prepare_curl() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw Error(Fault::source, "the network library could not be started");
}

}  // namespace

struct HttpClient::State {
    Easy easy{curl_easy_init()};
    Multi multi{curl_multi_init()};
};

HttpClient::HttpClient() {
    prepare_curl();
    state_ = std::make_unique<State>();
    if (!state_->easy || !state_->multi) throw Error(Fault::source, "the network library could not be started");
}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

HttpReply HttpClient::send(const HttpRequest& request, const std::stop_token& stop) {
    return send_to(request, nullptr, stop);
}

HttpReply HttpClient::send_to(const HttpRequest& request, const Take& take, const std::stop_token& stop) {
    const auto until = steady_clock::now() + request.within;
    std::string url = request.url;
    for (int hops = 0;; ++hops) {
        const auto address = address_of(url);
        Exchange exchange{request, take ? &take : nullptr, state_->easy.get(), {}};
        if (address.known()) {
            set_options(exchange.easy, exchange, url);
            finish(exchange, run(state_->multi.get(), exchange, stop, until));
            if (exchange.reply.trouble == Trouble::none && exchange.redirected()) {
                url = next_address(exchange, address, hops);
                if (!url.empty()) continue;
            }
        } else {
            exchange.fail(Trouble::bad_url, "no http:// or https:// address");
        }
        auto& reply = exchange.reply;
        if (reply.trouble != Trouble::none && address.known()) reply.message = address.shown() + ": " + reply.message;
        reply.message = masked(std::move(reply.message), request.secrets);
        return std::move(reply);
    }
}

std::string_view name(HttpReply::Trouble trouble) {
    constexpr std::array<std::string_view, 12> names = {"none", "bad-url",   "unresolved", "refused",
                                                        "tls",  "redirect",  "timeout",    "stalled",
                                                        "cut",  "too-large", "stopped",    "other"};
    return names[static_cast<std::size_t>(trouble)];
}

}  // namespace evident
