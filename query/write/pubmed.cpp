#include "query/write/pubmed.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/ast/pattern.hpp"
#include "query/write/pubmed_near.hpp"
#include "query/write/terms/headings.hpp"
#include "query/write/terms/keywords.hpp"
#include "query/write/terms/names.hpp"
#include "query/write/terms/reading.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

std::string first_tag(const SearchField& row) { return std::string(row.pubmed.substr(0, row.pubmed.find('|'))); }

// A field of PubMed's that takes in all of these, and whether it is just these.
struct Tagged {
    std::string tag;
    bool exact = false;
};

Tagged tag_of(FieldSet fields) {
    static constexpr std::array<std::pair<std::string_view, FieldSet>, 9> rows = {{
        {"ti", {Field::title}},
        {"ab", {Field::abstract}},
        {"tt", {Field::vernacular}},
        {"ot", {Field::keyword}},
        {"ad", {Field::affiliation}},
        {"cois", {Field::statement}},
        {"tiab", tiab_fields},
        {"tw", text_word_fields},
        {"all", all_fields},
    }};
    for (const auto& [tag, has] : rows) {
        if (has == fields) return {std::string(tag), true};
    }
    for (const auto& [tag, has] : rows) {
        if ((has.bits() & fields.bits()) == fields.bits()) return {std::string(tag), false};
    }
    return {"all", false};
}

const SearchField* row_of(TagKind kind) {
    if (kind == TagKind::qualified_heading) kind = TagKind::heading;
    if (kind == TagKind::major_qualified_heading) kind = TagKind::major_heading;
    if (kind == TagKind::other_id) kind = TagKind::doi;
    for (const auto& row : search_fields()) {
        if (row.kind == SearchField::Kind::tag && row.tag == kind && !row.pubmed.empty()) return &row;
    }
    return nullptr;
}

bool can_explode(TagKind kind) {
    return kind == TagKind::heading || kind == TagKind::major_heading || kind == TagKind::qualified_heading ||
           kind == TagKind::major_qualified_heading || kind == TagKind::qualifier || kind == TagKind::type;
}

// The value of the token: "smith j" of "au.smith..j", "lung neoplasms/drug therapy" of the qualified.
std::string value_of(const Tag& tag) {
    Tag bare = tag;
    bare.text.clear();
    auto out = written_value(bare);
    const bool qualified = tag.kind == TagKind::qualified_heading || tag.kind == TagKind::major_qualified_heading;
    if (!qualified) std::replace(out.begin(), out.end(), '/', ' ');
    return out;
}

std::string day(Day date) {
    return fmt::format("{:04}/{:02}/{:02}", year_of(date), month_of(date), day_of_month(date));
}

std::string range(const Between& between) {
    if (between.from != Day::none && between.to != Day::none) {
        const bool whole = month_of(between.from) == 1 && day_of_month(between.from) == 1 &&
                           month_of(between.to) == 12 && day_of_month(between.to) == 31;
        if (whole && year_of(between.from) == year_of(between.to)) return fmt::format("{}", year_of(between.from));
        if (whole) return fmt::format("{}:{}", year_of(between.from), year_of(between.to));
        if (between.from == between.to) return day(between.from);
    }
    return (between.from == Day::none ? "0001/01/01" : day(between.from)) + ':' +
           (between.to == Day::none ? "3000" : day(between.to));
}

class PubmedWriter : public TreeWriter {
  protected:
    std::string words(const Words& phrase, const Place& place) override {
        if (phrase.fields == FieldSet{Field::journal}) return journal(phrase, place);
        const auto field = tag_of(phrase.fields);
        if (!field.exact) {
            lost(Severity::warning, "lost-field",
                 fmt::format("PubMed has no tag for words of just: {}; [{}] finds more.", names_of(phrase.fields),
                             field.tag),
                 place);
        }
        return phrase_text(phrase, '[' + field.tag + ']', place);
    }

    std::string tag(const Tag& tag, const Place& place) override {
        if (const auto heading = as_heading(tag)) {
            auto check = check_heading(tag, place);
            lost(check.severity, check.code, std::move(check.message), place);
            return exact(*heading, place);
        }
        if (tag.kind == TagKind::keyword) {
            lost(Severity::warning, "lost-field", "PubMed finds keywords by their words, not whole: it finds more.",
                 place);
            return words(keyword_words(tag), place);
        }
        if (tag.kind == TagKind::collection && !tag.prefix && value_of(tag) == "medline") {
            const Tag subset{TagKind::subset, tag_token(TagKind::subset, "medline"), false, false, {}};
            lost(Severity::note, "other-form", "A part of another database is asked for by PubMed's subset.", place);
            return exact(subset, place);
        }
        check_type(tag, place);
        return exact(tag, place);
    }

