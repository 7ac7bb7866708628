#include "query/write/plain.hpp"

#include <fmt/format.h>

#include "query/write/terms/reading.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

std::string day(Day date) {
    return fmt::format("{:04}/{:02}/{:02}", year_of(date), month_of(date), day_of_month(date));
}

class PlainWriter : public TreeWriter {
  protected:
    std::string words(const Words& phrase, const Place& place) override {
        bool wider = false;
        auto text = written_words(phrase, {"*", {}, {}}, wider);
        if (wider) {
            lost(Severity::warning, "lost-sign",
                 fmt::format("There is no sign for a single letter; \"{}\" finds more.", text), place);
        }
        const auto name = named(phrase.fields, place);
        const bool bare = phrase.terms.size() == 1 && text.find(' ') == std::string::npos;
        if (bare && reads_as_words(Syntax::plain, name + text, phrase, wider)) return name + text;
        text = name + '"' + text + '"';
        if (!reads_as_words(Syntax::plain, text, phrase, wider)) {
            lost(Severity::error, "lost-value",
                 fmt::format("The plain syntax reads {} otherwise than it is meant.", text), place);
        }
        return text;
    }

    std::string tag(const Tag& tag, const Place& place) override {
        Tag bare = tag;
        bare.text.clear();
        for (const auto& row : search_fields()) {
            if (row.kind != SearchField::Kind::tag || row.tag != tag.kind || row.name.empty()) continue;
            const auto value = written_value(bare) + (tag.prefix ? "*" : "");
            for (const auto& way :
                 {value, '"' + value + '"', single_spaced(trim(tag.text)), '"' + single_spaced(trim(tag.text)) + '"'}) {
                const auto text = fmt::format("{}:{}", row.name, way);
                if (reads_behind_term(Syntax::plain, text, {tag, {}})) return text;
            }
            lost(Severity::warning, "lost-value",
                 fmt::format("Just \"{}\" cannot be asked for; what is written may find more.", value), place);
            return fmt::format("{}:\"{}\"", row.name, value);
        }
        lost(Severity::error, "lost-value",
             fmt::format("\"{}\" has no name in the plain syntax; it is left out.", written_value(bare)), place);
        return nothing(place);
    }

    Said near(const Near& near, const Place& place) override {
        lost(Severity::warning, "lost-nearness",
             "The plain syntax has no nearness; the terms are joined by AND: it finds more.", place);
        return say({And{near.parts}, place});
    }

    std::string between(const Between& between, const Place& place) override {
        const auto range = (between.from == Day::none ? "0001/01/01" : day(between.from)) + ':' +
                           (between.to == Day::none ? "3000" : day(between.to));
        for (const auto& row : search_fields()) {
            if (row.kind != SearchField::Kind::date || row.name.empty()) continue;
            auto text = fmt::format("{}:{}", row.name, range);
            if (reads_behind_term(Syntax::plain, text, {between, {}})) return text;
        }
        lost(Severity::error, "lost-value", "This kind of date has no name in the plain syntax; it is left out.",
             place);
        return nothing(place);
    }

    std::string line(const Line& line, const Place& place) override {
        lost(Severity::error, "lost-value", fmt::format("Line {} has no place in the plain syntax.", line.number),
             place);
        return nothing(place);
    }

    bool left_out(const Node& part) override { return left_out_collection(part); }

    std::string all(const Place& place) override {
        lost(Severity::note, "said-otherwise", "Every record is asked for as those with a word and those without.",
             place);
        return "(title:x OR NOT title:x)";
    }

    std::string nothing(const Place& place) override {
        lost(Severity::note, "said-otherwise", "No record is asked for as those with a word and without it.", place);
        return "(title:x NOT title:x)";
    }

  private:
    // "title:", "" for the fields of words without a name; the nearest that takes in all of them.
    std::string named(FieldSet fields, const Place& place) {
        if (fields == plain_fields) return {};
        const SearchField* wider = nullptr;
        for (const auto& row : search_fields()) {
            if (row.kind != SearchField::Kind::words || row.name.empty()) continue;
            if (row.fields == fields) return std::string(row.name) + ':';
            const bool holds = (row.fields.bits() & fields.bits()) == fields.bits();
            if (holds && wider == nullptr) wider = &row;
        }
        if (wider == nullptr) return "all:";
        lost(Severity::warning, "lost-field",
             fmt::format("There is no name for just these fields; {}: finds more.", wider->name), place);
        return std::string(wider->name) + ':';
    }
};

}  // namespace

Written write_plain(const Node& node) {
    auto out = PlainWriter().write(node);
    // A number that is the whole question would be a PMID.
    if (std::holds_alternative<Words>(node.is) && all_digits(out.text)) out.text = '"' + out.text + '"';
    return out;
}

}  // namespace evident
