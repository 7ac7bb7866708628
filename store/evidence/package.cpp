#include "store/evidence/package.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "store/evidence/review_json.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

// The byte offset of a line and column. toml++ counts both from 1 and columns in characters, not bytes.
std::uint64_t offset_of(std::string_view text, const toml::source_position& position) {
    std::size_t at = 0;
    for (std::uint32_t line = 1; line < position.line; ++line) {
        const auto end = text.find('\n', at);
        if (end == std::string_view::npos) return text.size();
        at = end + 1;
    }
    for (std::uint32_t column = 1; column < position.column && at < text.size(); ++column) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    }
    return at;
}

// A TOML file with its text, so that every setting can say where it stands.
struct TomlFile {
    std::string input;
    std::string text;
    toml::table table;

    Place place(const toml::node& node) const {
        const auto& source = node.source();
        if (source.begin.line == 0) return {input, 0, text.size()};
        return {input, offset_of(text, source.begin), offset_of(text, source.end)};
    }
};

TomlFile read_toml(const fs::path& path) {
    TomlFile file{path.string(), read_file(path), {}};
    try {
        file.table = toml::parse(file.text, file.input);
    } catch (const toml::parse_error& error) {
        const auto& from = error.source().begin;
        const auto at = offset_of(file.text, from);
        throw Error(Fault::source,
                    file.input + " is not TOML at line " + std::to_string(from.line) + ", column " +
                        std::to_string(from.column) + ": " + std::string(error.description()),
                    "see docs/review-package.md for how the file is written", Place{file.input, at, at});
    }
    return file;
}

// Reads settings of one TOML file and reports those of the wrong kind.
class Settings {
  public:
    Settings(const TomlFile& file, const toml::table& table, Problems& problems)
        : file_(file), table_(table), problems_(problems) {}

    void allow(std::initializer_list<std::string_view> names) {
        for (const auto& [key, node] : table_) {
            const auto name = key.str();
            if (std::find(names.begin(), names.end(), name) != names.end()) continue;
            report(Severity::warning, "unknown-setting",
                   "\"" + std::string(name) + "\" is no setting here; passed over", node);
        }
    }

    std::string text(std::string_view name) {
        const auto* node = table_.get(name);
        if (node == nullptr) return {};
        if (const auto value = node->value<std::string>()) return std::string(trim(*value));
        report(Severity::error, "bad-setting", "\"" + std::string(name) + "\" must be a text", *node);
        return {};
    }

    std::vector<std::string> texts(std::string_view name) {
        std::vector<std::string> found;
        each_text(name, [&](const std::string& value, const toml::node&) { found.push_back(value); });
        return found;
    }

    // Calls with each text of a list and where it stands.
    template <class Visit>
    void each_text(std::string_view name, Visit visit) {
        const auto* node = table_.get(name);
        if (node == nullptr) return;
        const auto* list = node->as_array();
        if (list == nullptr) return report(Severity::error, "bad-setting", wants_texts(name), *node);
        for (const auto& entry : *list) {
            const auto value = entry.value<std::string>();
            if (value) {
                visit(*value, entry);
            } else {
                report(Severity::error, "bad-setting", wants_texts(name), entry);
            }
        }
    }

    // A day, written bare as TOML's own dates or as a text.
    Day day(std::string_view name) {
        const auto* node = table_.get(name);
        if (node == nullptr) return Day::none;
        std::optional<Day> found;
        if (const auto date = node->value<toml::date>()) found = make_day(date->year, date->month, date->day);
        if (const auto written = node->value<std::string>()) found = parse_day(*written);
        if (!found)
            report(Severity::error, "bad-setting", "\"" + std::string(name) + "\" must be a day: 2024-12-31", *node);
        return found.value_or(Day::none);
    }

    const toml::node& node(std::string_view name) const {
        const auto* found = table_.get(name);
        return found == nullptr ? static_cast<const toml::node&>(table_) : *found;
    }

    void report(Severity severity, std::string code, std::string message, const toml::node& where) {
        problems_.push_back({severity, std::move(code), std::move(message), file_.place(where)});
    }

  private:
    static std::string wants_texts(std::string_view name) {
        return "\"" + std::string(name) + "\" must be a list of texts";
    }

    const TomlFile& file_;
    const toml::table& table_;
    Problems& problems_;
};

// --- review.conf

Protocol read_protocol(Settings settings) {
    settings.allow({"cutoff", "cutoff_date", "languages", "databases", "strategy", "note"});
    Protocol protocol;
    protocol.cutoff = settings.day("cutoff");
    if (const auto word = settings.text("cutoff_date"); !word.empty()) {
        const auto date = parse_cutoff_date(word);
        if (!date) {
            settings.report(Severity::error, "bad-setting", "\"cutoff_date\" must be create, entry or publication",
                            settings.node("cutoff_date"));
        }
        protocol.date = date.value_or(CutoffDate::create);
    }
    settings.each_text("languages", [&](const std::string& word, const toml::node& where) {
        const auto code = lower(trim(word));
        if (code.size() == 3) return protocol.languages.push_back(code);
        settings.report(Severity::error, "bad-setting", "\"" + word + "\" is no three-letter language code (eng, chi)",
                        where);
    });
    protocol.databases = settings.texts("databases");
    protocol.strategy = single_spaced(settings.text("strategy"));
    protocol.note = single_spaced(settings.text("note"));
    return protocol;
}

