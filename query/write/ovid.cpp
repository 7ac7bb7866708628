#include "query/write/ovid.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "query/ast/simplify.hpp"
#include "query/syntax/ovid/joined_names.hpp"
#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

struct FieldName {
    Field field;
    std::string_view label;
};

// Those whose words Ovid asks for one by one, in the order in which labels are mostly typed.
constexpr std::array<FieldName, 8> field_names = {{
    {Field::title, "ti"},
    {Field::abstract, "ab"},
    {Field::keyword, "kf"},
    {Field::heading, "hw"},
    {Field::vernacular, "ot"},
    {Field::substance, "nm"},
    {Field::affiliation, "in"},
    {Field::journal, "jw"},
}};

struct Labelled {
    std::string label;     // without the full stops
    bool nearest = false;  // it asks other fields than the tree
    bool fewer = false;    // some of the tree's fields are not asked
};

Labelled label_of(FieldSet fields) {
    if (fields == all_fields) return {"af"};
    if (fields == multi_purpose_fields) return {"mp"};
    if (fields == text_word_fields) return {"mp", true};
    std::string out;
    FieldSet said;
    for (const auto& each : field_names) {
        if (!fields.has(each.field)) continue;
        said = said | FieldSet{each.field};
        if (!out.empty()) out += ',';
        out += each.label;
    }
    if (out.empty()) return {"af", true};
    return {std::move(out), said != fields, said != fields};
}

std::string_view date_label(const std::vector<SearchDate>& dates) {
    if (dates.size() == 2 && dates[0] == SearchDate::print && dates[1] == SearchDate::electronic) return "dp";
    if (dates.size() != 1) return {};
    switch (dates.front()) {
        case SearchDate::electronic: return "ep";
        case SearchDate::create: return "dt";
        case SearchDate::entry: return "ed";
        case SearchDate::completed: return "dc";
        case SearchDate::revised: return "up";
        default: return {};
    }
}

std::string compact(Day day) { return fmt::format("{:08}", int(day)); }

// The first of the names that Ovid gives a kind of exact value.
std::string tag_label(const Tag& tag) {
    if (tag.kind == TagKind::heading) return tag.explode ? "xm" : "sh";
    if (tag.kind == TagKind::qualifier) return tag.explode ? "fx" : "fs";
    if (tag.kind == TagKind::substance) return "rn";
    if (tag.kind == TagKind::other_id) return "do";
    for (const auto& row : search_fields()) {
        if (row.kind != SearchField::Kind::tag || row.tag != tag.kind || row.ovid.empty()) continue;
        return std::string(row.ovid.substr(0, row.ovid.find('|')));
    }
    return {};
}

bool is_heading(TagKind kind) {
    return kind == TagKind::heading || kind == TagKind::major_heading || kind == TagKind::qualified_heading ||
           kind == TagKind::major_qualified_heading;
}

bool holds_operator(std::string_view text) {
    bool after_blank = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (after_blank && operator_word(text, at) > 0) return true;
        after_blank = is_blank(text[at]);
    }
    return false;
}

bool needs_quotes(std::string_view text) {
    if (text.find('"') != std::string_view::npos) return false;
    if (text.find_first_of("()/[].,;:=&'") != std::string_view::npos || holds_operator(text)) return true;
    const auto small = lower(text);
    return small.starts_with("exp ") || small.starts_with("limit ") || small.starts_with("use ") ||
           small.find(" use ") != std::string::npos;
}

std::string quoted(std::string text) { return needs_quotes(text) ? '"' + std::move(text) + '"' : std::move(text); }

// Whether the text, behind another term, says just this when it is read again.
bool reads_as(std::string_view text, const Node& node) {
    const auto read = parse_ovid(fmt::format("x.ti. and {}", text), {}, {Day{20000101}, true});
    for (const auto& problem : read.problems) {
        if (problem.severity != Severity::note) return false;
    }
    const auto* both = std::get_if<And>(&read.node.is);
    return both != nullptr && both->parts.size() == 2 && simplify(both->parts.back()) == simplify(node);
}

class OvidWriter final : public TreeWriter {
  protected:
    std::string words(const Words& words, const Place& place) override {
        const auto label = labelled(words.fields, place);
        auto text = fmt::format("{}.{}.", raw(words), label.label);
        if (!label.nearest) check(text, {words, place}, place);
        return text;
    }

