// Work in a process of its own that is killed, and what must be true of the store it leaves.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

#include "tests/ingest/ingest_desk.hpp"

namespace evident::testing {

// True when the work was still going on when it was killed. Work that throws fails the test. A connection must not be
// carried into the child: the caller has no store open that the work opens.
inline bool run_and_kill(const std::function<void()>& work, std::chrono::microseconds after) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            work();
        } catch (...) {
            ::_exit(2);
        }
        ::_exit(0);
    }
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    if (WIFEXITED(status)) CHECK(WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

// Nothing is wrong with it but that a run did not come to its end.
inline bool sound_but_unfinished(Store& store) {
    for (const auto& problem : check_store(store, false)) {
        if (problem.code != "unfinished-run") FAIL(problem.code << ": " << problem.message);
    }
    return words_held(store) == words_due(store);
}

}  // namespace evident::testing
