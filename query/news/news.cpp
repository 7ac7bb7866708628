#include "query/news/news.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "query/news/earlier.hpp"
#include "query/standing.hpp"
#include "store/evidence/eligibility.hpp"
#include "store/reports/prepared.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {
namespace {

// A link as it was when the earlier run had ended.
struct EarlierLink {
    Direction direction = Direction::neutral;
    bool judged = false;
};

// A report as it was then; nothing of it is known when it had not come yet.
struct EarlierReport {
    std::vector<Held> held;
    Standing standing = Standing::ok;
    bool since = false;
};

class Comparison {
  public:
    Comparison(Store& store, const Review& review, RunId after)
        : store_(store), review_(review), after_(after), records_(store), evidence_(store), earlier_(store, after) {}

    ClaimNews of_claim(const Claim& claim) {
        ClaimNews out;
        out.claim = claim.key;
        out.text = claim.english;
        const auto now = links(store_, review_, claim, {});
        out.after = count(now);
        auto before = links_before(claim);
        out.before = count_before(before);
        for (const auto& link : now) {
            const auto found = before.find(link.report);
            add_items(out.items, link, found == before.end() ? nullptr : &found->second);
            if (found != before.end()) before.erase(found);
        }
        for (const auto& [report, link] : before) out.items.push_back(gone(report, link));
        std::stable_sort(out.items.begin(), out.items.end(),
                         [](const NewsItem& a, const NewsItem& b) { return a.what < b.what; });
        return out;
    }

  private:
    // By report, with those alone that the store held then.
    std::map<ReportId, EarlierLink> links_before(const Claim& claim) {
        std::map<ReportId, EarlierLink> out;
        for (const auto& proposal : evidence_.proposals_upto(review_.key, claim.key, after_)) {
            out[records_.standing_for(proposal.report)].direction = proposal.says.direction;
        }
        for (const auto& curated : review_.links) {
            if (curated.claim != claim.key) continue;
            for (const auto report : records_.reports_named(to_text(curated.report))) {
                out[report] = {curated.direction, true};
            }
        }
        for (const auto& judgement : evidence_.judgements(review_.key, claim.key)) {
            out[records_.standing_for(judgement.report)] = {judgement.direction, true};
        }
        std::erase_if(out, [&](const auto& one) { return report_before(one.first).held.empty(); });
        return out;
    }

    LinkCounts count_before(const std::map<ReportId, EarlierLink>& before) {
        std::vector<Link> out;
        for (const auto& [report, link] : before) {
            Link one;
            one.says.direction = link.direction;
            one.since = report_before(report).since;
            out.push_back(std::move(one));
        }
        return count(out);
    }

    const EarlierReport& report_before(ReportId report) {
        const auto found = reports_.find(report);
        if (found != reports_.end()) return found->second;
        EarlierReport out;
        out.held = earlier_.of_report(report);
        if (!out.held.empty()) {
            out.standing = standing_before(out.held);
            out.since = judge(review_.protocol, out.held.front().record).after_cutoff;
        }
        return reports_.emplace(report, std::move(out)).first->second;
    }

    // By its own records and by what others said of it, both as they were.
    Standing standing_before(const std::vector<Held>& held) {
        std::vector<std::string> names;
        for (const auto& one : held) {
            for (auto& name : identity_of(one.record)) names.push_back(std::move(name));
        }
        std::vector<Saying> said;
        for (const auto& one : earlier_.said_of(names)) {
            if (auto by = earlier_.record(one.by)) said.push_back({one.type, std::move(*by)});
        }
        return find_standing(held, said).standing;
    }

    void add_items(std::vector<NewsItem>& items, const Link& link, const EarlierLink* before) {
        const auto& then = report_before(link.report);
        NewsItem item;
        item.report = link.name;
        item.title = link.title;
        item.direction = item.direction_before = link.says.direction;
        item.standing = link.standing;
        item.standing_before = then.standing;
        item.judged = link.basis == Basis::judged;
        item.since = link.since;
        const auto add = [&](Happening what) {
            item.what = what;
            items.push_back(item);
        };
        if (before == nullptr) return add(then.held.empty() ? Happening::linked : Happening::proposed);
        item.direction_before = before->direction;
        if (item.standing != item.standing_before) add(happening_of(item.standing));
        if (item.direction != item.direction_before) add(Happening::turned);
        if (was_revised(then)) add(Happening::revised);
    }

