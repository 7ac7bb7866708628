// The settings of a review package's TOML files, each with the place where it stands.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"

namespace evident {

struct Setting {
    enum class Kind : std::uint8_t { text, day, number, list, table, other };

    std::string name;  // "" in a list
    Kind kind = Kind::other;
    std::string text;
    Day day = Day::none;
    std::int64_t number = 0;
    std::vector<Setting> parts;  // of a list in order, of a table by name
    Place place;
    std::uint32_t line = 0;  // from 1

    // The part of that name; null when there is none.
    const Setting* find(std::string_view wanted) const;
};

// A whole file as a table. Throws Error (source) with the byte where reading stopped when it is not TOML, and Error
// (usage, code no-such-day) when what stopped it is a day that no calendar has.
Setting read_toml(const std::filesystem::path& path);

// Reads the settings of one table and reports those of the wrong kind (bad-setting) or that nobody knows
// (unknown-setting).
class Settings {
  public:
    Settings(const Setting& table, Problems& problems) : table_(table), problems_(problems) {}

    using Visit = std::function<void(const std::string& value, const Place& place)>;

    void allow(std::initializer_list<std::string_view> names);
    std::string text(std::string_view name);
    std::vector<std::string> texts(std::string_view name);
    // Calls with each text of a list and where it stands.
    void each_text(std::string_view name, const Visit& visit);
    // The tables of a list of tables: [[name]].
    std::vector<const Setting*> tables(std::string_view name);
    // A day, written bare or as a text; none when it is not given. Throws Error (usage, code no-such-day) for anything
    // else: a day decides too much to be guessed or passed over.
    Day day(std::string_view name);

    // A year, 1900 to 2999; 0 when it is not given or is none.
    int year(std::string_view name);

    // Where the setting stands; the whole table when it is not given.
    Place place(std::string_view name) const;
    void report(Severity severity, std::string code, std::string message, Place place);

  private:
    const Setting& table_;
    Problems& problems_;
};

}  // namespace evident
