// How the authors of two records agree, whatever the order of their names, their initials and their number.
#pragma once

#include "store/dedup/face/face.hpp"
#include "store/dedup/match/agreement.hpp"

namespace evident {

Agreement match_authors(const Face& left, const Face& right);

}  // namespace evident
