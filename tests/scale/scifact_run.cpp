// Prints a TREC run of ranked search over SciFact: scifact_run CORPUS.jsonl QUERIES.jsonl TAG (both may not be packed).
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "query/ranked.hpp"
#include "store/reports/records.hpp"

namespace {

using namespace evident;
using nlohmann::json;

Record abstract_of(const json& line) {
    Record record;
    record.source = "scifact";
    record.key = std::to_string(line.at("doc_id").get<std::int64_t>());
    record.title = line.at("title").get<std::string>();
    Section section;
    for (const auto& sentence : line.at("abstract")) section.text += sentence.get<std::string>() + ' ';
    record.abstract.push_back(std::move(section));
    return record;
}

void fill(Store& store, const std::string& corpus) {
    std::ifstream in(corpus);
    if (!in) throw std::runtime_error("cannot read " + corpus);
    RecordTable table(store);
    Transaction transaction(store.database());
    store.database().execute("INSERT INTO run (id, kind, started, asked) VALUES (1, 'ingest', '', '{}')");
    for (std::string line; std::getline(in, line);) {
        Arrival arrival;
        arrival.run = RunId{1};
        table.put(prepare(abstract_of(json::parse(line))), arrival);
    }
    transaction.commit();
}

void answer(Store& store, const Index& index, const std::string& queries, const std::string& tag) {
    std::ifstream in(queries);
    if (!in) throw std::runtime_error("cannot read " + queries);
    RecordTable table(store);
    for (std::string text; std::getline(in, text);) {
        const auto line = json::parse(text);
        auto question = natural_question(line.at("text").get<std::string>());
        question.limit = 1000;
        int place = 0;
        for (const auto& hit : rank(store, index, question).hits) {
            fmt::print("{} Q0 {} {} {:.6f} {}\n", line.at("_id").get<std::string>(), table.find(hit.record)->record.key,
                       ++place, hit.score, tag);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "scifact_run CORPUS.jsonl QUERIES.jsonl TAG\n";
        return 2;
    }
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("scifact-{}", std::random_device{}());
    std::filesystem::create_directories(folder);
    {
        Store store = Store::create((folder / "scifact.db").string(), SystemClock{});
        fill(store, argv[1]);
        Index index(store);
        index.sync({});
        answer(store, index, argv[2], argv[3]);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
