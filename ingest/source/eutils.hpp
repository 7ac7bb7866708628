// The client of NCBI's E-utilities: searches PubMed, hands in lists of ids, and fetches records, by NCBI's rules.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/http.hpp"
#include "ingest/format/eutils_reply.hpp"
#include "ingest/source/pace.hpp"
#include "ingest/source/retry.hpp"

namespace evident {

struct EutilsSettings {
    std::string base = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/";
    std::string tool = "evident";
    std::string email;    // of whoever answers for the program; never in a message or in `asked`
    std::string api_key;  // likewise
    double a_second = 0;  // requests; 0: as NCBI's rules say. See allowed_rate
    std::uint64_t largest_reply = 256 << 20;
    std::chrono::milliseconds connect_within{20'000};
    std::chrono::milliseconds stalled_after{60'000};
    std::chrono::milliseconds within{1'800'000};  // one request
    RetrySettings retry;
};

// Requests a second: what the settings say, but for hosts under nlm.nih.gov never above NCBI's rules, which are 3
// without a key and 10 with one (support.nlm.nih.gov KA-05510).
double allowed_rate(const EutilsSettings& settings);

struct EutilsSearch {
    std::string term;
    std::string datetype;  // "crdt", "edat", "mdat", "pdat"; "": no dates
    std::string mindate;   // "2024/01/31"; both or none
    std::string maxdate;
    std::int64_t retstart = 0;  // PubMed shows the first 9,999 hits only, whatever is asked
    std::int64_t retmax = 0;    // ids wanted in the answer itself
    bool history = true;        // keep the hits on the server, for fetch()
};

// What was sent, without key and e-mail, and what came back, both as they went over the wire.
struct Exchanged {
    std::string asked;  // "GET https://...?db=pubmed&..." or "POST https://... db=pubmed&..."
    std::string raw;
};

struct SearchAnswer : EsearchReply, Exchanged {};

struct PostAnswer : EpostReply, Exchanged {};

// raw: a whole PubmedArticleSet; ids that do not exist are missing from it without a word.
struct FetchAnswer : Exchanged {
    bool history_lost = false;  // the server has forgotten the search; raw is empty, search again
    bool empty = false;         // no record in it: past the end, or none of the ids exists
};

// Belongs to one thread. Every request waits its turn in `pace`; failed ones are repeated as Retry says, with a note of
// each. Throws Error (source) when tries are used up, when the server refuses the request, or on a stop; Error (usage)
// for settings that cannot be used. No message holds key, e-mail or network address.
class Eutils {
  public:
    using Note = std::function<void(const std::string&)>;  // "esearch: HTTP 429, ...; trying again in 2.0 s (2 of 8)"

    Eutils(EutilsSettings settings, Pace& pace, Note note = {}, std::stop_token stop = {},
           Timing timing = real_timing());

    // Words PubMed did not find are a fact of the answer (not_found), for the caller to judge.
    SearchAnswer search(const EutilsSearch& search);
    PostAnswer post(const std::vector<std::string>& ids);
    // Records retstart .. retstart + retmax - 1 of a search or list kept on the server. PubMed gives none beyond 9,998.
    FetchAnswer fetch(const std::string& web_env, const std::string& query_key, std::int64_t retstart,
                      std::int64_t retmax);

    // Requests sent so far, repetitions included.
    std::int64_t sent() const { return sent_; }

  private:
    struct Question;
    struct Outcome;
    Question question_about(std::string_view tool, std::string_view root) const;
    Outcome ask(const Question& question);
    HttpRequest request_of(const Question& question) const;
    std::string told(const Question& question, const HttpReply& reply, const EutilsVerdict& verdict) const;
    bool wait_to_retry(const HttpReply& reply, const std::string& what, Retry& retry, Timing::Clock::time_point began);

    EutilsSettings settings_;
    Pace& pace_;
    Note note_;
    std::stop_token stop_;
    Timing timing_;
    HttpClient client_;
    std::int64_t sent_ = 0;
    bool answered_ = false;  // the server has been there at least once
};

}  // namespace evident
