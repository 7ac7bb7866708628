#include <set>
#include <string>
#include <utility>

#include "query/write/cochrane.hpp"
#include "query/write/embase.hpp"
#include "query/write/ovid.hpp"
#include "query/write/plain.hpp"
#include "query/write/pubmed.hpp"
#include "query/write/spelt_out.hpp"
#include "query/write/terms/headings.hpp"
#include "query/write/terms/keywords.hpp"
#include "query/write/writer.hpp"

namespace evident {

namespace {

MissingSigns missing_in(Syntax syntax) {
    if (syntax == Syntax::pubmed || syntax == Syntax::plain) return {true, true};
    return {false, syntax == Syntax::cochrane};
}

Written written(Syntax syntax, const Node& node) {
    switch (syntax) {
        case Syntax::pubmed: return write_pubmed(node);
        case Syntax::embase: return write_embase(node);
        case Syntax::cochrane: return write_cochrane(node);
        case Syntax::ovid: return write_ovid(node);
        default: return write_plain(node);
    }
}

// What several steps told of one line, by code and message.
Problems each_once(Problems losses) {
    Problems out;
    std::set<std::pair<std::string, std::string>> told;
    for (auto& loss : losses) {
        if (told.emplace(loss.code, loss.message).second) out.push_back(std::move(loss));
    }
    return out;
}

}  // namespace

Written write(Syntax syntax, const Node& node) {
    Problems losses;
    const bool whole_keywords = syntax == Syntax::plain || syntax == Syntax::ovid;
    auto tree = whole_keywords ? node : joined_keywords(node, losses);
    const bool mesh = syntax == Syntax::pubmed || syntax == Syntax::ovid || syntax == Syntax::cochrane;
    if (mesh) tree = as_mesh(tree, losses);
    const auto missing = missing_in(syntax);
    if (missing.one_letter || missing.letter_or_none) tree = spelt_out(tree, missing, losses);
    auto out = written(syntax, tree);
    for (auto& loss : out.losses) losses.push_back(std::move(loss));
    out.losses = each_once(std::move(losses));
    return out;
}

}  // namespace evident
