// What the checks of a strategy are made on: the strategy as written and as asked, and what its lines find here.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/strategy/line_sets.hpp"
#include "query/strategy/press.hpp"
#include "query/strategy/strategy.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

class ReviewDesk {
  public:
    // text: the file that was read; written: as parsed; asked: the same, its headings widened (see widen()). All must
    // outlive this.
    ReviewDesk(Store& store, std::string_view text, const LinedStrategy& written, const LinedStrategy& asked,
               std::int64_t result, int year);

    Store& store() { return store_; }
    LineSets& sets() { return sets_; }
    const LinedStrategy& written() const { return written_; }
    const LinedStrategy& asked() const { return asked_; }
    std::int64_t result() const { return result_; }
    int year() const { return year_; }
    bool is_used(std::int64_t line) const { return used_.count(line) != 0; }
    // Used, and not only for what a NOT takes away.
    bool is_wanted(std::int64_t line) const { return wanted_.count(line) != 0; }
    std::string_view text(const Place& place) const;
    // The same in single spaces and short enough to stand in a sentence.
    std::string quoted(const Place& place) const;

    // What the line finds with all that stands beside it as an alternative: in the lines that name it in an "or", and
    // so on upwards.
    const RecordSet& block(std::int64_t line);

    // What a node as written finds, its headings widened and its lines put in.
    RecordSet find(Node written);

    void tell(PressElement element, Severity severity, std::string_view code, std::int64_t line, const Place& place,
              std::string message);
    std::vector<PressFinding>& findings() { return findings_; }

  private:
    void want(std::int64_t line);

    Store& store_;
    std::string_view text_;
    const LinedStrategy& written_;
    const LinedStrategy& asked_;
    std::int64_t result_;
    int year_;
    LineSets sets_;
    std::set<std::int64_t> used_;
    std::set<std::int64_t> wanted_;
    std::map<std::int64_t, std::vector<std::int64_t>> wider_;  // the lines that name a line as an alternative
    std::map<std::int64_t, RecordSet> blocks_;
    std::vector<PressFinding> findings_;
};

// "1 report", "12 reports".
std::string reports_told(std::int64_t count);

}  // namespace evident
