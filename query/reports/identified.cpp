#include "query/reports/identified.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "query/reports/one.hpp"

namespace evident {
namespace {

constexpr const char* of_all = "SELECT source, report FROM record WHERE current IS NOT NULL ORDER BY report";
constexpr const char* of_review =
    "SELECT source, report FROM record WHERE current IS NOT NULL AND ("
    "EXISTS (SELECT 1 FROM version v JOIN run ON run.id = v.run WHERE v.record = record.id AND run.review = ?1) OR "
    "EXISTS (SELECT 1 FROM sighting s JOIN run ON run.id = s.run WHERE s.record = record.id AND run.review = ?1)) "
    "ORDER BY report";

// The records of one report, by source.
using Report = std::map<std::string, std::int64_t>;

class Count {
  public:
    explicit Count(SourcePreference preference) : preference_(std::move(preference)) {}

    void add(const Report& report) {
        if (report.empty()) return;
        const auto first = std::min_element(report.begin(), report.end(), [this](const auto& a, const auto& b) {
                               return before(a.first, b.first);
                           })->first;
        for (const auto& [source, records] : report) {
            auto& count = sources_[source];
            count.records += records;
            count.within += records - 1;
            count.across += source == first ? 0 : 1;
            count.reports += 1;
            count.only_here += report.size() == 1 ? 1 : 0;
        }
        ++reports_;
    }

    Identified result() {
        Identified out;
        for (auto& [source, count] : sources_) {
            count.source = source;
            out.records += count.records;
            out.within += count.within;
            out.across += count.across;
            out.sources.push_back(count);
        }
        std::sort(out.sources.begin(), out.sources.end(),
                  [this](const auto& a, const auto& b) { return before(a.source, b.source); });
        out.removed = out.within + out.across;
        out.reports = reports_;
        return out;
    }

  private:
    bool before(const std::string& a, const std::string& b) const {
        const auto rank = [this](const std::string& source) {
            return std::find(preference_.begin(), preference_.end(), source) - preference_.begin();
        };
        return std::pair(rank(a), std::string_view(a)) < std::pair(rank(b), std::string_view(b));
    }

    SourcePreference preference_;
    std::map<std::string, SourceIdentified> sources_;
    std::int64_t reports_ = 0;
};

}  // namespace

Identified identified(Store& store, const std::string& review) {
    auto rows = store.database().prepare(review.empty() ? of_all : of_review);
    if (!review.empty()) rows.bind(1, review);
    Count count(source_preference(store));
    Report report;
    std::int64_t at = 0;
    while (rows.step()) {
        if (rows.integer(1) != at) count.add(std::exchange(report, {}));
        at = rows.integer(1);
        ++report[std::string(rows.text(0))];
    }
    count.add(report);
    return count.result();
}

}  // namespace evident
