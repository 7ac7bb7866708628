// Proposals scored against the labels of two readers. Prints a table; asserts loose floors only.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/file.hpp"
#include "ingest/format/reader.hpp"
#include "query/claims/assess.hpp"
#include "store/evidence/package.hpp"
#include "tests/catch.hpp"
#include "tests/shared_data.hpp"

using namespace evident;

namespace {

using Json = nlohmann::json;

struct Label {
    Direction direction = Direction::neutral;
    bool doubtful = false;
    bool indirect = false;
};

struct Labelled {
    const Record* record = nullptr;
    bool first_half = false;  // by the digest of its key, so that it never changes
    std::map<std::string, Label> labels;
};

struct Tally {
    int gold = 0;
    int proposed = 0;
    int hits = 0;
    int stances = 0;
    int right = 0;
    int sides = 0;
    int sides_right = 0;
    int directness_right = 0;

    double recall() const { return gold > 0 ? double(hits) / gold : 0; }
    double precision() const { return proposed > 0 ? double(hits) / proposed : 0; }
    double f1() const { return gold + proposed > 0 ? 2.0 * hits / (gold + proposed) : 0; }
    double stance() const { return stances > 0 ? double(right) / stances : 0; }
};

Tally& operator+=(Tally& left, const Tally& right) {
    left.gold += right.gold;
    left.proposed += right.proposed;
    left.hits += right.hits;
    left.stances += right.stances;
    left.right += right.right;
    left.sides += right.sides;
    left.sides_right += right.sides_right;
    left.directness_right += right.directness_right;
    return left;
}

std::vector<Json> lines_of(const std::string& path) {
    std::vector<Json> out;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) out.push_back(Json::parse(line));
    }
    return out;
}

std::vector<Record> records_of(const std::filesystem::path& folder) {
    std::vector<Record> out;
    for (const auto& path : package_records(folder)) {
        const auto format = path.extension() == ".xml" ? Format::pubmed : Format::jsonl;
        auto reader = open_reader(format, open_bytes(path.string()), path.string(), "");
        for (Entry entry; reader->next(entry);) {
            if (entry.kind == Entry::Kind::record) out.push_back(std::move(entry.record));
        }
    }
    return out;
}

// The record that a line of studies.jsonl describes, by PMID or DOI.
const Record* record_for(const Json& study, const std::map<std::string, const Record*>& by_identifier) {
    for (const auto* field : {"pmid", "doi"}) {
        const auto found = study.find(field);
        if (found == study.end() || !found->is_string()) continue;
        const auto id = make_identifier(identifier_kind(field), found->get<std::string>());
        const auto at = by_identifier.find(to_text(id));
        if (at != by_identifier.end()) return at->second;
    }
    return nullptr;
}

Label label_of(const Json& json) {
    return {parse_direction(json.at("stance").get<std::string>()).value(), json.value("doubtful", false),
            json.value("indirect", false)};
}

std::vector<Labelled> labelled_records(const std::string& gold, const std::string& studies,
                                       const std::vector<Record>& records) {
    std::map<std::string, const Record*> by_identifier;
    for (const auto& record : records) {
        for (const auto& id : record.identifiers) by_identifier[to_text(id)] = &record;
    }
    std::map<std::string, Json> by_key;
    for (auto& study : lines_of(studies)) by_key[study.at("key").get<std::string>()] = study;
    std::vector<Labelled> out;
    std::set<const Record*> seen;
    for (const auto& line : lines_of(gold)) {
        Labelled entry;
        for (const auto& key : line.at("keys")) {
            const auto text = key.get<std::string>();
            if (entry.record == nullptr) entry.record = record_for(by_key[text], by_identifier);
            entry.first_half = sha256(text).front() % 2 == 0;
        }
        if (entry.record == nullptr || !seen.insert(entry.record).second) continue;
        for (const auto& label : line.at("labels")) {
            entry.labels[label.at("claim").get<std::string>()] = label_of(label);
        }
        out.push_back(std::move(entry));
    }
    return out;
}

Tally tally(const Label* label, const std::optional<Assessment>& assessment) {
    Tally out;
    out.gold = label != nullptr ? 1 : 0;
    out.proposed = assessment ? 1 : 0;
    if (label == nullptr || !assessment) return out;
    out.hits = 1;
    if (label->doubtful) return out;
    const bool right = label->direction == assessment->direction;
    out.stances = 1;
    out.right = right ? 1 : 0;
    out.sides = label->direction != Direction::neutral ? 1 : 0;
    out.sides_right = out.sides == 1 && right ? 1 : 0;
    out.directness_right = label->indirect == (assessment->directness == Directness::indirect) ? 1 : 0;
    return out;
}

std::string row_of(const std::string& name, const Tally& tally) {
    return fmt::format(
        "{:<10} gold {:3} proposed {:3} recall {:.2f} precision {:.2f} F1 {:.2f}  "
        "stance {}/{}  sides {}/{}  directness {}/{}\n",
        name, tally.gold, tally.proposed, tally.recall(), tally.precision(), tally.f1(), tally.right, tally.stances,
        tally.sides_right, tally.sides, tally.directness_right, tally.stances);
}

}  // namespace

TEST_CASE("proposals agree with two readers more often than not") {
    const auto gold_path = testing::shared_data("data/nsclc-lm/gold-dev.jsonl");
    const auto studies = testing::shared_data("data/nsclc-lm/studies.jsonl");
    if (gold_path.empty() || studies.empty()) return;
    const std::filesystem::path folder = std::filesystem::path(EVIDENT_SOURCE_DIR) / "corpus" / "tlcr-2025-163";
    Problems problems;
    const auto review = read_package(folder, problems);
    const auto records = records_of(folder);
    const auto labelled = labelled_records(gold_path, studies, records);
    REQUIRE(labelled.size() > 80);

    const Assessor assessor(review);
    std::map<std::string, Tally> by_claim;
    Tally halves[2];
    for (const auto& entry : labelled) {
        const auto reading = assessor.read(*entry.record);
        for (const auto& claim : review.claims) {
            const auto at = entry.labels.find(claim.key);
            const Label* label = at == entry.labels.end() ? nullptr : &at->second;
            const auto counted = tally(label, assessor.assess(claim, reading, 0));
            by_claim[claim.key] += counted;
            halves[entry.first_half ? 0 : 1] += counted;
        }
    }
    std::string table = "\n";
    for (const auto& claim : review.claims) table += row_of(claim.key, by_claim[claim.key]);
    Tally all = halves[0];
    all += halves[1];
    table += row_of("half one", halves[0]) + row_of("half two", halves[1]) + row_of("all", all);
    fmt::print("{}", table);

    CHECK(all.f1() >= 0.6);
    CHECK(all.recall() >= 0.7);
    CHECK(all.stance() >= 0.65);
    for (const auto& half : halves) CHECK(half.f1() >= 0.55);
}
