#include "store/sqlite/migrate.hpp"

#include <string>

#include "store/sqlite/store.hpp"

namespace evident {

void migrate(Database& database) {
    const auto done = database.number("PRAGMA user_version");
    for (const auto& step : migrations()) {
        if (step.number <= done) continue;
        Transaction transaction(database);
        database.execute(std::string(step.sql));
        database.execute("PRAGMA application_id=" + std::to_string(application_id));
        database.execute("PRAGMA user_version=" + std::to_string(step.number));
        transaction.commit();
    }
}

std::int64_t newest_schema() { return migrations().back().number; }

}  // namespace evident
