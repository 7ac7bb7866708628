// Records that are made to be joined wrongly or to keep the store busy for ever: few words, many copies, one DOI on
// all.
#include <fmt/format.h>

#include "store/dedup/candidates.hpp"
#include "tests/catch.hpp"
#include "tests/store/desk.hpp"

namespace evident {
namespace {

using testing::Desk;
using testing::record_of;

constexpr std::int64_t many = 1500;

Author author_of(const std::string& surname) {
    Author out;
    out.last = surname;
    out.initials = "A";
    return out;
}

// What was looked at stays within what a living key allows, whatever the number of records.
void check_bounded(Desk& desk) { CHECK(desk.count("pair") <= many * std::int64_t(most_of_a_key)); }

TEST_CASE("as many records of one word stay as many reports") {
    const std::string title = GENERATE("Reply", "Editorial", "[Letter]", "\u9605\u8bfb");
    Desk desk;
    std::vector<Record> records;
    for (int i = 0; i < many; ++i) records.push_back(record_of("csv", std::to_string(i), title));
    desk.put_all(records);
    CHECK(desk.records().count_reports() == many);
    CHECK(desk.count("pair") == 0);
    CHECK(desk.sound());
}

TEST_CASE("as many records of one long title, which other authors wrote in other years, stay as many reports") {
    Desk desk;
    std::vector<Record> records;
    for (int i = 0; i < many; ++i) {
        auto record = record_of("csv", std::to_string(i), "Abstracts of the annual meeting of the society of the lung");
        record.authors.push_back(author_of(fmt::format("Author{}", i)));
        record.dates.push_back({DateKind::print, *make_span(1950 + i % 70), "", ""});
        records.push_back(record);
    }
    desk.put_all(records);
    CHECK(desk.records().count_reports() == many);
    check_bounded(desk);
}

TEST_CASE("one DOI on as many papers joins none of them") {
    Desk desk;
    std::vector<Record> records;
    for (int i = 0; i < many; ++i) {
        auto record =
            record_of("csv", std::to_string(i), fmt::format("Paper on subject{0} and matter{0} in the lung", i),
                      {"doi:10.1000/journal"});
        record.authors.push_back(author_of(fmt::format("Author{}", i)));
        records.push_back(record);
    }
    desk.put_all(records);
    CHECK(desk.records().count_reports() == many);
    check_bounded(desk);
}

TEST_CASE("sixty copies of one record are one report, and each further copy costs no more than the last") {
    Desk desk;
    std::vector<Record> records;
    for (int i = 0; i < 60; ++i) {
        auto record = record_of(fmt::format("source{}", i), "1", "Low dose alphatinib in cancer of the lung",
                                {"doi:10.1000/one"});
        record.authors.push_back(author_of("Author"));
        record.journal.title = "Journal of Made Oncology";
        record.journal.volume = "12";
        record.journal.pages = "101-110";
        record.dates.push_back({DateKind::print, *make_span(2020), "", ""});
        records.push_back(record);
    }
    desk.put_all(records);
    CHECK(desk.records().count_reports() == 1);
    CHECK(desk.count("pair") == 60 * 59 / 2);
    CHECK(desk.sound());
}

}  // namespace
}  // namespace evident
