#include "tests/agreement/real_strategies.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "tests/shared_path.hpp"
#include "text/ascii.hpp"

namespace evident::testing {
namespace {

namespace fs = std::filesystem;
using Strategies = std::vector<RealStrategy>;

std::string unpacked(const std::string& path) {
    const auto bytes = inflate_if_gzip(open_bytes(path));
    std::string out;
    while (read_more(*bytes, out, std::size_t(1) << 16U)) {
    }
    return out;
}

// "" when it is absent.
std::string bench(const std::string& below) {
    const auto path = shared_path("data/bench/" + below);
    return fs::exists(path) ? path.string() : std::string{};
}

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

// The topics of a tar: headers of 512 bytes, the name first, the size in octal digits at 124.
Strategies clef_tar() {
    Strategies out;
    const auto path = bench("clef-tar/2019-task2-training-topics.tar.gz");
    if (path.empty()) return out;
    const auto tar = unpacked(path);
    for (std::size_t at = 0; at + 512 <= tar.size();) {
        const std::string name(tar.substr(at, tar.substr(at, 100).find('\0')));
        const auto size = std::stoul('0' + tar.substr(at + 124, 11), nullptr, 8);
        const auto body = tar.substr(at + 512, size);
        at += 512 + (size + 511) / 512 * 512;
        const auto query = body.find("Query:");
        const bool topic = name.find("Task2/Training/") != std::string::npos && name.find("/topics/") < name.size();
        if (!topic || query == std::string::npos) continue;
        const auto end = std::min(body.find("\nPid"), body.size());
        out.push_back({"clef-tar", file_name(name), {}, body.substr(query + 6, end - query - 6)});
    }
    return out;
}

Strategies sigir() {
    Strategies out;
    const auto path = bench("sigir2017-sysrev/queries_unannotated.json.gz");
    if (path.empty()) return out;
    for (const auto& each : nlohmann::json::parse(unpacked(path))) {
        out.push_back({"sigir2017-sysrev", std::to_string(each["document_id"].get<int>()), {},
                       each["query"].get<std::string>()});
    }
    return out;
}

Strategies sysrev_seed() {
    Strategies out;
    const auto path = bench("sysrev-seed/overall_collection.jsonl.gz");
    if (path.empty()) return out;
    const auto text = unpacked(path);
    for (const auto line : parted(text, "\n")) {
        if (trim(line).empty()) continue;
        const auto review = nlohmann::json::parse(line);
        for (const auto* which : {"query", "edited_search"}) {
            out.push_back({"sysrev-seed", review["id"].get<std::string>() + ' ' + which, evident::Syntax::pubmed,
                           review[which].get<std::string>()});
        }
    }
    return out;
}

Strategies transmute() {
    Strategies out;
    const auto folder = bench("transmute/data");
    if (folder.empty()) return out;
    for (const auto& path : files_in(folder)) {
        out.push_back({"transmute", file_name(path), evident::Syntax::ovid, read_file(path)});
    }
    return out;
}

// What is asked of the translator, each text once.
Strategies polyglot() {
    Strategies out;
    const auto cases = bench("polyglot/translate_cases.jsonl");
    const auto examples = bench("polyglot/examples.json");
    if (cases.empty() || examples.empty()) return out;
    std::set<std::string> seen;
    const auto add = [&](std::string name, std::string text) {
        if (seen.insert(text).second) out.push_back({"polyglot", std::move(name), {}, std::move(text)});
    };
    const auto text = read_file(cases);
    for (const auto line : parted(text, "\n")) {
        if (trim(line).empty()) continue;
        add("case " + std::to_string(seen.size() + 1), nlohmann::json::parse(line)["input"].get<std::string>());
    }
    for (const auto& each : nlohmann::json::parse(read_file(examples))) {
        add(each["title"].get<std::string>(), each["query"].get<std::string>());
    }
    return out;
}

Strategies review() {
    Strategies out;
    for (const auto& path : files_in(fs::path(EVIDENT_SOURCE_DIR) / "corpus/tlcr-2025-163/strategies")) {
        out.push_back({"review", file_name(path), {}, read_file(path)});
    }
    return out;
}

}  // namespace

std::vector<RealStrategy> real_strategies() {
    std::vector<RealStrategy> out;
    for (const auto& read : {clef_tar, sigir, sysrev_seed, transmute, polyglot, review}) {
        for (auto& each : read()) out.push_back(std::move(each));
    }
    return out;
}

std::vector<RealStrategy> real_strategies(const std::string& set) {
    auto out = real_strategies();
    std::erase_if(out, [&](const RealStrategy& each) { return each.set != set; });
    return out;
}

}  // namespace evident::testing
