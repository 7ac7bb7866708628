#include "query/exact.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "query/ast/matches.hpp"
#include "query/ast/simplify.hpp"
#include "query/compile/to_fts.hpp"
#include "query/past.hpp"

namespace evident {
namespace {

using Ids = std::vector<std::int64_t>;

Ids both(const Ids& a, const Ids& b) {
    Ids out;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

Ids either(const Ids& a, const Ids& b) {
    Ids out;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

Ids without(const Ids& a, const Ids& b) {
    Ids out;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}

// Works a tree out part by part: the largest parts that FTS5 can say become one MATCH each, dates become SQL, and
// sorted sets of record ids join them.
class Evaluator {
  public:
    explicit Evaluator(Store& store) : database_(store.database()), records_(store) {}

    Ids run(const Node& node) {
        if (const auto text = to_fts(node)) return match(*text);
        return std::visit([&](const auto& is) { return of(is); }, node.is);
    }

  private:
    Ids match(const std::string& text) {
        auto rows = database_.cached("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid").bind(1, text);
        return read(std::move(rows));
    }

    static Ids read(Statement rows) {
        Ids out;
        while (rows.step()) out.push_back(rows.integer(0));
        return out;
    }

    Ids of(const All&) { return read(database_.cached("SELECT id FROM record WHERE current IS NOT NULL ORDER BY id")); }
    Ids of(const Nothing&) { return {}; }
    Ids of(const Tag&) { return {}; }  // always said by FTS5

    // A phrase FTS5 cannot say: it proposes, the stored words decide.
    Ids of(const Words& words) {
        const Node node{words, {}};
        return those_that_match(proposed(words), node);
    }

    Ids of(const Line&) { return {}; }

    Ids of(const Near& near) {
        std::optional<Ids> out;
        for (const auto& part : near.parts) {
            Ids some = run(part);
            out = out ? both(*out, some) : std::move(some);
        }
        return those_that_match(out.value_or(Ids{}), {near, {}});
    }

    Ids proposed(const Words& words) {
        const auto text = to_fts_loosely(words);
        return text.empty() ? of(All{}) : match(text);
    }

    Ids those_that_match(Ids ids, const Node& node) {
        std::erase_if(ids, [&](std::int64_t id) {
            const auto held = records_.find(RecordId{id});
            return !held || !matches(node, held->record);
        });
        return ids;
    }

    Ids of(const Between& between) {
        Ids out;
        for (const auto date : between.dates) {
            auto rows = database_.prepare(
                fmt::format("SELECT id FROM record WHERE current IS NOT NULL AND \"{0}\" > 0 AND \"{0}\" >= ?1 "
                            "AND (?2 = 0 OR \"{0}\" <= ?2) ORDER BY id",
                            name(date)));
            rows.bind(1, std::int64_t(between.from)).bind(2, std::int64_t(between.to));
            out = either(out, read(std::move(rows)));
        }
        return out;
    }

    Ids of(const Or& any) {
        Ids out;
        for (const auto& part : grouped<Or>(any.parts)) out = either(out, run(part));
        return out;
    }

    Ids of(const And& all) {
        std::optional<Ids> out;
        for (const auto& part : grouped<And>(all.parts)) {
            if (std::holds_alternative<Not>(part.is)) continue;
            out = out ? both(*out, run(part)) : run(part);
            if (out->empty()) return {};
        }
        if (!out) out = of(All{});
        for (const auto& part : all.parts) {
            if (const auto* negated = std::get_if<Not>(&part.is)) out = without(*out, run(negated->part.front()));
        }
        return *out;
    }

    Ids of(const Not& negated) { return without(of(All{}), run(negated.part.front())); }

    // The parts, those FTS5 can say put together into one so that it joins them itself.
    template <class Join>
    std::vector<Node> grouped(const std::vector<Node>& parts) {
        Join said;
        std::vector<Node> out;
        for (const auto& part : parts) {
            if (to_fts(part)) {
                said.parts.push_back(part);
            } else {
                out.push_back(part);
            }
        }
        const Node together{said, {}};
        if (said.parts.empty()) return out;
        if (said.parts.size() == parts.size() || !to_fts(together)) return parts;
        out.insert(out.begin(), together);
        return out;
    }

    Database& database_;
    RecordTable records_;
};

std::vector<RecordId> typed(const Ids& ids) {
    std::vector<RecordId> out;
    for (const auto id : ids) out.push_back(RecordId{id});
    return out;
}

}  // namespace

std::vector<RecordId> exact_records(Store& store, const Node& node) {
    return typed(Evaluator(store).run(simplify(node)));
}

std::vector<ReportId> reports_of(Store& store, const std::vector<RecordId>& records) {
    RecordTable table(store);
    std::vector<ReportId> out;
    for (const auto record : records) out.push_back(table.report_of(record));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<ReportId> exact_reports(Store& store, const Node& node) {
    return reports_of(store, exact_records(store, node));
}

// Today's answer for every record that has not changed since, and a plain scan of the version of that day for the rest.
std::vector<RecordId> exact_records_as_of(Store& store, const Node& node, Day day) {
    Past past(store, day);
    Ids changed;
    for (const auto record : past.changed()) changed.push_back(number(record));
    Ids then;
    for (const auto id : changed) {
        const auto held = past.find(RecordId{id});
        if (held && matches(node, held->record)) then.push_back(id);
    }
    return typed(either(without(Evaluator(store).run(simplify(node)), changed), then));
}

std::vector<ReportId> exact_reports_as_of(Store& store, const Node& node, Day day) {
    Past past(store, day);
    std::set<ReportId> out;
    for (const auto record : exact_records_as_of(store, node, day)) {
        if (const auto held = past.find(record)) out.insert(held->report);
    }
    return {out.begin(), out.end()};
}

}  // namespace evident
