#include "ingest/format/jats/nodes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ingest/format/pubmed/flat_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is_block(std::string_view name) {
    static constexpr std::array<std::string_view, 16> blocks = {
        "p",        "title", "list",         "list-item",          "sec",        "disp-quote", "break",    "def",
        "def-item", "term",  "disp-formula", "disp-formula-group", "table-wrap", "label",      "subtitle", "td"};
    return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
}

// A mark of a note, or of a reference that stands raised: text of its own would be glued to the word before.
bool is_note_mark(pugi::xml_node node) {
    const auto type = attribute_of(node, "ref-type");
    if (type == "fn" || type == "table-fn" || type == "author-notes" || type == "corresp") return true;
    const auto child = node.first_child();
    const bool raised = jats_name(node.parent()) == "sup" ||
                        (jats_name(child) == "sup" && child.next_sibling().type() == pugi::node_null);
    return raised;
}

bool has_mathml(pugi::xml_node node) { return static_cast<bool>(jats_child(node, "math")); }

// What stands between \begin{document} and \end{document}, without "$$".
std::string tex_body(std::string_view text) {
    constexpr std::string_view begin = "\\begin{document}", end = "\\end{document}";
    if (const auto at = text.find(begin); at != std::string_view::npos) text.remove_prefix(at + begin.size());
    text = text.substr(0, text.find(end));
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != '$'; });
    return out;
}

class Tidier : public pugi::xml_tree_walker {
  public:
    bool for_each(pugi::xml_node& node) override {
        if (node.type() != pugi::node_element) return true;
        const auto name = jats_name(node);
        if (name == "fn" || (name == "xref" && is_note_mark(node)) || name == "object-id" || name == "alt-text" ||
            (name == "tex-math" && has_mathml(node.parent()))) {
            gone_.push_back(node);
        } else if (name == "tex-math") {
            tex_.push_back(node);
        } else if (is_block(name)) {
            blocks_.push_back(node);
        }
        return true;
    }

    void apply() {
        for (auto node : tex_) {
            const auto text = tex_body(node.child_value());
            node.remove_children();
            node.append_child(pugi::node_pcdata).set_value(text.c_str());
        }
        for (auto node : blocks_) {
            node.parent().insert_child_before(pugi::node_pcdata, node).set_value(" ");
            node.parent().insert_child_after(pugi::node_pcdata, node).set_value(" ");
        }
        for (auto node = gone_.rbegin(); node != gone_.rend(); ++node) node->parent().remove_child(*node);
    }

  private:
    std::vector<pugi::xml_node> gone_, tex_, blocks_;
};

}  // namespace

std::string_view jats_name(pugi::xml_node node) { return without_prefix(node.name()); }

pugi::xml_node jats_child(pugi::xml_node node, std::string_view name) {
    for (const auto child : node.children()) {
        if (jats_name(child) == name) return child;
    }
    return {};
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
    for (const auto attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) return attribute.value();
    }
    return {};
}

void tidy_text(pugi::xml_node node) {
    Tidier tidier;
    node.traverse(tidier);
    tidier.apply();
}

std::string tidy_flat_text(pugi::xml_node node) {
    tidy_text(node);
    return flat_text(node);
}

}  // namespace evident
