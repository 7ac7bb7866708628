// Runs a reader to its end for the tests and keeps what it gave.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/file.hpp"
#include "ingest/format/jsonl.hpp"
#include "ingest/format/pubmed_xml.hpp"
#include "tests/catch.hpp"

namespace evident::testing {

struct Reading {
    std::vector<Entry> entries;
    std::string fault;  // what() of the Error that ended it; "" when it came to its end

    std::size_t count(Entry::Kind kind) const {
        return std::size_t(
            std::count_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.kind == kind; }));
    }
    std::vector<std::string> keys() const {
        std::vector<std::string> out;
        for (const auto& entry : entries) {
            if (entry.kind == Entry::Kind::record) out.push_back(entry.record.key);
        }
        return out;
    }
    std::vector<std::string> titles() const {
        std::vector<std::string> out;
        for (const auto& entry : entries) {
            if (entry.kind == Entry::Kind::record) out.push_back(entry.record.title);
        }
        return out;
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> out;
        for (const auto& entry : entries) {
            for (const auto& problem : entry.problems) out.push_back(problem.code);
        }
        return out;
    }
};

inline Reading run(Reader& reader) {
    Reading out;
    Entry entry;
    try {
        while (reader.next(entry)) out.entries.push_back(entry);
    } catch (const Error& error) {
        out.fault = error.what();
    }
    return out;
}

// The one record of a reading that must hold one.
inline Record only_record(const Reading& reading) {
    REQUIRE(reading.fault.empty());
    REQUIRE(reading.entries.size() == 1);
    REQUIRE(reading.entries[0].kind == Entry::Kind::record);
    return reading.entries[0].record;
}

inline Reading read_pubmed(std::string_view text, std::size_t chunk = 65536) {
    return run(*open_pubmed(bytes_of(text), "test.xml", "", chunk));
}
inline Reading read_jsonl(std::string_view text, std::size_t chunk = 65536, std::string source = "") {
    return run(*open_jsonl(bytes_of(text), "test.jsonl", std::move(source), chunk));
}
inline Reading read_pubmed_file(const std::string& path) {
    return run(*open_pubmed(inflate_if_gzip(open_bytes(path)), path, ""));
}

// A small whole article; more goes into MedlineCitation/Article, behind its title.
inline std::string article(const std::string& pmid, const std::string& more = "",
                           const std::string& title = "A title.") {
    return "<PubmedArticle><MedlineCitation Status=\"MEDLINE\"><PMID Version=\"1\">" + pmid +
           "</PMID><Article PubModel=\"Print\"><Journal><JournalIssue CitedMedium=\"Print\"><PubDate><Year>2020</Year>"
           "</PubDate></JournalIssue></Journal><ArticleTitle>" +
           title + "</ArticleTitle>" + more + "<Language>eng</Language></Article></MedlineCitation></PubmedArticle>";
}
inline std::string set_of(const std::string& articles) {
    return "<?xml version=\"1.0\"?>\n<PubmedArticleSet>" + articles + "</PubmedArticleSet>\n";
}

}  // namespace evident::testing
