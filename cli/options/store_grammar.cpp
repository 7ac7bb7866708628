// What fills, follows, keeps and checks a store.
#include "cli/options/grammar.hpp"

namespace evident {

CommandForm init_form(Typing& typing) {
    auto& init = typing.init;
    return {.name = "init",
            .help = "Make a new store, with a review package if one is named",
            .end = "Examples:\n  evident init --review corpus/tlcr-2025-163",
            .options = {{"--review", &init.review, "Package folder to import, its records too", "DIR"}},
            .chosen = choosing(typing, init)};
}

CommandForm ingest_form(Typing& typing) {
    auto& ingest = typing.ingest;
    return {
        .name = "ingest",
        .help = "Bring in records from files, folders or standard input (-)",
        .end =
            "Examples:\n"
            "  evident ingest pubmed25n0001.xml.gz\n"
            "  evident ingest --source embase exports/\n"
            "  zcat more.xml.gz | evident ingest - --format pubmed",
        .options =
            {{.name = "PATH", .value = &ingest.paths, .help = "Files, folders or -; plain or gzip", .required = true},
             {"--format", &ingest.format,
              "auto (by content), pubmed, embase, ovid, nbib, ris, wos, endnote, endnote-tagged, bibtex, csv, "
              "jats or jsonl",
              "F"},
             {"--columns", &ingest.columns, "For CSV: lines of \"field = Column name\"", "FILE"},
             {"--source", &ingest.source, "Name of the source the records come from", "NAME"},
             {"--review", &ingest.review, "Count what lies outside this review's cutoff", "KEY"},
             {"--strict", &ingest.strict, "One rejected record undoes the whole run"}},
        .chosen = choosing(typing, ingest)};
}

CommandForm update_form(Typing& typing) {
    auto& update = typing.update;
    return {.name = "update",
            .help = "Ask the configured sources that are due, then re-check the links",
            .end =
                "Examples:\n  evident --config config.toml update\n  evident update --source pubmed\n"
                "  evident update --all --whole",
            .options = {{"--source", &update.source, "Only this source, due or not", "NAME"},
                        {"--all", &update.all, "Every source, due or not"},
                        {"--bring-only", &update.bring_only, "Leave index, links and news to the next update"},
                        {"--whole", &update.whole, "Ask for everything again, not only for what came since"}},
            .chosen = choosing(typing, update)};
}

CommandForm status_form(Typing& typing) {
    auto& status = typing.status;
    return {.name = "status",
            .help = "Last runs, counts, and how far the index is behind",
            .end = "Examples:\n  evident status",
            .options = {{.name = "--runs",
                         .value = &status.runs,
                         .help = "How many runs to show",
                         .type = "N",
                         .range = std::pair(0, 1000)}},
            .chosen = choosing(typing, status)};
}

CommandForm index_form(Typing& typing) {
    auto& index = typing.index;
    using Action = IndexOptions::Action;
    return {.name = "index",
            .help = "The Xapian index beside the store: bring it up to date, remake, compare",
            .end = "Examples:\n  evident index sync\n  evident index check",
            .commands = {
                {.name = "sync", .help = "Follow the store's changes", .chosen = choosing(typing, index, Action::sync)},
                {.name = "rebuild",
                 .help = "Make it anew from the store",
                 .chosen = choosing(typing, index, Action::rebuild)},
                {.name = "check",
                 .help = "Compare it with the store, record by record",
                 .chosen = choosing(typing, index, Action::check)}}};
}

CommandForm vocabulary_form(Typing& typing) {
    auto& vocabulary = typing.vocabulary;
    using Action = VocabularyOptions::Action;
    return {.name = "vocabulary",
            .help = "Vocabularies (MeSH, Emtree) by which headings take in narrower ones: load, list",
            .end = "Examples:\n  evident vocabulary load desc2025.xml qual2025.xml\n  evident vocabulary list",
            .commands = {{.name = "load",
                          .help = "Bring in files of a vocabulary, each in place of what that year held of its kind",
                          .end = "Examples:\n"
                                 "  evident vocabulary load desc2025.xml qual2025.xml supp2025.xml pa2025.xml\n"
                                 "  evident vocabulary load mtrees2019.bin\n"
                                 "  evident vocabulary load emtree.txt --vocabulary emtree --year 2025",
                          .options = {{.name = "FILE",
                                       .value = &vocabulary.files,
                                       .help = "MeSH XML or lines of Name;TreeNumber; plain or gzip",
                                       .required = true},
                                      {.name = "--year",
                                       .value = &vocabulary.year,
                                       .help = "The year of the vocabulary, where a file does not tell it",
                                       .type = "Y",
                                       .range = std::pair(1900, 2999)},
                                      {.name = "--vocabulary",
                                       .value = &vocabulary.kind,
                                       .help = "Which vocabulary it is (default mesh)",
                                       .type = "V",
                                       .one_of = {"mesh", "emtree"}}},
                          .chosen = choosing(typing, vocabulary, Action::load)},
                         {.name = "list",
                          .help = "What is loaded, the newest year first",
                          .chosen = choosing(typing, vocabulary, Action::list)}}};
}

CommandForm check_form(Typing& typing) {
    auto& check = typing.check;
    return {.name = "check",
            .help = "Integrity of the store, its full-text words and the index",
            .end = "Examples:\n  evident check --quick",
            .options = {{"--quick", &check.quick, "Only what takes a moment"}},
            .chosen = choosing(typing, check)};
}

CommandForm backup_form(Typing& typing) {
    auto& backup = typing.backup;
    return {.name = "backup",
            .help = "Copy the store as one consistent state, while others may write",
            .end = "Examples:\n  evident backup evidence-2024-12-31.db",
            .options = {{.name = "FILE", .value = &backup.file, .help = "The copy; must not exist", .required = true}},
            .chosen = choosing(typing, backup)};
}

}  // namespace evident
