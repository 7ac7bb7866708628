#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/strategy/press/checks.hpp"
#include "query/strategy/recalling.hpp"

namespace evident {
namespace {

constexpr std::array<std::string_view, 5> animal_tokens = {"mh.animals", "em.animal", "em.nonhuman",
                                                           "em.animal.experiment", "mh.models.animal"};
constexpr std::array<std::string_view, 2> human_tokens = {"mh.humans", "em.human"};

struct Beings {
    bool animals = false;
    bool humans = false;
};

class NotReviewer {
  public:
    explicit NotReviewer(ReviewDesk& desk) : desk_(desk) {}

    void run() {
        for (const auto& step : desk_.written().steps) {
            if (desk_.is_wanted(step.number)) visit(step.number, step.node);
        }
    }

  private:
    // What stands within a NOT is not looked at: "animals not humans" is one thing taken away.
    void visit(std::int64_t line, const Node& node) {
        const auto* parts = parts_of(node);
        if (parts == nullptr) return;
        if (std::holds_alternative<And>(node.is)) {
            for (std::size_t i = 0; i < parts->size(); ++i) {
                if (std::holds_alternative<Not>((*parts)[i].is)) check(line, *parts, i);
            }
        }
        for (const auto& part : *parts) {
            if (!std::holds_alternative<Not>(part.is)) visit(line, part);
        }
    }

    void check(std::int64_t line, const std::vector<Node>& parts, std::size_t at) {
        const auto& taken = std::get<Not>(parts[at].is).part.front();
        const auto beings = beings_in(taken);
        // Animals that are not humans, the usual form, takes away nothing about people.
        if (beings.humans || std::find(seen_.begin(), seen_.end(), &taken) != seen_.end()) return;
        seen_.push_back(&taken);
        And rest;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i != at) rest.parts.push_back(parts[i]);
        }
        auto gone = desk_.find({std::move(rest), {}});
        gone &= desk_.find(taken);
        const auto count = reports_told(desk_.sets().reports(gone));
        if (beings.animals) {
            desk_.tell(PressElement::operators, Severity::warning, "not-animals", line, taken.place,
                       fmt::format("NOT takes away {} here; those about animals and people too are lost. Write: not "
                                   "(animals not humans).",
                                   count));
            return;
        }
        desk_.tell(PressElement::operators, Severity::note, "not-operator", line, taken.place,
                   fmt::format("NOT takes away {} here, those that also speak of what is wanted among them; try the "
                               "known items with --known.",
                               count));
    }

    Beings beings_in(const Node& node) {
        Beings out;
        for_each_node(node, [&](const Node& part) {
            if (const auto* tag = std::get_if<Tag>(&part.is)) {
                out.animals = out.animals || is_one(tag->token, animal_tokens);
                out.humans = out.humans || is_one(tag->token, human_tokens);
            }
            const auto* line = std::get_if<Line>(&part.is);
            if (line == nullptr) return;
            const auto inner = beings_in_line(line->number);
            out = {out.animals || inner.animals, out.humans || inner.humans};
        });
        return out;
    }

    // Asked once: lines that name lines twice over would be walked without end.
    Beings beings_in_line(std::int64_t number) {
        if (const auto known = lines_.find(number); known != lines_.end()) return known->second;
        const auto* step = desk_.written().find(number);
        const auto out = step == nullptr ? Beings{} : beings_in(step->node);
        lines_[number] = out;
        return out;
    }

    template <std::size_t count>
    static bool is_one(const std::string& token, const std::array<std::string_view, count>& list) {
        return std::find(list.begin(), list.end(), token) != list.end();
    }

    ReviewDesk& desk_;
    std::vector<const Node*> seen_;
    std::map<std::int64_t, Beings> lines_;
};

}  // namespace

void check_not(ReviewDesk& desk, const std::vector<std::string>& known) {
    NotReviewer(desk).run();
    for (const auto& item : recall(desk.store(), desk.asked(), desk.result(), known)) {
        if (!item.held || item.found || item.loss.kind != Loss::Kind::excluded) continue;
        desk.tell(PressElement::operators, Severity::warning, "not-loses-known", item.loss.line, item.loss.place,
                  fmt::format("NOT takes away the known item {}, which has this.", item.name));
    }
}

}  // namespace evident
