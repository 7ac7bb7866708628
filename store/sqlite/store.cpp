#include "store/sqlite/store.hpp"

#include <random>

#include <fmt/format.h>

#include "base/error.hpp"
#include "store/dedup/face/face.hpp"
#include "store/record/searchable.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/words_anew.hpp"

namespace evident {
namespace {

// Read before anything is written: a foreign file stays as it is.
void check_identity(Database& database) {
    const auto& path = database.path();
    if (database.number("PRAGMA application_id") != application_id) {
        throw Error(Fault::store, fmt::format("{} is not an evident store", path),
                    "check --db; a new store is made with `evident init`");
    }
    const auto version = database.number("PRAGMA user_version");
    if (version > newest_schema()) {
        throw Error(Fault::store,
                    fmt::format("{} was made by a newer evident (schema {}, this one knows {})", path, version,
                                newest_schema()),
                    "use the newer evident; nothing was changed");
    }
}

// Tells one store from another, so that an index is never asked for a store it was not made from.
std::string random_name() {
    std::random_device device;
    return fmt::format("{:08x}{:08x}{:08x}{:08x}", device(), device(), device(), device());
}

}  // namespace

Store Store::create(const std::string& path, const Clock& clock) {
    Store store(Database(path, Access::create));
    try {
        migrate(store.database_);
        store.set_property("created", clock.now());
        store.set_property("identity", random_name());
        store.set_property("sqlite", sqlite_version());
        store.set_property("words_format", words_format);
        store.set_property("dedup_rules", std::to_string(dedup_rules));
    } catch (...) {
        store.database_.remove();  // half a store would only be in the way of the next try
        throw;
    }
    return store;
}

Store Store::open(const std::string& path, Access access) {
    Store store(Database(path, access));
    check_identity(store.database_);
    if (access == Access::write) {
        migrate(store.database_);
        if (words_outdated(store.database_)) store.words_remade_ = make_words_anew(store.database_);
        return store;
    }
    // An older store is brought up to date even when it is only to be read: commands ask for what is there now.
    if (store.database_.number("PRAGMA user_version") < newest_schema() || words_outdated(store.database_)) {
        store.words_remade_ = open(path, Access::write).words_remade_;
        store.database_ = Database(path, access);
    }
    return store;
}

std::string Store::property(std::string_view name) {
    auto found = database_.cached("SELECT value FROM property WHERE name = ?").bind(1, name);
    return found.step() ? std::string(found.text(0)) : std::string{};
}

void Store::set_property(std::string_view name, std::string_view value) {
    database_.cached("INSERT INTO property VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(1, name)
        .bind(2, value)
        .run();
}

}  // namespace evident
