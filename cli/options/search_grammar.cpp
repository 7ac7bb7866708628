// What asks the store for reports.
#include "cli/options/grammar.hpp"

namespace evident {
namespace {

constexpr std::pair any_number{0, 1'000'000'000};

std::string wrong_with(const SearchOptions& search, bool question_given) {
    if (question_given == !search.topics.empty()) {
        return "search: give a QUESTION or --topics FILE (and one of them only)";
    }
    if (!search.topics.empty() && search.trec.empty()) return "--topics: name the run with --trec TAG";
    return search.as_of && !search.exact ? "--as-of: goes with --exact" : "";
}

std::vector<OptionForm> search_options(SearchOptions& search, bool& question_given) {
    return {
        {.name = "QUESTION",
         .value = &search.question,
         .help = "Words, \"phrases\", word*, -word, OR, field:word",
         .given = &question_given},
        {.name = "--syntax",
         .value = &search.syntax,
         .help = "plain, pubmed, ovid, embase or cochrane",
         .type = "S",
         .one_of = {"plain", "pubmed", "ovid", "embase", "cochrane"},
         .given = &search.syntax_given},
        {"--exact", &search.exact, "The exact set, from the store alone: nothing stemmed or expanded"},
        {"--count", &search.count, "Print only how many reports"},
        {"--ids", &search.ids, "Print one report a line: pmid:123, else doi:10..., else SOURCE:KEY"},
        {.name = "--limit",
         .value = &search.limit,
         .help = "At most so many (default 20; --exact --ids: all)",
         .type = "N",
         .range = any_number,
         .given = &search.limit_given},
        {.name = "--offset", .value = &search.offset, .help = "Pass over so many", .type = "N", .range = any_number},
        {"--facets", &search.facets, "Counts by year, type, language, journal and source"},
        {"--no-synonyms", &search.no_synonyms, "Ranked: only the words typed, not their other names"},
        {"--lenient", &search.lenient, "Answer a faulty question as well as it can be read"},
        {"--explain", &search.explain, "Print how the question was read, and nothing else"},
        {"--as-of", &search.as_of, "With --exact: the answer as it was on that day"},
        {.name = "--year",
         .value = &search.year,
         .help = "Widen headings by the vocabulary of that year (default: the newest loaded)",
         .type = "Y",
         .range = std::pair(1900, 2999)},
        {"--no-mapping", &search.no_mapping,
         "PubMed, exact: words without a tag are only words, not headings and names"},
        {"--topics", &search.topics, "File of qid<TAB>question lines, for a TREC run", "FILE"},
        {"--trec", &search.trec, "Tag of the TREC run", "TAG"}};
}

}  // namespace

CommandForm search_form(Typing& typing) {
    return {.name = "search",
            .help = "Ask a question: a ranked page, or with --exact the set",
            .end =
                "Examples:\n"
                "  evident search 'osimertinib leptomeningeal'\n"
                "  evident search --exact --count 'meningeal carcinomatosis[mh] AND 2020:2024[dp]' --syntax pubmed\n"
                "  evident search --topics topics.tsv --trec my-run --limit 100",
            .options = search_options(typing.search, typing.question_given),
            .chosen = [&typing] {
                typing.chosen = typing.search;
                return wrong_with(typing.search, typing.question_given);
            }};
}

CommandForm show_form(Typing& typing) {
    auto& show = typing.show;
    return {.name = "show",
            .help = "One report: its records, versions, sources and the bytes they came as",
            .end = "Examples:\n  evident show pmid:40948849\n  evident show doi:10.21037/tlcr-2025-163 --raw",
            .options = {{.name = "REPORT",
                         .value = &show.report,
                         .help = "pmid:N, doi:10..., pmcid:PMC... or SOURCE:KEY",
                         .required = true},
                        {"--raw", &show.raw, "The kept bytes of its records, as the sources gave them"}},
            .chosen = choosing(typing, show)};
}

}  // namespace evident
