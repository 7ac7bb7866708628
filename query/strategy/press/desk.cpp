#include "query/strategy/press/desk.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "query/ast/walk.hpp"
#include "query/vocabulary/expand.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

void add_alternatives(const Node& node, std::vector<std::int64_t>& out) {
    if (const auto* line = std::get_if<Line>(&node.is)) out.push_back(line->number);
    if (const auto* any = std::get_if<Or>(&node.is)) {
        for (const auto& part : any->parts) add_alternatives(part, out);
    }
}

void add_wanted(const Node& node, std::vector<std::int64_t>& out) {
    if (const auto* line = std::get_if<Line>(&node.is)) out.push_back(line->number);
    const auto* parts = std::holds_alternative<Not>(node.is) ? nullptr : parts_of(node);
    if (parts == nullptr) return;
    for (const auto& part : *parts) add_wanted(part, out);
}

}  // namespace

ReviewDesk::ReviewDesk(Store& store, std::string_view text, const LinedStrategy& written, const LinedStrategy& asked,
                       std::int64_t result, int year)
    : store_(store),
      text_(text),
      written_(written),
      asked_(asked),
      result_(result),
      year_(year),
      sets_(store, asked),
      used_(used_lines(asked, result)) {
    want(result);
    for (const auto& step : asked.steps) {
        if (!is_used(step.number)) continue;
        std::vector<std::int64_t> named;
        add_alternatives(step.node, named);
        for (const auto line : named) wider_[line].push_back(step.number);
    }
}

void ReviewDesk::want(std::int64_t line) {
    if (!wanted_.insert(line).second) return;
    const auto* step = asked_.find(line);
    if (step == nullptr) return;
    std::vector<std::int64_t> named;
    add_wanted(step->node, named);
    for (const auto other : named) want(other);
}

std::string_view ReviewDesk::text(const Place& place) const {
    const auto begin = std::min<std::size_t>(place.begin, text_.size());
    return text_.substr(begin, std::max<std::size_t>(place.end, begin) - begin);
}

std::string ReviewDesk::quoted(const Place& place) const {
    static constexpr std::size_t longest = 60;
    auto out = single_spaced(text(place));
    if (out.size() <= longest) return out;
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
    return out.substr(0, end) + "...";
}

const RecordSet& ReviewDesk::block(std::int64_t line) {
    const auto known = blocks_.find(line);
    if (known != blocks_.end()) return known->second;
    auto out = sets_.of(line);
    if (const auto wider = wider_.find(line); wider != wider_.end()) {
        for (const auto other : wider->second) out |= block(other);
    }
    return blocks_.emplace(line, std::move(out)).first->second;
}

RecordSet ReviewDesk::find(Node written) {
    const ExpandOptions options{year_, true, written_.syntax == Syntax::ovid};
    return sets_.find(expand(std::move(written), store_, options).node);
}

void ReviewDesk::tell(PressElement element, Severity severity, std::string_view code, std::int64_t line,
                      const Place& place, std::string message) {
    findings_.push_back({element, line, {severity, std::string(code), std::move(message), place}});
}

std::string reports_told(std::int64_t count) {
    return count == 0 ? "no report" : fmt::format("{} report{}", count, count == 1 ? "" : "s");
}

}  // namespace evident
