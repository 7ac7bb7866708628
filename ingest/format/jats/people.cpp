#include "ingest/format/jats/people.hpp"

#include <map>
#include <vector>

#include <fmt/format.h>

#include "ingest/format/jats/nodes.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr int deepest = 8;  // groups within groups

// "0000-0001-2345-678X" of an address or of bare digits; "" when it is none.
std::string orcid_of(std::string_view text) {
    std::string digits;
    for (const char c : text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1)) {
        if ((c >= '0' && c <= '9') || c == 'X' || c == 'x') digits += c == 'x' ? 'X' : c;
    }
    if (digits.size() != 16) return {};
    for (const std::size_t at : {12, 8, 4}) digits.insert(at, 1, '-');
    return digits;
}

// Parts of an address that stand side by side without a mark get ", " between.
std::string address_of(pugi::xml_node aff) {
    std::vector<pugi::xml_node> gone;
    bool part_before = false;
    for (auto node = aff.first_child(); node; node = node.next_sibling()) {
        const auto name = jats_name(node);
        const bool leading_mark = (name == "sup" || name == "label") && !part_before;
        if (leading_mark || name == "label" || name == "institution-id" || name == "email" || name == "ext-link") {
            gone.push_back(node);
            continue;
        }
        if (name == "institution-wrap") {
            while (auto id = jats_child(node, "institution-id")) node.remove_child(id);
        }
        if (node.type() == pugi::node_element) {
            if (part_before) aff.insert_child_before(pugi::node_pcdata, node).set_value(", ");
            part_before = true;
        } else if (!trim(node.value()).empty()) {
            part_before = false;
        }
    }
    for (const auto node : gone) aff.remove_child(node);
    return tidy_flat_text(aff);
}

Author person(pugi::xml_node name) {
    const auto given = flat_text(jats_child(name, "given-names"));
    Author author = given.empty() ? Author{} : parse_name("X, " + given);
    author.last = flat_text(jats_child(name, "surname"));
    author.fore = given;
    author.suffix = flat_text(jats_child(name, "suffix"));
    if (author.last.empty() && given.empty()) return parse_name(flat_text(name));  // string-name without parts
    if (author.last.empty()) {
        author = {};
        author.last = given;
    }
    return author;
}

class Contributors {
  public:
    explicit Contributors(Draft& draft) : draft_(draft) {}

    void read(pugi::xml_node meta) {
        collect(meta, 0);
        for (const auto group : meta.children()) {
            if (jats_name(group) == "contrib-group") read_group(group, "author", 0);
        }
    }

  private:
    // Every address of the article by its id. An alternative is the first of its kind.
    void collect(pugi::xml_node node, int depth) {
        for (const auto child : node.children()) {
            const auto name = jats_name(child);
            if (name == "aff") {
                keep(attribute_of(child, "id"), child);
            } else if (name == "aff-alternatives") {
                const auto first = jats_child(child, "aff");
                keep(attribute_of(child, "id"), first);
                keep(attribute_of(first, "id"), first);
            } else if ((name == "contrib-group" || name == "contrib" || name == "collab") && depth < deepest) {
                collect(child, depth + 1);
            }
        }
    }

    void keep(std::string_view id, pugi::xml_node aff) {
        if (!aff || read_.contains(std::string(id))) return;
        if (!id.empty()) read_[std::string(id)] = address_of(aff);
    }

    void read_group(pugi::xml_node group, std::string_view role, int depth) {
        if (depth > deepest) return;
        std::vector<std::string> shared;  // addresses of the whole group
        for (const auto child : group.children()) {
            if (jats_name(child) == "aff" && attribute_of(child, "id").empty()) shared.push_back(address_of(child));
        }
        const auto type = attribute_of(group, "content-type");
        const bool editors = type.find("editor") != std::string_view::npos;
        for (const auto contrib : group.children()) {
            if (jats_name(contrib) == "contrib") {
                read_contrib(contrib, editors ? "editor" : role, shared, depth);
            } else if (jats_name(contrib) == "on-behalf-of") {
                add_behalf(contrib);
            }
        }
    }

