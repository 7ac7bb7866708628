#include <iterator>

#include "query/write/cochrane.hpp"
#include "query/write/embase.hpp"
#include "query/write/ovid.hpp"
#include "query/write/plain.hpp"
#include "query/write/pubmed.hpp"
#include "query/write/spelt_out.hpp"
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

}  // namespace

Written write(Syntax syntax, const Node& node) {
    Problems losses;
    const bool whole_keywords = syntax == Syntax::plain || syntax == Syntax::ovid;
    auto tree = whole_keywords ? node : joined_keywords(node, losses);
    const auto missing = missing_in(syntax);
    if (missing.one_letter || missing.letter_or_none) tree = spelt_out(tree, missing, losses);
    auto out = written(syntax, tree);
    out.losses.insert(out.losses.begin(), std::make_move_iterator(losses.begin()),
                      std::make_move_iterator(losses.end()));
    return out;
}

}  // namespace evident
