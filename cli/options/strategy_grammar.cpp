// The bench of strategies: run line by line, checked, translated, tried against known items, compared.
#include "cli/options/grammar.hpp"

namespace evident {
namespace {

using Action = StrategyOptions::Action;

const std::vector<std::string> dialects = {"plain", "pubmed", "ovid", "embase", "cochrane"};

std::vector<OptionForm> of_one_file(StrategyOptions& strategy) {
    return {
        {.name = "FILE", .value = &strategy.files, .help = "The strategy, one query a line, or -", .required = true},
        {.name = "--syntax",
         .value = &strategy.syntax,
         .help = "Its syntax: plain, pubmed, ovid, embase, cochrane (default: told by its marks)",
         .type = "S",
         .one_of = dialects},
        {.name = "--line",
         .value = &strategy.line,
         .help = "The line that is the result (default: the last)",
         .type = "N",
         .range = std::pair(1, 1'000'000)}};
}

OptionForm year(StrategyOptions& strategy) {
    return {.name = "--year",
            .value = &strategy.year,
            .help = "Widen headings by the vocabulary of that year (default: the newest loaded)",
            .type = "Y",
            .range = std::pair(1900, 2999)};
}

OptionForm no_mapping(StrategyOptions& strategy) {
    return {"--no-mapping", &strategy.no_mapping, "PubMed: words without a tag are only words, not headings and names"};
}

CommandForm with(CommandForm form, std::vector<OptionForm> more) {
    for (auto& option : more) form.options.push_back(std::move(option));
    return form;
}

std::function<std::string()> choosing_files(Typing& typing, Action action, std::size_t least, std::size_t most) {
    return [&typing, action, least, most]() -> std::string {
        auto& strategy = typing.strategy;
        if (strategy.files.size() < least) return "strategy: name one FILE more";
        if (strategy.files.size() > most) return "strategy: one FILE at a time";
        strategy.action = action;
        typing.chosen = strategy;
        return {};
    };
}

std::vector<CommandForm> actions(Typing& typing) {
    auto& strategy = typing.strategy;
    OptionForm known{.name = "--known",
                     .value = &strategy.known,
                     .help =
                         "Items that must be found: a file with pmid:1, doi:10... or SOURCE:KEY a line, or names "
                         "with commas between",
                     .type = "FILE|IDS"};
    const auto known_of_check = known;
    known.required = true;
    return {
        with({.name = "run",
              .help = "Count each line: alone, within the result, and the result without it",
              .options = of_one_file(strategy),
              .chosen = choosing_files(typing, Action::run, 1, 1)},
             {year(strategy), no_mapping(strategy)}),
        with({.name = "check",
              .help = "Every problem with its place, and a review by the six elements of PRESS",
              .options = of_one_file(strategy),
              .chosen = choosing_files(typing, Action::check, 1, 1)},
             {known_of_check, year(strategy), no_mapping(strategy)}),
        with({.name = "translate",
              .help = "The strategy in another syntax, and what was lost",
              .options = of_one_file(strategy),
              .chosen = choosing_files(typing, Action::translate, 1, 1)},
             {{.name = "--to",
               .value = &strategy.to,
               .help = "The other syntax",
               .type = "S",
               .required = true,
               .one_of = dialects},
              {"--map", &strategy.map,
               "From PubMed: words without a tag as its mapping reads them with this store's MeSH, journals, people"},
              {"--one-line", &strategy.one_line, "The result alone, the lines it names put into it"}}),
        with({.name = "recall",
              .help = "Which known items it finds, and which line lost the others",
              .options = of_one_file(strategy),
              .chosen = choosing_files(typing, Action::recall, 1, 1)},
             {known, year(strategy), no_mapping(strategy)}),
        {.name = "compare",
         .help = "The reports on which strategies disagree, and the term responsible",
         .options = {{.name = "FILE", .value = &strategy.files, .help = "Two strategies or more", .required = true},
                     {.name = "--limit",
                      .value = &strategy.limit,
                      .help = "Explain at most so many reports of a pair (default 50)",
                      .type = "N",
                      .range = std::pair(0, 1'000'000)},
                     year(strategy),
                     no_mapping(strategy)},
         .chosen = choosing_files(typing, Action::compare, 2, 20)}};
}

}  // namespace

CommandForm strategy_form(Typing& typing) {
    return {
        .name = "strategy",
        .help =
            "Strategies of PubMed, Ovid, embase.com or the Cochrane Library: run, check, translate, recall, compare",
        .end =
            "Examples:\n  evident strategy run medline.txt\n  evident strategy check medline.txt --syntax ovid\n"
            "  evident strategy translate medline.txt --to pubmed\n"
            "  evident strategy check medline.txt --known included.txt\n"
            "  evident strategy recall medline.txt --known pmid:1,pmid:2\n"
            "  evident strategy compare pubmed.txt medline.txt\n\n"
            "A file: one query a line, numbered as pasted from a database or not; docs/strategies.md tells more.",
        .commands = actions(typing)};
}

}  // namespace evident
