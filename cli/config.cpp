#include "cli/config.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "query/syntax/parts/nearest.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string(value);
}

std::string found_path() {
    auto home = variable("XDG_CONFIG_HOME");
    if (home.empty() && !variable("HOME").empty()) home = variable("HOME") + "/.config";
    for (const auto& path :
         {home.empty() ? std::string{} : home + "/evident/config.toml", std::string("/etc/evident/config.toml")}) {
        std::error_code code;
        if (!path.empty() && fs::is_regular_file(path, code)) return path;
    }
    return {};
}

// A folder, file or address as the file names it: relative ones are taken from the file's own folder.
std::string placed(const fs::path& base, const std::string& path) {
    if (path.empty() || path.find("://") != std::string::npos || path.front() == '/') return path;
    return (base / path).lexically_normal().string();
}

class ConfigReader {
  public:
    explicit ConfigReader(const std::string& path) : base_(fs::path(path).parent_path()) { config_.path = path; }

    Config run() {
        const auto text = read_file(config_.path);
        try {
            table_ = toml::parse(text, config_.path);
        } catch (const toml::parse_error& fault) {
            wrong(fault.source().begin.line, fmt::format("this is not TOML: {}", fault.description()));
            refuse();
        }
        read_top();
        if (!wrongs_.empty()) refuse();
        return std::move(config_);
    }

  private:
    using Setter = std::function<void(const toml::node&)>;
    struct Setting {
        std::string_view name;
        Setter set;
    };

    void wrong(std::uint32_t line, const std::string& message) {
        wrongs_.push_back(fmt::format("{} line {}: {}", config_.path, line, message));
    }
    void wrong(const toml::node& node, const std::string& message) { wrong(node.source().begin.line, message); }

    [[noreturn]] void refuse() const {
        throw Error(Fault::usage, fmt::format("{}", fmt::join(wrongs_, "; ")), "docs/operate.md tells every setting");
    }

    // Each setting of a table by its name; others are told with the nearest known name.
    void read(const toml::table& table, const std::string& where, const std::vector<Setting>& settings) {
        std::vector<std::string_view> names;
        for (const auto& setting : settings) names.push_back(setting.name);
        for (const auto& [key, node] : table) {
            const auto found = std::find(names.begin(), names.end(), key.str());
            if (found != names.end()) {
                settings[std::size_t(found - names.begin())].set(node);
                continue;
            }
            const auto meant = nearest(key.str(), names);
            wrong(key.source().begin.line,
                  fmt::format("unknown setting {}{}{}", key.str(), where.empty() ? "" : " of " + where,
                              meant.empty() ? "" : fmt::format("; did you mean {}?", meant)));
        }
    }

    Setter text(std::string& out) {
        return [this, &out](const toml::node& node) {
            if (const auto value = node.value<std::string>()) {
                out = std::string(trim(*value));
            } else {
                wrong(node, "a text in quotes is wanted here");
            }
        };
    }
    Setter path(std::string& out) {
        return [this, &out](const toml::node& node) {
            text(out)(node);
            out = placed(base_, out);
        };
    }
    Setter flag(bool& out) {
        return [this, &out](const toml::node& node) {
            if (const auto value = node.value<bool>(); value && node.is_boolean()) {
                out = *value;
            } else {
                wrong(node, "true or false is wanted here");
            }
        };
    }
    template <class Number>
    Setter number(Number& out, Number least, Number most) {
        return [this, &out, least, most](const toml::node& node) {
            const auto value = node.value<double>();
            if (value && *value >= double(least) && *value <= double(most)) {
                out = Number(*value);
            } else {
                wrong(node, fmt::format("a number from {} to {} is wanted here", least, most));
            }
        };
    }
    Setter duration(std::chrono::seconds& out) {
        return [this, &out](const toml::node& node) {
            const auto value = parse_duration(node.value<std::string>().value_or(""));
            if (value) {
                out = *value;
            } else {
                wrong(node, "a duration is wanted here: \"15m\", \"12h\", \"1d\" or \"1w\"");
            }
        };
    }
    // The text of a file that is named.
    Setter content(std::string& out, std::string* from = nullptr) {
        return [this, &out, from](const toml::node& node) {
            std::string name;
            path(name)(node);
            if (name.empty()) return;
            try {
                out = read_file(name);
                if (from != nullptr) *from = name;
            } catch (const Error& fault) {
                wrong(node, fault.what());
            }
        };
    }
    Setter refused(std::string_view advice) {
        return [this, advice](const toml::node& node) { wrong(node, std::string(advice)); };
    }

