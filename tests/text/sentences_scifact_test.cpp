#include <array>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "tests/shared_data.hpp"
#include "text/ascii.hpp"
#include "text/sentences.hpp"

namespace evident {
namespace {

std::string inflated(const std::string& path) {
    const auto bytes = inflate_if_gzip(open_bytes(path));
    std::string out;
    std::array<char, 1 << 16> buffer{};
    while (const auto count = bytes->read(buffer)) out.append(buffer.data(), count);
    return out;
}

struct Score {
    std::size_t right = 0, given = 0, wanted = 0;
    double precision() const { return double(right) / double(given); }
    double recall() const { return double(right) / double(wanted); }
};

// Compares the inner boundaries of one abstract: the ends of its sentences but the last.
void compare(const nlohmann::json& abstract, Score& score) {
    std::string text;
    std::set<std::size_t> wanted;
    for (const auto& sentence : abstract) {
        const auto plain = single_spaced(sentence.get<std::string>());
        if (plain.empty()) continue;
        if (!text.empty()) {
            wanted.insert(text.size());
            text += ' ';
        }
        text += plain;
    }
    std::set<std::size_t> given;
    for (const auto& range : sentences(text)) given.insert(range.end);
    given.erase(text.size());
    const bool show = std::getenv("EVIDENT_SHOW_BOUNDARIES") != nullptr;
    const auto around = [&](std::size_t at) {
        const auto from = at < 60 ? 0 : at - 60;
        return text.substr(from, at - from) + " || " + text.substr(at, 40);
    };
    for (const auto at : given) {
        if (wanted.contains(at)) {
            ++score.right;
        } else if (show) {
            WARN("given:  " << around(at));
        }
    }
    for (const auto at : wanted) {
        if (show && !given.contains(at)) WARN("missed: " << around(at));
    }
    score.given += given.size();
    score.wanted += wanted.size();
}

TEST_CASE("Sentences of the SciFact abstracts end where its readers let them end") {
    const auto path = testing::shared_data("data/bench/scifact/corpus.jsonl.gz");
    if (path.empty()) return;
    std::istringstream lines(inflated(path));
    Score score;
    std::size_t abstracts = 0;
    for (std::string line; std::getline(lines, line); ++abstracts) {
        compare(nlohmann::json::parse(line).at("abstract"), score);
    }
    CHECK(abstracts == 5183);
    INFO("precision " << score.precision() << ", recall " << score.recall() << " over " << score.wanted);
    // Most of what is missing is the data's: 950 borders within the leader dots of one table of contents, 248 after
    // "+/-".
    CHECK(score.precision() > 0.9935);
    CHECK(score.recall() > 0.966);
}

}  // namespace
}  // namespace evident
