#include "ingest/source/mirror/plan.hpp"

#include <algorithm>
#include <map>

namespace evident {
namespace {

using Steps = std::map<MirrorName, MirrorStep>;

void add_listed(Steps& steps, const std::vector<MirrorFolder::Entry>& entries, MirrorFolder* folder) {
    std::map<std::string, Day, std::less<>> days;
    for (const auto& entry : entries) days[entry.name] = entry.changed;
    for (const auto& entry : entries) {
        const auto name = parse_mirror_name(entry.name);
        if (!name) continue;
        const auto md5 = days.find(entry.name + ".md5");
        MirrorStep step{*name, folder, md5 != days.end(), md5 != days.end() ? md5->second : Day::none, {}};
        auto [at, fresh] = steps.emplace(*name, step);
        // Where a file lies packed and unpacked in one folder, the packed one counts: it is the one with an md5.
        if (!fresh && at->second.folder == folder && name->text.ends_with(".gz")) at->second = step;
    }
}

class Planner {
  public:
    Planner(const MirrorLists& lists, const std::vector<MirrorFile>& taken) : lists_(lists) {
        add_listed(baseline_, lists.baseline, lists.baseline_folder);
        steps_ = baseline_;
        add_listed(steps_, lists.updates, lists.updates_folder);
        for (const auto& file : taken) {
            if (const auto name = parse_mirror_name(file.name)) taken_.emplace(*name, file);
        }
    }

    MirrorPlan plan() {
        choose_year();
        if (out_.year == 0 && steps_.empty()) return std::move(out_);
        out_.replaces = !taken_.empty() && taken_.begin()->first.year < out_.year;
        walk();
        find_baseline_end();
        return std::move(out_);
    }

  private:
    // The newest of the baseline and of what was taken; without both the first of the updates.
    void choose_year() {
        if (!baseline_.empty()) out_.year = baseline_.rbegin()->first.year;
        if (!taken_.empty()) out_.year = std::max(out_.year, taken_.rbegin()->first.year);
        if (baseline_.empty() && taken_.empty() && !steps_.empty()) out_.year = steps_.begin()->first.year;
    }

    int first_number() const {
        if (lists_.follows_baseline) return 1;
        int out = 0;
        const MirrorName begin{out_.year, 0, {}};
        if (const auto at = taken_.lower_bound(begin); at != taken_.end()) out = at->first.number;
        if (const auto at = steps_.lower_bound(begin); out == 0 && at != steps_.end()) out = at->first.number;
        return out;
    }

    void walk() {
        int next = first_number();
        const int first = next;
        for (auto& [name, step] : steps_) {
            const auto before = taken_.find(name);
            if (before != taken_.end()) step.taken = before->second;
            if (name.year < out_.year || (name.year == out_.year && name.number < first)) {
                if (!step.taken) out_.out_of_order.push_back(name.text);
                continue;
            }
            while (name.year == out_.year && next < name.number && taken_.contains({out_.year, next, {}})) ++next;
            if (out_.missing || name.year != out_.year || name.number != next) {
                stop_before(name.year != out_.year ? mirror_name(name.year, 1) : mirror_name(out_.year, next));
                continue;
            }
            out_.steps.push_back(step);
            ++next;
        }
    }

    void stop_before(MirrorName missing) {
        if (!out_.missing) out_.missing = std::move(missing);
        ++out_.waiting;
    }

    // NLM's baseline page does not say which file is the last. Updates count on from it: the first update tells.
    void find_baseline_end() {
        if (baseline_.empty() || baseline_.rbegin()->first.year != out_.year) return;
        const auto last = baseline_.rbegin()->first.number;
        const MirrorName first_update{out_.year, last + 1, {}};
        if (steps_.contains(first_update) || taken_.contains(first_update)) out_.baseline_end = last;
    }

    const MirrorLists& lists_;
    Steps baseline_;
    Steps steps_;
    std::map<MirrorName, MirrorFile> taken_;
    MirrorPlan out_;
};

}  // namespace

MirrorPlan plan_mirror(const MirrorLists& lists, const std::vector<MirrorFile>& taken) {
    return Planner(lists, taken).plan();
}

}  // namespace evident
