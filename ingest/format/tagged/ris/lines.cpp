#include "ingest/format/tagged/ris/lines.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view blanks = " \t";
constexpr std::size_t most_blanks = 6;
constexpr std::string_view mark = "\xEF\xBB\xBF";

// In the order of the alphabet.
constexpr auto tags = std::to_array<std::string_view>({
    "A1", "A2", "A3", "A4", "A5", "A6", "AB", "AD", "AI", "AN", "AU", "AV", "BT", "C1", "C2", "C3", "C4", "C5",
    "C6", "C7", "C8", "CA", "CL", "CN", "CP", "CR", "CT", "CY", "DA", "DB", "DI", "DO", "DP", "DS", "ED", "EP",
    "ER", "ET", "FD", "FU", "FX", "H1", "H2", "ID", "IP", "IS", "J1", "J2", "J9", "JA", "JF", "JI", "JO", "KW",
    "L1", "L2", "L3", "L4", "LA", "LB", "LK", "M1", "M2", "M3", "M4", "N1", "N2", "NL", "NV", "OP", "PA", "PB",
    "PI", "PP", "PU", "PY", "RD", "RI", "RN", "RP", "SE", "SN", "SP", "SR", "ST", "SV", "T1", "T2", "T3", "TA",
    "TI", "TS", "TT", "TY", "U1", "U2", "U3", "U4", "U5", "UR", "VL", "VO", "WE", "WP", "WT", "Y1", "Y2",
});

// Codes of TY that a line needs which is not written to the rule.
constexpr auto types = std::to_array<std::string_view>({
    "ABST",  "ADVS", "AGGR",  "ANCIENT", "ART",    "BILL",    "BLOG",   "BOOK",  "CASE",  "CHAP",  "CHART",
    "CLSWK", "COMP", "CONF",  "CPAPER",  "CTLG",   "DATA",    "DBASE",  "DICT",  "EBOOK", "ECHAP", "EDBOOK",
    "EJOUR", "ELEC", "ENCYC", "EQUA",    "FIGURE", "GEN",     "GOVDOC", "GRANT", "GRNT",  "HEAR",  "ICOMM",
    "INPR",  "INTV", "JFULL", "JOUR",    "LEGAL",  "MANSCPT", "MAP",    "MGZN",  "MPCT",  "MULTI", "MUSIC",
    "NEWS",  "PAMP", "PAT",   "PCOMM",   "POD",    "PRESS",   "RPRT",   "SER",   "SLIDE", "SOUND", "STAND",
    "STAT",  "STD",  "THES",  "UNBILL",  "UNPB",   "UNPD",    "VIDEO",  "WEB",
});

bool is_type(std::string_view value) {
    std::string upper(value);
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? char(c - 32) : c;
    return std::find(types.begin(), types.end(), upper) != types.end();
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// "12." alone, "<12. >", "Record #2 of 40", "Provider: John Wiley & Sons, Ltd.", "Content: text/plain ...": what stands
// above the records of some exports.
bool is_heading(std::string_view line) {
    if (line.starts_with("<")) line.remove_prefix(1);
    const auto digits = line.find_first_not_of("0123456789");
    if (digits != 0 && digits != npos && line[digits] == '.' && line.find_first_not_of(". >", digits) == npos) {
        return true;
    }
    return line.starts_with("Record #") || line.starts_with("Provider:") || line.starts_with("Content:");
}

bool is_ovid_link(std::string_view line) { return line.starts_with("Link to the Ovid Full Text"); }

std::string_view without_mark(std::string_view line) {
    while (line.starts_with(mark)) line.remove_prefix(mark.size());
    return line;
}

}  // namespace

bool is_ris_tag(std::string_view tag) { return std::binary_search(tags.begin(), tags.end(), tag); }

std::optional<RisLines::Parts> RisLines::take_apart(std::string_view line) {
    Parts out;
    out.indent = std::min(line.find_first_not_of(blanks), line.size());
    line.remove_prefix(out.indent);
    if (line.size() < 3) return {};
    out.tag = line.substr(0, 2);
    out.lower = is_lower(out.tag[0]);
    if (!out.lower && !is_upper(out.tag[0])) return {};
    if (!is_digit(out.tag[1]) && !(out.lower ? is_lower(out.tag[1]) : is_upper(out.tag[1]))) return {};
    const auto dash = line.find_first_not_of(blanks, 2);
    if (dash == npos || dash - 2 > most_blanks || line[dash] != '-') return {};
    const auto rest = line.substr(dash + 1);
    out.spaced = rest.empty() || is_blank(rest[0]);
    const bool tab = line.substr(2, dash - 2).find('\t') != npos;
    out.manner = unsigned(tab ? most_blanks + 1 : dash - 2) * 2 + (out.spaced ? 1 : 0);
    out.value = trim(rest);
    return out;
}

