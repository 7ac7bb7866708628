#include "tests/scale/measured.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

namespace evident::scale {
namespace {

double seconds(const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; }

double cpu_now() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double wall_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// The child's work: its figures go through the pipe, and it ends without running the parent's farewells.
[[noreturn]] void work(const std::function<std::int64_t(Watch&)>& stage, int pipe) {
    int code = 1;
    try {
        Watch watch;
        Measured out;
        out.records = stage(watch);
        out.wall = watch.wall();
        out.cpu = watch.cpu();
        if (write(pipe, &out, sizeof out) == ssize_t(sizeof out)) code = 0;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
    }
    std::fflush(nullptr);
    _exit(code);
}

}  // namespace

void Watch::start() {
    wall_begin_ = wall_now();
    cpu_begin_ = cpu_now();
}

void Watch::stop() {
    wall_ += wall_now() - wall_begin_;
    cpu_ += cpu_now() - cpu_begin_;
}

Measured measure(const std::function<std::int64_t(Watch&)>& stage) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(nullptr);
    const auto child = fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0) work(stage, ends[1]);
    close(ends[1]);
    Measured out;
    const bool told = read(ends[0], &out, sizeof out) == ssize_t(sizeof out);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (!told || status != 0) throw std::runtime_error("a stage failed");
    out.peak = double(usage.ru_maxrss) / 1024;
    return out;
}

}  // namespace evident::scale
