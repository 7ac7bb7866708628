#include "query/syntax/parts/dialects.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 22> ovid_fields = {"ti", "ab", "tw", "mp", "af", "pt", "sh", "kw",
                                                          "kf", "hw", "fs", "jn", "au", "nm", "rn", "xm",
                                                          "in", "la", "lg", "jw", "nj", "ot"};
constexpr std::array<std::string_view, 11> colon_fields = {"ti", "ab", "kw", "de", "lnk", "tn",
                                                           "au", "jt", "it", "py", "so"};
constexpr std::array<std::string_view, 4> slash_marks = {"/exp", "/de", "/mj", "/exp/mj"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// True when each piece of a comma list is one of the names.
template <std::size_t size>
bool all_named(std::string_view list, const std::array<std::string_view, size>& names) {
    while (true) {
        const auto comma = list.find(',');
        if (std::find(names.begin(), names.end(), list.substr(0, comma)) == names.end()) return false;
        if (comma == std::string_view::npos) return true;
        list.remove_prefix(comma + 1);
    }
}

// "cancer.ti,ab." and the ".ti,ab." that follows a group.
bool ovid_field(std::string_view chunk) {
    if (!chunk.ends_with('.') || chunk.size() < 4) return false;
    chunk.remove_suffix(1);
    const auto dot = chunk.rfind('.');
    return dot != std::string_view::npos && all_named(chunk.substr(dot + 1), ovid_fields);
}

bool colon_field(std::string_view chunk) {
    const auto colon = chunk.rfind(':');
    return colon != std::string_view::npos && all_named(chunk.substr(colon + 1), colon_fields);
}

bool numbered(std::string_view chunk, std::string_view word) {
    return chunk.starts_with(word) && all_digits(chunk.substr(word.size()));
}

}  // namespace

std::string_view other_dialect(std::string_view chunk) {
    static constexpr std::size_t longest_mark = 200;
    if (chunk.size() > longest_mark) return {};
    const auto small = lower(chunk);
    if (small == "exp" || small == "adj" || numbered(small, "adj") || ovid_field(small)) return "Ovid";
    if (numbered(small, "near/") || numbered(small, "next/")) return "Embase or Cochrane";
    if (chunk == "NEAR" || chunk == "NEXT") return "Cochrane";
    for (const auto mark : slash_marks) {
        if (small.ends_with(mark)) return "Embase";
    }
    return colon_field(small) ? "Embase or Cochrane" : std::string_view{};
}

std::string_view SystemMarks::add(std::string_view chunk, bool before_group, bool before_phrase) {
    static constexpr std::array<std::string_view, 8> science = {"TS=", "TI=", "AB=", "AK=", "KP=", "WC=", "SO=", "PY="};
    static constexpr std::array<std::string_view, 5> scopus = {"TITLE-ABS-KEY", "TITLE-ABS", "TITLE-ABS-KEY-AUTH",
                                                               "ABS-KEY", "PUBYEAR"};
    static constexpr std::array<std::string_view, 6> cinahl = {"MH", "MM", "TI", "AB", "TX", "SU"};
    for (const auto mark : science) {
        if (chunk.starts_with(mark)) return "Web of Science";
    }
    if (std::find(scopus.begin(), scopus.end(), chunk) != scopus.end() && (before_group || chunk == "PUBYEAR")) {
        return "Scopus";
    }
    if (before_phrase && std::find(cinahl.begin(), cinahl.end(), chunk) != cinahl.end()) return "CINAHL (EBSCO)";
    title_ = title_ || chunk == "TI";
    abstract_ = abstract_ || chunk == "AB";
    return title_ && abstract_ ? "CINAHL (EBSCO)" : std::string_view{};
}

void tell_system(std::string_view chunk, std::string_view system, Stretch place, Findings& findings) {
    findings.error(
        "other-syntax",
        fmt::format("\"{}\" looks like {} syntax, which is not read here; it has no meaning and is read as words.",
                    chunk.substr(0, 40), system),
        place);
}

void check_other_system(std::string_view question, Findings& findings) {
    static constexpr std::string_view ends = " \t\r\n()\"";
    SystemMarks marks;
    for (std::size_t at = 0; at < question.size();) {
        const auto begin = question.find_first_not_of(ends, at);
        if (begin == std::string_view::npos) return;
        at = std::min(question.find_first_of(ends, begin), question.size());
        const auto chunk = question.substr(begin, at - begin);
        const auto next = question.find_first_not_of(" \t\r\n", at);
        const char after = next == std::string_view::npos ? ' ' : question[next];
        const auto system = marks.add(chunk, after == '(', after == '"');
        if (system.empty()) continue;
        tell_system(chunk, system, {begin, at}, findings);
        return;
    }
}

bool has_foreign_wildcard(std::string_view chunk) {
    for (std::size_t i = 1; i < chunk.size(); ++i) {
        if (!is_letter(chunk[i - 1])) continue;
        if (chunk[i] == '$') return true;
        if (chunk[i] == '?' && i + 1 < chunk.size() && is_letter(chunk[i + 1])) return true;
    }
    return false;
}

}  // namespace evident
