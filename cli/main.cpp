// evident: the one place where options become commands and faults become exit codes.
#include <csignal>
#include <cstdio>
#include <new>

#include <fmt/format.h>

#include "base/error.hpp"
#include "cli/context.hpp"
#include "cli/output.hpp"

int main(int argc, char** argv) {
    using namespace evident;
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where it is written to
    const auto understood = understand(argc, argv);
    if (!understood.invocation) {
        if (understood.exit_code == 0) {
            print(understood.text);
        } else {
            report_usage(understood.text, understood.json);
        }
        return understood.exit_code;
    }
    const auto& invocation = *understood.invocation;
    const SystemClock clock;
    const Context context{invocation.global, clock};
    try {
        return std::visit([&](const auto& options) { return run(options, context); }, invocation.command);
    } catch (const Error& error) {
        report_error(error, invocation.global.json);
        return exit_code(error.fault());
    } catch (const std::bad_alloc&) {
        report_error(Error(Fault::store, "out of memory", "close other programs, or give the machine more memory"),
                     invocation.global.json);
        return exit_code(Fault::store);
    } catch (const std::exception& fault) {
        report_error(Error(Fault::bug, fmt::format("unexpected: {}", fault.what()),
                           "please report this with the command you typed"),
                     invocation.global.json);
        return exit_code(Fault::bug);
    }
}
