// Prints how long strategies of forty lines take: strategies STORE [COUNT], where STORE has its index beside it. The
// same lines are asked of the evaluator, of FTS5 by SQL written by hand (a temporary table a line), and of Xapian.
// Judges nothing.
#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "query/compile/to_xapian.hpp"
#include "query/exact/evaluator.hpp"
#include "store/record/searchable.hpp"
#include "text/words.hpp"

namespace {

using namespace evident;

// A line as the evaluator and Xapian are asked it, and in SQL.
struct AskedLine {
    Node node;
    std::string match;  // of FTS5; "" for a line of lines
    std::string sql;    // of a line of lines
};
using Strategy = std::vector<AskedLine>;

// What the records of the store offer: words one after another in titles and abstracts, and headings.
class Maker {
  public:
    explicit Maker(Store& store) : dice_(20251125) {
        RecordTable table(store);
        const auto records = store.database().number("SELECT max(id) FROM record");
        while (texts_.size() < 2000) {
            const auto held = table.find(RecordId{std::int64_t(1 + below(std::size_t(records)))});
            if (!held) continue;
            const auto found = searchable(held->record);
            for (const auto& tag : found.tags) {
                if (tag.starts_with("mh.")) headings_.push_back(tag);
            }
            for (const auto text : found.of(Field::abstract)) {
                std::vector<std::string> list;
                for (auto& word : words(text)) list.push_back(std::move(word.text));
                if (list.size() > 40) texts_.push_back(std::move(list));
            }
        }
    }

    Strategy strategy() {
        Strategy out;
        for (int group = 0; group < 3; ++group) {
            const auto first = out.size() + 1;
            for (int i = 0; i < 2; ++i) out.push_back(headings());
            for (int i = 0; i < 5; ++i) out.push_back(some_words());
            for (int i = 0; i < 2; ++i) out.push_back(phrase());
            for (int i = 0; i < 3; ++i) out.push_back(near());
            out.push_back(lines<Or>(first, out.size(), " UNION "));
        }
        out.push_back(lines<And>({13, 26, 39}, " INTERSECT "));
        return out;
    }

  private:
    std::size_t below(std::size_t limit) { return std::size_t(dice_() % limit); }
    const std::vector<std::string>& text() { return texts_[below(texts_.size())]; }
    std::string word() {
        for (;;) {
            const auto& list = text();
            const auto& one = list[below(list.size())];
            if (one.size() > 5) return one;
        }
    }

    static constexpr std::string_view columns = "{title abstract keyword} : ";

    AskedLine headings() {
        Or any;
        std::vector<std::string> said;
        for (auto i = 2 + below(20); i > 0; --i) {
            const auto& tag = headings_[below(headings_.size())];
            any.parts.push_back({Tag{TagKind::heading, tag, false, false}, {}});
            said.push_back(fmt::format("tags : \"{}\"", tag));
        }
        return {{any, {}}, fmt::format("{}", fmt::join(said, " OR ")), {}};
    }

