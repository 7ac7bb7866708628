#include "ingest/source/pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {

Pages::Pages(Eutils& server, History history, const std::vector<std::string>& ids, std::int64_t from, std::int64_t size)
    : server_(server), history_(std::move(history)), ids_(ids), from_(from), size_(std::max<std::int64_t>(size, 1)) {
    thread_ = std::jthread([this] { run(); });
}

Pages::~Pages() { queue_.close(); }

std::optional<Page> Pages::next() {
    auto page = queue_.take();
    if (page && page->fault) std::rethrow_exception(page->fault);
    return page;
}

void Pages::run() {
    const auto end = std::int64_t(ids_.size());
    try {
        for (auto from = from_; from < end; from += size_) {
            if (!queue_.put(fetch(from, std::min(from + size_, end)))) return;
        }
    } catch (...) {
        Page page;
        page.fault = std::current_exception();
        queue_.put(std::move(page));
    }
    queue_.end();
}

void Pages::post(std::int64_t from) {
    const auto answer = server_.post({ids_.begin() + from, ids_.end()});
    history_ = {answer.web_env, answer.query_key};
    shift_ = from;
}

Page Pages::fetch(std::int64_t from, std::int64_t to) {
    Page page;
    page.from = from;
    page.to = to;
    for (int tries = 0; tries < 3; ++tries) {
        if (history_.web_env.empty()) {
            post(from);
            page.posted = true;
        }
        auto answer = server_.fetch(history_.web_env, history_.query_key, from - shift_, to - from);
        if (!answer.history_lost) {
            page.body = std::move(answer.raw);
            page.name = fmt::format("efetch {}", answer.asked);
            return page;
        }
        history_ = {};
    }
    throw Error(Fault::source, "the server loses its list of results again and again", "try again later");
}

}  // namespace evident
