#include "cli/command/dedup/explaining.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "cli/command/dedup/dedup_json.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/table.hpp"
#include "query/links.hpp"
#include "query/reports/one.hpp"
#include "text/width.hpp"

namespace evident {
namespace {

using nlohmann::json;

std::string authors_of(const Record& record) {
    auto names = author_names(record);
    const auto all = names.size();
    if (all > 6) names.resize(5);
    return fmt::format("{}{}", fmt::join(names, ", "), all > 6 ? fmt::format(" and {} more", all - 5) : "");
}

std::string identifiers_of(const Record& record) {
    std::vector<std::string> out;
    for (const auto& id : record.identifiers) out.push_back(to_text(id));
    return fmt::format("{}", fmt::join(out, ", "));
}

std::string place_of(const Journal& journal) {
    std::string out = journal.volume;
    if (!journal.issue.empty()) out += "(" + journal.issue + ")";
    return journal.pages.empty() ? out : out + ":" + journal.pages;
}

// "for", "against" or "": what a feature's agreement says to a person.
std::string_view side_of(Agreement agreement) {
    switch (agreement) {
        case Agreement::equal:
        case Agreement::close: return "for";
        case Agreement::conflict: return "against";
        default: return "in part";
    }
}

std::string evidence_text(const std::vector<Evidence>& evidence) {
    const int width = std::max(20, (terminal_columns() - 46) / 2);
    Table table({{"  "}, {"feature"}, {"says", 22}, {"the first", width}, {"the second", width}});
    for (const auto& one : evidence) {
        table.add({std::string(side_of(one.agreement)), one.feature, one.says, one.left, one.right});
    }
    return table.empty() ? "" : table.text();
}

std::string_view sentence_of(Bond bond) {
    switch (bond) {
        case Bond::erratum: return "one corrects the other";
        case Bond::comment: return "one speaks of the other";
        case Bond::retraction: return "one withdraws the other";
        case Bond::preprint: return "one is the preprint of the other";
        case Bond::abstract: return "one is the conference abstract of the other";
        case Bond::protocol: return "one is the protocol of the other, or its entry in a registry";
        case Bond::update: return "one is a later version of the other";
        case Bond::part: return "they are parts of one series";
        case Bond::translation: return "one is the other in another language";
        case Bond::again: return "one is the other printed again elsewhere";
        case Bond::none: break;
    }
    return "nothing that can be told";
}

std::string verdict_text(const PairExplained& pair) {
    const auto& decision = pair.decision;
    const auto says = decision.verdict == Verdict::same  ? "they are one publication"
                      : decision.verdict == Verdict::ask ? "a person must say whether they are one publication"
                                                         : "they are two publications";
    auto out = fmt::format("By what they say, {}: {} [{}].\n", says, decision.sentence, decision.rule);
    if (decision.bond != Bond::none && decision.verdict == Verdict::different) {
        out += fmt::format("What they seem to be to each other: {}.\n", sentence_of(decision.bond));
    }
    return out;
}

std::string words_text(const std::vector<PairJudgement>& words) {
    std::string out;
    for (const auto& word : words) {
        const auto says = word.word == Word::same        ? "said that they are one"
                          : word.word == Word::different ? "said that they are two"
                                                         : "took back what was said before";
        out += fmt::format("On {} {} {}: {}\n", word.at.substr(0, 10), word.by, says, word.why);
    }
    return out;
}

std::string standing_text(const PairExplained& pair) {
    std::string out;
    if (!pair.one_report) {
        out = fmt::format("They stand in two reports, {} and {}.\n", number(pair.a.held.report),
                          number(pair.b.held.report));
        if (pair.obstacle) {
            out += fmt::format("Joining them would put {} and {} into one report, and these are two: {}.\n",
                               pair.obstacle->a, pair.obstacle->b, pair.obstacle->sentence);
        }
        return out;
    }
    if (pair.chain.size() == 1) {
        return fmt::format("They stand in one report, {}, joined directly{}.\n", number(pair.a.held.report),
                           pair.chain[0].rule == "judged" ? " by a person's word" : "");
    }
    out = fmt::format("They stand in one report, {}, through others:\n", number(pair.a.held.report));
    for (const auto& link : pair.chain) {
        out += fmt::format("  {} and {}: {} [{}]\n", link.a, link.b, link.sentence, link.rule);
    }
    return out;
}

std::string text_of(const PairExplained& pair) {
    std::string out;
    if (pair.looked_at > 1) {
        out = fmt::format("These names mean {} pairs of records; told of the most alike.\n", pair.looked_at);
    }
    out += fmt::format("{} and {}\n", pair.a.name, pair.b.name);
    out += verdict_text(pair) + words_text(pair.words) + standing_text(pair);
    return out + '\n' + evidence_text(pair.evidence);
}

// All that is told of one report.
struct ReportTold {
    ReportId report = ReportId::none;
    std::vector<ShownRecord> records;
    std::vector<ChainLink> links;
    std::vector<Move> moves;
    std::vector<MergedField> fields;
    std::vector<RelatedReport> related;
    StudyFound study;
};

ReportTold tell(Store& store, ReportId report) {
    ReportTold out;
    out.report = report;
    out.records = shown_records(store, report);
    out.links = links_within(store, out.records);
    out.moves = DedupTable(store).moves(report);
    out.fields = fields_of(store, out.records);
    out.related = related_reports(store, out.records);
    out.study = study_of(store, out.records, out.related);
    return out;
}

std::string name_of_moved(Store& store, const Move& move) {
    return move.record == RecordId::none ? "all its records" : shown_record(store, move.record).name;
}

std::string move_text(Store& store, const Move& move) {
    return fmt::format("  {}, run {}: {} went from report {} to {} [{}]{}\n", move.at.substr(0, 10), number(move.run),
                       name_of_moved(store, move), number(move.from), number(move.to), move.rule,
                       move.evidence.empty() ? "" : ": " + move.evidence);
}

std::string text_of(Store& store, const ReportTold& told) {
    auto out =
        fmt::format("report {}: {}\n", number(told.report), counted(std::int64_t(told.records.size()), "record"));
    for (const auto& one : told.records) {
        out += fmt::format("  {}{}\n", one.name,
                           one.gone.empty() ? "" : ", withdrawn by its source on " + one.gone.substr(0, 10));
        out += labelled("", one.held.record.title);
    }
    if (!told.links.empty()) out += "why these are one\n";
    for (const auto& link : told.links) {
        out += fmt::format("  {} and {}: {} [{}]\n", link.a, link.b, link.sentence, link.rule);
    }
    if (!told.moves.empty()) out += "how it came about\n";
    for (const auto& move : told.moves) out += move_text(store, move);
    out += "told as one\n" + fields_text(told.fields, false);
    return out + related_text(told.related) + study_text(told.study);
}

json to_value(Store& store, const ReportTold& told) {
    json records = json::array();
    for (const auto& one : told.records) records.push_back(brief_value(one));
    json links = json::array();
    for (const auto& link : told.links) links.push_back(evident::to_value(link));
    json moves = json::array();
    for (const auto& move : told.moves) {
        moves.push_back({{"at", move.at},
                         {"run", number(move.run)},
                         {"record", move.record == RecordId::none ? json() : json(name_of_moved(store, move))},
                         {"from", number(move.from)},
                         {"to", number(move.to)},
                         {"rule", move.rule},
                         {"evidence", move.evidence}});
    }
    return {{"report", number(told.report)},
            {"records", std::move(records)},
            {"links", std::move(links)},
            {"moves", std::move(moves)},
            {"fields", evident::to_value(told.fields)},
            {"related", evident::to_value(told.related)},
            {"study", evident::to_value(told.study)}};
}

}  // namespace

std::string labelled(std::string_view label, const std::string& text) {
    if (text.empty()) return {};
    std::string out;
    const auto lines = wrapped(text, terminal_columns() - 16);
    for (std::size_t i = 0; i < lines.size(); ++i) out += fmt::format("  {:<13} {}\n", i == 0 ? label : "", lines[i]);
    return out;
}

std::string side_by_side(const ShownRecord& a, const ShownRecord& b) {
    const int width = std::max(24, (terminal_columns() - 16) / 2);
    Table table({{""}, {a.name, width}, {b.name, width}});
    const auto row = [&](const char* label, auto&& of) {
        auto left = of(a.held.record);
        auto right = of(b.held.record);
        if (!left.empty() || !right.empty()) table.add({label, std::move(left), std::move(right)});
    };
    row("title", [](const Record& record) { return record.title; });
    row("authors", authors_of);
    row("journal", [](const Record& record) { return record.journal.title; });
    row("place", [](const Record& record) { return place_of(record.journal); });
    row("published", [](const Record& record) { return to_text(earliest_publication(record)); });
    row("ids", identifiers_of);
    return table.text();
}

std::string fields_text(const std::vector<MergedField>& fields, bool only_differing) {
    std::string out;
    for (const auto& field : fields) {
        if (only_differing && field.others.empty()) continue;
        const bool is_long = field.name == "abstract";
        const auto value = is_long ? shortened(field.value, 2 * (terminal_columns() - 16)) : field.value;
        out += labelled(field.name, value);
        if (field.why != "the only record") out += labelled("", fmt::format("from {}: {}", field.from, field.why));
        for (const auto& other : field.others) {
            const auto text = is_long ? std::string("another text") : other.value;
            out += labelled("", fmt::format("not {} ({}){}", text, fmt::join(other.from, ", "),
                                            other.why_not.empty() ? "" : ": " + other.why_not));
        }
    }
    return out;
}

std::string related_text(const std::vector<RelatedReport>& related) {
    std::string out = related.empty() ? "" : "related reports, which are not this one\n";
    for (const auto& one : related) {
        out +=
            fmt::format("  {}: {}{}\n", phrase(one), one.name, one.report == ReportId::none ? ", not held here" : "");
        out += labelled("", one.title);
        out += labelled("", one.because);
    }
    return out;
}

std::string study_text(const StudyFound& study) {
    if (study.registrations.empty() && study.reports.empty()) return {};
    auto out = study.registrations.empty()
                   ? std::string("study: no registration is given\n")
                   : fmt::format("study: registered as {}\n", fmt::join(study.registrations, ", "));
    for (const auto& one : study.reports) {
        out +=
            fmt::format("  {} {}: {}\n",
                        one.certain ? "also of it:" : "perhaps of it (a guess, not a registration):", one.name, one.by);
        out += labelled("", one.title);
    }
    return out;
}

int explain_command(const DedupOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    const auto left = named_records(store, options.left);
    if (options.right.empty()) {
        const auto told = tell(store, left.report);
        print(context.options.json ? evident::text_of(to_value(store, told)) + "\n" : text_of(store, told));
        return 0;
    }
    const auto pair = explain(store, left, named_records(store, options.right));
    print(context.options.json ? evident::text_of(evident::to_value(pair)) + "\n" : text_of(pair));
    return 0;
}

}  // namespace evident
