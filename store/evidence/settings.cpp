#include "store/evidence/settings.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/file.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto day_advice = "write days that exist: cutoff = 2024-12-31";

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

struct Source {
    std::string input;
    std::string text;
};

Place place_of(const Source& file, const toml::node& node) {
    const auto& source = node.source();
    if (source.begin.line == 0) return {file.input, 0, file.text.size()};
    return {file.input, offset_of(file.text, source.begin), offset_of(file.text, source.end)};
}

Setting setting_of(const Source& file, std::string_view name, const toml::node& node) {
    Setting out;
    out.name = name;
    out.place = place_of(file, node);
    out.line = node.source().begin.line;
    if (const auto* table = node.as_table()) {
        out.kind = Setting::Kind::table;
        for (const auto& [key, part] : *table) out.parts.push_back(setting_of(file, key.str(), part));
    } else if (const auto* list = node.as_array()) {
        out.kind = Setting::Kind::list;
        for (const auto& part : *list) out.parts.push_back(setting_of(file, "", part));
    } else if (const auto text = node.value<std::string>()) {
        out.kind = Setting::Kind::text;
        out.text = *text;
    } else if (const auto date = node.value<toml::date>()) {
        out.kind = Setting::Kind::day;
        out.day = make_day(date->year, date->month, date->day).value_or(Day::none);
    } else if (const auto* number = node.as_integer()) {
        out.kind = Setting::Kind::number;
        out.number = number->get();
    }
    return out;
}

// The bare day on the line that no calendar has: "2024-02-30" in "cutoff = 2024-02-30"; "" when there is none.
std::string impossible_day(std::string_view line) {
    constexpr std::size_t size = 10;
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) return {};
    const auto value = trim(line.substr(equals + 1)).substr(0, size);
    const bool looks = value.size() == size && value[4] == '-' && value[7] == '-' && all_digits(value.substr(0, 4)) &&
                       all_digits(value.substr(5, 2)) && all_digits(value.substr(8, 2));
    return looks && !parse_day(value) ? std::string(value) : std::string{};
}

std::string_view line_at(std::string_view text, std::uint64_t at) {
    const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

[[noreturn]] void refuse(const Source& file, const toml::parse_error& error) {
    const auto& from = error.source().begin;
    const auto at = offset_of(file.text, from);
    const Place place{file.input, at, at};
    if (const auto day = impossible_day(line_at(file.text, at)); !day.empty()) {
        const auto message = "line " + std::to_string(from.line) + ": the calendar has no day " + day;
        throw Error(Fault::usage, Problem{Severity::error, "no-such-day", message, place}, day_advice);
    }
    throw Error(Fault::source,
                file.input + " is not TOML at line " + std::to_string(from.line) + ", column " +
                    std::to_string(from.column) + ": " + std::string(error.description()),
                "see docs/review-package.md for how the file is written", place);
}

std::string wants_texts(std::string_view name) { return "\"" + std::string(name) + "\" must be a list of texts"; }

}  // namespace

const Setting* Setting::find(std::string_view wanted) const {
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const Setting& part) { return part.name == wanted; });
    return found == parts.end() ? nullptr : &*found;
}

Setting read_toml(const std::filesystem::path& path) {
    const Source file{path.string(), read_file(path)};
    try {
        return setting_of(file, "", toml::parse(file.text, file.input));
    } catch (const toml::parse_error& error) {
        refuse(file, error);
    }
}

void Settings::allow(std::initializer_list<std::string_view> names) {
    for (const auto& part : table_.parts) {
        if (std::find(names.begin(), names.end(), part.name) != names.end()) continue;
        report(Severity::warning, "unknown-setting", "\"" + part.name + "\" is no setting here; passed over",
               part.place);
    }
}

std::string Settings::text(std::string_view name) {
    const auto* part = table_.find(name);
    if (part == nullptr) return {};
    if (part->kind == Setting::Kind::text) return std::string(trim(part->text));
    report(Severity::error, "bad-setting", "\"" + std::string(name) + "\" must be a text", part->place);
    return {};
}

int Settings::year(std::string_view name) {
    const auto* part = table_.find(name);
    if (part == nullptr) return 0;
    if (part->kind == Setting::Kind::number && part->number >= 1900 && part->number <= 2999) return int(part->number);
    report(Severity::error, "bad-setting", "\"" + std::string(name) + "\" must be a year such as 2025", part->place);
    return 0;
}

std::vector<std::string> Settings::texts(std::string_view name) {
    std::vector<std::string> found;
    each_text(name, [&](const std::string& value, const Place&) { found.push_back(value); });
    return found;
}

void Settings::each_text(std::string_view name, const Visit& visit) {
    const auto* list = table_.find(name);
    if (list == nullptr) return;
    if (list->kind != Setting::Kind::list) {
        return report(Severity::error, "bad-setting", wants_texts(name), list->place);
    }
    for (const auto& part : list->parts) {
        if (part.kind == Setting::Kind::text) {
            visit(part.text, part.place);
        } else {
            report(Severity::error, "bad-setting", wants_texts(name), part.place);
        }
    }
}

std::vector<const Setting*> Settings::tables(std::string_view name) {
    std::vector<const Setting*> found;
    const auto* list = table_.find(name);
    if (list == nullptr) return found;
    const auto word = "each \"" + std::string(name) + "\" must be a table: [[" + std::string(name) + "]]";
    if (list->kind != Setting::Kind::list) {
        report(Severity::error, "bad-setting", word, list->place);
        return found;
    }
    for (const auto& part : list->parts) {
        if (part.kind == Setting::Kind::table) {
            found.push_back(&part);
        } else {
            report(Severity::error, "bad-setting", word, part.place);
        }
    }
    return found;
}

Day Settings::day(std::string_view name) {
    const auto* part = table_.find(name);
    if (part == nullptr) return Day::none;
    std::optional<Day> found;
    if (part->kind == Setting::Kind::day && part->day != Day::none) found = part->day;
    if (part->kind == Setting::Kind::text) found = parse_day(part->text);
    if (found) return *found;
    const auto said = part->text.empty() ? "what it says" : "\"" + part->text + "\"";
    const auto message = "line " + std::to_string(part->line) + ": \"" + std::string(name) +
                         "\" must be a day of the calendar such as 2024-12-31, and " + said + " is none";
    throw Error(Fault::usage, Problem{Severity::error, "no-such-day", message, part->place}, day_advice);
}

Place Settings::place(std::string_view name) const {
    const auto* part = table_.find(name);
    return part == nullptr ? table_.place : part->place;
}

void Settings::report(Severity severity, std::string code, std::string message, Place place) {
    problems_.push_back({severity, std::move(code), std::move(message), std::move(place)});
}

}  // namespace evident