    bool can_ask(const Tag& tag) const override {
        return as_heading(tag).has_value() || tag.kind == TagKind::keyword || row_of(tag.kind) != nullptr ||
               (tag.kind == TagKind::collection && value_of(tag) == "medline");
    }

    bool left_out(const Node& part) override { return left_out_collection(part); }

    Said near(const Near& near, const Place& place) override {
        const auto choices = near_choices(near);
        if (!choices) return as_and(near, place);
        const auto field = tag_of(fields_of_first(*choices));
        const bool has_proximity = field.tag == "ti" || field.tag == "tiab" || field.tag == "ad";
        std::vector<Said> either;
        for (const auto& choice : *choices) add_choice(near, choice, has_proximity, either, place);
        if (choices->size() > 1) {
            lost(Severity::note, "said-otherwise", "Alternatives near one another are written out one by one.", place);
        }
        if (either.size() == 1) return std::move(either.front());
        std::string out;
        for (auto& one : either) out.append(out.empty() ? "" : " OR ").append(enclosed(std::move(one)));
        return {std::move(out), Bond::group};
    }

    std::string between(const Between& between, const Place& place) override {
        std::vector<std::string> either;
        for (const auto& row : search_fields()) {
            if (row.kind != SearchField::Kind::date) continue;
            const auto dates = search_dates(row);
            if (std::equal(dates.begin(), dates.end(), between.dates.begin(), between.dates.end())) {
                auto text = range(between) + '[' + first_tag(row) + ']';
                if (!reads_behind_term(Syntax::pubmed, text, {between, {}})) {
                    lost(Severity::warning, "lost-value",
                         fmt::format("PubMed reads {} otherwise than it is meant.", text), place);
                }
                return text;
            }
            if (dates.size() == 1 && std::count(between.dates.begin(), between.dates.end(), dates.front()) > 0) {
                either.push_back(range(between) + '[' + first_tag(row) + ']');
            }
        }
        lost(Severity::note, "said-otherwise", "Dates of several kinds are written out one by one.", place);
        std::string out;
        for (const auto& one : either) out.append(out.empty() ? "" : " OR ").append(one);
        return out.empty() ? nothing(place) : '(' + out + ')';
    }

    std::string line(const Line& line, const Place&) override { return fmt::format("#{}", line.number); }
    std::string all(const Place&) override { return "all[sb]"; }
    std::string nothing(const Place&) override { return "(all[sb] NOT all[sb])"; }

    // "boire adrienne"[au] became several tags side by side: the one text that gives them all is written again.
    std::string whole_group(const Or& any, const Place&) override {
        const auto* first = any.parts.empty() ? nullptr : std::get_if<Tag>(&any.parts.front().is);
        if (first == nullptr || first->text.empty()) return {};
        const SearchField* row = row_of(first->kind);
        if (row == nullptr) return {};
        auto text = single_spaced(first->text) + '[' + first_tag(*row) + ']';
        return reads_behind_term(Syntax::pubmed, text, {any, {}}) ? text : std::string{};
    }

  private:
    static FieldSet fields_of_first(const std::vector<NearChoice>& choices) { return choices.front().front().fields; }

    // Quoted when it is more than one word, and when it would be read as anything but its words: PubMed maps nothing
    // in quotes or before a tag.
    std::string phrase_text(const Words& phrase, const std::string& mark, const Place& place) {
        bool wider = false;
        auto text = written_words(phrase, {"*", {}, {}}, wider);
        if (wider) {
            lost(Severity::warning, "lost-sign",
                 fmt::format("PubMed has no sign for a single letter; \"{}\" finds more.", text), place);
        }
        const auto quoted = '"' + text + '"';
        const bool bare = phrase.terms.size() == 1 && text.find(' ') == std::string::npos;
        if (bare && reads_as_words(Syntax::pubmed, text + mark, phrase, wider)) return text + mark;
        if (!reads_as_words(Syntax::pubmed, quoted + mark, phrase, wider)) {
            lost(Severity::error, "lost-value", fmt::format("PubMed reads {} otherwise than it is meant.", quoted),
                 place);
        }
        return quoted + mark;
    }

