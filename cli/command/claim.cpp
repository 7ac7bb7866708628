// evident claim: the claims of a review with the studies for and against them.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "cli/command/verifying.hpp"
#include "cli/context.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/ranking.hpp"
#include "cli/table.hpp"
#include "query/links.hpp"
#include "query/proposing.hpp"
#include "text/width.hpp"

namespace evident {
namespace {

using nlohmann::json;

LinkOptions link_options(const ClaimOptions& options) {
    return {!options.without_curated, options.as_of.value_or(Day::none)};
}

const Claim& claim_of(const Review& review, const std::string& key) {
    if (const auto* claim = review.find_claim(key)) return *claim;
    std::vector<std::string> keys;
    for (const auto& claim : review.claims) keys.push_back(claim.key);
    throw Error(Fault::usage, fmt::format("review {} has no claim {}", review.key, key),
                fmt::format("its claims are {}", fmt::join(keys, ", ")));
}

json head_of(const Claim& claim, const LinkCounts& counts) {
    return {{"key", claim.key},          {"parent", claim.parent},
            {"area", claim.area},        {"text", {{"en", claim.english}, {"zh", claim.chinese}}},
            {"for", counts.supports},    {"against", counts.disputes},
            {"neutral", counts.neutral}, {"since", counts.since}};
}

int list(const ClaimOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    json claims = json::array();
    Table table({{"claim"},
                 {"for", 0, true},
                 {"against", 0, true},
                 {"neutral", 0, true},
                 {"since", 0, true},
                 {"text", std::max(40, terminal_columns() - 42)}});
    for (const auto& claim : review.claims) {
        const auto counts = count(links(store, review, claim, link_options(options)));
        claims.push_back(head_of(claim, counts));
        table.add({claim.key, std::to_string(counts.supports), std::to_string(counts.disputes),
                   std::to_string(counts.neutral), std::to_string(counts.since), claim.english});
    }
    if (context.options.json) {
        print(text_of({{"review", review.key}, {"claims", std::move(claims)}}) + "\n");
    } else {
        print(table.text());
    }
    return 0;
}

std::string study_text(const Link& link) {
    std::string out = link.title;
    const bool ended = out.ends_with('.') || out.ends_with('?') || out.ends_with('!');
    if (!out.empty() && !ended) out += '.';
    if (!link.authors.empty()) out += " " + link.authors + ".";
    if (!link.source.empty()) out += " " + link.source + ".";
    out += " " + link.name;
    for (const auto& registration : link.registrations) out += " " + registration;
    if (link.standing != Standing::ok) out += fmt::format(" [{}]", name(link.standing));
    if (!link.eligible) out += " [outside the review's protocol]";
    return out;
}

std::string verdict_text(const Link& link) {
    const auto& says = link.says;
    std::string out(name(says.directness));
    if (says.level != 0) out += fmt::format(", level {}", says.level);
    out += link.basis == Basis::judged ? ", judged" : fmt::format(", proposed {:.2f}", says.score);
    return out;
}

// One table a side, in words and not only by place: for, against and neutral look alike.
std::string side_text(std::string_view title, const std::vector<const Link*>& side) {
    std::string out = fmt::format("\n{} ({})\n", title, side.size());
    if (side.empty()) return out + "  none\n";
    const int room = terminal_columns() - 46;
    const int study = std::max(28, room * 2 / 5);
    Table table({{"design", 20}, {"how", 18}, {"study", study}, {"sentence", std::max(30, room - study)}});
    for (const auto* link : side) {
        const auto& quote = link->says.quote;
        table.add({std::string(name(link->says.design)), verdict_text(*link), study_text(*link),
                   quote.empty() ? "(no sentence of the record says it)" : "\"" + quote.text + "\""});
        table.add({"", "", "", ""});
    }
    return out + table.text();
}

std::string claim_text(const Claim& claim, const std::vector<Link>& all) {
    const auto counts = count(all);
    const auto title = fmt::format("{}  {}", claim.key, claim.english);
    std::string out;
    for (const auto& line : wrapped(title, terminal_columns())) out += line + '\n';
    for (const auto& line : wrapped(claim.chinese, terminal_columns())) out += line + '\n';
    out += fmt::format("{} for, {} against, {} neutral; {} since the review\n", counts.supports, counts.disputes,
                       counts.neutral, counts.since);
    const auto pick = [&](auto wanted) {
        std::vector<const Link*> side;
        for (const auto& link : all) {
            if (wanted(link)) side.push_back(&link);
        }
        return side;
    };
    const auto of = [&](Direction direction) {
        return pick([=](const Link& link) { return !link.since && link.says.direction == direction; });
    };
    out += side_text("For", of(Direction::supports));
    out += side_text("Against", of(Direction::disputes));
    out += side_text("Neutral", of(Direction::neutral));
    const auto since = pick([](const Link& link) { return link.since; });
    if (since.empty()) return out;
    for (const auto direction : {Direction::supports, Direction::disputes, Direction::neutral}) {
        const auto side = pick([=](const Link& link) { return link.since && link.says.direction == direction; });
        if (!side.empty()) out += side_text(fmt::format("Since the review: {}", name(direction)), side);
    }
    return out;
}

int show(const ClaimOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto review = chosen_review(store, options.review);
    const auto& claim = claim_of(review, options.key);
    const auto all = links(store, review, claim, link_options(options));
    if (context.options.json) {
        json list = json::array();
        for (const auto& link : all) list.push_back(to_value(link));
        print(text_of({{"review", review.key}, {"claim", head_of(claim, count(all))}, {"links", std::move(list)}}) +
              "\n");
    } else {
        print(claim_text(claim, all));
    }
    return all.empty() ? 1 : 0;
}

int link(const ClaimOptions& options, const Context& context) {
    Store store = context.open(Access::write);
    const auto review = chosen_review(store, options.review);
    Progress line(context.options.quiet || context.options.json);
    const auto summary = propose_links(store, review, options.key, ranked_search(store), context.clock,
                                       [&](const std::string& claim) { line.show("linking " + claim); });
    report_problems(summary.problems);
    if (context.options.json) {
        print(text_of({{"run", number(summary.run)},
                       {"review", review.key},
                       {"claims", summary.claims},
                       {"changed", summary.changed},
                       {"proposals", summary.proposals},
                       {"problems", to_value(summary.problems)}}) +
              "\n");
    } else {
        print(fmt::format("{}, {}; proposals changed for {}\n", counted(summary.claims, "claim"),
                          counted(summary.proposals, "proposed link"), counted(summary.changed, "claim")));
    }
    return any_worse_than_note(summary.problems) ? 1 : 0;
}

}  // namespace

int run(const ClaimOptions& options, const Context& context) {
    switch (options.action) {
        case ClaimOptions::Action::list: return list(options, context);
        case ClaimOptions::Action::show: return show(options, context);
        case ClaimOptions::Action::link: return link(options, context);
        case ClaimOptions::Action::verify: break;
    }
    return verify_claims(options, context);
}

}  // namespace evident
