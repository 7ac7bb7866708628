// Making a failing question smaller while it still fails.
#pragma once

#include <algorithm>
#include <vector>

#include "query/ast/node.hpp"
#include "query/ast/spans.hpp"
#include "query/ast/walk.hpp"

namespace evident::testing {

// Every tree that is one step smaller.
std::vector<Node> smaller(const Node& node);

template <class Group>
void add_smaller_groups(std::vector<Node>& out, const std::vector<Node>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out.push_back(parts[i]);
        auto fewer = parts;
        fewer.erase(fewer.begin() + std::ptrdiff_t(i));
        out.push_back({Group{fewer}, {}});
        for (auto& part : smaller(parts[i])) {
            auto changed = parts;
            changed[i] = std::move(part);
            out.push_back({Group{changed}, {}});
        }
    }
}

inline void add_smaller(std::vector<Node>&, const All&) {}
inline void add_smaller(std::vector<Node>&, const Nothing&) {}
inline void add_smaller(std::vector<Node>&, const Line&) {}

// What may stand within a Near that is asked in these fields.
inline bool is_near_part(const Node& node, FieldSet fields) {
    if (const auto* words = std::get_if<Words>(&node.is)) return words->fields == fields;
    const auto* near = std::get_if<Near>(&node.is);
    const auto* any = std::get_if<Or>(&node.is);
    if (near == nullptr && (any == nullptr || any->parts.empty())) return false;
    const auto& parts = near != nullptr ? near->parts : any->parts;
    return std::all_of(parts.begin(), parts.end(), [&](const Node& part) { return is_near_part(part, fields); });
}

inline Node in_fields(Node node, FieldSet fields) {
    for_each_node(node, [&](Node& part) {
        if (auto* words = std::get_if<Words>(&part.is)) words->fields = fields;
    });
    return node;
}

inline void add_smaller(std::vector<Node>& out, const Near& near) {
    const auto fields = fields_of(near);
    for (std::size_t i = 0; i < near.parts.size(); ++i) {
        out.push_back(near.parts[i]);
        for (auto& part : smaller(near.parts[i])) {
            if (!is_near_part(part, fields)) continue;
            auto changed = near;
            changed.parts[i] = std::move(part);
            out.push_back({std::move(changed), {}});
        }
        if (near.parts.size() > 2) {
            auto fewer = near;
            fewer.parts.erase(fewer.parts.begin() + std::ptrdiff_t(i));
            out.push_back({std::move(fewer), {}});
        }
    }
    for (const auto& column : columns()) {
        const FieldSet one{column.field};
        if (fields.has(column.field) && fields != one) out.push_back(in_fields({near, {}}, one));
    }
    if (near.between > 0) out.push_back({Near{near.parts, near.between / 2, near.ordered}, {}});
}
inline void add_smaller(std::vector<Node>& out, const And& all) { add_smaller_groups<And>(out, all.parts); }
inline void add_smaller(std::vector<Node>& out, const Or& any) { add_smaller_groups<Or>(out, any.parts); }

inline void add_smaller(std::vector<Node>& out, const Not& negated) {
    out.push_back(negated.part.front());
    for (auto& part : smaller(negated.part.front())) out.push_back({Not{{std::move(part)}}, {}});
}

inline void add_smaller(std::vector<Node>& out, const Words& words) {
    for (std::size_t i = 0; i < words.terms.size(); ++i) {
        auto changed = words;
        if (words.terms[i].prefix) {
            changed.terms[i].prefix = false;
            out.push_back({changed, {}});
        }
        if (words.terms.size() == 1) break;
        changed = words;
        changed.terms.erase(changed.terms.begin() + std::ptrdiff_t(i));
        out.push_back({std::move(changed), {}});
    }
    for (const auto& column : columns()) {
        const FieldSet one{column.field};
        if (words.fields.has(column.field) && words.fields != one) out.push_back({Words{one, words.terms, {}}, {}});
    }
}

inline void add_smaller(std::vector<Node>& out, const Tag& tag) {
    if (tag.explode) out.push_back({Tag{tag.kind, tag.token, tag.prefix, false}, {}});
    if (tag.prefix) out.push_back({Tag{tag.kind, tag.token, false, tag.explode}, {}});
}

inline void add_smaller(std::vector<Node>& out, const Between& between) {
    if (between.dates.size() > 1) {
        for (const auto date : between.dates) out.push_back({Between{{date}, between.from, between.to}, {}});
    }
    if (between.from != Day::none) out.push_back({Between{between.dates, Day::none, between.to}, {}});
    if (between.to != Day::none) out.push_back({Between{between.dates, between.from, Day::none}, {}});
}

inline std::vector<Node> smaller(const Node& node) {
    std::vector<Node> out;
    std::visit([&](const auto& what) { add_smaller(out, what); }, node.is);
    return out;
}

// A tree that fails and of which no smaller tree does.
template <class Fails>
Node shrunk(Node node, Fails fails) {
    for (bool found = true; found;) {
        found = false;
        for (auto& candidate : smaller(node)) {
            if (!fails(candidate)) continue;
            node = std::move(candidate);
            found = true;
            break;
        }
    }
    return node;
}

}  // namespace evident::testing
