// Every engine gives the same records for each line of every real strategy, and for the strategy as one tree: FTS5, as
// the commands ask it line by line; Xapian, on this machine and behind two servers; a plain scan. Some strategies and
// records as a rule; EVIDENT_STRATEGIES=all takes all of them, and the name of a set ("clef-tar") that set's.
#include <map>

#include "ingest/vocabulary/load.hpp"
#include "query/strategy/line_sets.hpp"
#include "tests/agreement/engines.hpp"
#include "tests/agreement/real_shelf.hpp"
#include "tests/agreement/real_strategies.hpp"
#include "tests/agreement/screened_records.hpp"
#include "tests/agreement/two_servers.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

using namespace testing;

constexpr std::size_t sampled = 11;  // of so many one

std::string asked_for() {
    const char* named = std::getenv("EVIDENT_STRATEGIES");
    return named != nullptr ? named : "";
}

std::vector<RealStrategy> chosen_strategies() {
    auto all = real_strategies();
    const auto asked = asked_for();
    if (asked == "all") return all;
    if (!asked.empty()) return real_strategies(asked);
    std::vector<RealStrategy> out;
    for (std::size_t i = 0; i < all.size(); i += sampled) out.push_back(std::move(all[i]));
    return out;
}

// Real PubMed files, screened records with their headings, and the MeSH trees of 2019 to explode them by. Where more
// is asked for than a sample, the records of every other format as well.
class StrategyShelf : public RealShelf {
  public:
    explicit StrategyShelf(const std::vector<std::string>& folders) : RealShelf(folders) {
        const auto screened = screened_records();
        const std::size_t step = asked_for().empty() ? sampled : 1;
        if (!asked_for().empty()) {
            if (const auto more = shared_data("data/records"); !more.empty()) bring_in(store, {more});
        }
        Arrival arrival;
        arrival.run = RunId{1};
        arrival.at = "2025-01-02T03:04:05Z";
        {
            RecordTable table(store);
            Transaction transaction(store.database());
            for (std::size_t i = 0; i < screened.size(); i += step) table.put(prepare(screened[i]), arrival);
            transaction.commit();
        }
        VocabularyLoad mesh;
        mesh.path = shared_data("data/records/mesh/vivek22117__python-random-work/mtrees2019.bin");
        if (!mesh.path.empty()) load_vocabulary(store, mesh, FixedClock("2025-01-02T03:04:05Z"));
        index.sync({});
    }
};

// The plain scan of each word, phrase, nearness, heading and date once for all the lines that ask it.
class LeafScans {
  public:
    explicit LeafScans(const Engines& engines) : engines_(engines) {}

    // One for each record, in order.
    using Truth = std::vector<bool>;

    Truth of(const Node& node) {
        if (const auto* negated = std::get_if<Not>(&node.is)) {
            auto out = of(negated->part.front());
            out.flip();
            return out;
        }
        const auto* any = std::get_if<Or>(&node.is);
        const auto* all = std::get_if<And>(&node.is);
        if (any == nullptr && all == nullptr) return leaf(node);
        Truth out(engines_.records().size(), all != nullptr);
        for (const auto& part : all != nullptr ? all->parts : any->parts) {
            const auto found = of(part);
            for (std::size_t i = 0; i < out.size(); ++i)
                out[i] = all != nullptr ? out[i] && found[i] : out[i] || found[i];
        }
        return out;
    }

  private:
    const Truth& leaf(const Node& node) {
        const auto [known, fresh] = known_.emplace(print(node), Truth{});
        if (fresh) known->second = engines_.truth(node);
        return known->second;
    }

    const Engines& engines_;
    std::map<std::string, Truth> known_;
};

struct Tally {
    int strategies = 0;
    int lines = 0;
    int found = 0;    // lines with some record
    int results = 0;  // strategies whose last line has some
    int refused = 0;  // lines too wide for an engine
    int grown = 0;    // lines whose tree with all others in it is too large
};

class StrategyRun {
  public:
    StrategyRun(StrategyShelf& shelf, const Engines& engines, const Xapian::Database* remote)
        : shelf_(shelf), engines_(engines), scans_(engines), whole_(shelf.index.folder()), remote_(remote) {}

    void ask(const RealStrategy& real) {
        INFO(real.title());
        auto strategy = parse_strategy(real.text, real.title(), real.syntax, {*make_day(2024, 6, 15), true});
        widen(strategy, shelf_.store, {0, true});
        LineSets sets(shelf_.store, strategy);
        auto& tally = tallies_[real.set];
        ++tally.strategies;
        for (std::size_t i = 0; i < strategy.steps.size(); ++i) {
            const auto& step = strategy.steps[i];
            if (strategy.find(step.number) != &step) continue;  // its number is another's
            ask(strategy, step, i == strategy.result, sets, tally);
        }
    }

    const std::map<std::string, Tally>& tallies() const { return tallies_; }

  private:
    void ask(const LinedStrategy& strategy, const StrategyStep& step, bool is_result, LineSets& sets, Tally& tally) {
        INFO("line " << step.number << ": " << step.text);
        const auto tree = whole(strategy, step);
        if (!tree) {
            ++tally.grown;
            return;
        }
        const auto truth = engines_.chosen(scans_.of(*tree));
        std::vector<std::int64_t> ids;
        for (const auto id : truth) ids.push_back(number(id));
        try {
            if (sets.of(step.number).ids() != ids) FAIL("FTS5, line by line: " << engines_.difference(*tree));
            const auto found = xapian_documents(whole_, *tree);
            if (!std::equal(found.begin(), found.end(), ids.begin(), ids.end())) {
                FAIL("Xapian: " << engines_.difference(*tree));
            }
            if (remote_ != nullptr && xapian_documents(*remote_, *tree) != found) FAIL("two servers");
            if (is_result && engines_.judge(*tree) == Verdict::different) {
                FAIL("the whole tree: " << engines_.difference(*tree));
            }
        } catch (const Error& error) {
            if (error.code() != "too-wide") throw;
            ++tally.refused;
            return;
        }
        ++tally.lines;
        tally.found += truth.empty() ? 0 : 1;
        tally.results += is_result && !truth.empty() ? 1 : 0;
    }

    StrategyShelf& shelf_;
    const Engines& engines_;
    LeafScans scans_;
    Xapian::Database whole_;
    const Xapian::Database* remote_;
    std::map<std::string, Tally> tallies_;
};

}  // namespace

TEST_CASE("engines agree on the lines of real strategies") {
    const auto folders = real_pubmed_folders();
    if (folders.empty()) return;
    StrategyShelf shelf(folders);
    const Engines engines(shelf.store, shelf.index);
    std::optional<TwoServers> servers;
    std::optional<Xapian::Database> remote;
    if (has_servers()) {
        servers.emplace(Xapian::Database(shelf.index.folder()));
        remote = servers->open();
    }
    StrategyRun run(shelf, engines, remote ? &*remote : nullptr);
    for (const auto& strategy : chosen_strategies()) run.ask(strategy);
    Tally all;
    std::string table = fmt::format("{} records; 0 disagreements", engines.records().size());
    for (const auto& [set, tally] : run.tallies()) {
        table +=
            fmt::format("\n{}: {} strategies, {} lines, {} found something, {} results; {} too wide, {} too large", set,
                        tally.strategies, tally.lines, tally.found, tally.results, tally.refused, tally.grown);
        all.lines += tally.lines;
        all.found += tally.found;
    }
    WARN(table);
    CHECK(all.found > all.lines / 3);
}

}  // namespace evident