    void read_top() {
        const toml::node* sources = nullptr;
        read(table_, "",
             {{"db", path(config_.db)},
              {"feed", path(config_.feed)},
              {"mail", path(config_.mail)},
              {"source", [&](const toml::node& node) { sources = &node; }}});
        if (sources == nullptr) return;
        const auto* table = sources->as_table();
        if (table == nullptr) return wrong(*sources, "sources are tables: [source.pubmed]");
        for (const auto& [key, node] : *table) {
            if (const auto* source = node.as_table()) {
                read_source(std::string(key.str()), *source);
            } else {
                wrong(node, fmt::format("source {} must be a table: [source.{}]", key.str(), key.str()));
            }
        }
        // toml++ sorts tables by name; people read them in the order of the file.
        std::stable_sort(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [line, source] : lines_) config_.sources.push_back(std::move(source));
    }

    void read_source(const std::string& name, const toml::table& table) {
        SourceSetup setup;
        setup.name = name;
        setup.email = variable("EVIDENT_EMAIL");
        setup.api_key = variable("EVIDENT_API_KEY");
        if (setup.api_key.empty()) setup.api_key = variable("NCBI_API_KEY");
        const auto before = wrongs_.size();
        bool has_kind = false;
        auto settings = settings_of_all(setup, has_kind);
        read(table, fmt::format("[source.{}]", name), settings);
        if (wrongs_.size() > before) return;
        if (!has_kind) return wrong(table, fmt::format("source {} has no kind: eutils, mirror or files", name));
        check(setup, table);
        lines_.emplace_back(table.source().begin.line, std::move(setup));
    }

    std::vector<Setting> settings_of_all(SourceSetup& setup, bool& has_kind) {
        return {{"kind",
                 [&](const toml::node& node) {
                     const auto kind = parse_source_kind(node.value<std::string>().value_or(""));
                     has_kind = kind.has_value();
                     if (kind) setup.kind = *kind;
                     if (!kind) wrong(node, "the kinds are eutils, mirror and files");
                 }},
                {"review", text(setup.review)},
                {"every", duration(setup.every)},
                {"enabled", flag(setup.enabled)},
                {"records", text(setup.records)},
                {"address", text(setup.address)},
                {"strategy", text(setup.strategy)},
                {"strategy_file", content(setup.strategy, &setup.strategy_from)},
                {"email", text(setup.email)},
                {"email_file", path(setup.email_file)},
                {"api_key_file", path(setup.api_key_file)},
                {"api_key", refused("a key does not belong in this file; name a file that only you can read with "
                                    "api_key_file, or set EVIDENT_API_KEY")},
                {"requests_a_second", number(setup.requests_a_second, 0.1, 100000.0)},
                {"page", number<std::int64_t>(setup.page, 1, 10000)},
                {"window", number<std::int64_t>(setup.window, 1, 9999)},
                {"overlap_days", number(setup.overlap_days, 0, 3650)},
                {"accept_unknown_phrases", flag(setup.accept_unknown_phrases)},
                {"baseline", path(setup.baseline)},
                {"updates", path(setup.updates)},
                {"folder", path(setup.folder)},
                {"columns_file", content(setup.columns)},
                {"format", [&](const toml::node& node) {
                     setup.format = parse_format(node.value<std::string>().value_or(""));
                     if (!setup.format) wrong(node, "there is no such format; docs/formats lists them");
                 }}};
    }

    void check(const SourceSetup& setup, const toml::table& table) {
        if (setup.kind == SourceKind::files && setup.folder.empty()) {
            wrong(table, fmt::format("source {} of kind files names no folder", setup.name));
        }
        if (setup.kind == SourceKind::mirror && setup.baseline.empty() && setup.updates.empty()) {
            wrong(table, fmt::format("source {} of kind mirror names neither baseline nor updates", setup.name));
        }
        if (setup.kind == SourceKind::eutils && setup.email.empty() && setup.email_file.empty() &&
            setup.address.empty()) {
            wrong(table, fmt::format("source {} names no email: NCBI wants to know whom to ask (email, email_file or "
                                     "EVIDENT_EMAIL)",
                                     setup.name));
        }
    }

    fs::path base_;
    Config config_;
    toml::table table_;
    std::vector<std::string> wrongs_;
    std::vector<std::pair<std::uint32_t, SourceSetup>> lines_;
};

}  // namespace

Config read_config(const std::string& named) {
    const auto path = named.empty() ? found_path() : named;
    if (path.empty()) return {};
    std::error_code code;
    if (!fs::is_regular_file(path, code)) {
        throw Error(Fault::usage, fmt::format("there is no configuration file {}", path), "check --config");
    }
    return ConfigReader(path).run();
}

}  // namespace evident
