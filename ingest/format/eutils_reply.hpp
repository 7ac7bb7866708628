// What a reply of NCBI's E-utilities says, in all the shapes such replies take: results, errors, and things that are
// neither. Errors come with status 200 as well as 400, so the words decide (../shared reference notes, E-utilities).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace evident {

struct EutilsVerdict {
    enum class Kind {
        result,        // XML from its root's start to its root's end, without an error in it
        refusal,       // <ERROR>: the request itself is wrong
        backend,       // <ERROR> of a trouble on the server's side, which passes
        rate_limit,    // too many requests; JSON even where XML was asked for, at times with status 200
        history_lost,  // the server knows the WebEnv or query key no more: search again
        past_end,      // fewer records in the history than retstart
        no_such_ids,   // none of the ids exists
        cut,           // begins as XML and has no end
        not_xml,       // HTML, JSON or text where XML was asked for
    };
    Kind kind = Kind::not_xml;
    std::string root;    // name of the XML's outermost element
    std::string error;   // what the server says, in one line, without markup and network addresses
    bool empty = false;  // of a PubmedArticleSet: no article in it
};

// Looks at the body alone. Large sets of articles are looked at from both ends, not parsed.
EutilsVerdict judge_eutils_reply(std::string_view body);

// "rate-limit", "cut" ...: one word for logs.
std::string_view name(EutilsVerdict::Kind kind);

struct EsearchReply {
    std::int64_t count = 0;
    std::int64_t retmax = 0;
    std::int64_t retstart = 0;
    std::vector<std::string> ids;
    std::string web_env;
    std::string query_key;
    std::string translation;                                        // QueryTranslation
    std::vector<std::pair<std::string, std::string>> translations;  // TranslationSet: from, to
    std::vector<std::string> not_found;  // words and fields PubMed left out of the search, which may have hits still
    std::vector<std::string> warnings;   // "quoted phrase not found: ...", "phrase ignored: ...", and messages as given
};

// Nothing when the body is no eSearchResult with a count.
std::optional<EsearchReply> parse_esearch(std::string_view body);

struct EpostReply {
    std::string web_env;
    std::string query_key;
    std::vector<std::string> invalid;  // ids the server did not take
};

// Nothing when the body is no ePostResult with a WebEnv and a query key.
std::optional<EpostReply> parse_epost(std::string_view body);

}  // namespace evident
