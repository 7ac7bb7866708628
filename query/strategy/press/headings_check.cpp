#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/strategy/press/checks.hpp"
#include "store/vocabulary/vocabulary.hpp"

namespace evident {
namespace {

bool is_heading(TagKind kind) {
    return kind == TagKind::heading || kind == TagKind::major_heading || kind == TagKind::qualified_heading ||
           kind == TagKind::major_qualified_heading;
}

// Headings that are asked by themselves on purpose: those that indexers tick for every record, and the one of
// Cochrane's filter for randomised trials.
bool is_asked_alone(std::string_view key) {
    return key == "animals" || key == "humans" || key == "male" || key == "female" || key == "clinical.trials.as.topic";
}

class HeadingReviewer {
  public:
    explicit HeadingReviewer(ReviewDesk& desk) : desk_(desk), table_(desk.store(), "mesh", desk.year()) {}

    void run() {
        if (table_.empty()) return;
        for (const auto& step : desk_.written().steps) {
            if (!desk_.is_wanted(step.number)) continue;
            auto root = step.node;
            visit(step.number, root, root, true);
        }
    }

  private:
    // alone: what the node finds the line finds.
    void visit(std::int64_t line, Node& root, Node& node, bool alone) {
        if (std::holds_alternative<Not>(node.is)) return;
        if (const auto* tag = std::get_if<Tag>(&node.is)) {
            if (is_heading(tag->kind) && !tag->prefix) check(line, root, node, alone);
            return;
        }
        auto* parts = parts_of(node);
        if (parts == nullptr) return;
        const bool below = alone && std::holds_alternative<Or>(node.is);
        for (auto& part : *parts) visit(line, root, part, below);
    }

    void check(std::int64_t line, Node& root, Node& node, bool alone) {
        const auto tag = std::get<Tag>(node.is);
        const auto heading = heading_of(tag);
        if (!heading) return;
        const auto narrower = table_.narrower(heading->key).size();
        if (tag.explode && narrower <= 1) {
            if (!table_.tree_numbers(heading->key).empty()) tell_needless(line, node, *heading);
            return;
        }
        if (tag.explode || narrower <= 1 || is_asked_alone(heading->key)) return;
        auto wider = tag;
        wider.explode = true;
        const auto more = gain(line, root, node, wider, alone);
        if (more == 0) return;
        desk_.tell(
            PressElement::headings, Severity::note, "not-exploded", line, node.place,
            fmt::format("\"{}\" is asked without the {} below it, which would find {} more here.", heading->name,
                        narrower == 2 ? "heading" : fmt::format("{} headings", narrower - 1), reports_told(more)));
    }

    void tell_needless(std::int64_t line, const Node& node, const VocabularyTerm& heading) {
        desk_.tell(PressElement::headings, Severity::note, "explode-needless", line, node.place,
                   fmt::format("No heading of {} stands below \"{}\": exploding it changes nothing.", table_.year(),
                               heading.name));
    }

    std::int64_t gain(std::int64_t line, Node& root, Node& node, const Tag& wider, bool alone) {
        auto found = desk_.find({wider, node.place});
        found -= desk_.block(line);
        if (alone || found.empty()) return desk_.sets().reports(found);
        auto old = node;
        node.is = wider;
        found = desk_.find(root);
        node = std::move(old);
        found -= desk_.block(line);
        return desk_.sets().reports(found);
    }

    // By its name, or when it is another name of just one heading.
    std::optional<VocabularyTerm> heading_of(const Tag& tag) {
        const auto size = prefix(tag.kind).size() + 1;
        if (tag.token.size() <= size) return {};
        const auto key = tag.token.substr(size, tag.token.find("..", size) - size);
        if (auto found = table_.heading(key)) return found;
        auto others = table_.headings_by_entry(key);
        if (others.size() != 1) return {};
        return std::move(others.front());
    }

    ReviewDesk& desk_;
    VocabularyTable table_;
};

}  // namespace

void check_headings(ReviewDesk& desk) { HeadingReviewer(desk).run(); }

}  // namespace evident