    // PubMed asks for journals whole, by title or abbreviation.
    std::string journal(const Words& phrase, const Place& place) {
        bool unsaid = false;
        const auto text = written_words(phrase, {"*", {}, {}}, unsaid);
        lost(
            Severity::warning, "lost-field",
            fmt::format("PubMed finds a journal by its whole title or abbreviation, not by words of it: \"{}\" must be "
                        "one.",
                        text),
            place);
        return (text.find(' ') == std::string::npos ? text : '"' + text + '"') + "[ta]";
    }

    // The first way of writing it that is read as just this.
    std::string exact(const Tag& tag, const Place& place) {
        const SearchField* row = row_of(tag.kind);
        if (row == nullptr) {
            lost(Severity::error, "lost-value",
                 fmt::format("PubMed cannot be asked for \"{}\" ({}); it is written as what finds no record.",
                             value_of(tag), kind_name(tag.kind)),
                 place);
            return nothing(place);
        }
        const auto mark = '[' + (tag.kind == TagKind::other_id ? "aid" : first_tag(*row)) +
                          (can_explode(tag.kind) && !tag.explode ? ":noexp]" : "]");
        const auto typed = typed_value(tag);
        const auto value = value_of(tag);
        const std::string star = tag.prefix ? "*" : "";
        std::vector<std::string> ways;
        if (tag.kind == TagKind::language) ways.push_back(value);
        if (!typed.empty() && typed.find('"') == std::string::npos) {
            ways.push_back(typed.find(' ') == std::string::npos ? typed : '"' + typed + '"');
            ways.push_back(typed);
            ways.push_back('"' + typed + '"');
        }
        for (const auto& end : {star, std::string{}}) {
            ways.push_back('"' + value + end + '"');
            ways.push_back(value + end);
        }
        for (const auto& way : ways) {
            if (reads_behind_term(Syntax::pubmed, way + mark, {tag, {}})) return way + mark;
        }
        lost(Severity::warning, "lost-value",
             fmt::format("PubMed has no words for just \"{}\" ({}); what is written may find more or other records.",
                         value, kind_name(tag.kind)),
             place);
        return ways[ways.size() - 4] + mark;
    }

    // One choice of words: by proximity, side by side, or by AND where PubMed can do neither.
    void add_choice(const Near& near, const NearChoice& choice, bool has_proximity, std::vector<Said>& either,
                    const Place& place) {
        if (near.between == 0 && near.ordered) {
            either.push_back({words(side_by_side(choice), place)});
            return;
        }
        if (has_proximity && plain_words_alone(choice)) {
            either.push_back({proximity(near, choice, place)});
            return;
        }
        if (near.between == 0 && choice.size() == 2) {
            either.push_back({words(side_by_side(choice), place)});
            either.push_back({words(side_by_side({choice[1], choice[0]}), place)});
            lost(Severity::note, "said-otherwise", "Side by side in any order is written as both orders.", place);
            return;
        }
        And all;
        for (const auto& one : choice) all.parts.push_back({one, place});
        told_as_and(place);
        either.push_back(say({std::move(all), place}));
    }

    std::string proximity(const Near& near, const NearChoice& choice, const Place& place) {
        const auto field = tag_of(choice.front().fields);
        if (!field.exact) {
            lost(Severity::warning, "lost-field",
                 fmt::format("PubMed has no tag for just these fields; [{}] finds more.", field.tag), place);
        }
        if (near.ordered) {
            lost(Severity::warning, "lost-nearness", "PubMed's proximity finds the words in any order: it finds more.",
                 place);
        }
        std::string text;
        for (const auto& one : choice) text.append(text.empty() ? "" : " ").append(one.terms.front().word);
        return fmt::format("\"{}\"[{}:~{}]", text, field.tag, near.between);
    }

    Said as_and(const Near& near, const Place& place) {
        told_as_and(place);
        return say({And{near.parts}, place});
    }

    void told_as_and(const Place& place) {
        lost(Severity::warning, "lost-nearness",
             "PubMed cannot ask for phrases, stars or groups near one another, nor in this field; they are joined by "
             "AND: it finds more.",
             place);
    }
};

}  // namespace

Written write_pubmed(const Node& node) { return PubmedWriter().write(node); }

}  // namespace evident
