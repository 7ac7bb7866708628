#include "store/evidence/protocol.hpp"

#include <algorithm>

#include "base/file.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

constexpr auto date_words = "\"cutoff_date\" must be create, entry, publication, electronic or print";

std::optional<CutoffDate> read_date(Settings& settings) {
    const auto word = settings.text("cutoff_date");
    if (word.empty()) return {};
    const auto date = parse_cutoff_date(word);
    if (!date) settings.report(Severity::error, "bad-setting", date_words, settings.place("cutoff_date"));
    return date;
}

std::vector<std::string> read_languages(Settings& settings) {
    std::vector<std::string> out;
    settings.each_text("languages", [&](const std::string& word, const Place& where) {
        const auto code = lower(trim(word));
        if (code.size() == 3) return out.push_back(code);
        settings.report(Severity::error, "bad-setting", "\"" + word + "\" is no three-letter language code (eng, chi)",
                        where);
    });
    return out;
}

void read_whole(Settings settings, Protocol& protocol) {
    settings.allow({"cutoff", "cutoff_date", "languages", "databases", "strategy", "note", "types", "excluded_types",
                    "mesh_year"});
    protocol.cutoff = settings.day("cutoff");
    protocol.date = read_date(settings).value_or(CutoffDate::create);
    protocol.languages = read_languages(settings);
    protocol.databases = settings.texts("databases");
    protocol.strategy = single_spaced(settings.text("strategy"));
    protocol.note = single_spaced(settings.text("note"));
    protocol.types = settings.texts("types");
    protocol.excluded_types = settings.texts("excluded_types");
    protocol.vocabulary_year = settings.year("mesh_year");
}

// Lines without white space at their ends, none blank at either end of the text.
std::string tidy_lines(std::string_view text) {
    std::string out;
    text = trim(text);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        out += trim(text.substr(0, end));
        if (end < text.size()) out += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

// A path that stays within the package.
bool stays_within(const fs::path& path) {
    return path.is_relative() && std::find(path.begin(), path.end(), "..") == path.end();
}

class SourceReader {
  public:
    SourceReader(const fs::path& folder, Problems& problems) : folder_(folder), problems_(problems) {}

    void read(const Setting& table, Protocol& protocol) {
        Settings settings(table, problems_);
        settings.allow({"name", "database", "platform", "strategy", "strategy_file", "syntax", "searched", "limits",
                        "cutoff_date", "languages", "types", "excluded_types", "note", "mesh_year"});
        ReviewSource source;
        source.name = settings.text("name");
        if (source.name.empty()) {
            return settings.report(Severity::error, "source-without-name",
                                   "a source needs a \"name\": that of the records it governs", table.place);
        }
        if (protocol.find_source(source.name) != nullptr) {
            return settings.report(Severity::error, "duplicate-source",
                                   "the source \"" + source.name + "\" stands before; this one was passed over",
                                   settings.place("name"));
        }
        source.database = settings.text("database");
        source.platform = settings.text("platform");
        source.strategy = strategy_of(settings);
        source.syntax = syntax_of(settings);
        source.searched = settings.day("searched");
        source.limits = single_spaced(settings.text("limits"));
        source.date = read_date(settings);
        source.languages = read_languages(settings);
        source.types = settings.texts("types");
        source.excluded_types = settings.texts("excluded_types");
        source.note = single_spaced(settings.text("note"));
        source.vocabulary_year = settings.year("mesh_year");
        protocol.sources.push_back(std::move(source));
    }

    std::set<fs::path> taken;

  private:
    static std::string syntax_of(Settings& settings) {
        const auto word = lower(settings.text("syntax"));
        for (const auto* known : {"", "pubmed", "ovid", "embase", "cochrane", "plain"}) {
            if (word == known) return word;
        }
        settings.report(Severity::warning, "bad-setting",
                        "\"syntax\" is pubmed, ovid, embase, cochrane or plain; \"" + word + "\" is kept as no syntax",
                        settings.place("syntax"));
        return {};
    }

    std::string strategy_of(Settings& settings) {
        const auto given = tidy_lines(settings.text("strategy"));
        const auto named = settings.text("strategy_file");
        if (named.empty()) return given;
        const auto place = settings.place("strategy_file");
        if (!given.empty()) {
            settings.report(Severity::error, "bad-setting",
                            "\"strategy\" and \"strategy_file\" both stand here; the file was passed over", place);
            return given;
        }
        const auto path = (folder_ / named).lexically_normal();
        if (!stays_within(named) || !fs::is_regular_file(path)) {
            settings.report(Severity::error, "missing-strategy", "the package has no file \"" + named + "\"", place);
            return {};
        }
        taken.insert(path);
        return tidy_lines(package_text(path, problems_));
    }

    const fs::path& folder_;
    Problems& problems_;
};

}  // namespace

std::set<fs::path> read_protocol(const Setting& file, const fs::path& folder, Protocol& protocol, Problems& problems) {
    Settings settings(file, problems);
    if (const auto* whole = file.find("protocol"); whole != nullptr && whole->kind == Setting::Kind::table) {
        read_whole(Settings(*whole, problems), protocol);
    } else if (whole != nullptr) {
        settings.report(Severity::error, "bad-setting", "\"protocol\" must be a table: [protocol]", whole->place);
    }
    SourceReader reader(folder, problems);
    for (const auto* table : settings.tables("source")) reader.read(*table, protocol);
    return std::move(reader.taken);
}

std::string package_text(const fs::path& path, Problems& problems) {
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

}  // namespace evident
