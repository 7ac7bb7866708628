#include <string>

#include "base/date.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

struct Golden {
    std::string_view written;
    std::string_view meant;  // to_text of the span
};

TEST_CASE("Dates as bibliographies write them") {
    const auto golden = GENERATE(values<Golden>({
        {"", ""},
        {"no date", ""},
        {"2024", "2024"},
        {"2024-12", "2024-12"},
        {"2024-12-31", "2024-12-31"},
        {"2024/12/31", "2024-12-31"},
        {"2024/12/31/Suppl", "2024-12-31"},
        {"2024///", "2024"},
        {"2024 12 5", "2024-12-05"},
        {"20241231", "2024-12-31"},
        {"2024 Dec 5", "2024-12-05"},
        {"2024 December", "2024-12"},
        {"Sept. 2004", "2004-09"},
        {"5 Aug 2011", "2011-08-05"},
        {"15 August 2011", "2011-08-15"},
        {"Aug 5th, 2011", "2011-08-05"},
        {"31-Dec-2024", "2024-12-31"},
        {"2024-Dec-31", "2024-12-31"},
        {"Dec-2024", "2024-12"},
        {"31/12/2024", "2024-12-31"},
        {"12/31/2024", "2024-12-31"},
        {"05/12/2024", "2024"},
        {"2024年12月31日", "2024-12-31"},
        {"2024年12月", "2024-12"},
        {"2024年", "2024"},
    }));
    CAPTURE(golden.written);
    CHECK(to_text(parse_span(golden.written)) == golden.meant);
}

TEST_CASE("Ranges of dates as bibliographies write them") {
    const auto golden = GENERATE(values<Golden>({
        {"1944-1945", "1944-01-01..1945-12-31"},
        {"1998-99", "1998-01-01..1999-12-31"},
        {"2013 Jan-Mar", "2013-01-01..2013-03-31"},
        {"2018 May - Jun", "2018-05-01..2018-06-30"},
        {"2018 May\u2013Jun", "2018-05-01..2018-06-30"},
        {"1998 Dec-1999 Jan", "1998-12-01..1999-01-31"},
        {"1998 Dec 25-1999 Jan 3", "1998-12-25..1999-01-03"},
        {"2000 Dec 23-30", "2000-12-23..2000-12-30"},
        {"2003 Sep 4-10", "2003-09-04..2003-09-10"},
        {"2000 Dec 30-Jan 5", "2000-12-30..2001-01-05"},
        {"2000 Jul 31-Aug 2", "2000-07-31..2000-08-02"},
        {"4-10 Sep 2003", "2003-09-04..2003-09-10"},
        {"15-20 Jan 2000", "2000-01-15..2000-01-20"},
        {"2000 Nov-Jan", "2000-11-01..2001-01-31"},
        {"Dec-Jan 2004", "2003-12-01..2004-01-31"},
        {"Jan-Feb 2004", "2004-01-01..2004-02-29"},
        {"2013 01-03", "2013-01-01..2013-03-31"},
        {"2024 Mar-", "2024-03"},
        {"- 2024", "2024"},
        {"1999 Dec-1998 Jan", "1999-12"},
    }));
    CAPTURE(golden.written);
    CHECK(to_text(parse_span(golden.written)) == golden.meant);
}

TEST_CASE("Seasons, other words and days that cannot be") {
    const auto golden = GENERATE(values<Golden>({
        {"Fall 2003", "2003"},
        {"2019 Winter", "2019"},
        {"2000-2001 Winter", "2000-01-01..2001-12-31"},
        {"2000 Spring-Summer", "2000"},
        {"1st Quart 1989", "1989"},
        {"2015 3rd Quarter", "2015"},
        {"2024 Decision", "2024"},
        {"2024 Marketing", "2024"},
        // what cannot be
        {"2024-02-30", "2024-02"},
        {"2023 Feb 29", "2023-02"},
        {"2024-02-29", "2024-02-29"},
        {"2024-13-01", "2024"},
        {"20241301", "2024"},
        {"2024-00-00", "2024"},
        {"0000", ""},
        {"99999", ""},
        {"123456789012345678901234567890", ""},
    }));
    CAPTURE(golden.written);
    CHECK(to_text(parse_span(golden.written)) == golden.meant);
}

