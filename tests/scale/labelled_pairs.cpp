// Decides every candidate pair of a labelled set of records and tells which decisions the labels do not share, with the
// reasons: what the rules of store/dedup are judged by. Needs no store; the whole way through one is measured by
// dedup_sets.py.
//   labelled_pairs FILE --gold CLUSTERS [--columns MAP] [--format F] [--all] [--out MAP]
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "base/file.hpp"
#include "ingest/format/reader.hpp"
#include "store/dedup/candidates.hpp"
#include "store/dedup/cluster.hpp"
#include "store/dedup/decide.hpp"

namespace evident {
namespace {

struct Asked {
    std::string file, gold, columns, format, out;
    bool all = false;  // every disagreement, not only the first of each rule
};

std::string text_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Face> faces_of(const Asked& asked) {
    auto bytes = inflate_if_gzip(open_bytes(asked.file));
    ReaderOptions options;
    if (!asked.columns.empty()) options.columns = text_of(asked.columns);
    const auto reader = open_reader(parse_format(asked.format).value(), std::move(bytes), asked.file, "", options);
    std::vector<Face> out;
    Entry entry;
    while (reader->next(entry)) {
        if (entry.kind == Entry::Kind::record) out.push_back(face_of(entry.record));
    }
    return out;
}

// "id_0000012" and "12" are one id.
std::string plain_id(std::string text) {
    if (text.starts_with("id_")) text.erase(0, 3);
    const auto first = text.find_first_not_of('0');
    return first == std::string::npos ? "0" : text.substr(first);
}

// The cluster of each id; an id that is in none has none.
std::unordered_map<std::string, int> gold_of(const std::string& path) {
    std::unordered_map<std::string, int> out;
    std::ifstream in(path);
    std::string line;
    for (int number = 0; std::getline(in, line); ++number) {
        std::string id;
        for (const char c : line + ";") {
            if (c == ';') {
                if (!id.empty() && id != "merged_ids") out[plain_id(id)] = number;
                id.clear();
            } else if (c != '"' && c != '\r') {
                id += c;
            }
        }
    }
    return out;
}

std::set<std::pair<std::size_t, std::size_t>> candidates_of(const std::vector<Face>& faces) {
    std::unordered_map<std::int64_t, std::vector<std::size_t>> by_key;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        for (const auto key : keys_of(faces[i])) by_key[key].push_back(i);
    }
    std::set<std::pair<std::size_t, std::size_t>> out;
    for (const auto& [key, members] : by_key) {
        if (members.size() > most_of_a_key) continue;
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size(); ++j) out.emplace(members[i], members[j]);
        }
    }
    return out;
}

void tell(const char* what, const Face& a, const Face& b, const Decision& decision) {
    fmt::print("{} {} {} rule {} ({})\n", what, a.key, b.key, decision.rule, name(decision.verdict));
    for (const auto& each : evidence(a, b, compare(a, b))) {
        fmt::print("    {:9} {:8} {} | {} | {}\n", each.feature, name(each.agreement), each.left, each.right, each.says);
    }
}

int run(const Asked& asked) {
    const auto faces = faces_of(asked);
    const auto gold = gold_of(asked.gold);
    const auto cluster_of = [&](std::size_t i) {
        const auto found = gold.find(plain_id(faces[i].key));
        return found == gold.end() ? -1 - int(i) : found->second;
    };
    const auto pairs = candidates_of(faces);
    std::map<std::string, std::array<int, 2>> by_rule;  // right, wrong by the labels
    std::map<std::string, std::array<int, 2>> asked_by_rule;
    std::vector<SamePair> same;
    for (const auto& [i, j] : pairs) {
        const auto decision = decide(faces[i], faces[j]);
        const bool one = cluster_of(i) == cluster_of(j);
        if (decision.verdict == Verdict::same) {
            same.push_back({i, j, decision.grade, false});
            ++by_rule[std::string(decision.rule)][one ? 0 : 1];
            if (!one) tell("WRONG", faces[i], faces[j], decision);
        } else if (decision.verdict == Verdict::ask) {
            ++asked_by_rule[std::string(decision.rule)][one ? 0 : 1];
            if (asked.all) tell(one ? "ASK-SAME" : "ASK-OTHER", faces[i], faces[j], decision);
        }
    }
    const auto clusters = cluster(
        faces.size(), same, [&](std::size_t i, std::size_t j) { return decide(faces[i], faces[j]).must_part(); },
        [](std::size_t, std::size_t) { return false; });
    std::map<int, std::map<std::size_t, std::size_t>> split;  // gold cluster -> our groups, one member each
    std::map<std::size_t, std::set<int>> mixed;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        split[cluster_of(i)].emplace(clusters.group[i], i);
        mixed[clusters.group[i]].insert(cluster_of(i));
    }
    int left_over = 0, removals = 0, wrong = 0;
    std::map<int, int> sizes;
    for (std::size_t i = 0; i < faces.size(); ++i) ++sizes[cluster_of(i)];
    for (const auto& [number, size] : sizes) removals += size - 1;
    for (const auto& [group, golds] : mixed) wrong += int(golds.size()) - 1;
    for (const auto& [number, groups] : split) {
        if (groups.size() < 2) continue;
        left_over += int(groups.size()) - 1;
        const auto first = groups.begin()->second;
        for (auto at = std::next(groups.begin()); at != groups.end(); ++at) {
            const auto pair = std::minmax(first, at->second);
            const bool seen = pairs.count({pair.first, pair.second}) > 0;
            tell(seen ? "MISSED" : "NO-CANDIDATE", faces[pair.first], faces[pair.second],
                 decide(faces[pair.first], faces[pair.second]));
        }
    }
    for (const auto& [rule, count] : by_rule) fmt::print("same {:28} right {:5} wrong {}\n", rule, count[0], count[1]);
    for (const auto& [rule, count] : asked_by_rule) fmt::print("ask  {:28} same  {:5} other {}\n", rule, count[0], count[1]);
    fmt::print("records {} candidate pairs {} removals {} left over {} false {} sensitivity {:.4f} not joined {}\n",
               faces.size(), pairs.size(), removals, left_over, wrong, 1.0 - double(left_over) / std::max(1, removals),
               clusters.not_joined.size());
    if (!asked.out.empty()) {
        std::ofstream out(asked.out);
        out << "id,cluster\n";
        for (std::size_t i = 0; i < faces.size(); ++i) out << faces[i].key << "," << clusters.group[i] << "\n";
    }
    return 0;
}

}  // namespace
}  // namespace evident

int main(int argc, char** argv) {
    evident::Asked asked;
    asked.format = "csv";
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const bool more = i + 1 < argc;
        if (word == "--gold" && more) {
            asked.gold = argv[++i];
        } else if (word == "--columns" && more) {
            asked.columns = argv[++i];
        } else if (word == "--format" && more) {
            asked.format = argv[++i];
        } else if (word == "--out" && more) {
            asked.out = argv[++i];
        } else if (word == "--all") {
            asked.all = true;
        } else {
            asked.file = word;
        }
    }
    if (asked.file.empty()) {
        std::cerr << "labelled_pairs FILE --gold CLUSTERS [--columns MAP] [--format F] [--all] [--out MAP]\n";
        return 2;
    }
    return evident::run(asked);
}
