// evident certificate: why a report is in a review or out of it, and the sealed list of all of them.
#include "query/membership/certificate.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command/evidence/certificate_json.hpp"
#include "cli/command/evidence/sealing.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/links.hpp"

namespace evident {
namespace {

using nlohmann::json;

// Marks the words that match: "a [trial] of".
std::string marked(const TermPlace& place) {
    return place.text.substr(0, place.begin) + '[' + place.text.substr(place.begin, place.end - place.begin) + ']' +
           place.text.substr(place.end);
}

std::string text_of(const MetTerm& term) {
    auto out = fmt::format("  line {}: {}{}\n", term.line, term.term, term.tag.empty() ? "" : '[' + term.tag + ']');
    for (const auto& place : term.places) out += fmt::format("    {:<11} {}\n", place.field, marked(place));
    return out;
}

std::string text_of(const Arrived& one) {
    auto out = fmt::format("  run {} ({}) {} {} on {}", number(one.run), one.kind, one.what, one.record, one.at);
    if (!one.source.empty()) out += ", source " + one.source;
    if (!one.input.empty()) out += fmt::format("\n    {}, bytes {}-{}", one.input, one.begin, one.end);
    if (!one.sha256.empty()) out += "\n    sha256 " + one.sha256;
    if (!one.query.empty()) out += "\n    asked: " + one.query;
    return out + '\n';
}

std::string text_of(const Certificate& certificate) {
    std::string out =
        fmt::format("{} is {} review {}\n", certificate.report, certificate.in ? "in" : "outside", certificate.review);
    out += fmt::format("told of its record {}\n", certificate.record);
    for (const auto& clause : certificate.clauses) {
        out += fmt::format("  {:<4} {:<9} {}\n", clause.met ? "yes" : "NO", clause.rule, clause.reason);
    }
    if (certificate.records.size() > 1) out += "its other records\n";
    for (const auto& one : certificate.records) {
        if (one.record == certificate.record) continue;
        out += fmt::format("  {:<4} {}{}\n", one.in ? "in" : "out", one.record, one.in ? "" : "; " + one.why);
    }
    if (!certificate.unmet.part.empty()) {
        out += fmt::format("kept out by line {}: {}\n", certificate.unmet.line, certificate.unmet.part);
    }
    if (!certificate.terms.empty()) out += "terms of the strategy that it answers\n";
    for (const auto& term : certificate.terms) out += text_of(term);
    out += "dates beside the cutoff\n";
    for (const auto& date : certificate.dates) {
        if (date.span.known()) out += fmt::format("  {:<11} {:<24} {}\n", date.name, to_text(date.span), date.side);
    }
    out += "where it came from\n";
    for (const auto& one : certificate.arrived) out += text_of(one);
    out += fmt::format("found by the strategies of claims: {}\n",
                       certificate.claims.empty() ? "none" : fmt::format("{}", fmt::join(certificate.claims, ", ")));
    return out;
}

// The record of a name "SOURCE:KEY"; nothing where the name is the report's.
std::optional<RecordId> record_named(Store& store, std::string_view name) {
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) return {};
    return RecordTable(store).find_key(name.substr(0, colon), name.substr(colon + 1));
}

int certify_one(const CertificateOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    const auto report = find_report(store, options.report);
    if (report == ReportId::none) {
        throw Error(Fault::absent, fmt::format("there is no report {}", options.report),
                    "name it as pmid:123, doi:10... or SOURCE:KEY");
    }
    const auto asked = record_named(store, options.report).value_or(RecordId::none);
    const auto certificate = Certifier(store, review).certify(report, asked);
    print(context.options.json ? evident::text_of(to_value(certificate)) + "\n" : text_of(certificate));
    return 0;
}

// By name, so that the order does not hang on the order of arrival; withdrawn reports have none and come first.
std::vector<ReportId> sorted_by_name(Store& store, const std::vector<ReportId>& reports) {
    std::vector<std::pair<std::string, ReportId>> named;
    for (const auto report : reports) named.emplace_back(report_name(store, report), report);
    std::sort(named.begin(), named.end());
    std::vector<ReportId> out;
    for (const auto& [name, report] : named) out.push_back(report);
    return out;
}

int certify_all(const CertificateOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    Certifier certifier(store, review);
    std::string text;
    Seal seal([&](const std::string& line) {
        if (options.out.empty()) return print(line + '\n');
        text += line + '\n';
    });
    for (const auto report : sorted_by_name(store, certifier.reports())) {
        seal.add(to_value(certifier.certify(report)));
    }
    seal.close(store.property("identity"), context.clock.now());
    if (options.out.empty()) return seal.lines() == 0 ? 1 : 0;
    write_file(options.out, text);
    print(context.options.json
              ? evident::text_of(json{{"review", review.key}, {"out", options.out}, {"certificates", seal.lines()}}) +
                    "\n"
              : fmt::format("{} certificates of review {}, sealed in {}\n", seal.lines(), review.key, options.out));
    return seal.lines() == 0 ? 1 : 0;
}

int verify(const CertificateOptions& options, const Context& context) {
    const auto found = check_seal(read_file(options.verify));
    if (context.options.json) {
        print(evident::text_of(json{{"ok", found.whole},
                                    {"certificates", found.lines},
                                    {"line", found.line},
                                    {"why", found.why},
                                    {"chain", found.chain}}) +
              "\n");
    } else if (found.whole) {
        print(fmt::format("{} certificates hang together; chain {}\n", found.lines, found.chain));
    } else {
        print(fmt::format("the chain breaks at line {}: {}\n", found.line, found.why));
    }
    return found.whole ? 0 : 1;
}

}  // namespace

int run(const CertificateOptions& options, const Context& context) {
    const int asked = int(!options.report.empty()) + int(options.all) + int(!options.verify.empty());
    if (asked != 1) {
        throw Error(Fault::usage, "name one REPORT, or --all, or --verify FILE", "see `evident certificate --help`");
    }
    if (!options.verify.empty()) return verify(options, context);
    return options.all ? certify_all(options, context) : certify_one(options, context);
}

}  // namespace evident
