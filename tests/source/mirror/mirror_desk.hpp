// A mirror of a few small files in folders of its own, and a store that follows it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "ingest/mirror.hpp"
#include "store/sqlite/harvests.hpp"
#include "tests/base/gzip_of.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/ingest_desk.hpp"

namespace evident::testing {

inline std::string md5_of(const std::string& bytes) {
    RunningMd5 md5;
    md5.add(bytes);
    return to_hex(md5.finish());
}

// Records of those PMIDs, all with the same word in their titles, and PMIDs that are withdrawn.
inline std::string records_of(const std::vector<int>& pmids, const std::string& word,
                              const std::vector<int>& withdrawn = {}) {
    std::string out;
    for (const auto pmid : pmids) out += article(std::to_string(pmid), "", word + " of " + std::to_string(pmid)) + "\n";
    if (!withdrawn.empty()) out += "<DeleteCitation>";
    for (const auto pmid : withdrawn) out += "<PMID Version=\"1\">" + std::to_string(pmid) + "</PMID>";
    if (!withdrawn.empty()) out += "</DeleteCitation>";
    return set_of(out);
}

class MirrorDesk : public IngestDesk {
  public:
    MirrorDesk() {
        for (const auto* name : {"baseline", "updatefiles"}) std::filesystem::create_directories(folder.file(name));
        request.source = "pubmed-mirror";
        request.baseline = folder.file("baseline");
        request.updates = folder.file("updatefiles");
        request.work = folder.file("work");
        request.retry.first = std::chrono::milliseconds(1);
        request.retry.longest = std::chrono::milliseconds(3);
        request.retry.tries = 4;
    }

    // "baseline/pubmed25n0001.xml.gz"
    void put(const std::string& path, const std::string& text) { put_bytes(path, gzip_of(text)); }
    void put_bytes(const std::string& path, const std::string& bytes) {
        put_file(path, bytes);
        const auto name = path.substr(path.rfind('/') + 1);
        put_file(path + ".md5", "MD5(" + name + ")= " + md5_of(bytes) + "\n");
    }
    void remove(const std::string& path) { std::filesystem::remove(folder.file(path)); }

    MirrorSummary follow() {
        HttpClient client;
        return mirror(store, &client, request, clock, {});
    }
    // The title of a PubMed record; "" when there is none or it is withdrawn.
    std::string title(int pmid) {
        RecordTable records(store);
        const auto id = records.find_key("pubmed", std::to_string(pmid));
        const auto held = id ? records.find(*id) : std::nullopt;
        return held ? held->record.title : std::string();
    }
    std::vector<std::string> taken() {
        std::vector<std::string> out;
        for (const auto& file : MirrorFiles(store).all(request.source)) out.push_back(file.name);
        return out;
    }
    // The names of all that lies in a folder.
    std::set<std::string> lies_in(const std::string& name) const {
        std::set<std::string> out;
        if (!std::filesystem::exists(folder.file(name))) return out;
        for (const auto& file : std::filesystem::directory_iterator(folder.file(name))) {
            out.insert(file.path().filename().string());
        }
        return out;
    }

    MirrorRequest request;
};

// A year's small mirror: two baseline files, two updates.
inline void put_year(MirrorDesk& desk) {
    desk.put("baseline/pubmed25n0001.xml.gz", records_of({1, 2, 3}, "Base"));
    desk.put("baseline/pubmed25n0002.xml.gz", records_of({4, 5}, "Base"));
    desk.put("updatefiles/pubmed25n0003.xml.gz", records_of({2, 6}, "Third", {4}));
    desk.put("updatefiles/pubmed25n0004.xml.gz", records_of({2, 4}, "Fourth", {1}));
}

}  // namespace evident::testing
