// The page for librarians names every tag and every field, and every problem a question can have.
#include "base/file.hpp"
#include "query/syntax/parts/nearest.hpp"
#include "tests/catch.hpp"

using namespace evident;

TEST_CASE("docs/query-syntax.md has each tag and each name of the table", "[docs]") {
    const auto page = read_file(std::string(EVIDENT_SOURCE_DIR) + "/docs/query-syntax.md");
    for (const auto tag : known_tags()) {
        INFO(tag);
        CHECK(page.find('[' + std::string(tag) + ']') != std::string::npos);
    }
    for (const auto name : known_names()) {
        INFO(name);
        CHECK(page.find('`' + std::string(name) + ":`") != std::string::npos);
    }
}
