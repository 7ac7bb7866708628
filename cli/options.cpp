// The only unit that includes CLI11 (it is slow to compile): flags, help and the checks that need no file.
#include "cli/options.hpp"

#include <cstdlib>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "store/sqlite/database.hpp"
#include "store/sqlite/store.hpp"

namespace evident {
namespace {

// A day option: checked as the person types it.
void add_day(CLI::App& app, const std::string& flag, std::optional<Day>& day, const std::string& help) {
    app.add_option_function<std::string>(
           flag,
           [&day, flag](const std::string& text) {
               day = parse_day(text);
               if (!day) throw CLI::ValidationError(flag, text + " is not a day; write it as 2024-12-31");
           },
           help)
        ->type_name("DAY");
}

class Grammar {
  public:
    Grammar() : app_("evident: the literature evidence behind a review's claims", "evident") {
        app_.require_subcommand(1);
        app_.set_version_flag("--version", version_text());
        app_.footer(
            "Examples:\n"
            "  evident --db demo.db init --review corpus/tlcr-2025-163\n"
            "  evident --db demo.db index sync\n"
            "  evident --db demo.db claim link\n"
            "  evident --db demo.db claim show T1a\n"
            "  evident --db demo.db search 'intrathecal pemetrexed'\n\n"
            "`evident COMMAND --help` tells more. EVIDENT_DB stands for --db.\n"
            "Exit codes: 0 done, 1 done with problems or nothing found, 2 usage, 3 source or network,\n"
            "4 store or index, 70 a bug of ours.");
        app_.get_formatter()->column_width(36);
        add_globals();
        add_init();
        add_ingest();
        add_update();
        add_status();
        add_search();
        add_show();
        add_index();
        add_review();
        add_claim();
        add_link();
        add_certificate();
        add_ledger();
        add_standing();
        add_export();
        add_check();
        add_backup();
    }

    Understood parse(int argc, const char* const* argv) {
        Understood out;
        for (int i = 1; i < argc; ++i) out.json = out.json || std::string_view(argv[i]) == "--json";
        try {
            app_.parse(argc, const_cast<char**>(argv));
        } catch (const CLI::Success& asked) {
            std::ostringstream text;
            app_.exit(asked, text, text);
            out.text = text.str();
            return out;
        } catch (const CLI::ParseError& wrong) {
            const auto unknown = unknown_command(argc, argv);
            out.text = unknown.empty() ? wrong.what() : fmt::format("there is no command {}", unknown);
            out.exit_code = 2;
            return out;
        }
        out.invocation = Invocation{global_, chosen_};
        return out;
    }

  private:
    // The first word where a command should stand, when it is none. The parser itself would only say that one is
    // missing.
    std::string unknown_command(int argc, const char* const* argv) const {
        for (int i = 1; i < argc; ++i) {
            const std::string word = argv[i];
            if (word == "--db" || word == "--config") ++i;
            if (word.starts_with('-')) continue;
            const auto named = app_.get_subcommands([&](const CLI::App* sub) { return sub->check_name(word); });
            return named.empty() ? word : std::string{};
        }
        return {};
    }

    // A command whose options are `options`; they are the invocation when it was the one typed.
    template <class Options>
    CLI::App* command(CLI::App& parent, const std::string& name, const std::string& help, const std::string& example,
                      Options& options) {
        auto* sub = parent.add_subcommand(name, help);
        sub->fallthrough();
        if (!example.empty()) sub->footer("Examples:\n" + example);
        sub->callback([this, &options, sub] {
            if (sub->get_subcommands().empty()) chosen_ = options;
        });
        return sub;
    }

    // One action of a command that has several ("index sync").
    template <class Options, class Action>
    CLI::App* action(CLI::App& parent, const std::string& name, const std::string& help, Options& options,
                     Action what) {
        auto* sub = parent.add_subcommand(name, help);
        sub->fallthrough();
        sub->callback([this, &options, what] {
            options.action = what;
            chosen_ = options;
        });
        return sub;
    }

    void add_globals() {
        app_.add_option("--db", global_.db, "The store (default: $XDG_DATA_HOME/evident/evidence.db)")
            ->envname("EVIDENT_DB")
            ->type_name("FILE");
        app_.add_option("--config", global_.config, "Configuration: store, sources, news (docs/operate.md)")
            ->type_name("FILE");
        app_.add_flag("--json", global_.json, "Print one JSON object; errors too");
        app_.add_flag("-q,--quiet", global_.quiet, "No progress and no notes on stderr");
        app_.add_flag("-v,--verbose", global_.verbose, "Say on stderr which store was asked and how long it took");
    }

    void add_init() {
        auto* sub = command(app_, "init", "Make a new store, with a review package if one is named",
                            "  evident init --review corpus/tlcr-2025-163", init_);
        sub->add_option("--review", init_.review, "Package folder to import, its records too")->type_name("DIR");
    }

