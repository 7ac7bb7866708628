// The store of record: one SQLite file that holds what came in, what it says and what it means for claims.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.hpp"
#include "store/sqlite/database.hpp"

namespace evident {

enum class RunId : std::int64_t { none = 0 };
enum class InputId : std::int64_t { none = 0 };
enum class RecordId : std::int64_t { none = 0 };
enum class VersionId : std::int64_t { none = 0 };
enum class ReportId : std::int64_t { none = 0 };

// The number behind an id, for SQL and for output.
template <class Id>
constexpr std::int64_t number(Id id) {
    return static_cast<std::int64_t>(id);
}

// Belongs to one thread; one writer and many readers may have the same file open.
class Store {
  public:
    // Makes a new store. Throws Error (store) when the file exists or cannot be made.
    static Store create(const std::string& path, const Clock& clock);
    // Opens a store that exists, bringing an older one up to date first when it may be written. Throws Error (store)
    // for a file that is no store of ours, and for one made by a newer evident.
    static Store open(const std::string& path, Access access);

    Database& database() { return database_; }
    // Of how many records the full-text words were made anew when it was opened, because an older evident wrote them.
    std::int64_t words_remade() const { return words_remade_; }
    const std::string& path() const { return database_.path(); }

    // What `property` says under this name; "" when nothing.
    std::string property(std::string_view name);
    void set_property(std::string_view name, std::string_view value);

  private:
    explicit Store(Database database) : database_(std::move(database)) {}
    Database database_;
    std::int64_t words_remade_ = 0;
};

// PRAGMA application_id of our files: "evid" in ASCII.
inline constexpr std::int64_t application_id = 0x65766964;

// The newest schema this program knows: PRAGMA user_version.
std::int64_t newest_schema();

}  // namespace evident
