#include "query/reports/log.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "query/reports/words.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using nlohmann::json;

json name_of_face(const Face& face) { return {{"source", face.source}, {"key", face.key}}; }

// A line of the log, understood.
struct Line {
    std::string source[2];
    std::string key[2];
    Word word = Word::undone;
    std::string by;
    std::string why;
    Moment at;
    Place place;
};

std::string text_at(const json& value, const char* member) {
    const auto found = value.find(member);
    return found != value.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<Line> read_line(std::string_view text) {
    const auto value = json::parse(text, nullptr, false);
    if (!value.is_object()) return {};
    Line out;
    const auto word = parse_word(text_at(value, "word"));
    if (!word) return {};
    for (const int side : {0, 1}) {
        const auto found = value.find(side == 0 ? "a" : "b");
        if (found == value.end() || !found->is_object()) return {};
        out.source[side] = text_at(*found, "source");
        out.key[side] = text_at(*found, "key");
    }
    out.word = *word;
    out.by = text_at(value, "by");
    out.why = text_at(value, "why");
    out.at = text_at(value, "at");
    const bool whole = !out.by.empty() && parse_day(out.at.substr(0, 10)) && out.at.size() == 20;
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

class Replay {
  public:
    Replay(Store& store, const std::string& input, const Arrival& arrival)
        : records_(store), dedup_(store), input_(input), arrival_(arrival) {
        for (const auto& word : dedup_.judgements()) known_.insert(mark(word.a, word.b, word.word, word.by, word.at));
    }

    Replayed run(std::string_view text) {
        auto lines = lines_of(text);
        std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
        for (const auto& line : lines) say(line);
        return std::move(out_);
    }

  private:
    using Mark = std::tuple<RecordId, RecordId, Word, std::string, Moment>;
    static Mark mark(RecordId a, RecordId b, Word word, std::string by, Moment at) {
        return {std::min(a, b), std::max(a, b), word, std::move(by), std::move(at)};
    }

    std::vector<Line> lines_of(std::string_view text) {
        std::vector<Line> out;
        std::uint64_t begin = 0;
        while (!text.empty()) {
            const auto size = std::min(text.find('\n'), text.size());
            const Place place{input_, begin, begin + size};
            if (auto line = read_line(text.substr(0, size))) {
                line->place = place;
                out.push_back(std::move(*line));
            } else if (!trim(text.substr(0, size)).empty()) {
                out_.problems.push_back({Severity::error, "bad-word",
                                         "this line is none of `evident dedup log`: it needs a, b, word, by and at",
                                         place});
            }
            begin += size + 1;
            text.remove_prefix(std::min(size + 1, text.size()));
        }
        return out;
    }

    void say(const Line& line) {
        RecordId ids[2] = {RecordId::none, RecordId::none};
        for (const int side : {0, 1}) {
            const auto found = records_.find_key(line.source[side], line.key[side]);
            if (!found) {
                out_.problems.push_back(
                    {Severity::error, "unknown-record",
                     fmt::format("there is no record {}:{} in this store", line.source[side], line.key[side]),
                     line.place});
                return;
            }
            ids[side] = *found;
        }
        if (!known_.insert(mark(ids[0], ids[1], line.word, line.by, line.at)).second) {
            ++out_.known;
            return;
        }
        auto arrival = arrival_;
        arrival.at = line.at;
        try {
            dedup_.judge(ids[0], ids[1], line.word, line.by, line.why, arrival);
            ++out_.said;
        } catch (const Error& wrong) {
            if (wrong.fault() != Fault::usage) throw;
            out_.problems.push_back({Severity::error, "contrary-word", wrong.what(), line.place});
        }
    }

    RecordTable records_;
    DedupTable dedup_;
    std::string input_;
    Arrival arrival_;
    std::set<Mark> known_;
    Replayed out_;
};

}  // namespace

std::vector<std::string> word_log(Store& store) {
    DedupTable dedup(store);
    std::vector<std::string> out;
    for (const auto& word : dedup.judgements()) {
        const json line = {{"a", name_of_face(dedup.face(word.a))},
                           {"b", name_of_face(dedup.face(word.b))},
                           {"word", name(word.word)},
                           {"by", word.by},
                           {"why", word.why},
                           {"at", word.at}};
        out.push_back(line.dump(-1, ' ', false, json::error_handler_t::replace));
    }
    return out;
}

Replayed replay_words(Store& store, std::string_view text, const std::string& input, const Arrival& arrival) {
    return Replay(store, input, arrival).run(text);
}

}  // namespace evident
