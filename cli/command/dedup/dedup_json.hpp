// What is told of reports and their records, as JSON.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "query/reports/identified.hpp"
#include "query/reports/pair.hpp"
#include "query/reports/related.hpp"
#include "query/reports/words.hpp"
#include "store/record/merged.hpp"

namespace evident {

// A record for a person to look at: its name and what it says in short.
nlohmann::json brief_value(const ShownRecord& shown);
nlohmann::json to_value(const PairExplained& pair);
nlohmann::json to_value(const ChainLink& link);
nlohmann::json to_value(const std::vector<MergedField>& fields);
nlohmann::json to_value(const std::vector<RelatedReport>& related);
nlohmann::json to_value(const StudyFound& study);
nlohmann::json to_value(const WordResult& result);
nlohmann::json to_value(const Identified& counts);

}  // namespace evident
