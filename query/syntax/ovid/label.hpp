// Field labels of Ovid behind a term or a group: ".ti,ab,kf.", ".mp", ".sh.".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/record/field.hpp"

namespace evident {

struct OvidLabel {
    struct Named {
        const SearchField* row = nullptr;
        bool explode = false;  // .xm., .fx., .xs.
        std::string code;
    };
    std::vector<Named> fields;
    std::vector<std::string> unknown;
    std::size_t end = 0;
    bool comma_end = false;  // a comma stands where the list should end
    bool spelt = false;      // ".tiab." or ".ti.ab.", for ".ti,ab."
};

// The label that begins at this full stop. Without a closing full stop it is one only when each code is known and no
// letter follows; spaces may stand beside the commas. Nothing when none begins here.
std::optional<OvidLabel> read_label(std::string_view text, std::size_t at);

}  // namespace evident
