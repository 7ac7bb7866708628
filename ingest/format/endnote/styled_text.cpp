#include "ingest/format/endnote/styled_text.hpp"

#include <string_view>

#include "ingest/format/parts/plain_text.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "ingest/format/tagged/ris/value.hpp"

namespace evident {
namespace {

// A character that no text holds; it stands for a carriage return while white space is made single.
constexpr std::string_view mark = "\xEE\x80\x8D";  // U+E00D, private use

class RaisedStyles : public pugi::xml_tree_walker {
  public:
    bool for_each(pugi::xml_node& node) override {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return keep_returns(node);
        if (std::string_view(node.name()) != "style") return true;
        const std::string_view face = node.attribute("face").value();
        if (face.find("superscript") != std::string_view::npos) node.set_name("sup");
        if (face.find("subscript") != std::string_view::npos) node.set_name("sub");
        return true;
    }

  private:
    static bool keep_returns(pugi::xml_node& node) {
        const std::string_view text = node.value();
        if (text.find('\r') == std::string_view::npos) return true;
        std::string out;
        for (const char c : text) {
            if (c == '\r') {
                out += mark;
            } else {
                out += c;
            }
        }
        node.set_value(out.c_str());
        return true;
    }
};

}  // namespace

void mark_raised_text(pugi::xml_node record) {
    RaisedStyles walker;
    record.traverse(walker);
}

std::vector<std::string> styled_lines(pugi::xml_node node) {
    std::vector<std::string> out;
    const auto text = flat_text(node);
    std::string_view rest = text;
    while (true) {
        const auto end = rest.find(mark);
        auto line = plain_text(without_markup(rest.substr(0, end)));
        if (!line.empty()) out.push_back(std::move(line));
        if (end == std::string_view::npos) return out;
        rest.remove_prefix(end + mark.size());
    }
}

std::string styled_text(pugi::xml_node node) {
    std::string out;
    for (const auto& line : styled_lines(node)) out += (out.empty() ? "" : " ") + line;
    return out;
}

std::string styled_paragraphs(pugi::xml_node node) {
    std::string out;
    for (const auto& line : styled_lines(node)) out += (out.empty() ? "" : "\n") + line;
    return out;
}

}  // namespace evident
