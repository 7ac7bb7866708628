#include "tests/standin/http_server.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <stdexcept>

#include <fmt/format.h>

#include "base/http/url.hpp"

namespace evident::standin {

std::string Request::value(const std::string& key) const {
    const auto at = query.find(key);
    return at == query.end() ? std::string() : at->second;
}

std::int64_t Request::number(const std::string& key, std::int64_t otherwise) const {
    const auto text = value(key);
    if (text.empty() || text.find_first_not_of("0123456789") != std::string::npos || text.size() > 15) return otherwise;
    return std::stoll(text);
}

struct Serving {
    HttpServer::Serve serve;
    MHD_Daemon* daemon = nullptr;
    int port = 0;
    std::mutex mutex;
    std::condition_variable ended;
    bool ending = false;

    void be_silent(std::chrono::milliseconds how_long) {
        std::unique_lock lock(mutex);
        ended.wait_for(lock, how_long, [this] { return ending; });
    }
};

namespace {

// A request on its way in: its head has come, its form is still coming.
struct Arriving {
    Request request;
    std::string form;
};

// An answer on its way out.
struct Leaving {
    Serving& state;
    Response response;
    bool was_silent = false;
};

std::string header_of(MHD_Connection* connection, const char* name) {
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value != nullptr ? value : "";
}

void add_pairs(std::string_view text, std::map<std::string, std::string>& pairs) {
    while (!text.empty()) {
        const auto pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        const auto key = url_decode(pair.substr(0, pair.find('=')));
        const auto value = pair.size() > pair.find('=') ? url_decode(pair.substr(pair.find('=') + 1)) : "";
        auto& held = pairs[key];
        held += (held.empty() ? "" : ",") + value;  // "id=1&id=2" means both
    }
}

void* on_target(void*, const char* target, MHD_Connection*) {
    auto arriving = std::make_unique<Arriving>();
    const std::string_view text(target);
    arriving->request.target = text.size();
    arriving->request.arrived = std::chrono::steady_clock::now();
    const auto question = text.find('?');
    arriving->request.path = url_decode(text.substr(0, question));
    if (question != std::string_view::npos) add_pairs(text.substr(question + 1), arriving->request.query);
    return arriving.release();
}

ssize_t on_piece(void* context, std::uint64_t at, char* buffer, std::size_t room) {
    auto& leaving = *static_cast<Leaving*>(context);
    const auto& response = leaving.response;
    if (response.stalls_at && at >= *response.stalls_at && !leaving.was_silent) {
        leaving.was_silent = true;
        leaving.state.be_silent(response.stalls_for);
    }
    std::uint64_t end = response.bottomless ? at + room : response.body.size();
    if (response.cut_at) end = std::min(end, *response.cut_at);
    if (response.stalls_at && !leaving.was_silent) end = std::min(end, *response.stalls_at);
    if (at >= end)
        return response.cut_at || response.announced ? MHD_CONTENT_READER_END_WITH_ERROR
                                                     : MHD_CONTENT_READER_END_OF_STREAM;
    const auto count = std::min<std::uint64_t>(room, end - at);
    if (response.bottomless) {
        for (std::uint64_t i = 0; i < count; ++i) buffer[i] = response.bottomless(at + i);
    } else {
        std::memcpy(buffer, response.body.data() + at, count);
    }
    return static_cast<ssize_t>(count);
}

void on_left(void* context) { const std::unique_ptr<Leaving> gone(static_cast<Leaving*>(context)); }

MHD_Result send_off(Serving& state, MHD_Connection* connection, Response response) {
    const int status = response.status;
    const auto length = response.announced    ? *response.announced
                        : response.bottomless ? MHD_SIZE_UNKNOWN
                                              : static_cast<std::uint64_t>(response.body.size());
    const bool plain = !response.bottomless && !response.cut_at && !response.stalls_at && !response.announced;
    auto leaving = std::make_unique<Leaving>(Leaving{state, std::move(response)});
    auto& kept = leaving->response;
    MHD_Response* made =
        plain ? MHD_create_response_from_buffer(kept.body.size(), kept.body.data(), MHD_RESPMEM_MUST_COPY)
              : MHD_create_response_from_callback(length, 65536, on_piece, leaving.get(), on_left);
    MHD_add_response_header(made, "Content-Type", kept.type.c_str());
    for (const auto& [name, value] : kept.headers) MHD_add_response_header(made, name.c_str(), value.c_str());
    if (!plain) static_cast<void>(leaving.release());  // on_left's now
    const auto queued = MHD_queue_response(connection, static_cast<unsigned>(status), made);
    MHD_destroy_response(made);
    return queued;
}

MHD_Result on_request(void* context, MHD_Connection* connection, const char*, const char* method, const char*,
                      const char* piece, std::size_t* size, void** held) {
    auto& arriving = *static_cast<Arriving*>(*held);
    if (arriving.request.method.empty()) {
        arriving.request.method = method;
        arriving.request.range = header_of(connection, "Range");
        arriving.request.takes_gzip = header_of(connection, "Accept-Encoding").find("gzip") != std::string::npos;
        return MHD_YES;
    }
    if (*size > 0) {
        arriving.form.append(piece, *size);
        *size = 0;
        return MHD_YES;
    }
    add_pairs(arriving.form, arriving.request.query);
    auto& state = *static_cast<Serving*>(context);
    return send_off(state, connection, state.serve(arriving.request));
}

void on_done(void*, MHD_Connection*, void** held, MHD_RequestTerminationCode) {
    const std::unique_ptr<Arriving> gone(static_cast<Arriving*>(*held));
    *held = nullptr;
}

}  // namespace

HttpServer::HttpServer(Serve serve) : state_(std::make_unique<Serving>()) {
    state_->serve = std::move(serve);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    state_->daemon =
        MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD, 0, nullptr, nullptr,
                         on_request, state_.get(), MHD_OPTION_SOCK_ADDR, reinterpret_cast<sockaddr*>(&address),
                         MHD_OPTION_URI_LOG_CALLBACK, on_target, nullptr, MHD_OPTION_NOTIFY_COMPLETED, on_done, nullptr,
                         MHD_OPTION_CONNECTION_MEMORY_LIMIT, std::size_t{1} << 18, MHD_OPTION_END);
    if (state_->daemon == nullptr) throw std::runtime_error("no server can be started");
    const auto* info = MHD_get_daemon_info(state_->daemon, MHD_DAEMON_INFO_BIND_PORT);
    if (info == nullptr) throw std::runtime_error("no port to listen on");
    state_->port = info->port;
}

HttpServer::~HttpServer() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->ending = true;
    }
    state_->ended.notify_all();
    MHD_stop_daemon(state_->daemon);
}

int HttpServer::port() const { return state_->port; }

std::string HttpServer::url(std::string_view path) const {
    return fmt::format("http://127.0.0.1:{}{}", state_->port, path);
}

}  // namespace evident::standin
