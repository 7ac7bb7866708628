#include "ingest/format/tagged/nbib/people.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/pubmed/people.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

struct Role {
    std::string_view full_tag, short_tag;
    std::vector<Author>& (*list)(Record&);
};

constexpr std::array<Role, 4> roles = {{
    {"FAU", "AU", [](Record& record) -> std::vector<Author>& { return record.authors; }},
    {"FIR", "IR", [](Record& record) -> std::vector<Author>& { return record.investigators; }},
    {"FED", "ED", [](Record& record) -> std::vector<Author>& { return record.book.editors; }},
    {"FPS", "PS", [](Record& record) -> std::vector<Author>& { return record.subjects; }},
}};

bool is_suffix(std::string_view word) {
    constexpr std::array<std::string_view, 9> known = {"Jr", "Sr", "2nd", "3rd", "4th", "5th", "6th", "II", "III"};
    return std::find(known.begin(), known.end(), word) != known.end();
}

// "Smith, John" as given; a name without a comma is a last name.
Author full_name(std::string_view text) {
    Author person;
    const auto comma = text.find(',');
    person.last = trim(text.substr(0, comma));
    if (comma != npos) person.fore = trim(text.substr(comma + 1));
    return person;
}

// "Smith JA", "Smith JA Jr".
Author short_name(std::string_view text) {
    const auto space = text.rfind(' ');
    const auto before = space == npos ? std::string_view{} : text.substr(0, space);
    if (before.find(' ') == npos || !is_suffix(text.substr(space + 1))) return parse_name(text);
    auto person = parse_name(before);
    person.suffix = text.substr(space + 1);
    return person;
}

// The initials and the suffix that only the short name tells apart.
void complete(Author& person, std::string_view text) {
    if (!text.starts_with(person.last)) return;
    text = trim(text.substr(person.last.size()));
    const auto space = text.find(' ');
    person.initials = text.substr(0, space);
    if (space == npos) return;
    person.suffix = trim(text.substr(space + 1));
    if (person.fore.ends_with(" " + person.suffix)) {
        person.fore = trim(std::string_view(person.fore).substr(0, person.fore.size() - person.suffix.size()));
    }
}

}  // namespace

bool NbibPeople::add(std::string_view tag, const std::string& value) {
    if (tag == "AD" || tag == "IRAD") {
        add_affiliation(value);
    } else if (tag == "AUID") {
        add_identifier(value);
    } else if (tag == "CN") {
        Author group;
        group.collective = value;
        add_person(draft_.record.authors, std::move(group));
    } else {
        return add_name(tag, value);
    }
    return true;
}

bool NbibPeople::add_name(std::string_view tag, const std::string& value) {
    for (const auto& role : roles) {
        if (tag != role.full_tag && tag != role.short_tag) continue;
        if (value.empty()) return true;
        if (tag == role.full_tag) {
            add_person(role.list(draft_.record), full_name(value));
            awaited_ = role.short_tag;
        } else if (tag == awaited_) {
            complete(list_->back(), value);
            awaited_ = {};
        } else {
            add_person(role.list(draft_.record), short_name(value));
        }
        return true;
    }
    return false;
}

void NbibPeople::add_person(std::vector<Author>& list, Author person) {
    list.push_back(std::move(person));
    list_ = &list;
    awaited_ = {};
    if (&list == &draft_.record.authors && !early_.empty()) {
        list.back().affiliations = std::move(early_);
        early_.clear();
    }
}

void NbibPeople::add_affiliation(const std::string& value) {
    if (value.empty()) return;
    auto& list = list_ == nullptr ? early_ : list_->back().affiliations;
    list.push_back(value);
}

void NbibPeople::add_identifier(std::string_view value) {
    if (list_ == nullptr || !lower(value).starts_with("orcid:")) return;
    auto& person = list_->back();
    person.orcid = normal_orcid(value);
    if (person.orcid.empty()) {
        draft_.say(Severity::note, "malformed-orcid", fmt::format("\"{}\" is no ORCID; left out", value));
    }
}

void NbibPeople::finish() {
    for (const auto& text : early_) draft_.record.notes.push_back("Affiliation: " + text);
}

}  // namespace evident
