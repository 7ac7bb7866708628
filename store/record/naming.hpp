// The names by which a record and those it speaks of are asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/record/record.hpp"

namespace evident {

// What a record says of another: "RetractionOf" of "pmid:1".
struct Relation {
    std::string name;
    std::string type;

    friend auto operator<=>(const Relation&, const Relation&) = default;
};

// "pubmed:12": the record by its source and key.
std::string record_name(std::string_view source, std::string_view key);
std::string record_name(const Record& record);

// The names by which a report is asked for: "pmid:1", "doi:10.1/x", "pmcid:PMC1"; sorted, each once.
std::vector<std::string> identity_of(const Record& record);

// What it says of others that it names by PMID or DOI, sorted, each once.
std::vector<Relation> relations_of(const Record& record);

}  // namespace evident
