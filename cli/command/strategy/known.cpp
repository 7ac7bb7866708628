#include "cli/command/strategy/known.hpp"

#include <filesystem>

#include "base/file.hpp"
#include "query/strategy/recalling.hpp"
#include "text/ascii.hpp"

namespace evident {

std::vector<std::string> known_items(const std::string& known) {
    if (known.empty()) return {};
    const bool names = all_digits(known) || known.find_first_of(":,") != std::string::npos;
    if (!names || std::filesystem::exists(known)) return read_known(read_file(known));
    std::vector<std::string> out;
    for (const auto name : parted(known, ", ")) out.emplace_back(name);
    return out;
}

}  // namespace evident
