#include "query/ast/spans.hpp"

#include <algorithm>

namespace evident {
namespace {

using Spans = std::vector<WordSpan>;

template <class Things>
void put_in_order(Things& things) {
    std::sort(things.begin(), things.end());
    things.erase(std::unique(things.begin(), things.end()), things.end());
}

// Some of the parts, each once, standing one behind another: the first `count` of them when the order is given.
struct Chain {
    unsigned taken = 0;  // a bit for each part
    WordSpan span;

    friend auto operator<=>(const Chain&, const Chain&) = default;
};

class ChainBuilder {
  public:
    // only_ends: where a chain begins is not asked, so that chains which end alike are one.
    // tried: how many steps were taken for the value so far.
    ChainBuilder(const std::vector<Spans>& parts, unsigned between, bool ordered, bool only_ends, std::size_t& tried)
        : parts_(parts), between_(between), ordered_(ordered), only_ends_(only_ends), tried_(tried) {}

    Spans run() {
        std::vector<Chain> chains;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i].empty()) return {};
            if (ordered_ && i > 0) continue;
            for (const auto& span : parts_[i]) chains.push_back({1U << i, {only_ends_ ? 0 : span.begin, span.end}});
        }
        for (std::size_t done = 1; done < parts_.size(); ++done) chains = longer(chains);
        Spans out;
        for (const auto& chain : chains) out.push_back(chain.span);
        put_in_order(out);
        return out;
    }

  private:
    // Chains that turn out to be alike cost time too.
    static constexpr std::size_t most_tried = 20 * NearRule::most_spans;

    std::vector<Chain> longer(const std::vector<Chain>& chains) {
        std::vector<Chain> out;
        auto room = NearRule::most_spans;
        for (const auto& chain : chains) {
            const auto before = out.size();
            for (std::size_t i = 0; i < parts_.size(); ++i) {
                if ((chain.taken & (1U << i)) == 0 && (!ordered_ || next_in_order(chain, i))) append(chain, i, out);
            }
            tried_ += out.size() - before;
            if (out.size() <= room && tried_ <= most_tried) continue;
            put_in_order(out);
            if (out.size() > NearRule::most_spans || tried_ > most_tried) return out;
            room = std::max(NearRule::most_spans, 2 * out.size());
        }
        put_in_order(out);
        return out;
    }

    static bool next_in_order(const Chain& chain, std::size_t i) { return chain.taken == (1U << i) - 1; }

    void append(const Chain& chain, std::size_t part, std::vector<Chain>& out) const {
        const auto& spans = parts_[part];
        auto at = std::lower_bound(spans.begin(), spans.end(), WordSpan{chain.span.end, 0});
        for (; at != spans.end() && at->begin - chain.span.end <= between_; ++at) {
            out.push_back({chain.taken | (1U << part), {chain.span.begin, at->end}});
        }
    }

    const std::vector<Spans>& parts_;
    unsigned between_;
    bool ordered_;
    bool only_ends_;
    std::size_t& tried_;
};

}  // namespace

NearRule::NearRule(const Near& near) : root_(part_of(near)) {}

NearRule::Part NearRule::part_of(const Near& near) {
    Part out{Part::Kind::near, 0, {}, near.between, near.ordered};
    for (const auto& part : near.parts) out.parts.push_back(part_of(part));
    return out;
}

NearRule::Part NearRule::part_of(const Node& node) {
    if (const auto* near = std::get_if<Near>(&node.is)) return part_of(*near);
    if (const auto* words = std::get_if<Words>(&node.is)) {
        leaves_.push_back(*words);
        return {Part::Kind::leaf, leaves_.size() - 1};
    }
    Part out{Part::Kind::either};
    if (const auto* any = std::get_if<Or>(&node.is)) {
        for (const auto& part : any->parts) out.parts.push_back(part_of(part));
    }
    return out;
}

Spans NearRule::spans(const Part& part, std::span<const Spans> places, bool root, std::size_t& tried) {
    if (part.kind == Part::Kind::leaf) return places[part.leaf];
    std::vector<Spans> each;
    for (const auto& inner : part.parts) each.push_back(spans(inner, places, false, tried));
    if (part.kind == Part::Kind::near) return ChainBuilder(each, part.between, part.ordered, root, tried).run();
    Spans out;
    for (const auto& one : each) out.insert(out.end(), one.begin(), one.end());
    put_in_order(out);
    return out;
}

bool NearRule::found(std::span<const Spans> places) const {
    std::size_t tried = 0;
    return !spans(root_, places, true, tried).empty();
}

bool NearRule::crowded(std::span<const Spans> places) {
    static constexpr std::size_t many = 100;
    std::size_t all = 0;
    for (const auto& spans : places) all += spans.size();
    return all > many || places.size() > 2 * most_near_parts;
}

FieldSet fields_of(const Near& near) {
    const Node* node = near.parts.empty() ? nullptr : &near.parts.front();
    while (node != nullptr) {
        if (const auto* words = std::get_if<Words>(&node->is)) return words->fields;
        const auto* any = std::get_if<Or>(&node->is);
        const auto* inner = std::get_if<Near>(&node->is);
        const auto* parts = any != nullptr ? &any->parts : inner != nullptr ? &inner->parts : nullptr;
        node = parts == nullptr || parts->empty() ? nullptr : &parts->front();
    }
    return {};
}

}  // namespace evident
