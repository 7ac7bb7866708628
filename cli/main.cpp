// evident: the one place where options become commands and faults become exit codes.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <new>

#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "cli/output.hpp"

namespace evident {
namespace {

int run(const Understood& understood) {
    if (!understood.invocation) {
        if (understood.exit_code == 0) {
            print(understood.text);
        } else {
            report_usage(understood.text, understood.json);
        }
        return understood.exit_code;
    }
    auto invocation = *understood.invocation;
    const SystemClock clock;
    const auto config = read_config(invocation.global.config);
    if (invocation.global.db.empty()) invocation.global.db = config.db.empty() ? default_store() : config.db;
    const Context context{invocation.global, clock, config};
    const auto start = std::chrono::steady_clock::now();
    const int code = std::visit([&](const auto& options) { return run(options, context); }, invocation.command);
    if (invocation.global.verbose) {
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        fmt::print(stderr, "evident: store {}, {:.3f} s\n", invocation.global.db, took.count());
    }
    return code;
}

// The fault in the form the person asked for; on stderr when stdout is the very thing that failed.
int report(const Error& error, bool json) {
    try {
        report_error(error, json && dynamic_cast<const UnwritableOutput*>(&error) == nullptr);
    } catch (const UnwritableOutput&) {
        report_error(error, false);
    }
    return exit_code(error.fault());
}

int run_and_report(int argc, char** argv) {
    bool json = false;
    try {
        const auto understood = understand(argc, argv);
        json = understood.json;
        return run(understood);
    } catch (const Error& error) {
        return report(error, json);
    } catch (const std::bad_alloc&) {
        return report(Error(Fault::store, "out of memory", "close other programs, or give the machine more memory"),
                      json);
    } catch (const std::exception& fault) {
        return report(Error(Fault::bug, fmt::format("unexpected: {}", fault.what()),
                            "please report this with the command you typed"),
                      json);
    }
}

}  // namespace
}  // namespace evident

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where it is written to
    std::signal(SIGXFSZ, SIG_IGN);  // so is a file that may grow no further
    return evident::run_and_report(argc, argv);
}
