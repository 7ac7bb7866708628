#include "ingest/format/tagged/values.hpp"

#include "text/ascii.hpp"

namespace evident {
namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto at = text.find(mark);
        const auto part = trim(text.substr(0, at));
        if (!part.empty()) out.push_back(part);
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    }
    return out;
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) { return split(text, '\n'); }

std::vector<std::string_view> split_list(std::string_view text) { return split(text, ';'); }

}  // namespace evident
