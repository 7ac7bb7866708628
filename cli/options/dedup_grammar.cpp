// Which records are one report: asked, explained, judged and undone.
#include "cli/options/grammar.hpp"

namespace evident {
namespace {

using Action = DedupOptions::Action;

constexpr const char* id_help = "pmid:N, doi:10..., SOURCE:KEY or report:N";

OptionForm id(const std::string& word, std::string& value, bool required = true) {
    return {.name = word, .value = &value, .help = id_help, .required = required};
}

std::vector<OptionForm> judging(DedupOptions& dedup, bool two) {
    return {id("ID", dedup.left),
            id("OTHER", dedup.right, two),
            {.name = "--by", .value = &dedup.by, .help = "Who says so", .type = "NAME", .required = true},
            {.name = "--why", .value = &dedup.why, .help = "The reason", .type = "TEXT", .required = true}};
}

std::vector<CommandForm> asking(Typing& typing) {
    auto& dedup = typing.dedup;
    return {{.name = "run",
             .help = "Judge the whole base again from what its records say",
             .chosen = choosing(typing, dedup, Action::run)},
            {.name = "clusters",
             .help = "Every record with the number of its report",
             .chosen = choosing(typing, dedup, Action::clusters)},
            {.name = "explain",
             .help = "Why two records are one report or not; of one ID, all about its report",
             .options = {id("ID", dedup.left), id("OTHER", dedup.right, false)},
             .chosen = choosing(typing, dedup, Action::explain)},
            {.name = "list",
             .help = "Pairs that wait for a person, side by side",
             .options = {{.name = "--limit",
                          .value = &dedup.limit,
                          .help = "At most so many (default 50)",
                          .type = "N",
                          .range = std::pair(1, 1'000'000)}},
             .chosen = choosing(typing, dedup, Action::list)},
            {.name = "counts",
             .help = "Records, duplicates and reports of each source, for the PRISMA flow",
             .options = {{"--review", &dedup.review, "Only what runs for this review brought", "KEY"}},
             .chosen = choosing(typing, dedup, Action::counts)}};
}

std::vector<CommandForm> saying(Typing& typing) {
    auto& dedup = typing.dedup;
    return {{.name = "merge",
             .help = "They are one report",
             .options = judging(dedup, true),
             .chosen = choosing(typing, dedup, Action::merge)},
            {.name = "split",
             .help = "They are no duplicates; of one ID, that record is none of the others of its report",
             .options = judging(dedup, false),
             .chosen = choosing(typing, dedup, Action::split)},
            {.name = "undo",
             .help = "Take back what people said of the two, or of one record",
             .options = judging(dedup, false),
             .chosen = choosing(typing, dedup, Action::undo)},
            {.name = "log",
             .help = "All that people said, a JSON line each",
             .chosen = choosing(typing, dedup, Action::log)},
            {.name = "replay",
             .help = "Say again, in this store, what a log holds",
             .options = {{.name = "FILE", .value = &dedup.file, .help = "A log, or -", .required = true}},
             .chosen = choosing(typing, dedup, Action::replay)},
            {.name = "prefer",
             .help = "Which source is believed first, field by field; without a name, the order as it is",
             .options = {{"SOURCE", &dedup.sources, "Sources, the most believed first"}},
             .chosen = choosing(typing, dedup, Action::prefer)}};
}

}  // namespace

CommandForm dedup_form(Typing& typing) {
    auto commands = asking(typing);
    for (auto& each : saying(typing)) commands.push_back(std::move(each));
    return {.name = "dedup",
            .help = "Which records are one report: why, what waits for a person, judging and undoing",
            .end =
                "Examples:\n  evident dedup explain pmid:31668728 embase:L2003506\n  evident dedup list\n"
                "  evident dedup split embase:L2003506 --by 'A reviewer' --why 'the abstract, not the paper'\n"
                "  evident dedup undo embase:L2003506 --by 'A reviewer' --why 'read in full'\n"
                "  evident dedup counts --review tlcr-2025-163",
            .commands = std::move(commands)};
}

}  // namespace evident
