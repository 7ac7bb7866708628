#include "text/snippet.hpp"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "text/words.hpp"

namespace evident {
namespace {

struct Hit {
    std::size_t word = 0;  // index among the words
    int group = 0;
};

// Finds the group a word of the text belongs to.
class Finder {
  public:
    explicit Finder(const std::vector<SoughtWord>& sought) {
        int own = -2;
        for (const auto& word : sought) {
            if (word.text.empty()) continue;
            const int group = word.group >= 0 ? word.group : own--;
            if (word.prefix) {
                prefixes_.emplace_back(word.text, group);
            } else {
                exact_.emplace(word.text, group);
            }
        }
    }

    // -1 when the word is not sought.
    int group_of(const std::string& word) const {
        if (const auto found = exact_.find(word); found != exact_.end()) return found->second;
        for (const auto& [start, group] : prefixes_) {
            if (word.starts_with(start)) return group;
        }
        return -1;
    }

  private:
    std::unordered_map<std::string_view, int> exact_;
    std::vector<std::pair<std::string_view, int>> prefixes_;
};

std::vector<Hit> find_hits(const std::vector<Word>& list, const std::vector<SoughtWord>& sought) {
    const Finder finder(sought);
    std::vector<Hit> out;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (const int group = finder.group_of(list[i].text); group != -1) out.push_back({i, group});
    }
    return out;
}

// First and last word of a passage.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
};

// How many times each group stands in the window that is being moved over the hits.
class Tally {
  public:
    void add(int group) { different_ += counts_[group]++ == 0 ? 1 : 0; }
    void remove(int group) { different_ -= --counts_[group] == 0 ? 1 : 0; }
    bool spare(int group) { return counts_[group] > 1; }
    int different() const { return different_; }

  private:
    std::unordered_map<int, int> counts_;
    int different_ = 0;
};

// The window over the hits with most groups, then the shortest, then the first.
Stretch best_window(const std::vector<Word>& list, const std::vector<Hit>& hits, std::size_t longest) {
    const auto length = [&](std::size_t from, std::size_t to) {
        return std::size_t(list[hits[to].word].end - list[hits[from].word].begin);
    };
    Tally tally;
    std::size_t from = 0;
    Stretch best{hits.front().word, hits.front().word};
    int most = 0;
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (std::size_t to = 0; to < hits.size(); ++to) {
        tally.add(hits[to].group);
        while (from < to && (length(from, to) > longest || tally.spare(hits[from].group))) {
            tally.remove(hits[from++].group);
        }
        const auto size = length(from, to);
        if (tally.different() > most || (tally.different() == most && size < shortest)) {
            best = {hits[from].word, hits[to].word};
            most = tally.different();
            shortest = size;
        }
    }
    return best;
}

bool white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Where the text may be cut before and after each word, so that the marks beside a word ("(EGFR)", "resistance.") stay
// with it.
class Borders {
  public:
    Borders(std::string_view text, const std::vector<Word>& list) : text_(text), list_(list) {}

    // The passage may begin here: white space stands before the word, or nothing does (Han), or a mark outside ASCII.
    bool may_begin(std::size_t word) const { return word == 0 || parted(gap_before(word)); }
    bool may_end(std::size_t word) const { return word + 1 == list_.size() || parted(gap_before(word + 1)); }

    std::size_t begin_of(std::size_t word) const {
        const auto gap = gap_before(word);
        std::size_t marks = 0;
        while (marks < gap.size() && !white(gap[gap.size() - 1 - marks])) ++marks;
        const bool opening = marks == gap.size() ? word == 0 : ascii(gap.substr(gap.size() - marks));
        return list_[word].begin - (opening ? marks : 0);
    }

    std::size_t end_of(std::size_t word) const {
        const auto end = std::size_t(list_[word].end);
        const auto next = word + 1 == list_.size() ? text_.size() : std::size_t(list_[word + 1].begin);
        std::size_t at = end;
        while (at < next && !white(text_[at])) ++at;
        return at;
    }

  private:
    std::string_view gap_before(std::size_t word) const {
        const auto from = word == 0 ? 0 : std::size_t(list_[word - 1].end);
        // A character that folds to several words ("½") holds them at one place.
        return list_[word].begin <= from ? std::string_view() : text_.substr(from, list_[word].begin - from);
    }
    static bool ascii(std::string_view gap) {
        return std::all_of(gap.begin(), gap.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    }
    static bool parted(std::string_view gap) {
        return gap.empty() || !ascii(gap) || std::any_of(gap.begin(), gap.end(), white);
    }

    std::string_view text_;
    const std::vector<Word>& list_;
};

std::size_t floor_of_character(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    while (at > 0 && continues(text[at])) --at;
    return at;
}

// Takes in words on both sides, a third of the room before the hits (sense runs forward), what is left after them, and
// what is left again before.
ByteRange widened(std::string_view text, const std::vector<Word>& list, Stretch core, std::size_t longest) {
    const Borders borders(text, list);
    std::size_t begin = list[core.first].begin;
    std::size_t end = list[core.last].end;
    const auto take_before = [&](std::size_t room) {
        for (std::size_t word = core.first + 1; word-- > 0;) {
            const auto at = std::min<std::size_t>(borders.begin_of(word), begin);
            if (list[core.first].begin - at > room || end - at > longest) return;
            if (borders.may_begin(word)) begin = at;
        }
    };
    const auto take_after = [&] {
        for (std::size_t word = core.last; word < list.size(); ++word) {
            const auto at = std::max(borders.end_of(word), end);
            if (at - begin > longest) return;
            if (borders.may_end(word)) end = at;
        }
    };
    take_before((longest - std::min(longest, end - begin)) / 3);
    take_after();
    take_before(longest);
    if (end - begin > longest) end = floor_of_character(text, begin + longest);
    return {std::uint32_t(begin), std::uint32_t(end)};
}

std::vector<ByteRange> marks(const std::vector<Word>& list, const std::vector<Hit>& hits, ByteRange passage) {
    std::vector<ByteRange> out;
    for (const auto& hit : hits) {
        const auto& word = list[hit.word];
        if (word.begin < passage.begin || word.end > passage.end) continue;
        const ByteRange mark{word.begin - passage.begin, word.end - passage.begin};
        if (out.empty() || mark.begin >= out.back().end) out.push_back(mark);
    }
    return out;
}

}  // namespace

Snippet snippet(std::string_view text, const std::vector<SoughtWord>& sought, std::size_t longest) {
    const auto list = words(text);
    if (list.empty()) return {};
    const auto hits = find_hits(list, sought);
    const Stretch core = hits.empty() ? Stretch{} : best_window(list, hits, longest);
    const auto passage = widened(text, list, core, longest);
    return {std::string(passage.of(text)), passage.begin, marks(list, hits, passage),
            list.front().begin<passage.begin, list.back().end> passage.end};
}

}  // namespace evident
