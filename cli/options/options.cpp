#include "cli/options/options.hpp"

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>

#include "cli/options/grammar.hpp"
#include "cli/options/parser.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/store.hpp"

namespace evident {
namespace {

constexpr std::string_view end_of_help =
    "Examples:\n"
    "  evident --db demo.db init --review corpus/tlcr-2025-163\n"
    "  evident --db demo.db index sync\n"
    "  evident --db demo.db claim link\n"
    "  evident --db demo.db claim show T1a\n"
    "  evident --db demo.db search 'intrathecal pemetrexed'\n\n"
    "`evident COMMAND --help` tells more. EVIDENT_DB stands for --db.\n"
    "Exit codes: 0 done, 1 done with problems or nothing found, 2 usage, 3 source or network,\n"
    "4 store or index, 70 a bug of ours.";

std::vector<OptionForm> global_options(GlobalOptions& global) {
    return {{.name = "--db",
             .value = &global.db,
             .help = "The store (default: $XDG_DATA_HOME/evident/evidence.db)",
             .type = "FILE",
             .environment = "EVIDENT_DB"},
            {"--config", &global.config, "Configuration: store, sources, news (docs/operate.md)", "FILE"},
            {"--json", &global.json, "Print one JSON object; errors too"},
            {"-q,--quiet", &global.quiet, "No progress and no notes on stderr"},
            {"-v,--verbose", &global.verbose, "Say on stderr which store was asked and how long it took"}};
}

CommandForm program_form(Typing& typing) {
    return {.name = "evident",
            .help = "evident: the literature evidence behind a review's claims",
            .end = std::string(end_of_help),
            .options = global_options(typing.global),
            .commands = {init_form(typing), ingest_form(typing), update_form(typing), status_form(typing),
                         search_form(typing), strategy_form(typing), show_form(typing), index_form(typing),
                         review_form(typing), claim_form(typing), link_form(typing), dedup_form(typing),
                         certificate_form(typing), ledger_form(typing), standing_form(typing), export_form(typing),
                         vocabulary_form(typing), check_form(typing), backup_form(typing)}};
}

}  // namespace

std::string default_store() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
        return std::string(data) + "/evident/evidence.db";
    }
    const char* home = std::getenv("HOME");
    return home != nullptr ? std::string(home) + "/.local/share/evident/evidence.db" : "evidence.db";
}

Understood understand(int argc, const char* const* argv) {
    Understood out;
    for (int i = 1; i < argc; ++i) out.json = out.json || std::string_view(argv[i]) == "--json";
    Typing typing;
    auto parsed = read_typed(program_form(typing), version_text(), argc, argv);
    out.text = std::move(parsed.text);
    out.exit_code = parsed.exit_code;
    if (parsed.chosen) out.invocation = Invocation{typing.global, typing.chosen};
    return out;
}

std::string version_text() {
    return fmt::format("evident 0.1.0\nSQLite {}\nschema {}", sqlite_version(), newest_schema());
}

}  // namespace evident
