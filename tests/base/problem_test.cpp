#include "base/problem.hpp"
#include "base/error.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

TEST_CASE("Faults have the documented exit codes and names") {
    CHECK(exit_code(Fault::usage) == 2);
    CHECK(exit_code(Fault::source) == 3);
    CHECK(exit_code(Fault::store) == 4);
    CHECK(exit_code(Fault::bug) == 70);
    CHECK(name(Fault::usage) == "usage");
    CHECK(name(Fault::source) == "source");
    CHECK(name(Fault::store) == "store");
    CHECK(name(Fault::bug) == "bug");
}

TEST_CASE("An error carries its advice and place") {
    const Error error(Fault::source, "cut", "fetch again", Place{"file", 3, 9});
    CHECK(std::string(error.what()) == "cut");
    CHECK(error.advice() == "fetch again");
    CHECK(error.place() == Place{"file", 3, 9});
    CHECK_FALSE(Error(Fault::bug, "x").place());
}

TEST_CASE("Notes alone are no cause for concern") {
    const Problem note{Severity::note, "a", "", {}};
    const Problem warning{Severity::warning, "b", "", {}};
    const Problem error{Severity::error, "c", "", {}};
    CHECK_FALSE(any_worse_than_note({}));
    CHECK_FALSE(any_worse_than_note({note, note}));
    CHECK(any_worse_than_note({note, warning}));
    CHECK(any_worse_than_note({error}));
    CHECK(name(Severity::note) == "note");
    CHECK(name(Severity::warning) == "warning");
    CHECK(name(Severity::error) == "error");
}

}  // namespace
}  // namespace evident
