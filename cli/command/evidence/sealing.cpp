#include "cli/command/evidence/sealing.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "cli/json.hpp"

namespace evident {
namespace {

using nlohmann::json;

// The closing line without the sha256 of itself.
json closing(std::int64_t lines, std::string_view chain, std::string_view store, std::string_view at) {
    return {{"sealed", lines}, {"chain", chain}, {"store", store}, {"at", at}};
}

json sealed(json value) {
    value["sha256"] = to_hex(sha256(text_of(value)));
    return value;
}

struct SealLine {
    std::string_view text;
    json value;
    std::string digest;  // of the text
    bool closes() const { return value.is_object() && value.contains("sealed"); }
    // The sha256 it holds of the line before.
    std::string before() const {
        const auto found = value.find(closes() ? "chain" : "previous");
        return found != value.end() && found->is_string() ? found->get<std::string>() : "";
    }
    bool counts(const char* member, std::int64_t wanted) const {
        const auto found = value.find(member);
        return found != value.end() && *found == wanted;
    }
};

std::vector<SealLine> lines_of(std::string_view text) {
    std::vector<SealLine> out;
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        out.push_back({line, json::parse(line, nullptr, false), to_hex(sha256(line))});
    }
    return out;
}

// What is wrong with the line in itself; "" when nothing is.
std::string wrong_line(const SealLine& line, std::int64_t before, bool closed) {
    if (closed) return "something stands behind the closing line";
    if (!line.value.is_object()) return "this is no line of a sealed list";
    if (!line.closes()) {
        return line.counts("n", before + 1) ? "" : fmt::format("this should be certificate {}", before + 1);
    }
    auto own = line.value;
    own.erase("sha256");
    if (text_of(sealed(own)) != line.text) return "the closing line is not the one that was made";
    if (line.counts("sealed", before)) return {};
    return fmt::format("the closing line counts {} certificates, and {} stand before it", line.value["sealed"].dump(),
                       before);
}

SealFinding broken(std::size_t line, std::string why) {
    SealFinding out;
    out.line = std::int64_t(line);
    out.lines = out.line - 1;
    out.why = std::move(why);
    return out;
}

// The line at the place holds another sha256 than that of the line before. When the line after it holds its own, or it
// is the closing line, which holds its own itself, it is as it was made, and the one before was changed.
SealFinding broken_link(const std::vector<SealLine>& lines, std::size_t place) {
    const auto& line = lines[place];
    const bool as_made = line.closes() || (place + 1 < lines.size() && lines[place + 1].value.is_object() &&
                                           lines[place + 1].before() == line.digest);
    if (place > 0 && as_made) return broken(place, "the next line was sealed to another one than this");
    return broken(place + 1, "the line before is not the one this one was sealed to");
}

}  // namespace

void Seal::add(json value) {
    value["n"] = ++lines_;
    value["previous"] = last_;
    const auto line = text_of(value);
    last_ = to_hex(sha256(line));
    write_(line);
}

void Seal::close(std::string_view store, std::string_view at) {
    write_(text_of(sealed(closing(lines_, last_, store, at))));
}

SealFinding check_seal(std::string_view text) {
    SealFinding out;
    const auto lines = lines_of(text);
    std::string last(64, '0');
    bool closed = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (auto why = wrong_line(lines[i], out.lines, closed); !why.empty()) return broken(i + 1, std::move(why));
        closed = lines[i].closes();
        if (lines[i].before() != last) return broken_link(lines, i);
        if (closed) continue;
        last = lines[i].digest;
        ++out.lines;
    }
    if (!closed) return broken(lines.size() + 1, "the closing line is missing: the list was cut");
    out.whole = true;
    out.chain = last;
    return out;
}

}  // namespace evident
