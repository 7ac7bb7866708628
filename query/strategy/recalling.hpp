// Which known items a strategy finds, and for each one it does not, the line that lost it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/ast/matches.hpp"
#include "query/strategy/strategy.hpp"
#include "store/reports/records.hpp"

namespace evident {

// What one record answers of a strategy, lines and all.
class RecordAnswers {
  public:
    RecordAnswers(const LinedStrategy& strategy, const Scanned& record) : strategy_(strategy), record_(record) {}

    bool line(std::int64_t number);
    bool matches(const Node& node);

  private:
    const LinedStrategy& strategy_;
    const Scanned& record_;
    std::map<std::int64_t, bool> lines_;
};

// Why a record is not in a line: the line and the part of it that decided.
struct Loss {
    enum class Kind : std::uint8_t {
        term,      // it does not answer this term, which must be met
        nothing,   // it answers none of the alternatives
        excluded,  // it answers what is taken away
    };
    Kind kind = Kind::term;
    std::int64_t line = 0;                     // where the deciding part stands
    Place place;                               // of the deciding part in the file
    std::vector<std::int64_t> alternatives{};  // of nothing: the lines among them
};

// The record must not answer the line.
Loss loss_of(const LinedStrategy& strategy, RecordAnswers& answers, std::int64_t line);

struct KnownItem {
    std::string name;    // as given
    bool held = false;   // the store has it
    bool found = false;  // the result line finds one of its records
    Loss loss{};         // of an item that is held and not found: its first record's
};

// names: "pmid:1", a number alone (a PMID), "doi:10...", "SOURCE:KEY".
std::vector<KnownItem> recall(Store& store, const LinedStrategy& strategy, std::int64_t result,
                              const std::vector<std::string>& names);

// The names in a file of known items: one a line, blank lines and // passed over; what follows a tab or blank is a
// remark.
std::vector<std::string> read_known(std::string_view text);

}  // namespace evident
