#include "query/vocabulary/expand.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/error.hpp"
#include "query/ast/walk.hpp"
#include "query/vocabulary/emtree_twin.hpp"
#include "query/vocabulary/widening.hpp"
#include "store/vocabulary/vocabulary.hpp"

namespace evident {
namespace {

bool is_emtree(TagKind kind) {
    return kind == TagKind::emtree || kind == TagKind::major_emtree || kind == TagKind::emtree_link;
}

bool is_heading(TagKind kind) {
    return kind == TagKind::heading || kind == TagKind::major_heading || kind == TagKind::qualified_heading ||
           kind == TagKind::major_qualified_heading;
}

// What the vocabulary says something of.
bool asks_mesh(const Tag& tag) {
    if (tag.prefix) return false;
    return is_heading(tag.kind) || tag.kind == TagKind::action ||
           (tag.explode && (tag.kind == TagKind::qualifier || tag.kind == TagKind::type));
}
bool asks_emtree(const Tag& tag) { return !tag.prefix && tag.explode && is_emtree(tag.kind); }

// Without a vocabulary the answer is another one only where more was asked than the value itself.
bool misses_mesh(const Tag& tag) {
    return asks_mesh(tag) && (tag.explode || tag.kind == TagKind::action) && tag.kind != TagKind::type;
}

// Without the prefix of its kind and without a subheading; "" of what is no tag.
std::string_view name_of(const Node& node) {
    const auto* tag = std::get_if<Tag>(&node.is);
    if (tag == nullptr) return {};
    const auto name = std::string_view(tag->token).substr(std::min(tag->token.find('.') + 1, tag->token.size()));
    return name.substr(0, name.find(".."));
}

// Of the terms of Emtree that stand side by side in an "or".
std::set<std::string, std::less<>> emtree_names(const Node& node) {
    std::set<std::string, std::less<>> out;
    const auto* any = std::get_if<Or>(&node.is);
    if (any == nullptr) return out;
    for (const auto& part : any->parts) {
        const auto* tag = std::get_if<Tag>(&part.is);
        if (tag != nullptr && is_emtree(tag->kind)) out.emplace(name_of(part));
    }
    return out;
}

class Expander {
  public:
    Expander(Store& store, const ExpandOptions& options) : store_(store), options_(options) {}

    Expanded run(Node node) {
        visit(node);
        out_.node = std::move(node);
        return std::move(out_);
    }

  private:
    void visit(Node& node, bool of_emtree = false) {
        if (auto* tag = std::get_if<Tag>(&node.is)) {
            const auto told = out_.problems.size();
            auto twin = options_.emtree_too ? emtree_twin(*tag) : std::nullopt;
            if (asks_mesh(*tag)) {
                widen(node, mesh(), misses_mesh(*tag));
                if (of_emtree) forget_unknown(told);
            } else if (asks_emtree(*tag)) {
                widen(node, emtree(), true);
            }
            if (twin) add_twin(node, std::move(*twin), told);
            return;
        }
        auto* parts = parts_of(node);
        if (parts == nullptr) return;
        const auto names = emtree_names(node);
        for (auto& part : *parts) visit(part, names.count(name_of(part)) != 0);
    }

    // A term that no record has and no Emtree knows is none of Emtree's: the heading stands alone.
    void add_twin(Node& node, Node twin, std::size_t told) {
        const auto* parts = parts_of(twin);
        const bool known = is_of_emtree(std::get<Tag>(parts == nullptr ? twin.is : parts->front().is));
        if (!known && options_.only_today) return;
        if (known) forget_unknown(told);
        for_each_node(twin, [&](Node& part) { part.place = node.place; });
        visit(twin);
        Or any;
        any.parts.push_back(std::move(node));
        any.parts.push_back(std::move(twin));
        const auto place = any.parts.front().place;
        node = {std::move(any), place};
    }

    bool is_of_emtree(const Tag& tag) {
        return emtree().held(tag.token) || (tag.kind == TagKind::emtree && emtree().knows(tag));
    }

    // A term of embase.com is asked as MeSH's heading of that name too, which need not be there.
    void forget_unknown(std::size_t from) {
        const auto begin = out_.problems.begin() + std::ptrdiff_t(from);
        out_.problems.erase(std::remove_if(begin, out_.problems.end(),
                                           [](const Problem& problem) { return problem.code == "unknown-heading"; }),
                            out_.problems.end());
    }

    void widen(Node& node, Widening& by, bool missed) {
        if (!by.ready()) {
            if (missed) note_missing(node, by);
            return;
        }
        if (is_mesh(by)) out_.year = by.year();
        auto tags = by.tags(std::get<Tag>(node.is), node.place, out_.problems);
        if (tags.size() == 1) {
            node.is = std::move(tags.front());
            return;
        }
        Or any;
        any.parts.reserve(tags.size());
        for (auto& tag : tags) any.parts.push_back({std::move(tag), node.place});
        node.is = std::move(any);
    }

    // Once, however many headings the question has.
    void note_missing(const Node& node, const Widening& by) {
        const bool of_mesh = is_mesh(by);
        auto& said = of_mesh ? said_mesh_ : said_emtree_;
        if (said) return;
        said = true;
        out_.problems.push_back(
            {Severity::note, "no-vocabulary",
             of_mesh ? "no MeSH is loaded: a heading finds the records that have it, not those of narrower headings"
                     : "no Emtree is loaded: a term finds the records that have it, not those of narrower terms",
             node.place});
    }

    bool is_mesh(const Widening& by) const { return mesh_ && &by == &*mesh_; }
    Widening& mesh() {
        if (!mesh_) {
            mesh_.emplace(store_, "mesh", options_.year, options_.only_today);
            if (options_.year != 0 && !mesh_->ready()) {
                throw Error(Fault::usage, fmt::format("no vocabulary of {} is loaded", options_.year),
                            "`evident vocabulary list` shows what is loaded, `evident vocabulary load` brings more");
            }
        }
        return *mesh_;
    }
    Widening& emtree() {
        if (!emtree_) emtree_.emplace(store_, "emtree", 0, options_.only_today);
        return *emtree_;
    }

    Store& store_;
    ExpandOptions options_;
    Expanded out_;
    std::optional<Widening> mesh_;
    std::optional<Widening> emtree_;
    bool said_mesh_ = false;
    bool said_emtree_ = false;
};

}  // namespace

Expanded expand(Node node, Store& store, const ExpandOptions& options) {
    return Expander(store, options).run(std::move(node));
}

}  // namespace evident
