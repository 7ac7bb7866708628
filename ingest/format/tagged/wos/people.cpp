#include "ingest/format/tagged/wos/people.hpp"

#include <algorithm>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/people.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// "Stillman, Andrew N. (andrew@example.org)": the address is none of the name.
std::string_view without_brackets(std::string_view name) {
    const auto open = name.find(" (");
    return open == npos ? name : trim(name.substr(0, open));
}

bool are_capitals(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<Author> people_of(std::string_view short_names, std::string_view full_names) {
    const auto brief = parted(short_names, "\n");
    const auto full = parted(full_names, "\n");
    const bool paired = full.size() == brief.size();
    std::vector<Author> out;
    for (std::size_t i = 0; i < std::max(brief.size(), full.size()); ++i) {
        if (!paired && (full.empty() ? i >= brief.size() : i >= full.size())) break;
        auto person = parse_name(without_brackets(full.empty() ? brief[i] : full[i]));
        if (paired && !full.empty()) {
            const auto initials = parse_name(without_brackets(brief[i])).fore;
            if (are_capitals(initials)) person.initials = initials;
        }
        out.push_back(std::move(person));
    }
    return out;
}

void add_groups(std::vector<Author>& list, std::string_view names) {
    for (const auto name : parted(names, "\n")) {
        Author group;
        group.collective = name;
        list.push_back(std::move(group));
    }
}

// The one author of that name: by all its words, else by last name and first initial; null when none or several fit.
Author* find_author(std::vector<Author>& authors, std::string_view name) {
    const auto wanted = parse_name(without_brackets(name));
    const auto last = folded(wanted.last);
    const auto fore = folded(wanted.fore);
    if (last.empty()) return nullptr;
    Author* alike = nullptr;
    std::size_t count = 0;
    for (auto& author : authors) {
        if (folded(author.last) != last) continue;
        const auto own = folded(author.fore);
        if (own == fore || folded(author.initials) == fore) return &author;
        if (!own.empty() && !fore.empty() && own[0] == fore[0]) {
            alike = &author;
            ++count;
        }
    }
    return count == 1 ? alike : nullptr;
}

void add_affiliation(Author& author, const std::string& address) {
    auto& list = author.affiliations;
    if (std::find(list.begin(), list.end(), address) == list.end()) list.push_back(address);
}

// C1 may be wrapped: an address begins at a bracket, or behind a line that ended with a full stop.
std::vector<std::string> addresses_of(std::string_view text) {
    std::vector<std::string> out;
    for (const auto line : parted(text, "\n")) {
        if (out.empty() || line.starts_with('[') || out.back().ends_with('.')) {
            out.emplace_back(line);
        } else {
            (out.back() += ' ') += line;
        }
    }
    return out;
}

// "[Smith, John; Doe, Jane] Univ X." and Zoological Record's "Smith, John; Univ X."
void add_address(Draft& draft, std::string_view text) {
    auto& authors = draft.record.authors;
    std::vector<Author*> whose;
    if (const auto close = text.find(']'); text.starts_with('[') && close != npos) {
        for (const auto name : parted(text.substr(1, close - 1), ";")) {
            if (auto* author = find_author(authors, name)) whose.push_back(author);
        }
        text = trim(text.substr(close + 1));
    } else if (const auto mark = text.find("; "); mark != npos) {
        if (auto* author = find_author(authors, text.substr(0, mark))) {
            whose.push_back(author);
            text = trim(text.substr(mark + 1));
        }
    }
    const auto address = plain_text(text);
    if (address.empty()) return;
    if (whose.empty() && authors.empty()) draft.record.notes.push_back("Address: " + address);
    if (whose.empty() && !authors.empty()) whose.push_back(&authors.front());
    for (auto* author : whose) add_affiliation(*author, address);
}

// "Smith, J (corresponding author), Univ X.; Doe, J ...": used for whom C1 names no address.
void add_reprint_address(Draft& draft, std::string_view text) {
    const auto open = text.find(" (");
    const auto close = text.find("), ");
    if (open == npos || close == npos || close < open) return;
    auto* author = find_author(draft.record.authors, text.substr(0, open));
    if (author == nullptr || !author->affiliations.empty()) return;
    auto rest = text.substr(close + 3);
    add_affiliation(*author, plain_text(rest.substr(0, rest.find(".; "))));
}

void add_orcids(Draft& draft, std::string_view text) {
    for (const auto item : parted(text, ";")) {
        const auto slash = item.rfind('/');
        if (slash == npos || slash + 1 == item.size()) continue;
        const auto orcid = normal_orcid(item.substr(slash + 1));
        if (orcid.empty()) {
            draft.say(Severity::note, "malformed-orcid", "\"" + std::string(item) + "\" is no ORCID; left out");
        } else if (auto* author = find_author(draft.record.authors, item.substr(0, slash))) {
            author->orcid = orcid;
        } else {
            draft.record.notes.push_back("ORCID: " + std::string(trim(item.substr(0, slash))) + "/" + orcid);
        }
    }
}

}  // namespace

void read_wos_people(Draft& draft, const TaggedRecord& fields) {
    auto& record = draft.record;
    record.authors = people_of(fields.first("AU"), fields.first("AF"));
    if (record.authors.empty()) record.authors = people_of(fields.first("BA"), fields.first("BF"));
    add_groups(record.authors, fields.first("CA"));
    if (record.authors.empty()) add_groups(record.authors, fields.first("GP"));
    for (const auto* tag : {"BE", "ED"}) {
        for (auto& editor : people_of(fields.first(tag), {})) record.book.editors.push_back(std::move(editor));
    }
    for (const auto& address : addresses_of(fields.first("C1"))) add_address(draft, address);
    add_reprint_address(draft, plain_text(fields.first("RP")));
    add_orcids(draft, plain_text(fields.first("OI")));
}

}  // namespace evident
