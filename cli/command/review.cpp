// evident review: packages in, and what the store knows of its reviews.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/command/exporting.hpp"
#include "cli/ingesting.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "store/evidence/package.hpp"
#include "store/evidence/package_export.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {
namespace {

using nlohmann::json;

json to_value(const ReviewSource& source) {
    return {{"name", source.name},
            {"database", source.database},
            {"platform", source.platform},
            {"strategy", source.strategy},
            {"syntax", source.syntax},
            {"searched", to_iso(source.searched)},
            {"limits", source.limits},
            {"cutoff_date", source.date ? name(*source.date) : ""},
            {"languages", source.languages},
            {"types", source.types},
            {"excluded_types", source.excluded_types},
            {"note", source.note}};
}

json to_value(const Review& review) {
    json claims = json::array();
    for (const auto& claim : review.claims) {
        claims.push_back({{"key", claim.key},
                          {"parent", claim.parent},
                          {"area", claim.area},
                          {"text", {{"en", claim.english}, {"zh", claim.chinese}}},
                          {"strategy", claim.strategy}});
    }
    std::vector<std::string> identifiers;
    for (const auto& id : review.identifiers) identifiers.push_back(to_text(id));
    const auto& protocol = review.protocol;
    json sources = json::array();
    for (const auto& source : protocol.sources) sources.push_back(to_value(source));
    return {{"key", review.key},
            {"title", review.title},
            {"citation", review.citation},
            {"identifiers", identifiers},
            {"protocol",
             {{"cutoff", to_iso(protocol.cutoff)},
              {"cutoff_date", name(protocol.date)},
              {"languages", protocol.languages},
              {"types", protocol.types},
              {"excluded_types", protocol.excluded_types},
              {"databases", protocol.databases},
              {"strategy", protocol.strategy},
              {"sources", std::move(sources)}}},
            {"claims", std::move(claims)}};
}

std::string review_text(const Review& review) {
    const auto& protocol = review.protocol;
    std::string out = fmt::format("{}\n{}\n\ncutoff     {} (by {} date)\nlanguages  {}\ndatabases  {}\n\n",
                                  review.title, review.citation, to_iso(protocol.cutoff), name(protocol.date),
                                  fmt::join(protocol.languages, ", "), fmt::join(protocol.databases, ", "));
    for (const auto& source : protocol.sources) {
        out += fmt::format("source     {}: {}{}{}\n", source.name, source.database,
                           source.platform.empty() ? "" : " on " + source.platform,
                           source.strategy.empty() ? ", no strategy" : "");
    }
    if (!protocol.sources.empty()) out += '\n';
    Table table({{"claim"}, {"area"}, {"text", std::max(40, terminal_columns() - 26)}});
    for (const auto& claim : review.claims) {
        table.add({claim.key, claim.area, claim.english});
        if (!claim.chinese.empty()) table.add({"", "", claim.chinese});
    }
    return out + table.text();
}

int import(const ReviewOptions& options, const Context& context) {
    Problems problems;
    const auto review = read_package(options.folder, problems);
    Store store = context.open(Access::write);
    const bool changed = import_review(store, review, options.folder, context.clock);
    report_problems(problems);
    if (context.options.json) {
        print(text_of({{"review", review.key}, {"changed", changed}, {"problems", evident::to_value(problems)}}) +
              "\n");
    } else {
        print(fmt::format("review {}: {} claims, {}\n", review.key, review.claims.size(),
                          changed ? "taken in" : "as it was"));
    }
    return any_worse_than_note(problems) ? 1 : 0;
}

int list(const Context& context) {
    Store store = context.open(Access::read);
    const auto reviews = EvidenceTable(store).reviews();
    if (context.options.json) {
        json out = json::array();
        for (const auto& review : reviews) {
            out.push_back({{"key", review.key}, {"title", review.title}, {"claims", review.claims.size()}});
        }
        print(text_of({{"reviews", std::move(out)}}) + "\n");
    } else {
        Table table({{"review"}, {"cutoff"}, {"claims", 0, true}, {"title", 80}});
        for (const auto& review : reviews) {
            table.add({review.key, to_iso(review.protocol.cutoff), std::to_string(review.claims.size()), review.title});
        }
        print(table.text());
    }
    return reviews.empty() ? 1 : 0;
}

int show(const ReviewOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.key);
    print(context.options.json ? text_of(to_value(review)) + "\n" : review_text(review));
    return 0;
}

int export_package(const ReviewOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.key);
    write_package(review, options.folder);
    const auto records = export_records(store, review, options.folder);
    if (context.options.json) {
        print(text_of({{"review", review.key}, {"folder", options.folder}, {"records", records}}) + "\n");
    } else {
        print(fmt::format("review {} and {} records written to {}\n", review.key, records, options.folder));
    }
    return 0;
}

}  // namespace

int run(const ReviewOptions& options, const Context& context) {
    switch (options.action) {
        case ReviewOptions::Action::import: return import(options, context);
        case ReviewOptions::Action::list: return list(context);
        case ReviewOptions::Action::show: return show(options, context);
        case ReviewOptions::Action::export_: break;
    }
    return export_package(options, context);
}

}  // namespace evident