void read_conf(const TomlFile& file, Review& review, Problems& problems) {
    Settings settings(file, file.table, problems);
    settings.allow({"key", "title", "citation", "identifiers", "protocol"});
    review.key = settings.text("key");
    review.title = settings.text("title");
    review.citation = settings.text("citation");
    settings.each_text("identifiers", [&](const std::string& text, const toml::node& where) {
        auto identifier = read_identifier(text);
        if (!identifier.value.empty()) return review.identifiers.push_back(std::move(identifier));
        settings.report(Severity::error, "bad-identifier",
                        "\"" + text + "\" is no identifier such as pmid:1 or doi:10.1000/x", where);
    });
    const auto* protocol = file.table.get("protocol");
    if (protocol == nullptr) return;
    if (const auto* table = protocol->as_table()) {
        review.protocol = read_protocol(Settings(file, *table, problems));
    } else {
        settings.report(Severity::error, "bad-setting", "\"protocol\" must be a table: [protocol]", *protocol);
    }
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
    settings.each_text(list, [&](const std::string& id, const toml::node& where) {
        if (const auto* found = lexicon.find(id)) return add_with_members(lexicon, *found, ids);
        settings.report(Severity::warning, "unknown-concept", "the lexicon has no concept \"" + id + "\"", where);
    });
    return ids;
}

void read_claim(const TomlFile& file, const toml::table& table, Review& review, Problems& problems) {
    Settings settings(file, table, problems);
    settings.allow({"key", "parent", "area", "en", "zh", "population", "intervention", "comparator", "outcome"});
    Claim claim;
    claim.key = settings.text("key");
    if (claim.key.empty())
        return settings.report(Severity::error, "claim-without-key", "a claim needs a \"key\"", table);
    if (review.find_claim(claim.key) != nullptr) {
        return settings.report(Severity::error, "duplicate-claim",
                               "the key \"" + claim.key + "\" was used before; this claim was passed over",
                               settings.node("key"));
    }
    claim.parent = settings.text("parent");
    claim.area = settings.text("area");
    claim.english = settings.text("en");
    claim.chinese = settings.text("zh");
    if (claim.english.empty() && claim.chinese.empty()) {
        settings.report(Severity::error, "claim-without-text",
                        "the claim " + claim.key + " says nothing: give \"en\" or \"zh\"", table);
    }
    claim.question = {
        read_concepts(settings, "population", review.lexicon), read_concepts(settings, "intervention", review.lexicon),
        read_concepts(settings, "comparator", review.lexicon), read_concepts(settings, "outcome", review.lexicon)};
    review.claims.push_back(std::move(claim));
}

// A parent may stand after its child, so parents are looked for when all claims are known.
void check_parents(const TomlFile& file, Review& review, Problems& problems) {
    for (auto& claim : review.claims) {
        if (claim.parent.empty() || (claim.parent != claim.key && review.find_claim(claim.parent) != nullptr)) continue;
        problems.push_back(
            {Severity::warning,
             "unknown-parent",
             "the claim " + claim.key + " names \"" + claim.parent + "\" as its parent, which is no other claim",
             {file.input, 0, file.text.size()}});
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
    Settings(file, file.table, problems).allow({"claim"});
    const auto* list = file.table.get("claim");
    const auto* claims = list == nullptr ? nullptr : list->as_array();
    if (claims == nullptr || claims->empty()) {
        problems.push_back({Severity::error, "no-claims", "claims.toml holds no [[claim]]", nowhere});
        return;
    }
    for (const auto& entry : *claims) {
        if (const auto* table = entry.as_table()) {
            read_claim(file, *table, review, problems);
        } else {
            problems.push_back(
                {Severity::error, "bad-setting", "a claim must be a table: [[claim]]", file.place(entry)});
        }
    }
    check_parents(file, review, problems);
}

// --- the other files

// The text of a file as well-formed UTF-8 without a byte order mark.
std::string read_text(const fs::path& path, Problems& problems) {
    auto text = read_file(path);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (const auto at = find_ill_formed(text); at != std::string::npos) {
        problems.push_back({Severity::warning,
                            "repaired-utf8",
                            "the text is not UTF-8 here; what could not be read was replaced",
                            {path.string(), at, at + 1}});
        text = repaired_utf8(text);
    }
    return text;
}

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

void read_strategies(const fs::path& folder, Review& review, Problems& problems) {
    if (!fs::is_directory(folder)) return;
    for (const auto& path : files_at(folder.string())) {
        const auto key = fs::path(path).stem().string();
        const Place place{path, 0, fs::file_size(path)};
        const auto claim =
            std::find_if(review.claims.begin(), review.claims.end(), [&](const Claim& one) { return one.key == key; });
        if (claim == review.claims.end()) {
            problems.push_back({Severity::error, "unknown-claim", "the review has no claim \"" + key + "\"", place});
            continue;
        }
        std::size_t lines = 0;
        claim->strategy = strategy_line(read_text(path, problems), lines);
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
        review.lexicon = read_lexicon(read_text(path, problems), path.string(), problems);
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
    read_conf(read_toml(conf), review, problems);
    if (review.key.empty()) {
        review.key = fs::absolute(folder / "").parent_path().filename().string();
        problems.push_back({Severity::warning,
                            "bad-setting",
                            "review.conf has no \"key\"; the folder's name \"" + review.key + "\" is used",
                            {conf.string(), 0, 0}});
    }
    read_lexicon_file(folder / "lexicon.json", review, problems);
    read_claims(folder / "claims.toml", review, problems);
    read_strategies(folder / "strategies", review, problems);
    if (const auto links = folder / "links.jsonl"; fs::exists(links)) {
        review.links = read_links(read_text(links, problems), links.string(), review, problems);
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