    void add_ingest() {
        auto* sub = command(app_, "ingest", "Bring in records from files, folders or standard input (-)",
                            "  evident ingest pubmed25n0001.xml.gz\n"
                            "  evident ingest --source embase exports/\n"
                            "  zcat more.xml.gz | evident ingest - --format pubmed",
                            ingest_);
        sub->add_option("PATH", ingest_.paths, "Files, folders or -; plain or gzip")->required();
        sub->add_option(
               "--format", ingest_.format,
               "auto (by content), pubmed, embase, ovid, nbib, ris, wos, endnote, endnote-tagged, bibtex, csv, "
               "jats or jsonl")
            ->type_name("F");
        sub->add_option("--columns", ingest_.columns, "For CSV: lines of \"field = Column name\"")->type_name("FILE");
        sub->add_option("--source", ingest_.source, "Name of the source the records come from")->type_name("NAME");
        sub->add_option("--review", ingest_.review, "Count what lies outside this review's cutoff")->type_name("KEY");
        sub->add_flag("--strict", ingest_.strict, "One rejected record undoes the whole run");
    }

    void add_update() {
        auto* sub = command(app_, "update", "Ask the configured sources that are due, then re-check the links",
                            "  evident --config config.toml update\n  evident update --source pubmed\n"
                            "  evident update --all --whole",
                            update_);
        sub->add_option("--source", update_.source, "Only this source, due or not")->type_name("NAME");
        sub->add_flag("--all", update_.all, "Every source, due or not");
        sub->add_flag("--bring-only", update_.bring_only, "Leave index, links and news to the next update");
        sub->add_flag("--whole", update_.whole, "Ask for everything again, not only for what came since");
    }

    void add_status() {
        auto* sub =
            command(app_, "status", "Last runs, counts, and how far the index is behind", "  evident status", status_);
        sub->add_option("--runs", status_.runs, "How many runs to show")->check(CLI::Range(0, 1000))->type_name("N");
    }

