#include "ingest/format/tagged/ovid/subjects.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

struct Subject {
    std::string term;
    bool major = false;
    std::vector<std::string> subheadings;
};

bool is_code(std::string_view text) {
    return text.size() >= 2 && text.size() <= 40 &&
           std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == ',' || c == ' '; });
}

// "lung cancer/dt, ae [Drug Therapy, Adverse Drug Reaction]"; a slash that no code and bracket follow is the term's.
Subject read_subject(std::string_view text) {
    Subject out;
    text = trim(text);
    out.major = text.starts_with('*');
    if (out.major) text = trim(text.substr(1));
    const auto slash = text.rfind('/');
    const auto open = slash == npos ? npos : text.find('[', slash);
    if (open == npos || !text.ends_with(']') || !is_code(trim(text.substr(slash + 1, open - slash - 1)))) {
        out.term = text;
        return out;
    }
    out.term = trim(text.substr(0, slash));
    auto names = text.substr(open + 1, text.size() - open - 2);
    const bool several = text.substr(slash, open - slash).find(',') != npos;
    while (!names.empty()) {
        const auto comma = several ? names.find(", ") : npos;
        out.subheadings.push_back(lower(trim(names.substr(0, comma))));
        names.remove_prefix(comma == npos ? names.size() : comma + 2);
    }
    return out;
}

}  // namespace

void add_ovid_mesh(Record& record, std::string_view text) {
    auto subject = read_subject(text);
    if (subject.term.empty()) return;
    auto& list = record.headings;
    auto at =
        std::find_if(list.begin(), list.end(), [&](const Heading& one) { return one.descriptor == subject.term; });
    if (at == list.end()) {
        Heading heading;
        heading.descriptor = subject.term;
        at = list.insert(list.end(), std::move(heading));
    }
    if (subject.subheadings.empty()) at->major = at->major || subject.major;
    for (auto& name : subject.subheadings) at->qualifiers.push_back({std::move(name), {}, subject.major});
}

void add_ovid_term(Record& record, std::string_view vocabulary, std::string_view group, std::string_view text,
                   bool major) {
    auto subject = read_subject(text);
    if (subject.term.empty()) return;
    auto& list = record.index_terms;
    auto at = std::find_if(list.begin(), list.end(), [&](const IndexTerm& one) { return one.term == subject.term; });
    if (at == list.end()) {
        IndexTerm term;
        term.vocabulary = vocabulary;
        term.group = group;
        term.term = subject.term;
        at = list.insert(list.end(), std::move(term));
    }
    at->major = at->major || subject.major || major;
    for (auto& name : subject.subheadings) {
        const bool there = std::any_of(at->links.begin(), at->links.end(),
                                       [&](const IndexLink& link) { return link.subheading == name; });
        if (!there) at->links.push_back({std::move(name), {}, {}});
    }
}

}  // namespace evident
