// Which records of a file that comes late or is issued again were spoken of by files after it: their words stay.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "store/sqlite/harvests.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// Keys of records and deletions that are both in the file and in one of the files taken later, whose text is kept in
// the store. Reads them all: as slow as reading them was, less the storing.
std::set<std::string, std::less<>> keys_said_later(Store& store, const std::filesystem::path& file,
                                                   const std::vector<MirrorFile>& later);

}  // namespace evident