    std::string tag(const Tag& tag, const Place& place) override {
        auto bare = tag;
        bare.text.clear();
        for (const Tag* each : {&tag, static_cast<const Tag*>(&bare)}) {
            auto text = tag_text(*each);
            if (!text.empty() && reads_as(text, {tag, place})) return text;
        }
        auto text = tag_text(tag);
        if (text.empty()) text = fmt::format("{}.mp.", quoted(written_value(bare)));
        lost(Severity::error, "lost-value",
             fmt::format("Ovid has nothing that says \"{}\" just so; \"{}\" is nearest.", written_value(tag), text),
             place);
        return text;
    }

    Said near(const Near& near, const Place& place) override {
        const auto label = labelled(fields_within(near), place);
        auto text = fmt::format("{}.{}.", near_text(near, place), label.label);
        if (!label.nearest && !told_near_) check(text, {near, place}, place);
        told_near_ = false;
        return {std::move(text)};
    }

    std::string between(const Between& between, const Place& place) override {
        const auto label = date_label(between.dates);
        auto text =
            fmt::format("\"{}-{}\".{}.", between.from == Day::none ? "10000101" : compact(between.from),
                        between.to == Day::none ? "Current" : compact(between.to), label.empty() ? "dp" : label);
        const bool open = between.from == Day::none;
        if (label.empty() || (!open && !reads_as(text, {between, place}))) {
            lost(Severity::error, "lost-value", "Ovid has no label for this date; the nearest is asked.", place);
        } else if (open) {
            lost(Severity::note, "lost-value", "A date without a beginning is asked from the year 1000 on.", place);
        }
        return text;
    }

    std::string line(const Line& line, const Place& place) override {
        auto text = fmt::format("{}", line.number);
        check(text, {line, place}, place);
        return text;
    }

    std::string all(const Place& place) override {
        lost(Severity::error, "lost-tree", "Ovid has no question that every record answers.", place);
        return "medline.st.";
    }

    std::string nothing(const Place& place) override {
        lost(Severity::error, "lost-tree", "Ovid has no question that no record answers.", place);
        return "(1000.yr. not 1000.yr.)";
    }

    bool left_out(const Node& part) override { return left_out_collection(part); }
    std::string_view and_word() const override { return "and"; }
    std::string_view or_word() const override { return "or"; }
    std::string_view not_word() const override { return "not"; }

    // One label for words of the same fields that stand side by side.
    std::string whole_group(const Or& any, const Place& place) override {
        std::string out;
        std::set<std::string> said;  // each once, see TreeWriter::say_or()
        for (std::size_t at = 0; at < any.parts.size();) {
            auto end = run_end(any.parts, at);
            auto piece = end > at + 1 ? run_text(any.parts, at, end, place) : std::string();
            if (piece.empty()) {
                piece = enclosed(say(any.parts[at]));
                end = at + 1;
            }
            at = end;
            if (!said.insert(piece).second) continue;
            if (!out.empty()) out += " or ";
            out += piece;
        }
        return said.size() > 1 ? '(' + out + ')' : out;
    }

  private:
    Labelled labelled(FieldSet fields, const Place& place) {
        auto label = label_of(fields);
        if (fields == text_word_fields) {
            lost(Severity::note, "lost-field",
                 "PubMed's text words are asked as .mp., which leaves out publication types, names and numbers.",
                 place);
        } else if (label.nearest) {
            lost(Severity::error, "lost-field",
                 fmt::format("Ovid has no label for all of these fields; \".{}.\" is nearest.", label.label), place);
        }
        return label;
    }

    static std::size_t run_end(const std::vector<Node>& parts, std::size_t at) {
        const auto* first = std::get_if<Words>(&parts[at].is);
        auto end = at + 1;
        for (; first != nullptr && end < parts.size(); ++end) {
            const auto* next = std::get_if<Words>(&parts[end].is);
            if (next == nullptr || next->fields != first->fields) break;
        }
        return end;
    }

    // "(a or b).ti,ab."; "" when a word of it is read otherwise there.
    std::string run_text(const std::vector<Node>& parts, std::size_t begin, std::size_t end, const Place& place) {
        std::string out;
        Or run;
        for (auto at = begin; at < end; ++at) {
            out += (out.empty() ? "(" : " or ") + raw(std::get<Words>(parts[at].is));
            run.parts.push_back(parts[at]);
        }
        const auto fields = std::get<Words>(parts[begin].is).fields;
        const auto label = label_of(fields);
        out.append(").").append(label.label).append(".");
        if (!label.nearest && !reads_as(out, {std::move(run), place})) return {};
        if (label.nearest) labelled(fields, place);
        return out;
    }

