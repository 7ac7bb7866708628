// What commands print: data on stdout, everything else on stderr.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "base/problem.hpp"

namespace evident {

// Standard output takes no more (its disk is full, say). What the command did in the store stands.
class UnwritableOutput : public Error {
  public:
    explicit UnwritableOutput(const std::string& message)
        : Error(Fault::store, message, "what the command did in the store stands; give its output another place") {}
};

// Data, as it is. Ends the program, without a fault, when nobody reads any more; throws UnwritableOutput otherwise.
void print(std::string_view text);

// "1 report", "2 reports".
std::string counted(std::int64_t number, std::string_view thing);

// Problems for a person, one a line on stderr: "error: file.xml: bytes 12-90: message [code]".
void report_problems(const Problems& problems);

// An error: a message and advice on stderr, or with json the contract's object on stdout.
void report_error(const Error& error, bool json);
void report_usage(std::string_view message, bool json);

// A line on stderr that counts up while long work runs: rewritten in place and only on a terminal.
class Progress {
  public:
    explicit Progress(bool quiet);
    ~Progress();
    void show(std::string_view text);

  private:
    bool shown_ = false;
    bool active_ = false;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace evident