    void add_search() {
        auto* sub = command(
            app_, "search", "Ask a question: a ranked page, or with --exact the set",
            "  evident search 'osimertinib leptomeningeal'\n"
            "  evident search --exact --count 'meningeal carcinomatosis[mh] AND 2020:2024[dp]' --syntax pubmed\n"
            "  evident search --topics topics.tsv --trec my-run --limit 100",
            search_);
        question_ = sub->add_option("QUESTION", search_.question, "Words, \"phrases\", word*, -word, OR, field:word");
        syntax_ = sub->add_option("--syntax", search_.syntax, "plain or pubmed")
                      ->check(CLI::IsMember({"plain", "pubmed"}))
                      ->type_name("S");
        sub->add_flag("--exact", search_.exact, "The exact set, from the store alone: nothing stemmed or expanded");
        sub->add_flag("--count", search_.count, "Print only how many reports");
        sub->add_flag("--ids", search_.ids, "Print one report a line: pmid:123, else doi:10..., else SOURCE:KEY");
        limit_ = sub->add_option("--limit", search_.limit, "At most so many (default 20; --exact --ids: all)")
                     ->check(CLI::Range(0, 1'000'000'000))
                     ->type_name("N");
        sub->add_option("--offset", search_.offset, "Pass over so many")
            ->check(CLI::Range(0, 1'000'000'000))
            ->type_name("N");
        sub->add_flag("--facets", search_.facets, "Counts by year, type, language, journal and source");
        sub->add_flag("--no-synonyms", search_.no_synonyms, "Ranked: only the words typed, not their other names");
        sub->add_flag("--lenient", search_.lenient, "Answer a faulty question as well as it can be read");
        sub->add_flag("--explain", search_.explain, "Print how the question was read, and nothing else");
        add_day(*sub, "--as-of", search_.as_of, "With --exact: the answer as it was on that day");
        sub->add_option("--topics", search_.topics, "File of qid<TAB>question lines, for a TREC run")
            ->type_name("FILE");
        sub->add_option("--trec", search_.trec, "Tag of the TREC run")->type_name("TAG");
        finish_ = [this] {
            search_.syntax_given = syntax_->count() > 0;
            search_.limit_given = limit_->count() > 0;
        };
        sub->callback([this] {
            finish_();
            if ((question_->count() > 0) == !search_.topics.empty()) {
                throw CLI::ValidationError("search", "give a QUESTION or --topics FILE (and one of them only)");
            }
            if (!search_.topics.empty() && search_.trec.empty()) {
                throw CLI::ValidationError("--topics", "name the run with --trec TAG");
            }
            if (search_.as_of && !search_.exact) throw CLI::ValidationError("--as-of", "goes with --exact");
            chosen_ = search_;
        });
    }

    void add_show() {
        auto* sub = command(app_, "show", "One report: its records, versions, sources and the bytes they came as",
                            "  evident show pmid:40948849\n  evident show doi:10.21037/tlcr-2025-163 --raw", show_);
        sub->add_option("REPORT", show_.report, "pmid:N, doi:10..., pmcid:PMC... or SOURCE:KEY")->required();
        sub->add_flag("--raw", show_.raw, "The kept bytes of its records, as the sources gave them");
    }

    void add_index() {
        auto* sub =
            app_.add_subcommand("index", "The Xapian index beside the store: bring it up to date, remake, compare");
        sub->fallthrough()->require_subcommand(1);
        sub->footer("Examples:\n  evident index sync\n  evident index check");
        action(*sub, "sync", "Follow the store's changes", index_, IndexOptions::Action::sync);
        action(*sub, "rebuild", "Make it anew from the store", index_, IndexOptions::Action::rebuild);
        action(*sub, "check", "Compare it with the store, record by record", index_, IndexOptions::Action::check);
    }

    void add_review() {
        auto* sub = app_.add_subcommand("review", "Review packages: import, list, show, export");
        sub->fallthrough()->require_subcommand(1);
        sub->footer(
            "Examples:\n  evident review import corpus/tlcr-2025-163\n  evident review show tlcr-2025-163\n"
            "  evident review export tlcr-2025-163 copy/");
        action(*sub, "import", "Take in a package's protocol, claims and links (not its records)", review_,
               ReviewOptions::Action::import)
            ->add_option("DIR", review_.folder, "Package folder")
            ->required();
        auto* out = action(*sub, "export", "Write a review as a package, with the records its claims rest on", review_,
                           ReviewOptions::Action::export_);
        out->add_option("KEY", review_.key, "Review")->required();
        out->add_option("DIR", review_.folder, "Folder to make")->required();
        action(*sub, "list", "The reviews of this store", review_, ReviewOptions::Action::list);
        action(*sub, "show", "One review: protocol, claims, counts", review_, ReviewOptions::Action::show)
            ->add_option("KEY", review_.key, "Review (default: the only one)");
    }

    void add_claim() {
        auto* sub = app_.add_subcommand("claim", "The claims of a review and the studies for and against them");
        sub->fallthrough()->require_subcommand(1);
        sub->footer(
            "Examples:\n  evident claim link\n  evident claim list\n  evident claim show T1a\n"
            "  evident claim show T6b --json\n"
            "  evident claim verify --claims claims.jsonl --out verdicts.jsonl");
        sub->add_option("--review", claim_.review, "Review (default: the only one)")->type_name("KEY");
        auto* list = action(*sub, "list", "Every claim with its counts", claim_, ClaimOptions::Action::list);
        auto* show = action(*sub, "show", "One claim with its studies, for, against and neutral", claim_,
                            ClaimOptions::Action::show);
        show->add_option("KEY", claim_.key, "Claim")->required();
        auto* link =
            action(*sub, "link", "(Re)compute which reports bear on each claim", claim_, ClaimOptions::Action::link);
        link->add_option("KEY", claim_.key, "Only this claim");
        auto* verify = action(*sub, "verify", "Statements of a file against whatever the store holds", claim_,
                              ClaimOptions::Action::verify);
        verify->add_option("--claims", claim_.claims, "Lines of {\"id\", \"claim\"}")->required()->type_name("FILE");
        verify->add_option("--out", claim_.out, "Lines of {\"id\", \"evidence\", \"ranked\"}")
            ->required()
            ->type_name("FILE");
        verify->add_option("--top", claim_.top, "At most so many reports give evidence (default 3)")
            ->check(CLI::Range(1, 100))
            ->type_name("N");
        for (auto* each : {list, show, link}) {
            each->add_flag("--without-curated", claim_.without_curated, "The package's own links play no part");
        }
        for (auto* each : {list, show}) add_day(*each, "--as-of", claim_.as_of, "As it was on that day");
    }

    void add_link() {
        auto* sub = app_.add_subcommand("link", "A person's word on what a report says of a claim");
        sub->fallthrough()->require_subcommand(1);
        sub->footer(
            "Examples:\n  evident link judge T1a pmid:31668728 --direction supports --by 'A reviewer' "
            "--why 'response in 62 %'\n  evident link history T1a pmid:31668728");
        sub->add_option("--review", link_.review, "Review (default: the only one)")->type_name("KEY");
        auto* judge =
            action(*sub, "judge", "Add a judgement; earlier ones are kept", link_, LinkOptionsTyped::Action::judge);
        auto* history = action(*sub, "history", "All judgements of a claim, or of one report for it", link_,
                               LinkOptionsTyped::Action::history);
        judge->add_option("CLAIM", link_.claim, "Claim")->required();
        judge->add_option("REPORT", link_.report, "pmid:N, doi:10... or SOURCE:KEY")->required();
        judge->add_option("--direction", link_.direction, "supports, disputes or neutral")
            ->required()
            ->check(CLI::IsMember({"supports", "disputes", "neutral"}))
            ->type_name("D");
        judge->add_option("--directness", link_.directness, "direct or indirect")
            ->check(CLI::IsMember({"direct", "indirect"}))
            ->type_name("D");
        judge->add_option("--by", link_.by, "Who judges")->required()->type_name("NAME");
        judge->add_option("--why", link_.why, "The reason")->required()->type_name("TEXT");
        judge->add_option("--quote", link_.quote, "The words that say it")->type_name("TEXT");
        history->add_option("CLAIM", link_.claim, "Claim")->required();
        history->add_option("REPORT", link_.report, "Only of this report");
    }

    void add_certificate() {
        auto* sub = command(app_, "certificate", "Why a report is in a review or out of it; all of them, sealed",
                            "  evident certificate pmid:31668728 --review tlcr-2025-163\n"
                            "  evident certificate --all --out sealed.jsonl\n"
                            "  evident certificate --verify sealed.jsonl",
                            certificate_);
        sub->add_option("REPORT", certificate_.report, "pmid:N, doi:10... or SOURCE:KEY");
        sub->add_option("--review", certificate_.review, "Review (default: the only one)")->type_name("KEY");
        sub->add_flag("--all", certificate_.all, "Every report found or brought, a JSON line each, sealed as a chain");
        sub->add_option("--out", certificate_.out, "Write the sealed list to a file")->type_name("FILE");
        sub->add_option("--verify", certificate_.verify, "Check the chain of a sealed list")->type_name("FILE");
    }

    void add_ledger() {
        auto* sub = command(app_, "ledger", "What came, or changed, after the review's cutoff, and why it is late",
                            "  evident ledger --since 2025-01-01", ledger_);
        sub->add_option("--review", ledger_.review, "Review (default: the only one)")->type_name("KEY");
        add_day(*sub, "--since", ledger_.since, "Only what came on that day or later");
    }

    void add_standing() {
        auto* sub = command(app_, "standing", "Reports that are retracted, doubted, superseded or corrected",
                            "  evident standing --review tlcr-2025-163", standing_);
        sub->add_option("--review", standing_.review, "Only reports its claims are linked to")->type_name("KEY");
    }

    void add_export() {
        auto* sub = command(app_, "export", "Write what is known of a review for others",
                            "  evident export --review tlcr-2025-163 --format prisma-s --out searches.md", export_);
        sub->add_option("--review", export_.review, "Review (default: the only one)")->type_name("KEY");
        sub->add_option("--format", export_.format, "prisma-s: the report of the searches")->required()->type_name("F");
        sub->add_option("--out", export_.out, "File to write (default: standard output)")->type_name("FILE");
    }

    void add_check() {
        auto* sub = command(app_, "check", "Integrity of the store, its full-text words and the index",
                            "  evident check --quick", check_);
        sub->add_flag("--quick", check_.quick, "Only what takes a moment");
    }

    void add_backup() {
        auto* sub = command(app_, "backup", "Copy the store as one consistent state, while others may write",
                            "  evident backup evidence-2024-12-31.db", backup_);
        sub->add_option("FILE", backup_.file, "The copy; must not exist")->required();
    }

    CLI::App app_;
    GlobalOptions global_;
    InitOptions init_;
    IngestOptions ingest_;
    UpdateOptions update_;
    StatusOptions status_;
    SearchOptions search_;
    ShowOptions show_;
    IndexOptions index_;
    ReviewOptions review_;
    ClaimOptions claim_;
    LinkOptionsTyped link_;
    CertificateOptions certificate_;
    LedgerOptions ledger_;
    StandingOptions standing_;
    ExportOptions export_;
    CheckOptions check_;
    BackupOptions backup_;
    CLI::Option* question_ = nullptr;
    CLI::Option* syntax_ = nullptr;
    CLI::Option* limit_ = nullptr;
    std::function<void()> finish_;
    CommandOptions chosen_;
};

}  // namespace

std::string default_store() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
        return std::string(data) + "/evident/evidence.db";
    }
    const char* home = std::getenv("HOME");
    return home != nullptr ? std::string(home) + "/.local/share/evident/evidence.db" : "evidence.db";
}

Understood understand(int argc, const char* const* argv) { return Grammar().parse(argc, argv); }

std::string version_text() {
    return fmt::format("evident 0.1.0\nSQLite {}\nschema {}", sqlite_version(), newest_schema());
}

}  // namespace evident
