// The turns of thought that claims and records share beyond their concepts: higher dose, one drug after another, low
// sensitivity, incidence, mechanism ... Each is a list of phrases; a text has a theme when it holds one.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "query/claims/words/phrase.hpp"

namespace evident {

enum class Theme : std::uint8_t {
    higher_dose,
    sequence,
    combination,
    detection,
    incidence,
    prognosis,
    mechanism,
    guidance,
    individual_care,
    local_therapy,
};
inline constexpr std::size_t theme_count = 10;

std::string_view name(Theme theme);

// A set of themes, one bit each.
class ThemeSet {
  public:
    void add(Theme theme) { bits_ = std::uint16_t(bits_ | bit(theme)); }
    void add(ThemeSet other) { bits_ = std::uint16_t(bits_ | other.bits_); }
    void remove(Theme theme) { bits_ = std::uint16_t(bits_ & ~bit(theme)); }
    bool has(Theme theme) const { return (bits_ & bit(theme)) != 0; }
    bool empty() const { return bits_ == 0; }
    ThemeSet both(ThemeSet other) const {
        ThemeSet out;
        out.bits_ = std::uint16_t(bits_ & other.bits_);
        return out;
    }
    std::vector<Theme> list() const;
    friend bool operator==(const ThemeSet&, const ThemeSet&) = default;

  private:
    static std::uint16_t bit(Theme theme) { return std::uint16_t(1U << unsigned(theme)); }
    std::uint16_t bits_ = 0;
};

// The themes of a text given as plain words.
ThemeSet themes_of(const std::vector<Word>& words);

}  // namespace evident
