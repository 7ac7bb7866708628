#include "ingest/format/bibtex/entry_start.hpp"

#include "text/ascii.hpp"

namespace evident {
namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::size_t skip_white(std::string_view text, std::size_t at) {
    while (at < text.size() && white(text[at])) ++at;
    return at;
}

// Where the opening mark stands; 0 when this is no entry.
std::size_t opening(std::string_view text) {
    if (text.empty() || text[0] != '@') return 0;
    auto at = skip_white(text.substr(0, longest_entry_start), 1);
    const auto start = at;
    while (at < text.size() && at < 64 && (letter(text[at]) || (at > start && (text[at] == '-' || text[at] == '_')))) {
        ++at;
    }
    if (at == start) return 0;
    at = skip_white(text.substr(0, longest_entry_start), at);
    return at < text.size() && (text[at] == '{' || text[at] == '(') ? at : 0;
}

}  // namespace

std::string entry_type(std::string_view text) {
    const auto open = opening(text);
    return open == 0 ? std::string{} : lower(trim(text.substr(1, open - 1)));
}

bool at_line_start(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
    return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

bool begins_entry(std::string_view text) {
    const auto open = opening(text);
    if (open == 0) return false;
    const auto type = lower(trim(text.substr(1, open - 1)));
    if (type == "string" || type == "preamble" || type == "comment") return true;
    auto at = skip_white(text, open + 1);
    // Keys with blanks in them are no BibTeX, but are met.
    while (at < text.size() && at < longest_entry_start && text[at] != '\n' && text[at] != '\r' &&
           std::string_view(",={}()\"").find(text[at]) == std::string_view::npos) {
        ++at;
    }
    return at >= text.size() || text[at] == ',' || text[at] == '\n' || text[at] == '\r';
}

bool begins_field(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && (white(text[at]) || text[at] == ',' || text[at] == '}')) ++at;
    const auto start = at;
    while (at < text.size() && (letter(text[at]) || text[at] == '-' || text[at] == '_')) ++at;
    if (at == start) return false;
    at = skip_white(text, at);
    if (at >= text.size() || text[at] != '=') return false;
    at = skip_white(text, at + 1);
    return at < text.size() && (text[at] == '{' || text[at] == '"' || (text[at] >= '0' && text[at] <= '9'));
}

}  // namespace evident
