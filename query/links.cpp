#include "query/links.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/claims/assess.hpp"
#include "query/exact/past.hpp"
#include "query/standing.hpp"
#include "store/evidence/eligibility.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {
namespace {

constexpr std::size_t most_authors = 3;

std::string citation_of(const Record& record) {
    const auto& journal = record.journal;
    const auto& title = journal.abbreviation.empty() ? journal.title : journal.abbreviation;
    std::string out = title.empty() ? record.book.title : title;
    if (const int year = publication_year(record); year != 0) out += (out.empty() ? "" : " ") + std::to_string(year);
    if (!journal.volume.empty()) out += ';' + journal.volume;
    if (!journal.issue.empty()) out += '(' + journal.issue + ')';
    if (!journal.pages.empty()) out += ':' + journal.pages;
    return out;
}

std::string authors_of(const Record& record) {
    auto names = author_names(record);
    const bool more = names.size() > most_authors;
    if (more) names.resize(most_authors);
    return fmt::format("{}{}", fmt::join(names, ", "), more ? ", et al" : "");
}

// Describes the report by the first of its records.
void describe(RecordTable& records, const std::vector<Held>& held, const Protocol& protocol, Link& link) {
    const auto& record = held.front().record;
    link.name = name_of(record);
    for (const auto& one : held) {
        if (link.pmid.empty()) link.pmid = identifier(one.record, IdentifierKind::pmid);
        if (link.doi.empty()) link.doi = identifier(one.record, IdentifierKind::doi);
    }
    link.title = record.title;
    link.source = citation_of(record);
    link.authors = authors_of(record);
    link.year = publication_year(record);
    link.registrations = records.registrations(link.report);
    const auto verdict = judge(protocol, record);
    link.since = verdict.after_cutoff;
    link.eligible = std::all_of(verdict.clauses.begin(), verdict.clauses.end(),
                                [](const Clause& clause) { return clause.met || clause.rule == "cutoff"; });
}

class Assembly {
  public:
    Assembly(Store& store, const Review& review, const Claim& claim, const LinkOptions& options)
        : records_(store), evidence_(store), review_(review), claim_(claim), options_(options) {
        if (options.as_of == Day::none) return;
        before_ = to_iso(next_day(options.as_of));
        past_.emplace(store, options.as_of);
    }

    std::vector<Link> run() {
        for (auto& proposal : evidence_.proposals(review_.key, claim_.key, before_)) {
            links_[standing_for(proposal.report)].says = std::move(proposal.says);
        }
        if (options_.with_curated) add_curated();
        add_judgements();
        std::vector<Link> out;
        for (auto& [report, link] : links_) {
            link.report = report;
            const auto held = of_report(report);
            if (held.empty()) continue;
            describe(records_, held, review_.protocol, link);
            link.standing = standing(report, held);
            out.push_back(std::move(link));
        }
        std::stable_sort(out.begin(), out.end(), better);
        return out;
    }

  private:
    static bool better(const Link& a, const Link& b) {
        const bool judged = a.basis == Basis::judged;
        if (judged != (b.basis == Basis::judged)) return judged;
        if (a.says.score != b.says.score) return a.says.score > b.says.score;
        const auto level = [](const Link& link) { return link.says.level == 0 ? 9 : link.says.level; };
        return level(a) < level(b);
    }

    // Today's, or of the day that was asked for.
    ReportId standing_for(ReportId report) {
        return past_ ? past_->standing_for(report) : records_.standing_for(report);
    }
    std::vector<Held> of_report(ReportId report) {
        return past_ ? past_->of_report(report) : records_.of_report(report);
    }

    // On a past day the notices that had come by then have a say, as they read then.
    Standing standing(ReportId report, const std::vector<Held>& held) {
        if (!past_) return find_standing(records_, report, held).standing;
        std::vector<Saying> said;
        for (const auto& one : records_.said_of(report)) {
            auto by = past_->find(one.by);
            if (by && says(by->record, one.type)) said.push_back({one.type, std::move(*by)});
        }
        return find_standing(held, said).standing;
    }
    static bool says(const Record& record, const std::string& relation) {
        return std::any_of(record.related.begin(), record.related.end(),
                           [&](const Related& related) { return related.type == relation; });
    }

    void add_curated() {
        for (const auto& curated : review_.links) {
            if (curated.claim != claim_.key) continue;
            if (options_.as_of != Day::none && parse_day(curated.day).value_or(Day::none) > options_.as_of) continue;
            const auto name = to_text(curated.report);
            for (const auto report : past_ ? past_->reports_named(name) : records_.reports_named(name)) {
                set(report, curated.direction, curated.directness, curated.by, curated.why, "judged by");
            }
        }
    }

