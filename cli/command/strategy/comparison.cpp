// evident strategy compare: the reports on which strategies disagree, and the term responsible.
#include <deque>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command/strategy/opened.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "query/strategy/comparing.hpp"
#include "store/record/naming.hpp"

namespace evident {
namespace {

struct Side {
    OpenedStrategy opened;
    LineSets sets;

    Side(OpenedStrategy strategy, Store& store) : opened(std::move(strategy)), sets(store, opened.strategy) {}
    Compared compared() { return {opened.strategy, sets, opened.result}; }
};

nlohmann::json value_of(const Side& finder, const Side& loser, const Disagreement& one, const std::string& id) {
    return {{"report", number(one.report)},
            {"id", id},
            {"found_by", {{"line", one.line}, {"term", quoted(finder.opened, one.found_by)}}},
            {"lost_by", {{"line", one.lost_by.line}, {"term", quoted(loser.opened, one.lost_by.place)}}}};
}

class Comparison {
  public:
    Comparison(Store& store, bool json, int limit) : store_(store), records_(store), json_(json), limit_(limit) {}

    void add(Side& first, Side& second) {
        const auto ours = difference(store_, first.compared(), second.compared(), std::size_t(limit_));
        const auto theirs = difference(store_, second.compared(), first.compared(), std::size_t(limit_));
        differ_ = differ_ || ours.only_first + theirs.only_first > 0;
        if (json_) {
            pairs_.push_back({{"first", first.opened.file},
                              {"second", second.opened.file},
                              {"both", ours.both},
                              {"only_first", ours.only_first},
                              {"only_second", theirs.only_first},
                              {"first_alone", values(first, second, ours)},
                              {"second_alone", values(second, first, theirs)}});
            return;
        }
        print(fmt::format("{} and {}: {} by both, {} and {} by one alone\n", first.opened.file, second.opened.file,
                          ours.both, ours.only_first, theirs.only_first));
        tell(first, second, ours);
        tell(second, first, theirs);
    }

    int finish() {
        if (json_) print(text_of({{"pairs", std::move(pairs_)}}) + "\n");
        return differ_ ? 1 : 0;
    }

  private:
    std::string id_of(const Disagreement& one) {
        const auto held = records_.find(one.record);
        return held ? record_name(held->record) : std::to_string(number(one.report));
    }

    nlohmann::json values(const Side& finder, const Side& loser, const Difference& found) {
        auto out = nlohmann::json::array();
        for (const auto& one : found.reports) out.push_back(value_of(finder, loser, one, id_of(one)));
        return out;
    }

    void tell(const Side& finder, const Side& loser, const Difference& found) {
        for (const auto& one : found.reports) {
            print(fmt::format("{}\tonly {}, line {}: {}\tnot {}, line {}: {}\n", id_of(one), finder.opened.file,
                              one.line, quoted(finder.opened, one.found_by), loser.opened.file, one.lost_by.line,
                              quoted(loser.opened, one.lost_by.place)));
        }
    }

    Store& store_;
    RecordTable records_;
    bool json_;
    int limit_;
    bool differ_ = false;
    nlohmann::json pairs_ = nlohmann::json::array();
};

}  // namespace

int run_comparison(const StrategyOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    std::deque<Side> sides;
    for (const auto& file : options.files) {
        sides.emplace_back(open_strategy(file, options, store, context), store);
        if (!context.options.quiet && !context.options.json) report_lines(sides.back().opened);
    }
    Comparison comparison(store, context.options.json, options.limit);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        for (auto j = i + 1; j < sides.size(); ++j) comparison.add(sides[i], sides[j]);
    }
    return comparison.finish();
}

}  // namespace evident
