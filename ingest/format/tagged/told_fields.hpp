// Which fields of an input were told of as unknown, so that each is told once.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "ingest/format/parts/draft.hpp"

namespace evident {

class ToldFields {
  public:
    // unknown-field, a note, the first time the name is met. Names are remembered up to 200.
    void tell(Draft& draft, std::string_view field);

  private:
    std::set<std::string, std::less<>> told_;
};

}  // namespace evident
