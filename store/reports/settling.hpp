// From decisions to reports: the records that hang together are grouped, and each is moved to the report of its group.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/reports/faces.hpp"
#include "store/reports/pairs.hpp"
#include "store/reports/records.hpp"

namespace evident {

class Settling {
  public:
    // fresh: a record that is being put for the first time, whose showing and change the putting itself notes.
    Settling(Database& database, const Arrival& arrival, FaceTable& faces, PairTable& pairs,
             RecordId fresh = RecordId::none)
        : database_(database), arrival_(arrival), faces_(faces), pairs_(pairs), fresh_(fresh) {}

    // All that hangs together with these by pairs that are the same or by a person's word, grouped and moved.
    void settle(const std::vector<RecordId>& touched);
    // The records given are a whole such set, in any order, each once.
    void settle_together(std::vector<RecordId> records);

    std::int64_t moved() const { return moved_; }

  private:
    std::vector<RecordId> reached_from(RecordId start);
    void settle_group(const std::vector<RecordId>& group);
    void move(RecordId record, ReportId to, std::string_view rule, const std::string& evidence);
    struct Reason {
        std::string rule;
        std::string evidence;
    };
    Reason reason_for(RecordId record, const std::vector<RecordId>& group);
    ReportId column(const char* sql, RecordId record);
    ReportId home(RecordId record) { return column("SELECT home FROM record WHERE id = ?", record); }
    ReportId report(RecordId record) { return column("SELECT report FROM record WHERE id = ?", record); }

    Database& database_;
    const Arrival& arrival_;
    FaceTable& faces_;
    PairTable& pairs_;
    RecordId fresh_;
    std::int64_t moved_ = 0;
};

}  // namespace evident
