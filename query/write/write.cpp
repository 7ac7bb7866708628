#include "query/write/cochrane.hpp"
#include "query/write/embase.hpp"
#include "query/write/ovid.hpp"
#include "query/write/plain.hpp"
#include "query/write/pubmed.hpp"
#include "query/write/writer.hpp"

namespace evident {

Written write(Syntax syntax, const Node& node) {
    switch (syntax) {
        case Syntax::plain: return write_plain(node);
        case Syntax::pubmed: return write_pubmed(node);
        case Syntax::embase: return write_embase(node);
        case Syntax::cochrane: return write_cochrane(node);
        case Syntax::ovid: return write_ovid(node);
        default: break;
    }
    Written out;
    out.losses.push_back({Severity::error, "lost-tree", "Questions cannot be written in this syntax yet.", node.place});
    return out;
}

}  // namespace evident
