// Prints how long strategies take, line by line: strategies STORE [real|review|made] [COUNT], where STORE has its index
// beside it. "real": those of the CLEF TAR and SIGIR sets with 30 to 60 lines; "review": our review's. Each line is
// asked of the evaluator, of FTS5 by SQL as a person would write it (a temporary table a line), and of Xapian; the
// whole of a strategy of the evaluator as one tree. The best of three rounds counts. Judges nothing.
#include <algorithm>
#include <iostream>
#include <map>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/ast/simplify.hpp"
#include "query/ast/walk.hpp"
#include "query/compile/to_xapian.hpp"
#include "query/exact/evaluator.hpp"
#include "query/strategy/strategy.hpp"
#include "tests/agreement/real_strategies.hpp"
#include "tests/scale/by_hand.hpp"
#include "tests/scale/made_strategies.hpp"
#include "tests/scale/measured.hpp"

namespace {

using namespace evident;
using scale::Lines;

struct Asked {
    std::string name;
    Lines lines;
    Node whole;
};

// The lines that a strategy names by number, named by position; a line that stands behind finds nothing, as in SQL.
Lines in_order(const LinedStrategy& strategy) {
    std::map<std::int64_t, std::size_t> positions;
    Lines out;
    for (const auto& step : strategy.steps) {
        out.push_back(step.node);
        for_each_node(out.back(), [&](Node& node) {
            auto* line = std::get_if<Line>(&node.is);
            if (line == nullptr) return;
            const auto known = positions.find(line->number);
            node.is = known == positions.end() ? decltype(node.is)(Nothing{}) : Line{std::int64_t(known->second)};
        });
        positions.emplace(step.number, out.size());
    }
    return out;
}

std::vector<Asked> real_ones(Store& store, bool of_review, std::size_t most) {
    std::vector<Asked> out;
    scale::Watch watch;
    for (const auto& real : testing::real_strategies()) {
        watch.start();
        auto strategy = parse_strategy(real.text, real.name, real.syntax, {*make_day(2024, 6, 15), true});
        const auto count = strategy.steps.size();
        const bool long_one = (real.set == "clef-tar" || real.set == "sigir2017-sysrev") && count >= 30 && count <= 60;
        const bool wanted = out.size() < most && (of_review ? real.set == "review" : long_one);
        if (wanted) widen(strategy, store, {0, true});
        watch.stop();
        if (!wanted) continue;
        const auto tree = whole(strategy, strategy.steps[strategy.result]);
        out.push_back({real.title(), in_order(strategy), tree ? *tree : Node{}});
    }
    fmt::print("read and widened in {:.1f} ms of processor a strategy\n", 1e3 * watch.cpu() / double(out.size()));
    return out;
}

std::vector<Asked> made_ones(Store& store, std::size_t most) {
    scale::StrategyMaker maker(store);
    std::vector<Asked> out;
    while (out.size() < most) out.push_back({fmt::format("made {}", out.size() + 1), maker.strategy(), {}});
    return out;
}

// What the lines found, one after another, and the reports of the last.
struct Result {
    std::vector<std::int64_t> hits;
    std::int64_t reports = 0;
};

Result by_evaluator(Store& store, const Lines& lines) {
    Evaluator evaluator(store);
    RecordSet last;
    Result out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        last = evaluator.records(lines[i]);
        out.hits.push_back(last.count());
        evaluator.set_line(std::int64_t(i + 1), last);
    }
    out.reports = evaluator.count_reports(last);
    return out;
}

Result by_hand(Store& store, const Lines& lines) {
    auto& database = store.database();
    Spelling spelling(database);
    scale::HandWriter writer(spelling);
    Result out;
    for (std::size_t i = 1; i <= lines.size(); ++i) {
        database.execute(fmt::format("CREATE TEMP TABLE line{} (id INTEGER PRIMARY KEY)", i));
        database.execute(fmt::format("INSERT INTO line{} {}", i, writer.select(simplify(lines[i - 1]))));
        out.hits.push_back(database.number(fmt::format("SELECT count(*) FROM line{}", i)));
    }
    out.reports =
        database.number(fmt::format("SELECT count(DISTINCT report) FROM line{} JOIN record USING (id)", lines.size()));
    for (std::size_t i = 1; i <= lines.size(); ++i) database.execute(fmt::format("DROP TABLE temp.line{}", i));
    return out;
}

// Sets of lines are joined outside; a line with others in it is asked as far as Xapian can.
RecordSet joined(const Xapian::Database& index, const Node& node, const std::vector<RecordSet>& lines) {
    RecordSet out;
    if (const auto* line = std::get_if<Line>(&node.is)) return lines[std::size_t(line->number - 1)];
    bool has_line = false;
    for_lines(node, [&](const Line&, const Place&) { has_line = true; });
    if (!has_line) {
        for (const auto document : xapian_documents(index, node)) out.add(document);
    } else if (const auto* any = std::get_if<Or>(&node.is)) {
        for (const auto& part : any->parts) out |= joined(index, part, lines);
    } else if (const auto* all = std::get_if<And>(&node.is)) {
        bool first = true;
        for (const auto& part : all->parts) {
            const auto* negated = std::get_if<Not>(&part.is);
            if (negated != nullptr && !first) {
                out -= joined(index, negated->part.front(), lines);
                continue;
            }
            auto found = joined(index, part, lines);
            if (first) out = std::move(found);
            if (!first) out &= found;
            first = false;
        }
    } else if (const auto* negated = std::get_if<Not>(&node.is)) {
        for (const auto document : xapian_documents(index, {All{}, {}})) out.add(document);
        out -= joined(index, negated->part.front(), lines);
    }
    return out;
}

