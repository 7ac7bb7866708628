#include "query/write/ovid.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/ovid/joined_names.hpp"
#include "query/syntax/ovid/limits.hpp"
#include "query/syntax/ovid/marks.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "query/syntax/parts/enclosed.hpp"
#include "query/syntax/values/wordlists.hpp"
#include "query/write/terms/headings.hpp"
#include "query/write/terms/names.hpp"
#include "query/write/terms/ovid_labels.hpp"
#include "query/write/terms/ovid_limit.hpp"
#include "query/write/terms/publication_types.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

std::string compact(Day day) { return fmt::format("{:08}", int(day)); }

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
        if (const auto heading = as_heading(tag)) {
            auto check = check_heading(tag, place);
            lost(check.severity, check.code, std::move(check.message), place);
            return tag_text(*heading);  // a name that is a publication type's may be read as that
        }
        check_type(tag, place);
        auto bare = tag;
        bare.text.clear();
        for (const Tag* each : {&tag, static_cast<const Tag*>(&bare)}) {
            auto text = tag_text(*each);
            if (!text.empty() && reads_as(text, {tag, place})) return text;
        }
        auto text = tag_text(tag);
        if (reads_as_nearest(text, tag, place)) return text;
        if (const auto plain = tag_text(bare); reads_as_nearest(plain, tag, place)) return plain;
        if (text.empty() && is_no_word(tag.kind)) {
            lost(Severity::error, "no-such-field",
                 fmt::format("\"{}\" ({}) cannot be asked for in Ovid; it is written as what finds no record.",
                             written_value(tag), kind_name(tag.kind)),
                 place);
            return no_records;
        }
        if (text.empty()) text = fmt::format("{}.mp.", quoted(written_value(bare)));
        lost(Severity::error, "lost-value",
             fmt::format("Ovid has nothing that says \"{}\" ({}) just so; \"{}\" is nearest.", written_value(tag),
                         kind_name(tag.kind), text),
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
        const auto label = ovid_date_label(between.dates);
        if (const auto year = one_year(between, place); !year.empty()) return year;
        auto text =
            fmt::format("\"{}-{}\".{}.", between.from == Day::none ? "10000101" : compact(between.from),
                        between.to == Day::none ? "Current" : compact(between.to), label.empty() ? "dp" : label);
        const bool open = between.from == Day::none;
        if (label.empty() || (!open && !reads_as(text, {between, place}))) {
            lost(Severity::error, "lost-value",
                 fmt::format("Ovid has no label for the date of {}; the publication date is asked.",
                             between.dates.empty() ? "nothing" : name(between.dates.front())),
                 place);
        } else if (open) {
            lost(Severity::note, "lost-value", "A date without a beginning is asked from the year 1000 on.", place);
        }
        if (label == "dp") {
            lost(Severity::warning, "range-by-limit",
                 "Ovid takes a range of years by LIMIT on a line of its own: limit 1 to yr=\"2015 - 2020\".", place);
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
        return no_records;
    }

    bool can_ask(const Tag& tag) const override {
        return as_heading(tag).has_value() || !ovid_tag_label(tag).empty() || is_heading(tag.kind) ||
               !is_no_word(tag.kind);
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
    static constexpr const char* no_records = "(1000.yr. not 1000.yr.)";

    // "2020.yr.", which needs no LIMIT.
    static std::string one_year(const Between& between, const Place& place) {
        const auto years = ovid_years(between);
        if (between.to == Day::none || years.empty() || year_of(between.from) != year_of(between.to)) return {};
        auto text = fmt::format("{}.yr.", year_of(between.from));
        return reads_as(text, {between, place}) ? text : std::string{};
    }

    // A publication type without those below it, and a first or last author among all: the loss is told.
    bool reads_as_nearest(const std::string& text, const Tag& tag, const Place& place) {
        auto nearest = tag;
        const bool one_author = tag.kind == TagKind::first_author || tag.kind == TagKind::last_author;
        if (one_author) {
            nearest.kind = TagKind::author;
            nearest.token = std::string(prefix(TagKind::author)) + tag.token.substr(prefix(tag.kind).size());
        } else if (tag.kind == TagKind::heading) {
            nearest.kind = TagKind::type;  // "exp randomized controlled trial/" is read as the type
            nearest.token = std::string(prefix(TagKind::type)) + tag.token.substr(prefix(tag.kind).size());
        } else if (tag.kind != TagKind::type || !tag.explode) {
            return false;
        }
        if (tag.kind != TagKind::heading) nearest.explode = false;
        if (!reads_as(text, {nearest, place})) return false;
        auto value = tag.token.substr(prefix(tag.kind).size() + 1);
        std::replace(value.begin(), value.end(), '.', ' ');
        if (one_author) {
            lost(Severity::warning, "lost-field",
                 fmt::format("Ovid finds \"{}\" ({}) among all authors: it finds more.", written_value(tag),
                             kind_name(tag.kind)),
                 place);
        } else if (tag.kind == TagKind::heading) {
            lost(Severity::note, "lost-value",
                 fmt::format("Ovid reads \"{}\" as the publication type of that name, not as a heading.", text), place);
        } else if (has_narrower_types(value)) {
            lost(
                Severity::warning, "narrower-types",
                fmt::format("Ovid's .pt. does not take in the narrower types of \"{}\"; add them.", written_value(tag)),
                place);
        }
        return true;
    }

    OvidLabelled labelled(FieldSet fields, const Place& place) {
        auto label = ovid_label_of(fields);
        if (fields == text_word_fields) {
            lost(Severity::note, "lost-field",
                 "PubMed's text words are asked as .mp., which leaves out publication types, names and numbers.",
                 place);
        } else if (label.nearest) {
            lost(Severity::error, "lost-field",
                 fmt::format("Ovid has no label for words of all of these: {}; \".{}.\" is nearest.", names_of(fields),
                             label.label),
                 place);
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
        const auto label = ovid_label_of(fields);
        out.append(").").append(label.label).append(".");
        if (!label.nearest && !reads_as(out, {std::move(run), place})) return {};
        if (label.nearest) labelled(fields, place);
        return out;
    }

    void check(std::string_view text, const Node& node, const Place& place) {
        if (reads_as(text, node)) return;
        auto read = print(simplify(parse_ovid(text, {}, {Day{20000101}, true}).node));
        static constexpr std::size_t most = 120;
        if (read.size() > most) read = read.substr(0, read.rfind(' ', most)) + " ...";
        lost(Severity::error, "lost-value",
             fmt::format("Ovid reads \"{}\" as {}, which is not what is meant.", text, read), place);
    }

    static std::string raw(const Words& words) {
        bool inexact = false;
        return quoted(written_words(words, {"*", "#", "?"}, inexact));
    }

    static std::string tag_text(const Tag& tag) {
        auto value = written_value(tag);
        const bool type_heading = tag.kind == TagKind::type && tag.text.ends_with('/');
        if ((is_heading(tag.kind) || type_heading) && !tag.prefix) return heading_text(tag, std::move(value));
        const auto label = ovid_tag_label(tag);
        if (label.empty() || value.empty()) return {};
        if (tag.kind == TagKind::journal && is_issn(value)) return value + ".is.";
        if (tag.kind == TagKind::qualifier && !tag.prefix) {
            if (const auto letters = qualifier_letters(value); !letters.empty()) value = letters;
        }
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
        if (!qualified || slash == value.size()) return out + name + '/';
        const auto subheading = trim(std::string_view(value).substr(slash + 1));
        const auto letters = qualifier_letters(subheading);
        return out + name + '/' + std::string(letters.empty() ? subheading : letters);
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

Written write_ovid(const Node& node) {
    if (auto limited = as_ovid_limit(node); !limited.empty()) return {std::move(limited), {}};
    auto out = OvidWriter().write(node);
    // A heading or phrase may begin as LIMIT does.
    if (find_limit(out.text)) out.text = '(' + std::move(out.text) + ')';
    if (!is_enclosed(out.text)) return out;
    auto bare = out.text.substr(1, out.text.size() - 2);
    const auto read = [](std::string_view text) { return simplify(parse_ovid(text, {}, {Day{20000101}, true}).node); };
    const bool quotes = bare.find('"') != std::string::npos;  // which of them pair is the parser's to say
    if (!find_limit(bare) && (!quotes || read(bare) == read(out.text))) out.text = std::move(bare);
    return out;
}

}  // namespace evident
