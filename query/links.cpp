#include "query/links.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/claims/assess.hpp"
#include "query/claims/level.hpp"
#include "store/evidence/eligibility.hpp"
#include "store/sqlite/evidence.hpp"
#include "store/sqlite/records.hpp"

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

std::string name_of(const Record& record) {
    if (const auto pmid = identifier(record, IdentifierKind::pmid); !pmid.empty()) return "pmid:" + pmid;
    if (const auto doi = identifier(record, IdentifierKind::doi); !doi.empty()) return "doi:" + doi;
    return record.source + ':' + record.key;
}

// The worst standing any of the report's records tells of.
Standing worst_standing(const std::vector<Held>& held) {
    auto out = Standing::ok;
    const auto rank = [](Standing standing) {
        static constexpr std::array order = {Standing::ok, Standing::corrected, Standing::superseded, Standing::concern,
                                             Standing::retracted};
        return std::find(order.begin(), order.end(), standing) - order.begin();
    };
    for (const auto& one : held) {
        const auto standing = standing_of(one.record);
        if (rank(standing) > rank(out)) out = standing;
    }
    return out;
}

// Describes the report by its first record; false when all of its records were withdrawn.
bool describe(RecordTable& records, const Protocol& protocol, Link& link) {
    const auto held = records.of_report(link.report);
    if (held.empty()) return false;
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
    link.standing = worst_standing(held);
    const auto verdict = judge(protocol, record);
    link.since = verdict.after_cutoff;
    link.eligible = std::all_of(verdict.clauses.begin(), verdict.clauses.end(),
                                [](const Clause& clause) { return clause.met || clause.rule == "cutoff"; });
    return true;
}

class Assembly {
  public:
    Assembly(Store& store, const Review& review, const Claim& claim, const LinkOptions& options)
        : records_(store), evidence_(store), review_(review), claim_(claim), options_(options) {
        if (options.as_of != Day::none) before_ = to_iso(next_day(options.as_of));
    }

    std::vector<Link> run() {
        for (auto& proposal : evidence_.proposals(review_.key, claim_.key, before_)) {
            links_[records_.standing_for(proposal.report)].says = std::move(proposal.says);
        }
        if (options_.with_curated) add_curated();
        add_judgements();
        std::vector<Link> out;
        for (auto& [report, link] : links_) {
            link.report = report;
            if (describe(records_, review_.protocol, link)) out.push_back(std::move(link));
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

    void add_curated() {
        for (const auto& curated : review_.links) {
            if (curated.claim != claim_.key) continue;
            if (options_.as_of != Day::none && parse_day(curated.day).value_or(Day::none) > options_.as_of) continue;
            for (const auto report : records_.reports_named(to_text(curated.report))) {
                set(report, curated.direction, curated.directness, curated.by, curated.why, "judged by");
            }
        }
    }

    void add_judgements() {
        for (const auto& judgement : evidence_.judgements(review_.key, claim_.key)) {
            if (!before_.empty() && judgement.at >= before_) continue;
            auto& link = set(records_.standing_for(judgement.report), judgement.direction, judgement.directness,
                             judgement.by, judgement.why, "judged by");
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
        const auto held = records_.of_report(report);
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
    if (colon == std::string_view::npos) return ReportId::none;
    const auto record = records.find_key(name.substr(0, colon), name.substr(colon + 1));
    return record ? records.report_of(*record) : ReportId::none;
}

}  // namespace evident
