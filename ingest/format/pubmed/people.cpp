#include "ingest/format/pubmed/people.hpp"

#include <fmt/format.h>

#include "ingest/format/pubmed/flat_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

void add_affiliation(Author& author, pugi::xml_node node) {
    auto text = flat_text(node);
    if (!text.empty()) author.affiliations.push_back(std::move(text));
}

void read_identifier(Draft& draft, Author& author, pugi::xml_node node) {
    if (lower(node.attribute("Source").value()) != "orcid") return;
    const std::string_view given = node.child_value();
    author.orcid = normal_orcid(given);
    if (author.orcid.empty()) {
        draft.say(Severity::note, "malformed-orcid", fmt::format("\"{}\" is no ORCID; left out", trim(given)));
    }
}

bool names_someone(const Author& author) {
    return !author.last.empty() || !author.fore.empty() || !author.collective.empty() || !author.initials.empty();
}

}  // namespace

Author read_person(Draft& draft, pugi::xml_node node) {
    Author author;
    author.valid = std::string_view(node.attribute("ValidYN").value()) != "N";
    for (const auto child : node.children()) {
        const std::string_view name = child.name();
        if (name == "LastName") {
            author.last = flat_text(child);
        } else if (name == "ForeName" || name == "FirstName") {
            author.fore = flat_text(child);
        } else if (name == "Initials") {
            author.initials = flat_text(child);
        } else if (name == "Suffix") {
            author.suffix = flat_text(child);
        } else if (name == "CollectiveName") {
            author.collective = flat_text(child);
        } else if (name == "Identifier") {
            read_identifier(draft, author, child);
        } else if (name == "AffiliationInfo") {
            add_affiliation(author, child.child("Affiliation"));
        } else if (name == "Affiliation") {  // DTDs before 2015
            add_affiliation(author, child);
        }
    }
    return author;
}

void add_people(Draft& draft, pugi::xml_node list, std::vector<Author>& out) {
    for (const auto node : list.children()) {
        if (node.type() != pugi::node_element) continue;
        auto person = read_person(draft, node);
        if (names_someone(person)) out.push_back(std::move(person));
    }
}

std::string normal_orcid(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
        if ((c == 'x' || c == 'X') && digits.size() == 15) digits += 'X';
    }
    if (digits.size() != 16) return {};
    return fmt::format("{}-{}-{}-{}", digits.substr(0, 4), digits.substr(4, 4), digits.substr(8, 4), digits.substr(12));
}

}  // namespace evident
