// Decides every candidate pair of a labelled set of records and tells which decisions the labels do not share, with the
// reasons: what the rules of store/dedup are judged by. Needs no store; the whole way through one is measured by
// dedup_sets.py.
//   labelled_pairs FILE... --gold CLUSTERS [--columns MAP] [--format F] [--all] [--pairs] [--out MAP] [--positions]
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <span>
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
    std::vector<std::string> files;
    std::string gold, columns, format, out;
    bool pairs = false;      // every pair that is the same or asked, with its reasons
    bool all = false;        // pairs that would be asked, too
    bool positions = false;  // --out names records by their place in the file, from 1
};

std::string text_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Face> faces_of(const Asked& asked) {
    ReaderOptions options;
    if (!asked.columns.empty()) options.columns = text_of(asked.columns);
    std::vector<Face> out;
    for (const auto& file : asked.files) {
        auto head = inflate_if_gzip(open_bytes(file));
        std::string begin(65536, ' ');
        std::size_t size = 0;
        while (const auto count = head->read(std::span(begin.data() + size, begin.size() - size))) size += count;
        begin.resize(size);
        const auto format = asked.format.empty() ? detect_format(begin) : parse_format(asked.format);
        if (!format) continue;
        const auto reader = open_reader(*format, inflate_if_gzip(open_bytes(file)), file, "", options);
        Entry entry;
        while (reader->next(entry)) {
            if (entry.kind == Entry::Kind::record) out.push_back(face_of(entry.record));
        }
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
        fmt::print("    {:9} {:8} {} | {} | {}\n", each.feature, name(each.agreement), each.left, each.right,
                   each.says);
    }
}

using Counts = std::map<std::string, std::array<int, 2>>;  // of a rule: as the labels say, and not

class Judged {
  public:
    explicit Judged(const Asked& asked) : asked_(asked), faces_(faces_of(asked)), gold_(gold_of(asked.gold)) {}

    void run() {
        pairs_ = candidates_of(faces_);
        for (const auto& [i, j] : pairs_) look_at(i, j);
        clusters_ = cluster(
            faces_.size(), same_,
            [&](std::size_t i, std::size_t j) { return decide(faces_[i], faces_[j]).must_part(); },
            [](std::size_t, std::size_t) { return false; });
        count();
        for (const auto& [rule, count] : by_rule_) {
            fmt::print("same {:28} right {:5} wrong {}\n", rule, count[0], count[1]);
        }
        for (const auto& [rule, count] : asked_by_rule_) {
            fmt::print("ask  {:28} same  {:5} other {}\n", rule, count[0], count[1]);
        }
        fmt::print("records {} candidate pairs {} removals {} left over {} false {} sensitivity {:.4f} not joined {}\n",
                   faces_.size(), pairs_.size(), removals_, left_over_, wrong_,
                   1.0 - double(left_over_) / std::max(1, removals_), clusters_.not_joined.size());
        write();
    }

  private:
    // Its cluster by the labels; one of its own when they name none.
    int cluster_of(std::size_t i) const {
        const auto found = gold_.find(plain_id(faces_[i].key));
        return found == gold_.end() ? -1 - int(i) : found->second;
    }

    void look_at(std::size_t i, std::size_t j) {
        const auto decision = decide(faces_[i], faces_[j]);
        const bool one = cluster_of(i) == cluster_of(j);
        const std::string rule(decision.rule);
        if (decision.verdict == Verdict::same) {
            same_.push_back({i, j, decision.grade, false});
            ++by_rule_[rule][one ? 0 : 1];
            if (asked_.pairs) tell("SAME", faces_[i], faces_[j], decision);
            if (!one && !asked_.pairs) tell("WRONG", faces_[i], faces_[j], decision);
        } else if (decision.verdict == Verdict::ask) {
            ++asked_by_rule_[rule][one ? 0 : 1];
            if (asked_.all) tell(one ? "ASK-SAME" : "ASK-OTHER", faces_[i], faces_[j], decision);
        }
    }

    void count() {
        std::map<int, std::map<std::size_t, std::size_t>> split;  // label -> our groups, one member of each
        std::map<std::size_t, std::set<int>> mixed;
        std::map<int, int> sizes;
        for (std::size_t i = 0; i < faces_.size(); ++i) {
            split[cluster_of(i)].emplace(clusters_.group[i], i);
            mixed[clusters_.group[i]].insert(cluster_of(i));
            ++sizes[cluster_of(i)];
        }
        for (const auto& [label, size] : sizes) removals_ += size - 1;
        for (const auto& [group, labels] : mixed) wrong_ += int(labels.size()) - 1;
        for (const auto& [label, groups] : split) tell_split(groups);
    }

    void tell_split(const std::map<std::size_t, std::size_t>& groups) {
        left_over_ += int(groups.size()) - 1;
        const auto first = groups.begin()->second;
        for (auto at = std::next(groups.begin()); at != groups.end(); ++at) {
            const auto pair = std::minmax(first, at->second);
            const auto& a = faces_[pair.first];
            const auto& b = faces_[pair.second];
            tell(pairs_.count({pair.first, pair.second}) > 0 ? "MISSED" : "NO-CANDIDATE", a, b, decide(a, b));
        }
    }

    void write() const {
        if (asked_.out.empty()) return;
        std::ofstream out(asked_.out);
        out << "id,cluster\n";
        for (std::size_t i = 0; i < faces_.size(); ++i) {
            out << (asked_.positions ? std::to_string(i + 1) : faces_[i].key) << "," << clusters_.group[i] << "\n";
        }
    }

    const Asked& asked_;
    std::vector<Face> faces_;
    std::unordered_map<std::string, int> gold_;
    std::set<std::pair<std::size_t, std::size_t>> pairs_;
    std::vector<SamePair> same_;
    Clusters clusters_;
    Counts by_rule_, asked_by_rule_;
    int removals_ = 0, left_over_ = 0, wrong_ = 0;
};

}  // namespace
}  // namespace evident

int main(int argc, char** argv) {
    evident::Asked asked;
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
        } else if (word == "--positions") {
            asked.positions = true;
        } else if (word == "--pairs") {
            asked.pairs = true;
        } else if (word == "--all") {
            asked.all = true;
        } else {
            asked.files.push_back(word);
        }
    }
    if (asked.files.empty()) {
        std::cerr << "labelled_pairs FILE... --gold CLUSTERS [--columns MAP] [--format F] [--all] [--pairs] [--out "
                     "MAP] [--positions]\n";
        return 2;
    }
    evident::Judged(asked).run();
    return 0;
}
