// Which program or database wrote a record of RIS, which decides what its tags mean.
#pragma once

#include <string>
#include <string_view>

#include "ingest/format/tagged/tagged.hpp"

namespace evident {

enum class RisDialect {
    plain,  // none that we know: the tags as the RIS specification has them
    embase,
    ovid,
    cochrane,
    scopus,
    wos,
    ebsco,
    proquest,
    clinicaltrials,
    endnote,
    zotero,
    rayyan,
};

// Databases that Ovid carries, told by the code in its links (D=medl, D=emed22, D=cctr).
enum class OvidBase { none, medline, embase, central, psycinfo, cab, other };

struct RisOrigin {
    RisDialect dialect = RisDialect::plain;
    OvidBase base = OvidBase::none;  // of RisDialect::ovid
};

// Told by each record's own fields: numbers of a database, addresses of its pages, names in DB and DP, and the manner
// of EndNote (a number in ID as the last field) and Zotero (DA with three slashes).
RisOrigin origin_of(const TaggedRecord& record);

// What Record.source says: "embase", "medline-ovid", "embase-ovid", "psycinfo-ovid", "cab-ovid", "ovid", "central",
// "scopus", "wos", "ebsco", "proquest", "clinicaltrials", "endnote", "zotero", "rayyan" or "ris".
std::string_view source_of(const RisOrigin& origin);

// The number between the mark and the next character that is neither digit, letter nor hyphen; "" without the mark.
std::string_view behind_mark(std::string_view text, std::string_view mark);

// What stands between the mark ("&id=pmid:") and the next "&" of an address, percent-decoded; "" without the mark.
std::string query_value(std::string_view address, std::string_view mark);

}  // namespace evident
