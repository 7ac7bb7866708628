#include "ingest/format/flat/term_list.hpp"

#include <algorithm>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/tagged/abstract_sections.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// The next mark outside round and square brackets, from a place on.
std::size_t find_outside(std::string_view text, char mark, std::size_t from) {
    int depth = 0;
    for (auto at = from; at < text.size(); ++at) {
        const char c = text[at];
        if (c == mark && depth <= 0) return at;
        if (c == '(' || c == '[') ++depth;
        if (c == ')' || c == ']') --depth;
    }
    return npos;
}

Heading read_heading(std::string_view text) {
    Heading heading;
    bool first = true;
    for (auto part : split_list(text, "/")) {
        const bool major = part.starts_with('*') || part.ends_with('*');
        while (part.starts_with('*')) part.remove_prefix(1);
        while (part.ends_with('*')) part.remove_suffix(1);
        if (first) {
            heading.descriptor = plain_text(part);
            heading.major = major;
        } else {
            heading.qualifiers.push_back({plain_text(part), {}, major});
        }
        first = false;
    }
    return heading;
}

}  // namespace

std::vector<std::string_view> split_list(std::string_view text, std::string_view marks) {
    char mark = '\0';
    for (const char candidate : marks) {
        if (find_outside(text, candidate, 0) != npos) {
            mark = candidate;
            break;
        }
    }
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = mark == '\0' ? npos : find_outside(text, mark, at);
        const auto part = trim(text.substr(at, end == npos ? npos : end - at));
        if (!part.empty()) out.push_back(part);
        if (end == npos) break;
        at = end + 1;
    }
    return out;
}

void add_abstract(Record& record, std::string_view text) {
    const auto word = lower(trim(text));
    if (word == "[no abstract available]" || word == "no abstract available" || word == "no abstract available.")
        return;
    if (!record.abstract.empty()) return;
    record.abstract = split_abstract(text);
}

void add_languages(Record& record, std::string_view text) {
    for (const auto part : split_list(text, ";,|")) {
        auto code = language_code(part);
        auto& list = record.languages;
        if (std::find(list.begin(), list.end(), code) == list.end()) list.push_back(std::move(code));
    }
}

void add_types(Record& record, std::string_view text) {
    for (const auto part : split_list(text, ";|\n")) record.types.push_back({plain_text(part), {}});
}

void add_keywords(Record& record, std::string_view text, std::string_view owner) {
    for (const auto part : split_list(text, ";|\n,")) {
        Keyword keyword;
        keyword.text = plain_text(part);
        keyword.owner = owner;
        record.keywords.push_back(std::move(keyword));
    }
}

void add_mesh(Record& record, std::string_view text) {
    for (const auto part : split_list(text, ";|\n")) {
        auto heading = read_heading(part);
        if (!heading.descriptor.empty()) record.headings.push_back(std::move(heading));
    }
}

void add_substances(Record& record, std::string_view text) {
    for (const auto part : split_list(text, ";,")) {
        Substance substance;
        const auto open = part.rfind('(');
        if (open != npos && part.ends_with(')')) {
            substance.registry = plain_text(part.substr(open + 1, part.size() - open - 2));
            substance.name = plain_text(part.substr(0, open));
        } else {
            substance.name = plain_text(part);
        }
        record.substances.push_back(std::move(substance));
    }
}

void add_trial(Draft& draft, std::string_view text) {
    text = trim(text);
    std::string bank;
    if (const auto open = text.find('('); open != npos && text.ends_with(')')) {  // "NCT01376167(ClinicalTrials.gov)"
        bank = trim(text.substr(open + 1, text.size() - open - 2));
        text = trim(text.substr(0, open));
    } else if (const auto slash = text.rfind('/'); slash != npos && text.size() - slash > 8) {
        bank = trim(text.substr(0, slash));
        text = trim(text.substr(slash + 1));
    }
    if (text.empty()) return;
    const auto nct = make_identifier(IdentifierKind::nct, text).value;
    if (!nct.empty()) {
        draft.add_identifier(IdentifierKind::nct, nct, {});
        if (bank.empty()) bank = "ClinicalTrials.gov";
    }
    auto& list = draft.record.accessions;
    Accession accession{std::move(bank), nct.empty() ? std::string(text) : nct};
    if (std::find(list.begin(), list.end(), accession) == list.end()) list.push_back(std::move(accession));
}

}  // namespace evident
