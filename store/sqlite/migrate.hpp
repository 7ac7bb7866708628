// Numbered steps that bring a store's schema from one version to the next, each in one transaction.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "store/sqlite/database.hpp"

namespace evident {

struct Migration {
    std::int64_t number;
    std::string_view sql;
};

// All steps, in order, numbered from 1 without a gap; from store/sqlite/schema/NNNN_name.sql.
std::span<const Migration> migrations();

// Takes the steps the database has not taken yet. The database must be one of ours or empty.
void migrate(Database& database);

}  // namespace evident
