// What a person typed, understood: one plain struct a command. Nothing here opens a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"

namespace evident {

struct GlobalOptions {
    std::string db;      // path of the store; "": as configured
    std::string config;  // "": where such files usually lie
    bool json = false;
    bool quiet = false;
    bool verbose = false;
};

struct InitOptions {
    std::string review;  // package folder; "" for none
};
struct IngestOptions {
    std::vector<std::string> paths;
    std::string format = "auto";
    std::string source;
    std::string review;  // key; "": the store's only review, if it has one
    bool strict = false;
    std::string columns;  // file of a CSV column map
};
struct UpdateOptions {
    std::string source;  // "": those that are due
    bool all = false;    // due or not
    bool whole = false;  // everything, not only what came since
    bool bring_only = false;
};
struct StatusOptions {
    int runs = 5;
};
struct SearchOptions {
    std::string question;
    std::string syntax = "plain";
    bool syntax_given = false;
    bool exact = false;
    bool count = false;
    bool ids = false;
    bool facets = false;
    bool lenient = false;
    bool explain = false;
    bool no_synonyms = false;
    int limit = 20;
    bool limit_given = false;
    int offset = 0;
    std::optional<Day> as_of;
    int year = 0;        // of the vocabulary; 0: the newest that is loaded
    bool no_mapping = false;
    std::string topics;  // file of qid<TAB>question
    std::string trec;    // tag of the run
};
struct StrategyOptions {
    enum class Action { run, check, translate, recall, compare } action = Action::run;
    std::vector<std::string> files;  // compare: two at least; else one. "-" is standard input
    std::string syntax;              // "": told by its marks
    std::string to;                  // of translate
    std::string known;               // of recall and check: a file of known items
    int line = 0;                    // the line that is the result; 0: the last
    int limit = 50;                  // of compare: reports explained
    int year = 0;                    // of the vocabulary; 0: the newest
    bool no_mapping = false;         // PubMed's words without a tag are searched as they are
    bool map = false;                // of translate: PubMed's words without a tag are mapped, which needs the store
    bool one_line = false;           // of translate: the result with all its lines put in
};
struct ShowOptions {
    std::string report;
    bool raw = false;
};
struct IndexOptions {
    enum class Action { sync, rebuild, check } action = Action::sync;
};
struct ReviewOptions {
    enum class Action { import, list, show, export_ } action = Action::list;
    std::string key;
    std::string folder;
};
struct ClaimOptions {
    enum class Action { list, show, link, verify } action = Action::list;
    std::string key;
    std::string claims;  // of verify: file of statements
    std::string out;
    int top = 3;
    std::string review;  // "": the store's only review
    bool without_curated = false;
    std::optional<Day> as_of;
};
struct LinkOptionsTyped {
    enum class Action { judge, history } action = Action::history;
    std::string review;
    std::string claim;
    std::string report;
    std::string direction;
    std::string directness = "direct";
    std::string by;
    std::string why;
    std::string quote;
};
struct DedupOptions {
    enum class Action { run, clusters, explain, list, merge, split, undo, log, replay, prefer, counts };
    Action action = Action::run;
    std::string left;   // an ID: pmid:N, doi:10..., SOURCE:KEY, report:N
    std::string right;  // "" where one ID may stand alone
    std::string by;
    std::string why;
    std::string file;                  // of replay; "-" is standard input
    std::string review;                // of counts; "": the whole store
    std::vector<std::string> sources;  // of prefer
    int limit = 50;                    // of list
};
struct CertificateOptions {
    std::string report;
    std::string review;
    bool all = false;
    std::string out;     // of all: "" for standard output
    std::string verify;  // a sealed list
};
struct LedgerOptions {
    std::string review;
    std::optional<Day> since;
};
struct StandingOptions {
    std::string review;  // "": every report of the store
};
struct ExportOptions {
    std::string review;  // key; "": the store's only review
    std::string format;
    std::string out;  // file; "": standard output
};
struct VocabularyOptions {
    enum class Action { load, list } action = Action::list;
    std::vector<std::string> files;
    int year = 0;  // 0: as each file tells
    std::string kind = "mesh";
};
struct CheckOptions {
    bool quick = false;
};
struct BackupOptions {
    std::string file;
};

using CommandOptions =
    std::variant<InitOptions, IngestOptions, UpdateOptions, StatusOptions, SearchOptions, StrategyOptions, ShowOptions,
                 IndexOptions, ReviewOptions, ClaimOptions, LinkOptionsTyped, DedupOptions, CertificateOptions,
                 LedgerOptions, StandingOptions, ExportOptions, VocabularyOptions, CheckOptions, BackupOptions>;

struct Invocation {
    GlobalOptions global;
    CommandOptions command;
};

// Either what to run, or what to print instead (help, version, a usage error) and the exit code.
struct Understood {
    std::optional<Invocation> invocation;
    std::string text;
    int exit_code = 0;
    bool json = false;  // the person asked for JSON: errors are to be JSON too
};

// Where the store lies when nothing says otherwise.
std::string default_store();

Understood understand(int argc, const char* const* argv);

// The version, the libraries' versions and the schema, one a line.
std::string version_text();

}  // namespace evident
