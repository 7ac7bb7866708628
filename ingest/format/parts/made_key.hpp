// A key for a record whose source gave it none, so that the same record read again is the same.
#pragma once

#include "store/record/record.hpp"

namespace evident {

// "doi:10.1/x" when the record has a DOI, else "made:" and 20 hexadecimal digits that stand for its folded title, first
// author, year, journal, volume, issue and pages. "" when it has neither DOI nor title.
std::string made_key(const Record& record);

}  // namespace evident