    static Happening happening_of(Standing standing) {
        switch (standing) {
            case Standing::retracted: return Happening::retracted;
            case Standing::concern: return Happening::concern;
            case Standing::corrected: return Happening::corrected;
            case Standing::superseded: return Happening::superseded;
            case Standing::ok: break;
        }
        return Happening::cleared;
    }

    // A record that was shown then is shown in other words now.
    bool was_revised(const EarlierReport& then) {
        return std::any_of(then.held.begin(), then.held.end(), [&](const Held& one) {
            if (!earlier_.changed(one.id)) return false;
            const auto now = records_.find(one.id);
            return now && now->version != one.version;
        });
    }

    // What is linked no more, because no source holds it any longer or because it is not proposed again.
    NewsItem gone(ReportId report, const EarlierLink& link) {
        const auto& then = report_before(report);
        NewsItem out;
        const auto now = records_.of_report(report);
        out.what = now.empty() ? Happening::withdrawn : Happening::unlinked;
        const auto& record = then.held.front().record;
        out.report = name_of(record);
        out.title = record.title;
        out.direction = out.direction_before = link.direction;
        out.standing = out.standing_before = then.standing;
        out.judged = link.judged;
        out.since = then.since;
        return out;
    }

    Store& store_;
    const Review& review_;
    RunId after_;
    RecordTable records_;
    EvidenceTable evidence_;
    Earlier earlier_;
    std::map<ReportId, EarlierReport> reports_;
};

NewsTotals totals(const std::vector<ClaimNews>& claims) {
    std::array<std::set<std::string>, 11> seen;
    for (const auto& claim : claims) {
        for (const auto& item : claim.items) seen[std::size_t(item.what)].insert(item.report);
    }
    const auto of = [&](Happening what) { return std::int64_t(seen[std::size_t(what)].size()); };
    NewsTotals out;
    out.retracted = of(Happening::retracted);
    out.concern = of(Happening::concern);
    out.corrected = of(Happening::corrected);
    out.superseded = of(Happening::superseded);
    out.cleared = of(Happening::cleared);
    out.withdrawn = of(Happening::withdrawn);
    out.linked = of(Happening::linked);
    out.proposed = of(Happening::proposed);
    out.turned = of(Happening::turned);
    out.unlinked = of(Happening::unlinked);
    out.revised = of(Happening::revised);
    return out;
}

// The run that linked the claim first; none when it was never linked.
RunId first_linking(Store& store, const Review& review, const Claim& claim) {
    auto row = store.database().cached("SELECT coalesce(min(run), 0) FROM proposal_set WHERE review = ? AND claim = ?");
    row.bind(1, review.key).bind(2, claim.key);
    return row.step() ? RunId{row.integer(0)} : RunId::none;
}

}  // namespace

std::string_view name(Happening happening) {
    switch (happening) {
        case Happening::retracted: return "retracted";
        case Happening::concern: return "expression of concern";
        case Happening::corrected: return "corrected";
        case Happening::superseded: return "superseded";
        case Happening::cleared: return "stands again";
        case Happening::withdrawn: return "withdrawn by its source";
        case Happening::linked: return "new";
        case Happening::proposed: return "newly linked";
        case Happening::turned: return "read as taking another side";
        case Happening::unlinked: return "no longer linked";
        case Happening::revised: return "revised";
    }
    return "";
}

News news_of(Store& store, const Review& review, RunId after) {
    News out;
    out.review = review.key;
    out.title = review.title;
    out.after = after;
    std::map<RunId, Comparison> comparisons;  // claims that were linked together are compared with the same state
    for (const auto& claim : review.claims) {
        const auto first = first_linking(store, review, claim);
        if (first == RunId::none) continue;
        const auto since = std::max(first, after);
        auto news = comparisons.try_emplace(since, store, review, since).first->second.of_claim(claim);
        if (!news.items.empty() || news.counts_changed()) out.claims.push_back(std::move(news));
    }
    out.totals = totals(out.claims);
    return out;
}

}  // namespace evident
