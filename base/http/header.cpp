#include "base/http/header.hpp"

#include <algorithm>

namespace evident {

std::optional<std::string> header_value(std::string_view line, std::string_view name) {
    if (line.size() <= name.size() || line[name.size()] != ':') return {};
    const auto same = [](char low, char any) { return low == (any >= 'A' && any <= 'Z' ? any - 'A' + 'a' : any); };
    if (!std::equal(name.begin(), name.end(), line.begin(), same)) return {};
    line.remove_prefix(name.size() + 1);
    const auto first = line.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return "";
    return std::string(line.substr(first, line.find_last_not_of(" \t\r\n") - first + 1));
}

std::uint64_t range_begin(std::string_view value) {
    std::uint64_t begin = 0;
    const auto digits = value.find_first_of("0123456789");
    for (auto at = digits; at < value.size() && value[at] >= '0' && value[at] <= '9'; ++at) {
        begin = begin * 10 + static_cast<std::uint64_t>(value[at] - '0');
    }
    return begin;
}

}  // namespace evident
