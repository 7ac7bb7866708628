// The three that answer a question - FTS5 with SQL, Xapian, a plain scan - over one store, and what to say when they
// differ.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.hpp"
#include "index/sync.hpp"
#include "query/ast/matches.hpp"
#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/compile/to_xapian.hpp"
#include "query/exact/exact.hpp"
#include "store/reports/records.hpp"
#include "tests/agreement/shrink.hpp"

namespace evident::testing {

using Answer = std::vector<RecordId>;

// refused: nobody answers otherwise, but a word stood for too many for an engine. That is no agreement.
enum class Verdict { same, refused, different };

class Engines {
  public:
    // Of every current record of the store, which the index must hold.
    Engines(Store& store, const Index& index) : store_(store), index_(index) {
        auto rows = store.database().prepare("SELECT id FROM record WHERE current IS NOT NULL ORDER BY id");
        RecordTable table(store);
        while (rows.step()) {
            ids_.push_back(RecordId{rows.integer(0)});
            records_.push_back(table.find(ids_.back())->record);
        }
        for (const auto& record : records_) scanned_.emplace_back(record);
    }

    const std::vector<Record>& records() const { return records_; }

    Answer scan(const Node& node) const { return chosen(truth(node)); }

    // Of each record, in order, whether it answers; and those that do.
    std::vector<bool> truth(const Node& node) const {
        std::vector<bool> out;
        for (const auto& record : scanned_) out.push_back(record.matches(node));
        return out;
    }
    Answer chosen(const std::vector<bool>& truth) const {
        Answer out;
        for (std::size_t i = 0; i < truth.size(); ++i) {
            if (truth[i]) out.push_back(ids_[i]);
        }
        return out;
    }

    // The scan of the tree as it stands is the judge of all.
    Verdict judge(const Node& node) const { return judge(node, scan(node)); }
    Verdict judge(const Node& node, const Answer& truth) const {
        const auto fts = compared([&] { return exact_records(store_, node); }, truth);
        const auto xapian = compared([&] { return xapian_matches(index_, node); }, truth);
        const auto simple = simplify(node);
        const bool kept = simple == node || scan(simple) == truth;
        return std::max({fts, xapian, kept ? Verdict::same : Verdict::different});
    }

    // The smallest part or variant of the tree on which they differ still, and where.
    std::string difference(const Node& node) const {
        const auto least = shrunk(node, [this](const Node& smaller) { return judge(smaller) == Verdict::different; });
        const auto truth = scan(least);
        return fmt::format("{}\nsimplified: {}\n{}{}{}", print(least), print(simplify(least)),
                           against(
                               truth, [&] { return exact_records(store_, least); }, "FTS5"),
                           against(
                               truth, [&] { return xapian_matches(index_, least); }, "Xapian"),
                           against(
                               truth, [&] { return scan(simplify(least)); }, "the scan of the simplified tree"));
    }

  private:
    // An engine may refuse a word that stands for too many, and need not come to it.
    template <class Ask>
    static std::optional<Answer> answer(Ask ask) {
        try {
            return ask();
        } catch (const Error& error) {
            if (error.code() != "too-wide") throw;
            return {};
        }
    }

    template <class Ask>
    static Verdict compared(Ask ask, const Answer& truth) {
        const auto found = answer(ask);
        if (!found) return Verdict::refused;
        return *found == truth ? Verdict::same : Verdict::different;
    }

    template <class Ask>
    std::string against(const Answer& truth, Ask ask, std::string_view engine) const {
        const auto found = answer(ask);
        if (!found) return fmt::format("{} refuses\n", engine);
        Answer missing;
        Answer extra;
        std::set_difference(truth.begin(), truth.end(), found->begin(), found->end(), std::back_inserter(missing));
        std::set_difference(found->begin(), found->end(), truth.begin(), truth.end(), std::back_inserter(extra));
        if (missing.empty() && extra.empty()) return {};
        return fmt::format("{} misses{} and has beyond{}\n", engine, names(missing), names(extra));
    }

    std::string names(const Answer& answer) const {
        std::string out;
        for (const auto id : answer) {
            const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
            const bool known = at != ids_.end() && *at == id;
            out += known ? ' ' + records_[std::size_t(at - ids_.begin())].key : fmt::format(" #{}", number(id));
        }
        return out.empty() ? " none" : out;
    }

    Store& store_;
    const Index& index_;
    std::vector<RecordId> ids_;
    std::vector<Record> records_;
    std::vector<Scanned> scanned_;
};

}  // namespace evident::testing
