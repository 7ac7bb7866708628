// evident claim verify: statements of a file against whatever the store holds.
#include "query/verify.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command/verifying.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using nlohmann::json;

struct StatementLine {
    json id;
    std::string claim;
};

// Lines of {"id", "claim"}; other fields are passed over.
StatementLine statement_of(std::string_view line, const Place& place) {
    const auto value = json::parse(line, nullptr, false);
    const bool good =
        value.is_object() && value.contains("id") && value.contains("claim") && value["claim"].is_string();
    if (!good) {
        throw Error(Fault::usage, "a line is no {\"id\", \"claim\"} object", "write one JSON object a line", place);
    }
    return {value["id"], value["claim"].get<std::string>()};
}

json to_value(const json& id, const Verification& verification) {
    json evidence = json::object();
    for (const auto& one : verification.evidence) {
        evidence[one.key] = {{"sentences", one.sentences}, {"label", one.contradicts ? "CONTRADICT" : "SUPPORT"}};
    }
    return {{"id", id}, {"evidence", std::move(evidence)}, {"ranked", verification.ranked}};
}

}  // namespace

int verify_claims(const ClaimOptions& options, const Context& context) {
    const auto text = read_file(options.claims);
    Store store = context.open(Access::read);
    const Index index(store);
    Progress line(context.options.quiet);
    std::string out;
    std::int64_t count = 0;
    std::int64_t answered = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto written = trim(std::string_view(text).substr(begin, end - begin));
        const Place place{options.claims, begin, end};
        begin = end + 1;
        if (written.empty()) continue;
        const auto statement = statement_of(written, place);
        const auto found = verify(store, index, statement.claim, options.top);
        out += text_of(to_value(statement.id, found)) + "\n";
        answered += found.evidence.empty() ? 0 : 1;
        line.show(fmt::format("{} claims", ++count));
    }
    write_file(options.out, out);
    if (context.options.json) {
        print(text_of({{"claims", count}, {"with_evidence", answered}, {"out", options.out}}) + "\n");
    } else {
        print(fmt::format("{} claims, {} with evidence, written to {}\n", count, answered, options.out));
    }
    return answered == 0 ? 1 : 0;
}

}  // namespace evident