    void check(std::string_view text, const Node& node, const Place& place) {
        if (reads_as(text, node)) return;
        lost(Severity::error, "lost-value", fmt::format("Ovid reads \"{}\" otherwise than it is meant.", text), place);
    }

    static std::string raw(const Words& words) {
        bool inexact = false;
        return quoted(written_words(words, {"*", "#", "?"}, inexact));
    }

    static std::string tag_text(const Tag& tag) {
        auto value = written_value(tag);
        const bool type_heading = tag.kind == TagKind::type && tag.text.ends_with('/');
        if ((is_heading(tag.kind) || type_heading) && !tag.prefix) return heading_text(tag, std::move(value));
        const auto label = tag_label(tag);
        if (label.empty() || value.empty()) return {};
        const bool person = tag.kind == TagKind::author || tag.kind == TagKind::investigator;
        if (tag.prefix && person && tag.token.ends_with("..")) {
            while (value.ends_with('*') || value.ends_with('$') || value.ends_with(' ')) value.pop_back();
            return fmt::format("{} $.{}.", value, label);
        }
        if (tag.prefix && !value.ends_with('*') && !value.ends_with('$')) value += '*';
        return fmt::format("{}.{}.", quoted(std::move(value)), label);
    }

    static std::string heading_text(const Tag& tag, std::string value) {
        const bool major = tag.kind == TagKind::major_heading || tag.kind == TagKind::major_qualified_heading;
        const bool qualified = tag.kind == TagKind::qualified_heading || tag.kind == TagKind::major_qualified_heading;
        std::string out = tag.explode ? "exp " : "";
        if (major) out += '*';
        const auto slash = qualified ? std::min(value.rfind('/'), value.size()) : value.size();
        auto name = value.substr(0, slash);
        if (holds_operator(name) && !is_joined_name(name)) name = '"' + name + '"';
        return out + name + (qualified ? value.substr(slash) : "/");
    }

    static FieldSet fields_within(const Near& near) {
        const Node* node = &near.parts.front();
        while (true) {
            if (const auto* words = std::get_if<Words>(&node->is)) return words->fields;
            const auto* any = std::get_if<Or>(&node->is);
            const auto* inner = std::get_if<Near>(&node->is);
            if (any != nullptr && !any->parts.empty()) {
                node = &any->parts.front();
            } else if (inner != nullptr && !inner->parts.empty()) {
                node = &inner->parts.front();
            } else {
                return {};
            }
        }
    }

    // Without a label, in parentheses.
    std::string near_text(const Near& near, const Place& place) {
        static constexpr unsigned furthest = 98;
        if (near.ordered && near.between > 0) {
            told_near_ = true;
            lost(Severity::warning, "lost-nearness", "Ovid's ADJ with a number does not ask for the order of words.",
                 place);
        }
        if (near.between > furthest) {
            told_near_ = true;
            lost(Severity::error, "lost-nearness", "Ovid's ADJ reaches over 98 words at most.", place);
        }
        const auto word = near.ordered && near.between == 0
                              ? std::string("adj")
                              : fmt::format("adj{}", std::min(near.between, furthest) + 1);
        std::string out = "(";
        for (const auto& part : near.parts) {
            if (out.size() > 1) out.append(" ").append(word).append(" ");
            out += part_text(part, place);
        }
        return out + ')';
    }

    std::string part_text(const Node& part, const Place& place) {
        if (const auto* words = std::get_if<Words>(&part.is)) return raw(*words);
        if (const auto* near = std::get_if<Near>(&part.is)) return near_text(*near, place);
        std::string out = "(";
        if (const auto* any = std::get_if<Or>(&part.is)) {
            for (const auto& each : any->parts) {
                if (out.size() > 1) out += " or ";
                out += part_text(each, place);
            }
        }
        return out + ')';
    }

    bool told_near_ = false;  // a loss was told that the whole is not as the tree
};

}  // namespace

Written write_ovid(const Node& node) { return OvidWriter().write(node); }

}  // namespace evident
