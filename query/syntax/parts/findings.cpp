#include "query/syntax/parts/findings.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace evident {

void Findings::add(Severity severity, std::string_view code, std::string&& message, Stretch where) {
    if (full()) {
        if (dropped_++ == 0) first_dropped_ = where;
        worst_dropped_ = std::max(worst_dropped_, severity);
        return;
    }
    problems_.push_back({severity, std::string(code), std::move(message), place(where)});
}

void Findings::error(std::string_view code, std::string message, Stretch where) {
    add(Severity::error, code, std::move(message), where);
}

void Findings::warning(std::string_view code, std::string message, Stretch where) {
    add(Severity::warning, code, std::move(message), where);
}

void Findings::note(std::string_view code, std::string message, Stretch where) {
    add(Severity::note, code, std::move(message), where);
}

void Findings::note_once(std::string_view code, std::string message, Stretch where) {
    const auto same = [&](const Problem& problem) { return problem.code == code; };
    if (std::none_of(problems_.begin(), problems_.end(), same)) note(code, std::move(message), where);
}

Problems Findings::take() {
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const Problem& a, const Problem& b) { return a.place.begin < b.place.begin; });
    if (dropped_ > 0) {
        problems_.push_back({worst_dropped_, "too-many-problems",
                             fmt::format("{} more problems are not shown; mend the ones above first.", dropped_),
                             place(first_dropped_)});
    }
    return std::move(problems_);
}

}  // namespace evident
