#include "cli/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/json.hpp"

namespace evident {
namespace {

std::string place_text(const Place& place) {
    if (place.input.empty()) return {};
    if (place.begin == 0 && place.end == 0) return place.input + ": ";
    return fmt::format("{}: bytes {}-{}: ", place.input, place.begin, place.end);
}

// On stderr. When even that takes no more there is nowhere left to say so.
void say(const std::string& text) { (void)std::fwrite(text.data(), 1, text.size(), stderr); }

void print_error(std::string_view code, std::string_view message, std::string_view advice,
                 const std::optional<Place>& place, bool json) {
    if (json) {
        nlohmann::json error = {{"code", code}, {"message", message}, {"advice", advice}};
        if (place) error["place"] = to_value(*place);
        print(text_of({{"error", std::move(error)}}) + "\n");
        return;
    }
    const auto where = place ? place_text(*place) : std::string{};
    // A problem's code leads to its page in docs/problems.md; a fault's name would only repeat the exit code.
    const bool problem = code.find('-') != std::string_view::npos;
    say(fmt::format("evident: {}{}{}\n", where, message, problem ? fmt::format(" [{}]", code) : ""));
    if (!advice.empty()) say(fmt::format("  {}\n", advice));
}

}  // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
    const int code = errno;
    // Nobody reads any more (a closed pipe): that is no error, and there is nobody to tell.
    if (code == EPIPE) std::_Exit(0);
    throw UnwritableOutput(fmt::format("cannot write the output: {}", std::strerror(code)));
}

std::string counted(std::int64_t number, std::string_view thing) {
    return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s");
}

void report_problems(const Problems& problems) {
    for (const auto& problem : problems) {
        say(fmt::format("{}: {}{} [{}]\n", name(problem.severity), place_text(problem.place), problem.message,
                        problem.code));
    }
}

void report_error(const Error& error, bool json) {
    print_error(error.code(), error.what(), error.advice(), error.place(), json);
}

void report_usage(std::string_view message, bool json) {
    print_error("usage", message, "`evident --help` lists the commands, `evident COMMAND --help` their options", {},
                json);
}

Progress::Progress(bool quiet) : active_(!quiet && isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
    if (shown_) say("\r\x1b[K");
}

void Progress::show(std::string_view text) {
    if (!active_) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    shown_ = true;
    say(fmt::format("\r\x1b[K{}", text));
    std::fflush(stderr);
}

}  // namespace evident
