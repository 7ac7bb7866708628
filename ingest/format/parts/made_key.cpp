#include "ingest/format/parts/made_key.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "text/words.hpp"

namespace evident {

std::string made_key(const Record& record) {
    const auto doi = identifier(record, IdentifierKind::doi);
    if (!doi.empty()) return "doi:" + doi;
    const auto title = folded(record.title.empty() ? record.vernacular_title : record.title);
    if (title.empty()) return {};
    const auto& journal = record.journal;
    const auto names = author_names(record);
    const auto says =
        fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", title, folded(names.empty() ? "" : names.front()),
                    publication_year(record), folded(journal.title.empty() ? journal.abbreviation : journal.title),
                    journal.volume, journal.issue, journal.pages);
    return "made:" + to_hex(sha256(says)).substr(0, 20);
}

}  // namespace evident
