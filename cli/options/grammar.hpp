// The grammar: the form of each command, and the options that it fills.
#pragma once

#include <functional>
#include <string>

#include "cli/options/form.hpp"
#include "cli/options/options.hpp"

namespace evident {

// What is being typed: every command's options with their defaults, and the command that was chosen.
struct Typing {
    GlobalOptions global;
    InitOptions init;
    IngestOptions ingest;
    UpdateOptions update;
    StatusOptions status;
    SearchOptions search;
    bool question_given = false;
    StrategyOptions strategy;
    ShowOptions show;
    IndexOptions index;
    ReviewOptions review;
    ClaimOptions claim;
    LinkOptionsTyped link;
    DedupOptions dedup;
    CertificateOptions certificate;
    LedgerOptions ledger;
    StandingOptions standing;
    ExportOptions export_;
    VocabularyOptions vocabulary;
    CheckOptions check;
    BackupOptions backup;
    CommandOptions chosen;
};

// What makes these options the chosen ones; with an action, that action of them.
template <class Options>
std::function<std::string()> choosing(Typing& typing, Options& options) {
    return [&typing, &options] {
        typing.chosen = options;
        return std::string();
    };
}
template <class Options, class Action>
std::function<std::string()> choosing(Typing& typing, Options& options, Action action) {
    return [&typing, &options, action] {
        options.action = action;
        typing.chosen = options;
        return std::string();
    };
}

CommandForm init_form(Typing& typing);
CommandForm ingest_form(Typing& typing);
CommandForm update_form(Typing& typing);
CommandForm status_form(Typing& typing);
CommandForm search_form(Typing& typing);
CommandForm strategy_form(Typing& typing);
CommandForm show_form(Typing& typing);
CommandForm index_form(Typing& typing);
CommandForm review_form(Typing& typing);
CommandForm claim_form(Typing& typing);
CommandForm link_form(Typing& typing);
CommandForm dedup_form(Typing& typing);
CommandForm certificate_form(Typing& typing);
CommandForm ledger_form(Typing& typing);
CommandForm standing_form(Typing& typing);
CommandForm export_form(Typing& typing);
CommandForm vocabulary_form(Typing& typing);
CommandForm check_form(Typing& typing);
CommandForm backup_form(Typing& typing);

}  // namespace evident
