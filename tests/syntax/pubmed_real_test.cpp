// Strategies that people wrote for PubMed: each is read, and what is written of it is read as the same.
#include <filesystem>
#include <map>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "query/ast/simplify.hpp"
#include "query/write/writer.hpp"
#include "tests/catch.hpp"
#include "tests/query/syntax_cases.hpp"
#include "tests/shared_data.hpp"
#include "tests/syntax/order_of_taking.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

struct Case {
    std::string name;
    std::string text;
};

// What is broken in the published text itself: a star before a heading (51), a parenthesis too many (102), a "/" behind
// a tag (60).
const std::map<std::string, std::string> broken = {
    {"51 query", "misplaced-truncation@875-890"},        {"51 edited_search", "misplaced-truncation@867-882"},
    {"102 edited_search", "lone-parenthesis@1536-1537"}, {"60 query", "no-words@1459-1460"},
    {"60 edited_search", "no-words@1419-1420"},
};

std::string errors_of(const Parsed& parsed) { return problems_of(parsed, Severity::error); }

std::string unpacked(const std::string& path) {
    std::string out;
    const auto bytes = inflate_if_gzip(open_bytes(path));
    while (read_more(*bytes, out, 65536)) {
    }
    return out;
}

void check_written(const Case& one) {
    INFO(one.name);
    const auto tree = simplify(pubmed(one.text).node);
    const auto out = write(Syntax::pubmed, tree);
    INFO(out.text);
    for (const auto& loss : out.losses) INFO(loss.code << ": " << loss.message);
    CHECK(out.losses.empty());
    const auto again = pubmed(out.text);
    CHECK(errors_of(again).empty());
    CHECK(shape(again.node) == shape(tree));
}

}  // namespace

TEST_CASE("pubmed: the strategies of our review", "[pubmed]") {
    std::size_t seen = 0;
    const auto folder = std::filesystem::path(EVIDENT_SOURCE_DIR) / "corpus/tlcr-2025-163/strategies";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("source-")) continue;  // lines, or of another database
        auto text = read_file(entry.path().string());
        while (text.starts_with("//")) text.erase(0, text.find('\n') + 1);
        INFO(name);
        CHECK(errors_of(pubmed(text)) == "");
        check_written({name, text});
        ++seen;
    }
    CHECK(seen == 21);
}

TEST_CASE("pubmed: the strategies of 22 published reviews", "[pubmed]") {
    const auto path = shared_data("data/bench/sysrev-seed/overall_collection.jsonl.gz");
    if (path.empty()) return;
    const auto all = unpacked(path);
    std::size_t seen = 0;
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find('\n', at), all.size());
        const auto line = all.substr(at, end - at);
        at = end + 1;
        if (line.empty()) continue;
        const auto review = nlohmann::json::parse(line);
        for (const auto* name : {"query", "edited_search"}) {
            const Case one{review.at("id").get<std::string>() + ' ' + name, review.at(name).get<std::string>()};
            INFO(one.name);
            const auto known = broken.find(one.name);
            CHECK(errors_of(pubmed(one.text)) == (known == broken.end() ? std::string{} : known->second));
            check_written(one);
            ++seen;
        }
    }
    CHECK(seen == 44);
}

TEST_CASE("pubmed: the searches that Polyglot shows", "[pubmed]") {
    const auto path = shared_data("data/bench/polyglot/examples.json");
    if (path.empty()) return;
    const auto all = nlohmann::json::parse(read_file(path));
    std::size_t seen = 0;
    for (const auto& example : all) {
        const Case one{example.at("title").get<std::string>(), example.at("query").get<std::string>()};
        if (one.text.find(" adj") != std::string::npos) continue;  // Ovid's
        INFO(one.name);
        CHECK(errors_of(pubmed(one.text)) == "");
        check_written(one);
        ++seen;
    }
    CHECK(seen == 4);
}
