#include "tests/standin/control.hpp"

#include <fmt/format.h>

namespace evident::standin {

namespace {

Response said(std::string text, int status = 200) {
    Response response;
    response.status = status;
    response.type = "text/plain; charset=UTF-8";
    response.body = std::move(text);
    return response;
}

std::string stats(EutilsServer& server) {
    std::int64_t size = 0;
    server.change([&](Corpus& corpus) { size = corpus.size(); });
    return fmt::format("requests {}\nmost-in-a-second {}\nfaults {}\nrecords-sent {}\ndifferent-sent {}\nrecords {}\n",
                       server.traffic().total(), server.traffic().most_in_a_second(), server.faults().drawn(),
                       server.records_sent(), server.different_sent(), size);
}

FaultSettings fault_settings(const Request& request) {
    FaultSettings settings;
    for (const auto& [key, value] : request.query) {
        if (const auto mischief = mischief_named(key)) settings.chance[*mischief] = std::stod(value);
    }
    settings.seed = static_cast<std::uint64_t>(request.number("seed", 1));
    settings.silence = std::chrono::milliseconds(request.number("silence", 1000));
    settings.retry_after = std::chrono::seconds(request.number("retry-after", 1));
    return settings;
}

std::vector<Mischief> listed(std::string_view text) {
    std::vector<Mischief> list;
    while (!text.empty()) {
        const auto name = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), name.size() + 1));
        if (const auto mischief = mischief_named(name)) list.push_back(*mischief);
    }
    return list;
}

void for_ids(const Request& request, const std::function<void(std::int64_t)>& what) {
    for (auto id = request.number("from", 0); id > 0 && id <= request.number("to", 0); ++id) what(id);
}

// What changes the corpus; false for another order.
bool change(EutilsServer& server, const Request& request, std::string_view order) {
    const auto day = parse_day(request.value("day")).value_or(Day{20250101});
    if (order != "add" && order != "revise" && order != "withdraw") return false;
    server.change([&](Corpus& corpus) {
        if (order == "add") corpus.add(request.number("count", 1), day);
        if (order == "revise") for_ids(request, [&](auto id) { corpus.revise(id, day); });
        if (order == "withdraw") for_ids(request, [&](auto id) { corpus.withdraw(id); });
    });
    return true;
}

}  // namespace

Response obey(EutilsServer& server, const Request& request) {
    const auto order = request.path.substr(request.path.rfind('/') + 1);
    if (order == "limit") {
        server.limit(static_cast<std::size_t>(request.number("n", 0)));
    } else if (order == "faults") {
        server.faults().set(fault_settings(request));
    } else if (order == "next") {
        server.faults().next(listed(request.value("faults")));
    } else if (order == "life") {
        server.histories().set({request.number("uses", 0), std::chrono::milliseconds(request.number("age", 0))});
    } else if (order == "forget") {
        server.histories().forget_all();
    } else if (order != "stats" && !change(server, request, order)) {
        return said("no such order\n", 404);
    }
    return said(stats(server));
}

}  // namespace evident::standin
