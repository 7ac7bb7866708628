#include "ingest/format/tagged/told_fields.hpp"

#include <fmt/format.h>

namespace evident {

void ToldFields::tell(Draft& draft, std::string_view field) {
    constexpr std::size_t most = 200;  // an input with more is not made of records
    constexpr std::size_t longest = 40;
    field = field.substr(0, longest);
    if (told_.size() >= most || !told_.emplace(field).second) return;
    draft.say(Severity::note, "unknown-field",
              fmt::format("the field \"{}\" is not read; it stays in the kept bytes (said once an input)", field));
}

}  // namespace evident