    void add_judgements() {
        for (const auto& judgement : evidence_.judgements(review_.key, claim_.key)) {
            if (!before_.empty() && judgement.at >= before_) continue;
            auto& link = set(standing_for(judgement.report), judgement.direction, judgement.directness, judgement.by,
                             judgement.why, "judged by");
            if (!judgement.quote.empty()) link.says.quote = {judgement.quote, 0, 0, "given"};
        }
    }

    // A person's word stands above the machine's; what the machine read (design, level, sentence) stays beside it.
    Link& set(ReportId report, Direction direction, Directness directness, const std::string& by,
              const std::string& why, std::string_view verb) {
        const bool unread = !links_.contains(report);
        auto& link = links_[report];
        if (unread) read_anyway(report, link);
        if (link.basis == Basis::proposed && !unread && link.says.direction != direction) {
            link.says.why.insert(link.says.why.begin(),
                                 fmt::format("the machine proposed \"{}\"", name(link.says.direction)));
        }
        link.says.direction = direction;
        link.says.directness = directness;
        link.basis = Basis::judged;
        link.by = by;
        link.says.why.insert(link.says.why.begin(), fmt::format("{} {}{}{}", verb, by, why.empty() ? "" : ": ", why));
        return link;
    }

    // A link the machine did not propose: what it reads there is still shown, with the sentence.
    void read_anyway(ReportId report, Link& link) {
        const auto held = of_report(report);
        if (held.empty()) return;
        if (!assessor_) assessor_.emplace(review_);
        link.says = assessor_->read_for(claim_, assessor_->read(best_record(held).record), 0);
        link.says.why.insert(link.says.why.begin(), "the machine did not propose it");
    }

    RecordTable records_;
    EvidenceTable evidence_;
    const Review& review_;
    const Claim& claim_;
    const LinkOptions& options_;
    Moment before_;
    std::optional<Past> past_;
    std::optional<Assessor> assessor_;  // made when it is needed
    std::map<ReportId, Link> links_;
};

}  // namespace

std::vector<Link> links(Store& store, const Review& review, const Claim& claim, const LinkOptions& options) {
    return Assembly(store, review, claim, options).run();
}

const Held& best_record(const std::vector<Held>& held) {
    const auto found =
        std::find_if(held.begin(), held.end(), [](const Held& one) { return !one.record.abstract.empty(); });
    return found == held.end() ? held.front() : *found;
}

LinkCounts count(const std::vector<Link>& links) {
    LinkCounts out;
    for (const auto& link : links) {
        if (link.since) {
            ++out.since;
            continue;
        }
        switch (link.says.direction) {
            case Direction::supports: ++out.supports; break;
            case Direction::disputes: ++out.disputes; break;
            case Direction::neutral: ++out.neutral; break;
        }
    }
    return out;
}

std::string name_of(const Record& record) {
    if (const auto pmid = identifier(record, IdentifierKind::pmid); !pmid.empty()) return "pmid:" + pmid;
    if (const auto doi = identifier(record, IdentifierKind::doi); !doi.empty()) return "doi:" + doi;
    return record.source + ':' + record.key;
}

std::string report_name(Store& store, ReportId report) {
    RecordTable records(store);
    const auto held = records.of_report(records.standing_for(report));
    return held.empty() ? std::string{} : name_of(held.front().record);
}

ReportId find_report(Store& store, std::string_view name) {
    RecordTable records(store);
    std::vector<std::string> tries = {std::string(name)};
    if (const auto pmid = normal_pmid(name); !pmid.empty()) tries.push_back("pmid:" + pmid);
    if (const auto doi = normal_doi(name); !doi.empty()) tries.push_back("doi:" + doi);
    if (const auto pmcid = normal_pmcid(name); !pmcid.empty()) tries.push_back("pmcid:" + pmcid);
    for (const auto& named : tries) {
        const auto reports = records.reports_named(named);
        if (!reports.empty()) return reports.front();
    }
    const auto colon = name.find(':');
    if (colon != std::string_view::npos) {
        const auto record = records.find_key(name.substr(0, colon), name.substr(colon + 1));
        if (record) return records.report_of(*record);
    }
    for (const auto& named : tries) {
        const auto reports = records.reports_once_named(named);
        if (!reports.empty()) return reports.front();
    }
    return ReportId::none;
}

}  // namespace evident
