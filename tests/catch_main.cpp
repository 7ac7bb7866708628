// The test program's main, for Catch2 2.13, which has it in a header; compiled once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
