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

}  // namespace
}  // namespace evident
