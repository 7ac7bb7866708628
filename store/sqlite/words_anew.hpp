// Brings the full-text words of an older store to the form in which they are written now.
#pragma once

#include <cstdint>

#include "store/sqlite/database.hpp"

namespace evident {

// True when the store's words were written in another form than searchable() gives today (words_format).
bool words_outdated(Database& database);

// Writes the words of every current record anew from what the store holds of it, and puts every record into the change
// feed under the run that changed it last, so that the index follows; in one transaction. Gives the number of records;
// 0 when another process did it meanwhile.
std::int64_t make_words_anew(Database& database);

}  // namespace evident