Result by_xapian(const Xapian::Database& index, const Lines& lines) {
    std::vector<RecordSet> sets;
    Result out;
    for (const auto& line : lines) {
        sets.push_back(joined(index, simplify(line), sets));
        out.hits.push_back(sets.back().count());
    }
    return out;
}

Result as_one(Store& store, const Node& whole) {
    Evaluator evaluator(store);
    const auto records = evaluator.records(whole);
    return {{records.count()}, evaluator.count_reports(records)};
}

double at(std::vector<double> times, double share) {
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, std::size_t(share * double(times.size())))];
}

struct Best {
    double wall = 1e9;
    double cpu = 1e9;
    Result result{};

    template <class Work>
    void time(Work work) {
        scale::Watch watch;
        watch.start();
        result = work();
        watch.stop();
        wall = std::min(wall, watch.wall());
        cpu = std::min(cpu, watch.cpu());
    }
};

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;

    void add(const Best& best) {
        wall.push_back(best.wall);
        cpu.push_back(best.cpu);
    }
};

struct Sums {
    std::size_t lines = 0;
    std::size_t found = 0;
    std::size_t as_hand = 0;    // lines of which the SQL by hand finds as many
    std::size_t as_xapian = 0;  // and Xapian
    std::size_t refused = 0;    // strategies with a word that is too wide
    std::size_t results = 0;    // strategies whose last line finds something
};

class Timing {
  public:
    explicit Timing(const std::string& path) : store_(Store::open(path, Access::read)), index_(path + ".xapian") {}

    Store& store() { return store_; }

    void time(const Asked& asked) {
        Best ours, whole, hand, xapian;
        try {
            for (int round = 0; round < 3; ++round) {
                ours.time([&] { return by_evaluator(store_, asked.lines); });
                hand.time([&] { return by_hand(store_, asked.lines); });
                xapian.time([&] { return by_xapian(index_, asked.lines); });
                whole.time([&] { return as_one(store_, asked.whole); });
            }
        } catch (const Error& error) {
            if (error.code() != "too-wide") throw;
            ++sums_.refused;
            return;
        }
        times_[evaluator].add(ours);
        times_["2 as one tree"].add(whole);
        times_[hand_written].add(hand);
        times_[of_xapian].add(xapian);
        add(ours.result, hand.result, xapian.result);
        fmt::print("{:<28}{:>4} lines{:>10} hits of the last; CPU ms: {:>8.1f} ours{:>8.1f} by hand{:>8.1f} Xapian\n",
                   asked.name, asked.lines.size(), ours.result.hits.back(), 1e3 * ours.cpu, 1e3 * hand.cpu,
                   1e3 * xapian.cpu);
    }

    void print() {
        fmt::print(
            "{} strategies ({} with an answer, beside them {} too wide), {} lines, {} find something; as many "
            "by hand {}, by Xapian {}\n",
            times_[evaluator].cpu.size(), sums_.results, sums_.refused, sums_.lines, sums_.found, sums_.as_hand,
            sums_.as_xapian);
        fmt::print("{:<16}{:>12}{:>12}{:>12}{:>12}\n", "ms", "p50 CPU", "p95 CPU", "p50 wall", "p95 wall");
        for (const auto& [name, each] : times_) {
            fmt::print("{:<16}{:>12.1f}{:>12.1f}{:>12.1f}{:>12.1f}\n", name, 1e3 * at(each.cpu, 0.5),
                       1e3 * at(each.cpu, 0.95), 1e3 * at(each.wall, 0.5), 1e3 * at(each.wall, 0.95));
        }
        fmt::print("CPU, ours to by hand {:.2f} {:.2f}, to Xapian {:.2f} {:.2f}\n", ratio(hand_written, 0.5),
                   ratio(hand_written, 0.95), ratio(of_xapian, 0.5), ratio(of_xapian, 0.95));
    }

  private:
    static constexpr const char* evaluator = "1 evaluator";
    static constexpr const char* hand_written = "3 SQL by hand";
    static constexpr const char* of_xapian = "4 Xapian";

    void add(const Result& ours, const Result& hand, const Result& xapian) {
        for (std::size_t i = 0; i < ours.hits.size(); ++i) {
            ++sums_.lines;
            sums_.found += ours.hits[i] > 0 ? 1 : 0;
            sums_.as_hand += ours.hits[i] == hand.hits[i] ? 1 : 0;
            sums_.as_xapian += ours.hits[i] == xapian.hits[i] ? 1 : 0;
        }
        sums_.results += ours.hits.back() > 0 ? 1 : 0;
    }

    double ratio(const std::string& other, double share) {
        return at(times_[evaluator].cpu, share) / at(times_[other].cpu, share);
    }

    Store store_;
    Xapian::Database index_;
    std::map<std::string, Times> times_;
    Sums sums_;
};

void run(const std::string& path, const std::string& kind, std::size_t most) {
    Timing timing(path);
    const auto strategies =
        kind == "made" ? made_ones(timing.store(), most) : real_ones(timing.store(), kind == "review", most);
    for (const auto& asked : strategies) timing.time(asked);
    timing.print();
}

}  // namespace

int main(int argc, char** argv) {
    const std::string kind = argc > 2 ? argv[2] : "real";
    if (argc < 2 || (kind != "real" && kind != "review" && kind != "made")) {
        std::cerr << "strategies STORE [real|review|made] [COUNT]\n";
        return 2;
    }
    try {
        run(argv[1], kind, argc > 3 ? std::stoul(argv[3]) : 100);
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << '\n';
        return 1;
    }
    return 0;
}
