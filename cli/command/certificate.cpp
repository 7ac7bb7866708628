// evident certificate: why a report is in a review or out of it.
#include "query/certificate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/links.hpp"

namespace evident {
namespace {

using nlohmann::json;

json to_value(const Certificate& certificate) {
    json clauses = json::array();
    for (const auto& clause : certificate.clauses) {
        clauses.push_back({{"rule", clause.rule}, {"met", clause.met}, {"reason", clause.reason}});
    }
    json dates = json::array();
    for (const auto& date : certificate.dates) {
        dates.push_back({{"name", date.name}, {"date", to_text(date.span)}, {"side", date.side}});
    }
    return {{"report", certificate.report}, {"record", certificate.record},  {"review", certificate.review},
            {"in", certificate.in},         {"clauses", std::move(clauses)}, {"dates", std::move(dates)},
            {"claims", certificate.claims}};
}

std::string text_of(const Certificate& certificate) {
    std::string out =
        fmt::format("{} is {} review {}\n", certificate.report, certificate.in ? "in" : "outside", certificate.review);
    for (const auto& clause : certificate.clauses) {
        out += fmt::format("  {:<4} {:<9} {}\n", clause.met ? "yes" : "NO", clause.rule, clause.reason);
    }
    out += "dates beside the cutoff\n";
    for (const auto& date : certificate.dates) {
        if (date.span.known()) out += fmt::format("  {:<11} {:<24} {}\n", date.name, to_text(date.span), date.side);
    }
    out += fmt::format("found by the strategies of claims: {}\n",
                       certificate.claims.empty() ? "none" : fmt::format("{}", fmt::join(certificate.claims, ", ")));
    return out;
}

}  // namespace

int run(const CertificateOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    const auto report = find_report(store, options.report);
    if (report == ReportId::none) {
        throw Error(Fault::absent, fmt::format("there is no report {}", options.report),
                    "name it as pmid:123, doi:10... or SOURCE:KEY");
    }
    const auto certificate = certify(store, review, report);
    print(context.options.json ? evident::text_of(to_value(certificate)) + "\n" : text_of(certificate));
    return 0;
}

}  // namespace evident