    AskedLine some_words() {
        Or any;
        std::vector<std::string> said;
        for (auto i = 1 + below(15); i > 0; --i) {
            auto term = QueryWord{word(), below(4) == 0};
            if (term.prefix) term.word.resize(std::max<std::size_t>(5, term.word.size() - 2));
            if (!std::all_of(term.word.begin(), term.word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) continue;
            said.push_back(fmt::format("{}\"{}\"{}", columns, term.word, term.prefix ? " *" : ""));
            any.parts.push_back({Words{tiab_fields, {std::move(term)}, {}}, {}});
        }
        if (any.parts.empty()) return some_words();
        return {{any, {}}, fmt::format("{}", fmt::join(said, " OR ")), {}};
    }

    AskedLine phrase() {
        const auto& list = text();
        const auto at = below(list.size() - 3);
        Words out{tiab_fields, {{list[at], false}, {list[at + 1], false}, {list[at + 2], false}}, {}};
        return {{out, {}}, fmt::format("{}\"{} {} {}\"", columns, list[at], list[at + 1], list[at + 2]), {}};
    }

    AskedLine near() {
        const auto& list = text();
        const auto at = below(list.size() - 4);
        const auto& a = list[at];
        const auto& b = list[at + 1 + below(3)];
        if (a.size() < 5 || b.size() < 5 || a == b) return near();
        const Near out{
            {{Words{tiab_fields, {{a, false}}, {}}, {}}, {Words{tiab_fields, {{b, false}}, {}}, {}}}, 3, false};
        return {{out, {}}, fmt::format("{}NEAR(\"{}\" \"{}\", 3)", columns, a, b), {}};
    }

    template <class Join>
    static AskedLine lines(std::size_t first, std::size_t last, std::string_view by) {
        std::vector<std::size_t> numbers;
        for (auto i = first; i <= last; ++i) numbers.push_back(i);
        return lines<Join>(numbers, by);
    }
    template <class Join>
    static AskedLine lines(const std::vector<std::size_t>& numbers, std::string_view by) {
        Join out;
        std::vector<std::string> said;
        for (const auto number : numbers) {
            out.parts.push_back({Line{std::int64_t(number)}, {}});
            said.push_back(fmt::format("SELECT id FROM line{}", number));
        }
        return {{out, {}}, {}, fmt::format("{}", fmt::join(said, by))};
    }

    std::mt19937 dice_;
    std::vector<std::vector<std::string>> texts_;
    std::vector<std::string> headings_;
};

struct Result {
    std::int64_t records = 0;
    std::int64_t reports = 0;
    double seconds = 0;
};

template <class Work>
Result timed(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    Result out = work();
    out.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return out;
}

Result by_evaluator(Store& store, const Strategy& strategy) {
    Evaluator evaluator(store);
    RecordSet last;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < strategy.size(); ++i) {
        last = evaluator.records(strategy[i].node);
        sum += last.count();
        evaluator.set_line(std::int64_t(i + 1), last);
    }
    return {sum, evaluator.count_reports(last)};
}

Result by_hand(Store& store, const Strategy& strategy) {
    auto& database = store.database();
    std::int64_t sum = 0;
    for (std::size_t i = 1; i <= strategy.size(); ++i) {
        const auto& line = strategy[i - 1];
        database.execute(fmt::format("CREATE TEMP TABLE line{} (id INTEGER PRIMARY KEY)", i));
        if (line.match.empty()) {
            database.execute(fmt::format("INSERT INTO line{} {}", i, line.sql));
        } else {
            database.prepare(fmt::format("INSERT INTO line{} SELECT rowid FROM words WHERE words MATCH ?", i))
                .bind(1, line.match)
                .run();
        }
        sum += database.number(fmt::format("SELECT count(*) FROM line{}", i));
    }
    const auto reports = database.number(
        fmt::format("SELECT count(DISTINCT report) FROM line{} JOIN record USING (id)", strategy.size()));
    for (std::size_t i = 1; i <= strategy.size(); ++i) database.execute(fmt::format("DROP TABLE temp.line{}", i));
    return {sum, reports};
}

Result by_xapian(const Xapian::Database& index, const Strategy& strategy) {
    std::vector<RecordSet> lines;
    std::int64_t sum = 0;
    for (const auto& line : strategy) {
        RecordSet found;
        if (const auto* any = std::get_if<Or>(&line.node.is); any != nullptr && line.match.empty()) {
            for (const auto& part : any->parts) found |= lines[std::size_t(std::get<Line>(part.is).number - 1)];
        } else if (const auto* all = std::get_if<And>(&line.node.is)) {
            found = lines[std::size_t(std::get<Line>(all->parts.front().is).number - 1)];
            for (const auto& part : all->parts) found &= lines[std::size_t(std::get<Line>(part.is).number - 1)];
        } else {
            for (const auto document : xapian_documents(index, line.node)) found.add(document);
        }
        sum += found.count();
        lines.push_back(std::move(found));
    }
    return {sum, 0};
}

double at(std::vector<double> times, double share) {
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, std::size_t(share * double(times.size())))];
}

void run(const std::string& path, int count) {
    Store store = Store::open(path, Access::read);
    const Xapian::Database index(path + ".xapian");
    Maker maker(store);
    std::vector<double> ours, hand, xapian;
    int differ = 0;
    for (int i = 0; i < count; ++i) {
        const auto strategy = maker.strategy();
        if (i == 0) by_hand(store, strategy);  // both find the pages in memory
        const auto a = timed([&] { return by_evaluator(store, strategy); });
        const auto b = timed([&] { return by_hand(store, strategy); });
        const auto c = timed([&] { return by_xapian(index, strategy); });
        ours.push_back(a.seconds);
        hand.push_back(b.seconds);
        xapian.push_back(c.seconds);
        if (a.records != c.records) ++differ;
        if (i < 3)
            fmt::print("strategy {}: {} hits of lines, {} reports; by hand {}, {}\n", i + 1, a.records, a.reports,
                       b.records, b.reports);
    }
    fmt::print("{} strategies of 40 lines, {} with other hits by Xapian\n{:<12}{:>10}{:>10}\n", count, differ, "",
               "p50 ms", "p95 ms");
    for (const auto& [name, times] : {std::pair{"evaluator", ours}, {"by hand", hand}, {"Xapian", xapian}}) {
        fmt::print("{:<12}{:>10.1f}{:>10.1f}\n", name, 1e3 * at(times, 0.5), 1e3 * at(times, 0.95));
    }
    fmt::print("ratio to by hand {:.2f} {:.2f}, to Xapian {:.2f} {:.2f}\n", at(ours, 0.5) / at(hand, 0.5),
               at(ours, 0.95) / at(hand, 0.95), at(ours, 0.5) / at(xapian, 0.5), at(ours, 0.95) / at(xapian, 0.95));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "strategies STORE [COUNT]\n";
        return 2;
    }
    try {
        run(argv[1], argc > 2 ? std::stoi(argv[2]) : 40);
    } catch (const std::exception& fault) {
        std::cerr << fault.what() << '\n';
        return 1;
    }
    return 0;
}
