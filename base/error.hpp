// A fault that ends the command: what went wrong, and what the person can do about it.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "base/problem.hpp"

namespace evident {

// Which part of the world failed; decides the exit code.
enum class Fault {
    absent,  // what was named is not there: 1
    usage,   // the command or its question cannot be understood: 2
    source,  // an input file or a server: 3
    store,   // the store or the index: 4
    bug,     // we broke our own promise: 70
};

// Thrown for what no list of Problems can carry; caught once, in cli/main.cpp (and once in the web server).
class Error : public std::runtime_error {
  public:
    Error(Fault fault, const std::string& message, std::string advice = {}, std::optional<Place> place = {})
        : std::runtime_error(message), fault_(fault), advice_(std::move(advice)), place_(std::move(place)) {}
    // A problem that ends the command: its message, code and place.
    Error(Fault fault, const Problem& problem, std::string advice)
        : std::runtime_error(problem.message),
          fault_(fault),
          advice_(std::move(advice)),
          place_(problem.place),
          code_(problem.code) {}

    Fault fault() const { return fault_; }
    const std::string& advice() const { return advice_; }
    const std::optional<Place>& place() const { return place_; }
    // The problem's code where there was one, else the fault's name.
    std::string_view code() const;

  private:
    Fault fault_;
    std::string advice_;
    std::optional<Place> place_;
    std::string code_;
};

// The documented exit code of a fault.
int exit_code(Fault fault);

// "absent", "usage", "source", "store" or "bug", as written in JSON.
std::string_view name(Fault fault);

}  // namespace evident
