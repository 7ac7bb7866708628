#include "ingest/format/pubmed/flat_text.hpp"

#include "ingest/format/parts/plain_text.hpp"

namespace evident {
namespace {

// Deeper than any real markup; below it text is gathered without rules, so that hostile nesting cannot exhaust the
// stack.
constexpr int deepest = 64;

bool blank(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool digit(char c) { return c >= '0' && c <= '9'; }

class Flattener {
  public:
    std::string run(pugi::xml_node node) {
        children(node, false, 0);
        while (!out_.empty() && out_.back() == ' ') out_.pop_back();
        return std::move(out_);
    }

  private:
    void add(std::string_view text) {
        for (const char c : text) add(c);
    }
    void add(char c) {
        if (!blank(c)) {
            if (power_) raise(c);
            out_ += c;
        } else if (!out_.empty() && out_.back() != ' ') {
            out_ += ' ';
        }
    }

    // c begins a superscript: a number raised over a number gets its "^".
    void raise(char c) {
        power_ = false;
        const bool sign = c == '-' || c == '+' || c == '\xE2' || c == '\xC2';  // also U+2212, U+2013
        if (!out_.empty() && digit(out_.back()) && (digit(c) || (sign && signed_number_))) out_ += '^';
    }

    void children(pugi::xml_node node, bool math, int depth) {
        if (depth > deepest) return plain(node);
        for (const auto child : node.children()) {
            if (child.type() == pugi::node_element) {
                element(child, math, depth + 1);
            } else {
                add_text(child.value(), math);
            }
        }
    }

    void add_text(std::string_view text, bool math) {
        if (!math) return add(text);
        while (!text.empty() && blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && blank(text.back())) text.remove_suffix(1);
        add(text);
    }

    void element(pugi::xml_node node, bool math, int depth) {
        std::string_view name = node.name();
        if (name == "DispFormula") return formula(node, depth);
        const auto colon = name.find(':');
        if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
        if (name == "sup") return raised(node, false, depth);
        if (name == "math") return children(node, true, depth);
        if (math) return math_element(node, name, depth);
        children(node, false, depth);
    }

    // A formula on lines of its own.
    void formula(pugi::xml_node node, int depth) {
        add(' ');
        children(node, false, depth);
        add(' ');
    }

    void math_element(pugi::xml_node node, std::string_view name, int depth) {
        if (name.starts_with("annotation")) return;
        if (name == "mspace" || name == "mtr" || name == "mtd") add(' ');
        if (name == "msup" || name == "mfrac") return two_parts(node, name == "msup", depth);
        children(node, true, depth);
    }

    void two_parts(pugi::xml_node node, bool power, int depth) {
        int part = 0;
        for (const auto child : node.children()) {
            if (child.type() != pugi::node_element) continue;
            if (part == 1 && power) {
                raised(child, true, depth);
            } else {
                if (part == 1) add('/');
                element(child, true, depth);
            }
            ++part;
        }
    }

    void raised(pugi::xml_node node, bool math, int depth) {
        const std::string inner = Flattener().run_part(node, math, depth);
        signed_number_ = inner.find_first_of("0123456789") <= 3 && inner.size() > 1;
        power_ = true;
        add(inner);
        power_ = false;
    }

    std::string run_part(pugi::xml_node node, bool math, int depth) {
        children(node, math, depth);
        return std::move(out_);
    }

    // Text of all below, without recursion.
    void plain(pugi::xml_node top) {
        auto node = top.first_child();
        while (node) {
            if (node.type() != pugi::node_element) add(node.value());
            if (node.first_child()) {
                node = node.first_child();
                continue;
            }
            while (node != top && !node.next_sibling()) node = node.parent();
            if (node == top) return;
            node = node.next_sibling();
        }
    }

    std::string out_;
    bool power_ = false;
    bool signed_number_ = false;
};

}  // namespace

std::string flat_text(pugi::xml_node node) {
    const auto first = node.first_child();
    if (!first) return {};
    if (first.type() != pugi::node_element && !first.next_sibling()) return plain_text(first.value());
    return Flattener().run(node);
}

}  // namespace evident
