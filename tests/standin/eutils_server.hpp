// Stands in for NCBI's E-utilities: esearch, epost and efetch over a made PubMed, with its limits, its wordings of
// errors, and faults on purpose.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tests/standin/faults.hpp"
#include "tests/standin/http_server.hpp"
#include "tests/standin/pubmed/corpus.hpp"
#include "tests/standin/pubmed/histories.hpp"
#include "tests/standin/traffic.hpp"

namespace evident::standin {

class EutilsServer {
  public:
    static constexpr std::string_view path = "/entrez/eutils/";
    static constexpr std::int64_t most_shown = 9'999;  // PubMed's own bound, of searches and fetches

    explicit EutilsServer(const CorpusSettings& settings)
        : corpus_(settings), http_([this](const Request& request) { return serve(request); }) {}

    // "http://127.0.0.1:PORT/entrez/eutils/", for EutilsSettings::base.
    std::string base() const { return http_.url(path); }

    // Requests a second before 429; 0: no limit.
    void limit(std::size_t a_second) { limit_ = a_second; }
    Faults& faults() { return faults_; }
    Histories& histories() { return histories_; }
    const Traffic& traffic() const { return traffic_; }

    // Changes or looks at what the corpus holds, between requests.
    void change(const std::function<void(Corpus&)>& what);
    // How often a record went out in an answer that was not spoilt.
    int times_sent(std::int64_t id) const;
    std::size_t records_sent() const;    // counting each time
    std::size_t different_sent() const;  // counting each record once

    // An answer to any request below path.
    Response serve(const Request& request);

  private:
    Response search(const Request& request);
    Response post(const Request& request);
    Response fetch(const Request& request, std::vector<std::int64_t>& sent);
    std::vector<std::int64_t> found(const Request& request, std::vector<std::string>& not_found) const;
    Response records(const std::vector<std::int64_t>& ids) const;
    void count(const std::vector<std::int64_t>& ids);

    mutable std::shared_mutex corpus_mutex_;
    Corpus corpus_;
    Histories histories_;
    Faults faults_;
    Traffic traffic_;
    std::atomic<std::size_t> limit_ = 0;
    mutable std::mutex sent_mutex_;
    std::unordered_map<std::int64_t, int> sent_;
    std::size_t records_sent_ = 0;
    HttpServer http_;  // last: it goes first
};

}  // namespace evident::standin
