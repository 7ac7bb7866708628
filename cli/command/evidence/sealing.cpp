#include "cli/command/evidence/sealing.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "cli/json.hpp"

namespace evident {
namespace {

using nlohmann::json;

SealFinding broken(SealFinding finding, std::string why) {
    finding.line = finding.lines + 1;
    finding.why = std::move(why);
    return finding;
}

// What is wrong with the closing line; "" when nothing is.
std::string wrong_close(const json& value, std::int64_t lines, const std::string& last) {
    if (value.value("sealed", std::int64_t(-1)) != lines) {
        return fmt::format("the closing line counts {} certificates, and {} stand before it", value["sealed"].dump(),
                           lines);
    }
    return value.value("chain", "") == last ? "" : "the closing line has another sha256 of the line before";
}

// What is wrong with a certificate's line; "" when nothing is.
std::string wrong_line(const json& value, std::int64_t number, const std::string& last) {
    if (value.value("n", std::int64_t(-1)) != number) return fmt::format("this should be certificate {}", number);
    return value.value("previous", "") == last ? "" : "the line before is not the one this one was sealed to";
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
    write_(text_of(json{{"sealed", lines_}, {"chain", last_}, {"store", store}, {"at", at}}));
}

SealFinding check_seal(std::string_view text) {
    SealFinding out;
    std::string last(64, '0');
    bool closed = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (closed) return ++out.lines, broken(out, "something stands behind the closing line");
        const auto value = json::parse(line, nullptr, false);
        if (!value.is_object()) return broken(out, "this is no line of a sealed list");
        try {
            closed = value.contains("sealed");
            const auto why = closed ? wrong_close(value, out.lines, last) : wrong_line(value, out.lines + 1, last);
            if (!why.empty()) return broken(out, why);
        } catch (const json::exception&) {
            return broken(out, "this is no line of a sealed list");
        }
        if (closed) continue;
        last = to_hex(sha256(line));
        ++out.lines;
    }
    if (!closed) return broken(out, "the closing line is missing: the list was cut");
    out.whole = true;
    out.chain = last;
    return out;
}

}  // namespace evident
