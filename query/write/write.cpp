#include "query/write/cochrane.hpp"
#include "query/write/embase.hpp"
#include "query/write/ovid.hpp"
#include "query/write/plain.hpp"
#include "query/write/pubmed.hpp"
#include "query/write/writer.hpp"

namespace evident {

Written write(Syntax syntax, const Node& node) {
    switch (syntax) {
        case Syntax::pubmed: return write_pubmed(node);
        case Syntax::embase: return write_embase(node);
        case Syntax::cochrane: return write_cochrane(node);
        case Syntax::ovid: return write_ovid(node);
        default: return write_plain(node);
    }
}

}  // namespace evident
