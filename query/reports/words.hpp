// A person's words on records: saying that they are one report or two, taking it back, and what follows from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/reports/naming.hpp"
#include "store/sqlite/evidence.hpp"

namespace evident {

struct RecordMoved {
    std::string record;
    ReportId from = ReportId::none;
    ReportId to = ReportId::none;
};

struct ReportNow {
    ReportId report = ReportId::none;
    std::vector<std::string> records;
};

// What a word changed.
struct WordResult {
    Word word = Word::same;
    std::vector<std::pair<std::string, std::string>> pairs;  // the word was said of each of them
    std::vector<RecordMoved> moved;
    std::vector<ReportNow> reports;     // that the records it touched make now, by number
    std::vector<Judgement> judgements;  // on the claims of reviews, that hang on one of those reports: they stay there
};

// The records are one report. Of names that mean several records, the pair that is most alike is judged. Throws Error
// (usage) when it was said already, or when a person's word stands against it: that must be undone first.
WordResult say_same(Store& store, const NamedRecords& left, const NamedRecords& right, std::string_view by,
                    std::string_view why, const Arrival& arrival);

// Each record of the one is another publication than each of the other. Throws Error (usage) as above.
WordResult say_different(Store& store, const NamedRecords& left, const NamedRecords& right, std::string_view by,
                         std::string_view why, const Arrival& arrival);

// The record is another publication than every other record of its report. Throws Error (usage) when it has none.
WordResult take_out(Store& store, const NamedRecords& record, std::string_view by, std::string_view why,
                    const Arrival& arrival);

// The words that count on pairs between the two, or with an empty right on the records of the left, count no more.
// Throws Error (absent) when there is none.
WordResult undo_words(Store& store, const NamedRecords& left, const NamedRecords* right, std::string_view by,
                      std::string_view why, const Arrival& arrival);

}  // namespace evident