namespace {
bool to_the_rule(unsigned manner) { return manner / 2 == 2; }
}  // namespace

bool RisLines::starts(const Parts& parts, bool open) {
    if (parts.tag != "TY" && parts.tag != "ty") return false;
    if (to_the_rule(parts.manner)) return true;
    return is_type(parts.value) || (!open && parts.spaced && parts.value.empty());
}

bool RisLines::ends(const Parts& parts) {
    return (parts.tag == "ER" || parts.tag == "er") && (parts.value.empty() || to_the_rule(parts.manner));
}

// The first line below TY may show a second manner.
bool RisLines::is_field(const Parts& parts, const TaggedRecord& record) {
    if (parts.indent != indent_ || parts.lower != lower_) return false;
    if (to_the_rule(parts.manner)) return true;
    if (!is_ris_tag({tag_.data(), 2})) return false;
    if ((manners_ & (1U << parts.manner)) != 0) return true;
    if (record.fields.size() != 1 || !parts.spaced) return false;
    manners_ |= 1U << parts.manner;
    return true;
}

void RisLines::learn(const Parts& parts) {
    indent_ = parts.indent;
    manners_ = 1U << parts.manner;
    lower_ = parts.lower;
}

TaggedLine RisLines::made(TaggedLine::Kind kind, const Parts& parts) {
    return {kind, std::string_view(tag_.data(), 2), parts.value};
}

TaggedLine RisLines::classify(std::string_view line, bool open, const TaggedRecord& record) {
    using Kind = TaggedLine::Kind;
    line = without_mark(line);
    const auto text = trim(line);
    if (text.empty() || is_heading(text)) return {Kind::skip, {}, {}};
    if (is_ovid_link(text)) return {open ? Kind::field : Kind::skip, ovid_link_tag, text};
    if (const auto parts = take_apart(line)) {
        for (std::size_t i = 0; i < 2; ++i) {
            tag_[i] = is_lower(parts->tag[i]) ? char(parts->tag[i] - 32) : parts->tag[i];
        }
        if (starts(*parts, open)) {
            learn(*parts);
            return made(Kind::start, *parts);
        }
        if (ends(*parts)) return {Kind::end, {}, {}};
        if (open && is_field(*parts, record)) return made(Kind::field, *parts);
        if (!open && to_the_rule(parts->manner) && parts->spaced && is_ris_tag({tag_.data(), 2})) {
            learn(*parts);  // a record without its TY
            return made(Kind::field, *parts);
        }
    }
    if (open && text == "ER") return {Kind::end, {}, {}};
    return {open ? Kind::more : Kind::stray, {}, text};
}

std::optional<TaggedLine> RisLines::behind(std::string_view line, const TaggedRecord&) {
    using Kind = TaggedLine::Kind;
    const auto text = trim(without_mark(line));
    if (text.empty() || is_heading(text)) return TaggedLine{Kind::skip, {}, {}};
    if (is_ovid_link(text)) return TaggedLine{Kind::field, ovid_link_tag, text};
    if (const auto parts = take_apart(without_mark(line))) {
        if (parts->tag == "NL" && is_field(*parts, {})) return TaggedLine{Kind::field, "NL", parts->value};
        if (ends(*parts)) return TaggedLine{Kind::skip, {}, {}};
        if (starts(*parts, false) || to_the_rule(parts->manner)) return {};
    }
    return TaggedLine{Kind::stray, {}, text};
}

bool looks_like_ris(std::string_view head) {
    const auto first = trim(without_mark(head)).substr(0, 1);
    if (first == "<" || first == "{" || first == "%" || first == "@") return false;
    RisLines lines;
    TaggedRecord record;
    bool open = false;
    while (!head.empty()) {
        const auto end = head.find_first_of("\r\n");
        const auto what = lines.classify(head.substr(0, end), open, record);
        if (open && what.kind != TaggedLine::Kind::skip) {
            return what.kind != TaggedLine::Kind::more && what.kind != TaggedLine::Kind::stray;
        }
        if (what.kind == TaggedLine::Kind::start) {
            open = true;
            record.fields.push_back({"TY", std::string(what.value), 0, 0});
        }
        head.remove_prefix(end == npos ? head.size() : end + 1);
    }
    return open;
}

}  // namespace evident
