// Real records that people screened for seven drug reviews (Cohen 2006): titles, abstracts and MeSH headings.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ingest/format/csv/rows.hpp"
#include "store/record/record.hpp"
#include "tests/shared_data.hpp"
#include "text/ascii.hpp"

namespace evident::testing {

inline Record screened_record(const std::vector<std::string>& cells) {
    Record out;
    out.source = "screened";
    out.key = cells[1];
    out.title = cells[2];
    for (const auto term : parted(cells[3], ";")) {
        if (!trim(term).empty()) out.headings.push_back({std::string(trim(term)), "", false, {}});
    }
    if (!cells[5].empty()) out.abstract.push_back({"", "", cells[5], {}});
    return out;
}

// Each record once; of the shared data, none when that is absent.
inline std::vector<Record> screened_records() {
    std::vector<Record> out;
    std::set<std::string> keys;
    for (const char* review :
         {"ADHD", "Antihistamines", "AtypicalAntipsychotics", "BetaBlockers", "Estrogens", "NSAIDS", "Triptans"}) {
        const auto path = shared_data("data/bench/screening/cohen2006/" + std::string(review) + ".csv.gz");
        if (path.empty()) return {};
        RowCutter rows(inflate_if_gzip(open_bytes(path)), std::size_t(1) << 16U);
        TableRow row;
        rows.next(row);  // the names of the columns
        while (rows.next(row)) {
            if (row.cells.size() < 6 || row.cells[2].empty() || !keys.insert(row.cells[1]).second) continue;
            out.push_back(screened_record(row.cells));
        }
    }
    return out;
}

}  // namespace evident::testing