TEST_CASE("Days are those of the calendar") {
    CHECK(make_day(2024, 2, 29).has_value());
    CHECK_FALSE(make_day(2023, 2, 29));
    CHECK_FALSE(make_day(1900, 2, 29));
    CHECK(make_day(2000, 2, 29).has_value());
    CHECK_FALSE(make_day(2024, 4, 31));
    CHECK_FALSE(make_day(999, 1, 1));
    CHECK_FALSE(make_day(10000, 1, 1));
    CHECK_FALSE(make_day(2024, 0, 1));
    CHECK_FALSE(make_day(2024, 13, 1));
    CHECK_FALSE(make_day(2024, 1, 0));
    CHECK_FALSE(make_day(2024, -1, -1));
}

TEST_CASE("A month or day beyond 255 is no day, though the calendar's types would wrap it") {
    CHECK_FALSE(make_day(2024, 257, 1));
    CHECK_FALSE(make_day(2024, 1, 257));
}

TEST_CASE("Only whole days are read as days") {
    CHECK(parse_day("2024-12-31") == make_day(2024, 12, 31));
    CHECK(parse_day("2024/12/31") == make_day(2024, 12, 31));
    CHECK(parse_day("20241231") == make_day(2024, 12, 31));
    for (const auto* text : {"", "2024", "2024-12", "2024-12/31", "2024-1-31", "2024-02-30", "31-12-2024", "202412310",
                             "2024-12-31 ", " 2024-12-31", "2024.12.31", "2024-12-3x", "-024-12-31"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_day(text));
    }
}

TEST_CASE("The day after") {
    CHECK(next_day(*make_day(2024, 2, 28)) == make_day(2024, 2, 29));
    CHECK(next_day(*make_day(2023, 2, 28)) == make_day(2023, 3, 1));
    CHECK(next_day(*make_day(2024, 12, 31)) == make_day(2025, 1, 1));
    CHECK(next_day(Day::none) == Day::none);
}

TEST_CASE("Days compare as the calendar does and are written as ISO 8601") {
    CHECK(*make_day(2023, 12, 31) < *make_day(2024, 1, 1));
    CHECK(to_iso(*make_day(2024, 3, 5)) == "2024-03-05");
    CHECK(to_iso(Day::none).empty());
    const Day day = *make_day(2024, 3, 5);
    CHECK((year_of(day) == 2024 && month_of(day) == 3 && day_of_month(day) == 5));
}

TEST_CASE("Spans know what they are") {
    CHECK_FALSE(Span{}.known());
    CHECK(make_span(2024, 2)->last == make_day(2024, 2, 29));
    CHECK(make_span(2024, 2, 3)->whole_day());
    CHECK_FALSE(make_span(2024, 2)->whole_day());
    CHECK_FALSE(make_span(2024, 2, 30));
    CHECK_FALSE(make_span(0));
    CHECK(to_text(Span{}).empty());
}

TEST_CASE("Months by name, abbreviation or number") {
    CHECK(parse_month("Aug") == 8);
    CHECK(parse_month("august") == 8);
    CHECK(parse_month("SEPT") == 9);
    CHECK(parse_month("08") == 8);
    CHECK(parse_month("may") == 5);
    for (const auto* text : {"", "0", "13", "008", "ma", "mayor", "Decision", "Winter"}) CHECK(parse_month(text) == 0);
}

TEST_CASE("The text of a span reads back as the span") {
    for (const auto& span : {*make_span(2024), *make_span(2024, 2), *make_span(2024, 2, 3)}) {
        CHECK(parse_span(to_text(span)) == span);
    }
}

}  // namespace
}  // namespace evident
