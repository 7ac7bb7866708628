#include "store/evidence/eligibility.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace evident {
namespace {

Span date_of(const Record& record, CutoffDate kind) {
    switch (kind) {
        case CutoffDate::create: return date(record, DateKind::create);
        case CutoffDate::entry: return date(record, DateKind::entry);
        case CutoffDate::publication: break;
    }
    return earliest_publication(record);
}

void choose_date(Eligibility& out, const Protocol& protocol, const Record& record) {
    const std::array<CutoffDate, 4> order = {protocol.date, CutoffDate::create, CutoffDate::entry,
                                             CutoffDate::publication};
    for (const auto kind : order) {
        out.decided_by = kind;
        out.date = date_of(record, kind);
        if (out.date.known()) return;
    }
    out.decided_by = protocol.date;
}

Clause cutoff_clause(Eligibility& out, const Protocol& protocol, const Record& record) {
    choose_date(out, protocol, record);
    const auto cutoff = to_iso(protocol.cutoff);
    if (!out.date.known()) return {"cutoff", true, "no date is known: kept, to be looked at by a person"};
    const auto says = fmt::format("{} date {}", name(out.decided_by), to_text(out.date));
    if (out.date.first > protocol.cutoff) {
        out.after_cutoff = true;
        return {"cutoff", false, fmt::format("{} is after {}", says, cutoff)};
    }
    if (out.date.last > protocol.cutoff) {
        out.straddles = true;
        return {"cutoff", true, fmt::format("{} may lie before or after {}: kept", says, cutoff)};
    }
    return {"cutoff", true, fmt::format("{} is not after {}", says, cutoff)};
}

Clause language_clause(const Protocol& protocol, const Record& record) {
    if (protocol.languages.empty()) return {"language", true, "any language"};
    if (record.languages.empty()) return {"language", true, "no language is given: kept, to be looked at by a person"};
    const bool met = std::any_of(record.languages.begin(), record.languages.end(), [&](const std::string& language) {
        return std::find(protocol.languages.begin(), protocol.languages.end(), language) != protocol.languages.end();
    });
    return {"language", met,
            fmt::format("{} {} {}", fmt::join(record.languages, ", "), met ? "is among" : "is not among",
                        fmt::join(protocol.languages, ", "))};
}

}  // namespace

Eligibility judge(const Protocol& protocol, const Record& record) {
    Eligibility out;
    if (protocol.cutoff != Day::none) out.clauses.push_back(cutoff_clause(out, protocol, record));
    out.clauses.push_back(language_clause(protocol, record));
    out.in = std::all_of(out.clauses.begin(), out.clauses.end(), [](const Clause& clause) { return clause.met; });
    return out;
}

}  // namespace evident
