// Chance from a seed: the same seed gives the same draws on every machine.
#pragma once

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace evident::testing {

class Dice {
  public:
    explicit Dice(unsigned long seed) : engine_(static_cast<std::mt19937::result_type>(seed)) {}

    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }
    template <class T>
    const T& of(const std::vector<T>& list) {
        return list[below(list.size())];
    }

  private:
    std::mt19937 engine_;
};

// EVIDENT_SEED, else the one given.
inline unsigned long seed_or(unsigned long usual) {
    const char* named = std::getenv("EVIDENT_SEED");
    return named != nullptr ? std::strtoul(named, nullptr, 10) : usual;
}

// EVIDENT_QUESTIONS, else the number given.
inline int questions_or(int usual) {
    const char* named = std::getenv("EVIDENT_QUESTIONS");
    return named != nullptr ? int(std::strtol(named, nullptr, 10)) : usual;
}

}  // namespace evident::testing
