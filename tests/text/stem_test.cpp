#include <thread>

#include "tests/catch.hpp"
#include "text/stem.hpp"

namespace evident {
namespace {

TEST_CASE("English words of one family have one stem") {
    CHECK(stem("treated") == "treat");
    CHECK(stem("treating") == stem("treats"));
    CHECK(stem("metastases") == stem("metastase"));
    CHECK(stem("studies") == stem("study"));
    CHECK(stem("treatment") == "treatment");
}

TEST_CASE("Words that are no English stay as they are") {
    for (const auto* word : {"", "is", "cd8+", "2.5", "p53s", "меня", "肺", "Treated"}) CHECK(stem(word) == word);
}

TEST_CASE("Each thread has its own stemmer") {
    std::string other;
    std::thread worker([&] {
        for (int i = 0; i < 2000; ++i) other = stem("operations");
    });
    std::string here;
    for (int i = 0; i < 2000; ++i) here = stem("tumors");
    worker.join();
    CHECK(other == "oper");
    CHECK(here == "tumor");
}

}  // namespace
}  // namespace evident
