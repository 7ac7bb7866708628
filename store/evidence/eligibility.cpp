#include "store/evidence/eligibility.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/words.hpp"

namespace evident {
namespace {

// What governs the records of one source: its own limits where it names some, else the protocol's.
struct Limits {
    CutoffDate date = CutoffDate::create;
    const std::vector<std::string>& languages;
    const std::vector<std::string>& types;
    const std::vector<std::string>& excluded_types;
};

Limits limits_for(const Protocol& protocol, const Record& record) {
    const auto* own = protocol.find_source(record.source);
    if (own == nullptr) return {protocol.date, protocol.languages, protocol.types, protocol.excluded_types};
    return {own->date.value_or(protocol.date), own->languages.empty() ? protocol.languages : own->languages,
            own->types.empty() ? protocol.types : own->types,
            own->excluded_types.empty() ? protocol.excluded_types : own->excluded_types};
}

Span date_of(const Record& record, CutoffDate kind) {
    switch (kind) {
        case CutoffDate::create: return date(record, DateKind::create);
        case CutoffDate::entry: return date(record, DateKind::entry);
        case CutoffDate::electronic: return stated_date(record, DateKind::electronic);
        case CutoffDate::print: return stated_date(record, DateKind::print);
        case CutoffDate::publication: break;
    }
    return stated_publication(record);
}

void choose_date(Eligibility& out, CutoffDate wanted, const Record& record) {
    std::vector<CutoffDate> order = {wanted};
    if (wanted == CutoffDate::electronic || wanted == CutoffDate::print) order.push_back(CutoffDate::publication);
    order.insert(order.end(), {CutoffDate::create, CutoffDate::entry, CutoffDate::publication});
    for (const auto kind : order) {
        out.decided_by = kind;
        out.date = date_of(record, kind);
        if (out.date.known()) return;
    }
    out.decided_by = wanted;
}

Clause cutoff_clause(Eligibility& out, Day cutoff_day, CutoffDate wanted, const Record& record) {
    choose_date(out, wanted, record);
    const auto cutoff = to_iso(cutoff_day);
    if (!out.date.known()) return {"cutoff", true, "no date is known: kept, to be looked at by a person"};
    const auto says = fmt::format("{} date {}", name(out.decided_by), to_text(out.date));
    const auto instead = out.decided_by == wanted ? "" : fmt::format(" (no {} date is given)", name(wanted));
    if (out.date.first > cutoff_day) {
        out.after_cutoff = true;
        return {"cutoff", false, fmt::format("{} is after {}{}", says, cutoff, instead)};
    }
    if (out.date.last > cutoff_day) {
        out.straddles = true;
        return {"cutoff", true, fmt::format("{} may lie before or after {}: kept{}", says, cutoff, instead)};
    }
    return {"cutoff", true, fmt::format("{} is not after {}{}", says, cutoff, instead)};
}

Clause language_clause(const std::vector<std::string>& wanted, const Record& record) {
    if (wanted.empty()) return {"language", true, "any language"};
    if (record.languages.empty()) return {"language", true, "no language is given: kept, to be looked at by a person"};
    const bool met = std::any_of(record.languages.begin(), record.languages.end(), [&](const std::string& language) {
        return std::find(wanted.begin(), wanted.end(), language) != wanted.end();
    });
    return {"language", met,
            fmt::format("{} {} {}", fmt::join(record.languages, ", "), met ? "is among" : "is not among",
                        fmt::join(wanted, ", "))};
}

// The record's first type that is one of those; "" when none is. Case and marks do not matter.
std::string first_among(const Record& record, const std::vector<std::string>& types) {
    for (const auto& type : record.types) {
        const auto same = [&](const std::string& one) { return folded(one) == folded(type.name); };
        if (std::any_of(types.begin(), types.end(), same)) return type.name;
    }
    return {};
}

Clause type_clause(const Limits& limits, const Record& record) {
    if (record.types.empty()) return {"type", true, "no publication type is given: kept, to be looked at by a person"};
    if (const auto type = first_among(record, limits.excluded_types); !type.empty()) {
        return {"type", false, fmt::format("publication type {} is excluded", type)};
    }
    std::vector<std::string> names;
    for (const auto& type : record.types) names.push_back(type.name);
    if (limits.types.empty()) {
        return {"type", true, fmt::format("no publication type ({}) is excluded", fmt::join(names, ", "))};
    }
    const auto type = first_among(record, limits.types);
    if (!type.empty()) return {"type", true, fmt::format("publication type {} is among those wanted", type)};
    return {"type", false,
            fmt::format("publication type {} is not among {}", fmt::join(names, ", "), fmt::join(limits.types, ", "))};
}

}  // namespace

Eligibility judge(const Protocol& protocol, const Record& record) {
    Eligibility out;
    const auto limits = limits_for(protocol, record);
    if (protocol.cutoff != Day::none) {
        out.clauses.push_back(cutoff_clause(out, protocol.cutoff, limits.date, record));
    }
    out.clauses.push_back(language_clause(limits.languages, record));
    if (!limits.types.empty() || !limits.excluded_types.empty()) out.clauses.push_back(type_clause(limits, record));
    out.in = std::all_of(out.clauses.begin(), out.clauses.end(), [](const Clause& clause) { return clause.met; });
    return out;
}

}  // namespace evident
