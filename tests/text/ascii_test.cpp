#include "text/ascii.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

TEST_CASE("Plain ASCII questions") {
    CHECK(trim(" \t\r\na b\v\f ") == "a b");
    CHECK(trim(" \n ").empty());
    CHECK(lower("AbZ-É9") == "abz-É9");
    CHECK(all_digits("0129"));
    CHECK_FALSE(all_digits(""));
    CHECK_FALSE(all_digits("1.2"));
    CHECK(single_spaced("  a \n\t b  c ") == "a b c");
    CHECK(single_spaced(" ").empty());
}

TEST_CASE("A text parted at its marks") {
    using Parts = std::vector<std::string_view>;
    CHECK(parted(" a b ;; c,\td ", ";,") == Parts{"a b", "c", "d"});
    CHECK(parted("a;b", ",") == Parts{"a;b"});
    CHECK(parted(" ; ", ";").empty());
    CHECK(parted("", ";").empty());
    CHECK(parted_by("Doe A and Roe B and", " and ") == Parts{"Doe A", "Roe B and"});
    CHECK(parted_by(" and Poe and  and Loe and ", " and ") == Parts{"Poe", "Loe"});
    CHECK(parted_by("sand", "and") == Parts{"s"});
    CHECK(parted_by("", "and").empty());
}

}  // namespace
}  // namespace evident
