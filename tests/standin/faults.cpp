#include "tests/standin/faults.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

namespace evident::standin {

namespace {

constexpr std::array<std::string_view, 14> names = {
    "too-many", "too-many-as-200", "cut",  "wrong-length", "error-page", "page-as-200", "half",
    "backend",  "stall",           "bomb", "endless",      "huge",       "to-file",     "to-ftp"};

constexpr std::string_view page =
    "<html>\n<head><title>Server Error</title></head>\n<body><h1>Server Error</h1>\n"
    "<p>Your request could not be processed.</p></body>\n</html>\n";

Response page_with(int status) {
    Response response;
    response.status = status;
    response.type = "text/html";
    response.body = page;
    return response;
}

Response sent_on(std::string to) {
    auto response = page_with(302);
    response.headers.emplace_back("Location", std::move(to));
    return response;
}

// Bits as DEFLATE packs them: first bit lowest.
class Bits {
  public:
    void add(std::string_view bits) {
        for (const char bit : bits) {
            if (used_ % 8 == 0) bytes_ += '\0';
            if (bit == '1') bytes_.back() = static_cast<char>(bytes_.back() | (1 << (used_ % 8)));
            ++used_;
        }
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
    std::size_t used_ = 0;
};

// A gzip stream that repeats one zero byte for ever: a block of fixed codes (RFC 1951, 3.2.6) with the literal 0, then
// "258 bytes from 1 back" (8 + 5 bits) again and again; its bytes have a period of 13.
std::function<char(std::uint64_t)> bomb() {
    Bits bits;
    bits.add("010");       // not the last block, fixed codes
    bits.add("00110000");  // literal 0
    for (int i = 0; i < 32; ++i) bits.add("1100010100000");
    const std::string head("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
    return [text = head + bits.bytes(), start = head.size() + 2](std::uint64_t at) {
        return at < start ? text[at] : text[start + (at - start) % 13];
    };
}

}  // namespace

std::string_view name(Mischief fault) { return names[static_cast<std::size_t>(fault)]; }

std::optional<Mischief> mischief_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<Mischief>(i);
    }
    return {};
}

void Faults::set(FaultSettings settings) {
    const std::lock_guard lock(mutex_);
    random_.seed(settings.seed);
    settings_ = std::move(settings);
}

void Faults::next(std::vector<Mischief> faults) {
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(faults);
}

std::optional<Mischief> Faults::draw() {
    const std::lock_guard lock(mutex_);
    std::optional<Mischief> drawn;
    if (!waiting_.empty()) {
        drawn = waiting_.front();
        waiting_.erase(waiting_.begin());
    } else if (!settings_.chance.empty()) {
        double left = std::uniform_real_distribution<>(0, 1)(random_);
        for (const auto& [fault, chance] : settings_.chance) {
            if (!drawn && left < chance) drawn = fault;
            left -= chance;
        }
    }
    if (drawn) ++drawn_;
    return drawn;
}

std::size_t Faults::drawn() const {
    const std::lock_guard lock(mutex_);
    return drawn_;
}

Response Faults::spoil(Mischief fault, Response good, std::string_view root) const {
    const auto half = good.body.size() / 2;
    switch (fault) {
        case Mischief::too_many: return too_many_requests(429, settings_.retry_after);
        case Mischief::too_many_as_200: return too_many_requests(200, settings_.retry_after);
        case Mischief::cut: good.cut_at = half; break;
        case Mischief::wrong_length: good.announced = good.body.size() + 1000; break;
        case Mischief::error_page: return page_with(500);
        case Mischief::page_as_200: return page_with(200);
        case Mischief::half: good.body.resize(half); break;
        case Mischief::backend:
            good.body = fmt::format(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<{0}>\n\t<ERROR>Search Backend failed: "
                "Unable to open connection to #PMQuerySrv</ERROR>\n</{0}>\n",
                root == "PubmedArticleSet" ? "eFetchResult" : root);
            break;
        case Mischief::stall:
            good.stalls_at = half;
            good.stalls_for = settings_.silence;
            break;
        case Mischief::bomb:
            good.headers.emplace_back("Content-Encoding", "gzip");
            good.bottomless = bomb();
            break;
        case Mischief::endless: good.bottomless = [](std::uint64_t) { return 'x'; }; break;
        case Mischief::huge:
            good.bottomless = [](std::uint64_t) { return 'x'; };
            good.announced = std::uint64_t{10} << 30;
            break;
        case Mischief::to_file: return sent_on("file:///etc/passwd");
        case Mischief::to_ftp: return sent_on("ftp://127.0.0.1/pubmed");
    }
    return good;
}

Response too_many_requests(int status, std::chrono::seconds retry_after) {
    Response response;
    response.status = status;
    response.type = "application/json";
    response.headers.emplace_back("Retry-After", std::to_string(retry_after.count()));
    response.body = "{\"error\":\"API rate limit exceeded\",\"api-key\":\"127.0.0.1\",\"count\":\"4\",\"limit\":\"3\"}";
    return response;
}

}  // namespace evident::standin
