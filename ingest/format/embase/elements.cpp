#include "ingest/format/embase/elements.hpp"

#include <fmt/format.h>

#include "ingest/format/markup/html_entities.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/flat_text.hpp"

namespace evident {
namespace {

// Hostile files could invent names without end.
constexpr std::size_t most_told = 200;

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

char small(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

// Equal but for hyphens and case.
bool same_name(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < a.size() && a[i] == '-') ++i;
        while (j < b.size() && b[j] == '-') ++j;
        if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
        if (small(a[i++]) != small(b[j++])) return false;
    }
}

}  // namespace

void ItemDraft::unknown(pugi::xml_node node) const {
    constexpr std::size_t longest = 64;
    const auto name =
        fmt::format("{}/{}", local_name(node.parent()).substr(0, longest), local_name(node).substr(0, longest));
    if (told.size() >= most_told || !told.insert(name).second) return;
    draft.say(Severity::note, "unknown-field",
              fmt::format("the element \"{}\" is not read (said once an input)", name));
}

std::string_view local_name(pugi::xml_node node) { return without_prefix(node.name()); }

bool is_named(pugi::xml_node node, std::string_view name) { return same_name(local_name(node), name); }

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_element && is_named(child, name)) return child;
    }
    return {};
}

std::vector<pugi::xml_node> children_of(pugi::xml_node node, std::string_view name) {
    std::vector<pugi::xml_node> out;
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_element && is_named(child, name)) out.push_back(child);
    }
    return out;
}

std::vector<pugi::xml_node> elements_of(pugi::xml_node node) {
    std::vector<pugi::xml_node> out;
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_element) out.push_back(child);
    }
    return out;
}

std::string text_of(pugi::xml_node node) { return plain_text(with_html_entities(flat_text(node))); }

std::string text_of(pugi::xml_node node, std::string_view name) { return text_of(child_of(node, name)); }

std::string attribute_of(pugi::xml_node node, std::string_view name) {
    for (const auto attribute : node.attributes()) {
        if (same_name(without_prefix(attribute.name()), name)) return plain_text(with_html_entities(attribute.value()));
    }
    return {};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) {
        if (text.empty()) continue;
        if (!out.empty()) out += ", ";
        out += text;
    }
    return out;
}

}  // namespace evident
