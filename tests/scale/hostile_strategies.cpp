// Prints how long reading, simplifying and writing hostile questions takes and how much memory: hostile_strategies
// [MEGABYTES [SYNTAX]]. Each shape in that size and in a fifth of it; judges nothing.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <ctime>
#include <iostream>
#include <stdexcept>

#include <fmt/format.h>

#include "query/ast/simplify.hpp"
#include "query/strategy/translating.hpp"
#include "query/write/writer.hpp"
#include "tests/fuzz/shapes.hpp"

namespace {

using namespace evident;
using namespace evident::testing;

constexpr Day today{20260310};

struct Took {
    double read = 0;
    double written = 0;
    long peak = 0;  // MB
};

// Measured in a process of its own, whose memory tells nothing of those before it.
template <class Work>
Took apart(Work work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    const auto child = fork();
    if (child == 0) {
        const Took took = work();
        const bool told = write(ends[1], &took, sizeof took) == sizeof took;
        _exit(told ? 0 : 1);
    }
    close(ends[1]);
    Took out{-1, -1, 0};
    if (read(ends[0], &out, sizeof out) != sizeof out) std::cerr << "it did not end well\n";
    close(ends[0]);
    rusage used{};
    int status = 0;
    wait4(child, &status, 0, &used);
    out.peak = used.ru_maxrss / 1024;
    return out;
}

// Of the processor: the machine may be busy.
template <class Work>
double seconds(Work work) {
    const auto begin = std::clock();
    work();
    return double(std::clock() - begin) / CLOCKS_PER_SEC;
}

Took question(Syntax syntax, const std::string& text) {
    return apart([&] {
        Took out;
        Node tree;
        out.read = seconds([&] { tree = simplify(parse(syntax, text, "question", {today, true}).node); });
        out.written = seconds([&] { evident::write(syntax, tree); });
        return out;
    });
}

Took strategy(Syntax syntax, const std::string& text) {
    return apart([&] {
        Took out;
        LinedStrategy lines;
        out.read = seconds([&] { lines = parse_strategy(text, "strategy", syntax, {today}); });
        out.written = seconds([&] {
            translate(lines, syntax);
            if (!lines.steps.empty()) translate_whole(lines, lines.steps[lines.result].number, syntax);
        });
        return out;
    });
}

void tell(std::string_view syntax, std::string_view shape, const Took& small, const Took& large) {
    const auto all = large.read + large.written;
    const auto before = small.read + small.written;
    fmt::print("{:<9}{:<42}{:>8.2f}{:>8.2f}{:>8.2f}{:>8.2f}{:>7.1f}{:>7}\n", syntax, shape, small.read, small.written,
               large.read, large.written, before > 0.005 ? all / before : 0.0, large.peak);
    std::cout.flush();
}

void run(double megabytes, std::string_view only) {
    const auto large = std::size_t(megabytes * 1e6);
    fmt::print("{:<9}{:<42}{:>16}{:>16}{:>7}{:>7}\n", "", "", "fifth: read wr.", "whole: read wr.", "ratio", "MB");
    for (const auto syntax : every_syntax) {
        if (!only.empty() && name(syntax) != only) continue;
        for (const auto& shape : question_shapes()) {
            tell(name(syntax), shape.name, question(syntax, filled(shape, large / 5)),
                 question(syntax, filled(shape, large)));
        }
        for (const auto& shape : strategy_shapes()) {
            tell(name(syntax), shape.name, strategy(syntax, filled(shape, large / 5)),
                 strategy(syntax, filled(shape, large)));
        }
        tell(name(syntax), "lines naming the one before", strategy(syntax, chain(20000, "x")),
             strategy(syntax, chain(100000, "x")));
        tell(name(syntax), "lines in a circle", strategy(syntax, chain(20000, "#20000")),
             strategy(syntax, chain(100000, "#100000")));
        tell(name(syntax), "lines naming the one behind", strategy(syntax, chain_ahead(20000)),
             strategy(syntax, chain_ahead(100000)));
    }
}

}  // namespace

int main(int argc, char** argv) {
    run(argc > 1 ? std::stod(argv[1]) : 5, argc > 2 ? argv[2] : "");
    return 0;
}
