#include "query/strategy/recalling.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "query/ast/walk.hpp"
#include "query/reports/naming.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

class LossFinder {
  public:
    LossFinder(const LinedStrategy& strategy, RecordAnswers& answers) : strategy_(strategy), answers_(answers) {}

    Loss run(const Node& node, std::int64_t line) {
        if (const auto* named = std::get_if<Line>(&node.is)) {
            const auto* step = strategy_.find(named->number);
            return step == nullptr ? Loss{Loss::Kind::term, line, node.place} : run(step->node, named->number);
        }
        if (const auto* all = std::get_if<And>(&node.is)) {
            for (const auto& part : all->parts) {
                if (!answers_.matches(part)) return run(part, line);
            }
        }
        if (std::holds_alternative<Not>(node.is)) return excluded(std::get<Not>(node.is).part.front(), line);
        if (const auto* any = std::get_if<Or>(&node.is)) {
            Loss out{Loss::Kind::nothing, line, node.place};
            for (const auto& part : any->parts) {
                if (const auto* named = std::get_if<Line>(&part.is)) out.alternatives.push_back(named->number);
            }
            return out;
        }
        return {Loss::Kind::term, line, node.place};
    }

  private:
    // The smallest part of what is taken away that the record answers.
    Loss excluded(const Node& node, std::int64_t line) {
        if (const auto* named = std::get_if<Line>(&node.is)) {
            if (const auto* step = strategy_.find(named->number)) return excluded(step->node, named->number);
        }
        if (const auto* any = std::get_if<Or>(&node.is)) {
            for (const auto& part : any->parts) {
                if (answers_.matches(part)) return excluded(part, line);
            }
        }
        return {Loss::Kind::excluded, line, node.place};
    }

    const LinedStrategy& strategy_;
    RecordAnswers& answers_;
};

KnownItem known_item(Store& store, const LinedStrategy& strategy, std::int64_t result, const std::string& name) {
    KnownItem out{name};
    std::vector<ShownRecord> records;
    try {
        records = named_records(store, all_digits(name) ? "pmid:" + name : name).records;
    } catch (const Error& error) {
        if (error.fault() != Fault::absent) throw;
        return out;
    }
    std::erase_if(records, [](const ShownRecord& record) { return !record.gone.empty(); });
    out.held = !records.empty();
    for (const auto& record : records) {
        const Scanned scanned(record.held.record);
        RecordAnswers answers(strategy, scanned);
        if (answers.line(result)) {
            out.found = true;
            return out;
        }
        if (&record == &records.front()) out.loss = loss_of(strategy, answers, result);
    }
    return out;
}

}  // namespace

bool RecordAnswers::line(std::int64_t number) {
    const auto known = lines_.find(number);
    if (known != lines_.end()) return known->second;
    const auto* step = strategy_.find(number);
    const bool found = step != nullptr && matches(step->node);
    lines_[number] = found;
    return found;
}

bool RecordAnswers::matches(const Node& node) {
    const auto does = [this](const Node& part) { return matches(part); };
    if (const auto* named = std::get_if<Line>(&node.is)) return line(named->number);
    if (const auto* all = std::get_if<And>(&node.is)) return std::all_of(all->parts.begin(), all->parts.end(), does);
    if (const auto* any = std::get_if<Or>(&node.is)) return std::any_of(any->parts.begin(), any->parts.end(), does);
    if (const auto* negated = std::get_if<Not>(&node.is)) return !matches(negated->part.front());
    return record_.matches(node);
}

Loss loss_of(const LinedStrategy& strategy, RecordAnswers& answers, std::int64_t line) {
    return LossFinder(strategy, answers).run({Line{line}, {}}, line);
}

std::vector<KnownItem> recall(Store& store, const LinedStrategy& strategy, std::int64_t result,
                              const std::vector<std::string>& names) {
    std::vector<KnownItem> out;
    for (const auto& name : names) out.push_back(known_item(store, strategy, result, name));
    return out;
}

std::vector<std::string> read_known(std::string_view text) {
    std::vector<std::string> out;
    for (auto line : parted(text, "\n\r")) {
        if (line.starts_with("//")) continue;
        out.emplace_back(line.substr(0, line.find_first_of(" \t")));
    }
    return out;
}

}  // namespace evident
