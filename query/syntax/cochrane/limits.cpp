#include "query/syntax/cochrane/limits.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_limit = 200;  // bytes looked through from the end

// Words of the names of the Library's parts; those that may stand alone first.
constexpr std::array<std::string_view, 22> part_words = {
    "trials",      "reviews", "protocols", "products", "studies", "assessments", "evaluations", "groups",
    "editorials",  "answers", "cochrane",  "other",    "methods", "technology",  "economic",    "clinical",
    "collections", "special", "all",       "mesh",     "and",     "only"};
constexpr std::size_t nouns = 10;

bool is_space(char c) { return c == '\t' || c == '\r' || c == '\n'; }

bool is_year(std::string_view word) { return word.size() == 4 && all_digits(word); }

bool is_part(std::string_view names) {
    bool noun = false;
    for (const auto word : parted(names, " ,()")) {
        const auto found = std::find(part_words.begin(), part_words.end(), lower(word));
        if (found == part_words.end()) return false;
        noun = noun || found < part_words.begin() + nouns;
    }
    return noun;
}

// Where the last of these words begins, with white space before it; npos when it does not stand there.
std::size_t last_word(std::string_view text, std::string_view word) {
    for (auto at = text.rfind(word); at != npos && at > 0; at = text.rfind(word, at - 1)) {
        const bool ends = at + word.size() == text.size() || text[at + word.size()] == ' ';
        if (text[at - 1] == ' ' && ends) return at;
    }
    return npos;
}

// Reads one limit off the end of the text, which is in small letters.
std::optional<CochraneLimit> limit_at_end(std::string_view small, std::string_view typed) {
    const auto found = [&](CochraneLimit::Kind kind, std::size_t at) {
        return CochraneLimit{kind, {at, small.size()}, Day::none, Day::none};
    };
    if (const auto at = small.rfind("(word variations"); at != npos && small.find(')', at) == small.size() - 1) {
        return found(CochraneLimit::Kind::variations, at);
    }
    // The Library writes its parts with capitals: "treated in trials" are words.
    const auto in = last_word(small, "in");
    if (in != npos && is_part(small.substr(in + 2))) {
        const auto first = trim(typed.substr(in + 2));
        if ((first[0] >= 'A' && first[0] <= 'Z') || small.ends_with("products")) {
            return found(CochraneLimit::Kind::parts, in);
        }
    }
    if (const auto at = last_word(small, "with cochrane library publication date"); at != npos) {
        return found(CochraneLimit::Kind::added, at);
    }
    for (const auto word : {"with publication year", "publication year", "from", "between"}) {
        const auto at = last_word(small, word);
        if (at == npos) continue;
        const auto behind = std::string_view(word).ends_with("year") ? at + std::string_view(word).size() : at;
        const auto years = cochrane_years(small.substr(behind));
        if (!years) continue;
        auto out = found(CochraneLimit::Kind::years, at);
        out.from = years->from;
        out.to = years->to;
        return out;
    }
    return {};
}

}  // namespace

std::optional<DayRange> cochrane_years(std::string_view text) {
    const auto words = parted(text, " ,");
    const bool from = !words.empty() && words[0] == "from";
    if (!from && (words.empty() || words[0] != "between")) return {};
    if (words.size() == 2 && from && is_year(words[1])) return read_typed_days(std::string(words[1]) + "..", {});
    if (words.size() != 4 || words[2] != (from ? "to" : "and") || !is_year(words[1]) || !is_year(words[3])) return {};
    return read_typed_days(std::string(words[1]) + ".." + std::string(words[3]), {});
}

LimitedLine limited_line(std::string_view text) {
    LimitedLine out{text.size(), {}};
    const auto before_comma = [&](std::size_t end) {
        while (end > 0 && std::string_view(" \t\r\n,").find(text[end - 1]) != npos) --end;
        return end;
    };
    while (true) {
        const auto end = before_comma(out.end);
        const auto begin = end > longest_limit ? end - longest_limit : 0;
        auto small = lower(text.substr(begin, end - begin));
        std::replace_if(small.begin(), small.end(), is_space, ' ');
        auto limit = limit_at_end(small, text.substr(begin, end - begin));
        if (!limit || trim(text.substr(0, begin + limit->place.begin)).empty()) return out;
        limit->place = {begin + limit->place.begin, begin + limit->place.end};
        out.end = before_comma(limit->place.begin);
        out.limits.push_back(*limit);
    }
}

}  // namespace evident
