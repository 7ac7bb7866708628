#include "cli/json.hpp"

#include <nlohmann/json.hpp>

namespace evident {

using nlohmann::json;

std::string text_of(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json to_value(const Place& place) { return {{"input", place.input}, {"begin", place.begin}, {"end", place.end}}; }

json to_value(const Problems& problems) {
    json out = json::array();
    for (const auto& problem : problems) {
        out.push_back({{"severity", name(problem.severity)},
                       {"code", problem.code},
                       {"place", to_value(problem.place)},
                       {"message", problem.message}});
    }
    return out;
}

json to_value(const Link& link) {
    const auto& says = link.says;
    json ids = json::object();
    if (!link.pmid.empty()) ids["pmid"] = link.pmid;
    if (!link.doi.empty()) ids["doi"] = link.doi;
    json out = {{"since", link.since},
                {"report", link.name},
                {"ids", std::move(ids)},
                {"title", link.title},
                {"authors", link.authors},
                {"source", link.source},
                {"registrations", link.registrations},
                {"eligible", link.eligible},
                {"direction", name(says.direction)},
                {"directness", name(says.directness)},
                {"standing", name(link.standing)},
                {"design", name(says.design)},
                {"level", says.level},
                {"basis", name(link.basis)},
                {"score", says.score},
                {"quote",
                 {{"text", says.quote.text},
                  {"begin", says.quote.begin},
                  {"end", says.quote.end},
                  {"section", says.quote.section}}},
                {"why", says.why}};
    if (link.year != 0) out["year"] = link.year;
    if (!link.by.empty()) out["by"] = link.by;
    return out;
}

}  // namespace evident