    void read_contrib(pugi::xml_node contrib, std::string_view role, const std::vector<std::string>& shared,
                      int depth) {
        const auto type = attribute_of(contrib, "contrib-type");
        if (!type.empty() && role == "author") role = type;
        for (auto& author : names_of(contrib, depth)) {
            add_details(author, contrib);
            if (author.affiliations.empty() && author.collective.empty()) author.affiliations = shared;
            put(std::move(author), role);
        }
        if (const auto behalf = jats_child(contrib, "on-behalf-of")) add_behalf(behalf);
    }

    std::vector<Author> names_of(pugi::xml_node contrib, int depth) {
        auto holder = jats_child(contrib, "name-alternatives");
        if (!holder) holder = jats_child(contrib, "collab-alternatives");
        if (!holder) holder = contrib;
        std::vector<Author> out;
        for (const auto node : holder.children()) {
            const auto name = jats_name(node);
            if (name == "name" || name == "string-name") {
                if (holder == contrib || out.empty()) out.push_back(person(node));
            } else if (name == "collab" && (holder == contrib || out.empty())) {
                out.push_back(group_of(node, depth));
            } else if (name == "anonymous") {
                out.push_back({});
                out.back().last = "Anonymous";
            }
        }
        return out;
    }

    // A group; those named within it are its members.
    Author group_of(pugi::xml_node collab, int depth) {
        for (auto node = collab.first_child(); node;) {
            const auto after = node.next_sibling();
            const auto name = jats_name(node);
            if (name == "contrib-group") read_group(node, "member", depth + 1);
            if (name == "contrib-group" || name == "aff" || name == "address") collab.remove_child(node);
            node = after;
        }
        Author author;
        author.collective = tidy_flat_text(collab);
        return author;
    }

    void add_details(Author& author, pugi::xml_node contrib) {
        for (const auto node : contrib.children()) {
            const auto name = jats_name(node);
            if (name == "contrib-id" && attribute_of(node, "contrib-id-type") == "orcid") {
                add_orcid(author, flat_text(node));
            } else if (name == "uri" || name == "ext-link") {
                const auto text = std::string(attribute_of(node, "href"));
                if (text.find("orcid.org") != std::string::npos) add_orcid(author, text);
            } else if (name == "xref" && attribute_of(node, "ref-type") == "aff") {
                add_addresses(author, attribute_of(node, "rid"));
            } else if (name == "aff" && attribute_of(node, "id").empty()) {
                author.affiliations.push_back(address_of(node));
            } else if (name == "aff") {
                add_addresses(author, attribute_of(node, "id"));
            }
        }
    }

    void add_orcid(Author& author, const std::string& text) {
        author.orcid = orcid_of(text);
        if (author.orcid.empty() && !text.empty()) {
            draft_.say(Severity::note, "malformed-orcid", fmt::format("\"{}\" is no ORCID; left out", text));
        }
    }

    void add_addresses(Author& author, std::string_view ids) {
        while (!ids.empty()) {
            const auto end = ids.find(' ');
            const auto found = read_.find(std::string(ids.substr(0, end)));
            if (found != read_.end() && !found->second.empty()) author.affiliations.push_back(found->second);
            ids.remove_prefix(end == std::string_view::npos ? ids.size() : end + 1);
        }
    }

    void add_behalf(pugi::xml_node node) {
        Author author;
        author.collective = tidy_flat_text(node);
        if (!author.collective.empty()) draft_.record.authors.push_back(std::move(author));
    }

    void put(Author author, std::string_view role) {
        if (author.last.empty() && author.collective.empty()) return;
        auto& record = draft_.record;
        if (role == "author" || role == "collab") {
            record.authors.push_back(std::move(author));
        } else if (role == "member" || role == "collaborator" || role == "investigator" ||
                   role == "non-byline-author") {
            record.investigators.push_back(std::move(author));
        } else {
            const auto name = author.collective.empty() ? author.last + " " + author.initials : author.collective;
            record.notes.push_back(fmt::format("{}: {}", role, name));
        }
    }

    Draft& draft_;
    std::map<std::string, std::string> read_;  // addresses by id
};

}  // namespace

void add_contributors(Draft& draft, pugi::xml_node article_meta) {
    Contributors contributors(draft);
    contributors.read(article_meta);
}

}  // namespace evident
