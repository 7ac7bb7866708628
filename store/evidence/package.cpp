#include "store/evidence/package.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/evidence/protocol.hpp"
#include "store/evidence/review_json.hpp"
#include "store/evidence/settings.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

// --- review.conf

// The files of strategies/ that belong to a source and not to a claim.
using Taken = std::set<fs::path>;

Taken read_conf(const fs::path& path, Review& review, Problems& problems) {
    const auto file = read_toml(path);
    Settings settings(file, problems);
    settings.allow({"key", "title", "citation", "identifiers", "protocol", "source"});
    review.key = settings.text("key");
    review.title = settings.text("title");
    review.citation = settings.text("citation");
    settings.each_text("identifiers", [&](const std::string& text, const Place& where) {
        auto identifier = read_identifier(text);
        if (!identifier.value.empty()) return review.identifiers.push_back(std::move(identifier));
        settings.report(Severity::error, "bad-identifier",
                        "\"" + text + "\" is no identifier such as pmid:1 or doi:10.1000/x", where);
    });
    return read_protocol(file, path.parent_path(), review.protocol, problems);
}

// --- claims.toml

// The ids with the members of each class after it, classes in classes too, each id once.
void add_with_members(const Lexicon& lexicon, const Concept& entry, std::vector<std::string>& ids) {
    if (std::find(ids.begin(), ids.end(), entry.id) != ids.end()) return;
    ids.push_back(entry.id);
    for (const auto& member : entry.members) {
        if (const auto* found = lexicon.find(member)) add_with_members(lexicon, *found, ids);
    }
}

std::vector<std::string> read_concepts(Settings& settings, std::string_view list, const Lexicon& lexicon) {
    std::vector<std::string> ids;
    settings.each_text(list, [&](const std::string& id, const Place& where) {
        if (const auto* found = lexicon.find(id)) return add_with_members(lexicon, *found, ids);
        settings.report(Severity::warning, "unknown-concept", "the lexicon has no concept \"" + id + "\"", where);
    });
    return ids;
}

void read_claim(const Setting& table, Review& review, Problems& problems) {
    Settings settings(table, problems);
    settings.allow({"key", "parent", "area", "en", "zh", "population", "intervention", "comparator", "outcome"});
    Claim claim;
    claim.key = settings.text("key");
    if (claim.key.empty())
        return settings.report(Severity::error, "claim-without-key", "a claim needs a \"key\"", table.place);
    if (review.find_claim(claim.key) != nullptr) {
        return settings.report(Severity::error, "duplicate-claim",
                               "the key \"" + claim.key + "\" was used before; this claim was passed over",
                               settings.place("key"));
    }
    claim.parent = settings.text("parent");
    claim.area = settings.text("area");
    claim.english = settings.text("en");
    claim.chinese = settings.text("zh");
    if (claim.english.empty() && claim.chinese.empty()) {
        settings.report(Severity::error, "claim-without-text",
                        "the claim " + claim.key + " says nothing: give \"en\" or \"zh\"", table.place);
    }
    claim.question = {
        read_concepts(settings, "population", review.lexicon), read_concepts(settings, "intervention", review.lexicon),
        read_concepts(settings, "comparator", review.lexicon), read_concepts(settings, "outcome", review.lexicon)};
    review.claims.push_back(std::move(claim));
}

// A parent may stand after its child, so parents are looked for when all claims are known.
void check_parents(const Place& file, Review& review, Problems& problems) {
    for (auto& claim : review.claims) {
        if (claim.parent.empty() || (claim.parent != claim.key && review.find_claim(claim.parent) != nullptr)) continue;
        problems.push_back(
            {Severity::warning, "unknown-parent",
             "the claim " + claim.key + " names \"" + claim.parent + "\" as its parent, which is no other claim",
             file});
        claim.parent.clear();
    }
}

void read_claims(const fs::path& path, Review& review, Problems& problems) {
    const Place nowhere{path.string(), 0, 0};
    if (!fs::exists(path)) {
        problems.push_back({Severity::error, "no-claims", "the package has no claims.toml", nowhere});
        return;
    }
    const auto file = read_toml(path);
    Settings settings(file, problems);
    settings.allow({"claim"});
    const auto claims = settings.tables("claim");
    if (claims.empty()) {
        problems.push_back({Severity::error, "no-claims", "claims.toml holds no [[claim]]", nowhere});
        return;
    }
    for (const auto* claim : claims) read_claim(*claim, review, problems);
    check_parents(file.place, review, problems);
}

// --- the other files

// The last line that is neither blank nor a comment; lines says how many there are.
std::string strategy_line(std::string_view text, std::size_t& lines) {
    std::string last;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.starts_with("//")) continue;
        last = line;
        ++lines;
    }
    return last;
}

void read_strategies(const fs::path& folder, const Taken& taken, Review& review, Problems& problems) {
    if (!fs::is_directory(folder)) return;
    for (const auto& path : files_at(folder.string())) {
        if (taken.contains(fs::path(path).lexically_normal())) continue;
        const auto key = fs::path(path).stem().string();
        const Place place{path, 0, fs::file_size(path)};
        const auto claim =
            std::find_if(review.claims.begin(), review.claims.end(), [&](const Claim& one) { return one.key == key; });
        if (claim == review.claims.end()) {
            problems.push_back({Severity::error, "unknown-claim", "the review has no claim \"" + key + "\"", place});
            continue;
        }
        std::size_t lines = 0;
        claim->strategy = strategy_line(package_text(path, problems), lines);
        if (lines == 0) {
            problems.push_back(
                {Severity::warning, "empty-strategy", "the strategy of " + key + " holds no line", place});
        } else if (lines > 1) {
            problems.push_back({Severity::warning, "several-strategies",
                                "the strategy of " + key + " has several lines; only the last is used", place});
        }
    }
}

void read_lexicon_file(const fs::path& path, Review& review, Problems& problems) {
    if (fs::exists(path)) {
        review.lexicon = read_lexicon(package_text(path, problems), path.string(), problems);
        return;
    }
    problems.push_back({Severity::warning,
                        "no-lexicon",
                        "the package has no lexicon.json, so claims have no concepts",
                        {path.string(), 0, 0}});
}

}  // namespace

Review read_package(const fs::path& folder, Problems& problems) {
    const auto conf = folder / "review.conf";
    if (!fs::exists(conf)) {
        throw Error(Fault::source, "there is no review package at " + folder.string() + ": review.conf is missing",
                    "name the folder that holds review.conf");
    }
    Review review;
    const auto taken = read_conf(conf, review, problems);
    if (review.key.empty()) {
        review.key = fs::absolute(folder / "").parent_path().filename().string();
        problems.push_back({Severity::warning,
                            "bad-setting",
                            "review.conf has no \"key\"; the folder's name \"" + review.key + "\" is used",
                            {conf.string(), 0, 0}});
    }
    read_lexicon_file(folder / "lexicon.json", review, problems);
    read_claims(folder / "claims.toml", review, problems);
    read_strategies(folder / "strategies", taken, review, problems);
    if (const auto links = folder / "links.jsonl"; fs::exists(links)) {
        review.links = read_links(package_text(links, problems), links.string(), review, problems);
    }
    return review;
}

std::vector<fs::path> package_records(const fs::path& folder) {
    const auto records = folder / "records";
    if (!fs::is_directory(records)) return {};
    const auto files = files_at(records.string());
    return {files.begin(), files.end()};
}

}  // namespace evident
