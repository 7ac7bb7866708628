#include "ingest/format/csv/day_orders.hpp"

#include <algorithm>

#include "ingest/format/csv/rows.hpp"

namespace evident {
namespace {

bool holds_dates(const std::optional<FlatField>& field) {
    return field == FlatField::date || field == FlatField::electronic_date || field == FlatField::create_date ||
           field == FlatField::entry_date || field == FlatField::revised_date;
}

struct Proof {
    bool month_first = false;
    bool day_first = false;

    void add(DayOrder order) {
        month_first = month_first || order == DayOrder::month_first;
        day_first = day_first || order == DayOrder::day_first;
    }
    DayOrder order() const {
        if (month_first == day_first) return DayOrder::unknown;
        return month_first ? DayOrder::month_first : DayOrder::day_first;
    }
};

}  // namespace

std::vector<DayOrder> find_day_orders(std::string_view head, char delimiter, const ColumnMap& map) {
    RowCutter rows(bytes_of(head), head.size() + 1);
    rows.set_delimiter(delimiter);
    Columns columns;
    TableRow row;
    while (columns.fields.empty() && rows.next(row)) {
        if (is_header(row.cells, map)) columns = read_header(row.cells, map);
    }
    std::vector<Proof> proofs(columns.fields.size());
    while (rows.next(row)) {
        const auto count = std::min(row.cells.size(), proofs.size());
        for (std::size_t i = 0; i < count; ++i) {
            if (holds_dates(columns.fields[i])) proofs[i].add(proven_order(row.cells[i]));
        }
    }
    std::vector<DayOrder> out;
    for (const auto& proof : proofs) out.push_back(proof.order());
    return out;
}

}  // namespace evident
