#include "ingest/format/pubmed/history.hpp"

namespace evident {

DateKind history_step(std::string_view status) {
    if (status == "entrez") return DateKind::create;
    if (status == "pubmed") return DateKind::entry;
    if (status == "medline") return DateKind::mesh;
    if (status == "received") return DateKind::received;
    if (status == "accepted") return DateKind::accepted;
    return DateKind::other;
}

}  // namespace evident
