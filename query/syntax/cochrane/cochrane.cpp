#include "query/syntax/cochrane/cochrane.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/syntax/cochrane/limits.hpp"
#include "query/syntax/colon/terms.hpp"
#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/values.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

using Kind = ColonToken::Kind;

bool is_label(std::string_view name) { return field_by_cochrane_label(name) != nullptr; }

// NOT before AND before OR: recalled, not read in the Library's own help; "mixed-operators" tells where it matters.
constexpr ColonRules rules{
    .names = {false, is_label, nullptr},
    .wildcards = cochrane_wildcards,
    .unlabelled = {Field::title, Field::abstract, Field::keyword, Field::heading, Field::substance},
    .near = 4,
    .exclusion = 3,
    .conjunction = 2,
    .disjunction = 1,
    .bare_near = true,
    .dead_phrases = false,
};

// A MeSH term as written in brackets or behind "MeSH descriptor:".
struct Mesh {
    std::string_view name;
    bool explode = true;
    std::vector<std::string_view> qualifiers;
    bool major = false;  // [mh "Lung Neoplasms"[mj]]
};

class CochraneTerms : public ColonTerms {
  public:
    CochraneTerms(std::string_view question, std::string input, const SyntaxOptions& options)
        : ColonTerms(question, std::move(input), rules, options) {}

  protected:
    bool only_words(const Marks& marks) const override {
        for (const auto& mark : marks) {
            for (const auto& name : mark_names(mark)) {
                const auto* field = field_by_cochrane_label(name);
                if (field != nullptr && field->kind != SearchField::Kind::words) return false;
            }
        }
        return true;
    }

    Node marked(const Words& words, const Place& place, const Marks& marks) override {
        std::vector<Node> any;
        FieldSet fields;
        for (const auto& mark : marks) {
            for (const auto& name : mark_names(mark)) {
                const auto* field = field_by_cochrane_label(name);
                if (field == nullptr) {
                    unknown_mark(':' + name, mark.place, "Known are :ti :ab :kw :au :so :pt :an :doi :la.");
                } else if (field->kind == SearchField::Kind::words) {
                    fields = fields | field->fields;
                } else if (auto node = value(*field, words, place)) {
                    node->place = place;
                    any.push_back(std::move(*node));
                }
            }
        }
        if (any.empty() && fields.empty()) return only_words(marks) ? Node{words, place} : Node{Nothing{}, place};
        if (!fields.empty()) any.push_back({Words{fields, words.terms, words.text}, place});
        if (any.size() == 1) return std::move(any.front());
        return {Or{std::move(any)}, place};
    }

    std::optional<Node> bracket(const ColonToken& token, const Marks& marks) override {
        const auto text = token.text;
        if (text.size() < 3 || lower(text.substr(0, 2)) != "mh" ||
            std::string_view(" \"^/").find(text[2]) == std::string_view::npos) {
            unknown_mark(text.substr(0, 40), token.place, "A MeSH term is written [mh \"Lung Neoplasms\"].");
            return {};
        }
        if (!marks.empty()) unknown_mark(marks.front().text, marks.front().place, "A MeSH term takes none.");
        auto rest = trim(text.substr(2));
        Mesh mesh;
        if (const auto inner = rest.find('['); inner != std::string_view::npos) {
            mesh.major = lower(rest.substr(inner)) == "[mj]";
            if (!mesh.major) unknown_mark(rest.substr(inner), token.place, "The MeSH term is searched without it.");
            rest = trim(rest.substr(0, inner));
        }
        if (rest.starts_with('^')) {
            mesh.explode = false;
            rest = trim(rest.substr(1));
        }
        const auto slash = slash_of(rest);
        mesh.name = unquoted(rest.substr(0, slash));
        if (slash != std::string_view::npos) mesh.qualifiers = listed(rest.substr(slash + 1));
        return mesh_node(mesh, token.place);
    }

    // {OR #1-#5, #7}
    std::optional<Node> braces(const ColonToken& token) override {
        const auto space = token.text.find_first_of(" #");
        const auto word = lower(token.text.substr(0, std::min<std::size_t>(space, 4)));
        const bool all = word == "and";
        if (space == std::string_view::npos || (!all && word != "or")) return ColonTerms::braces(token);
        return lines(trim(token.text.substr(space)), token.place, all);
    }

    // MeSH descriptor: [X] explode all trees and with qualifier(s): [drug therapy - DT]
    std::optional<Node> wordy_term() override {
        if (says(0, "with")) return limit();
        if (says(0, "any") && says(1, "mesh") && says(2, "descriptor")) go_to(place_in_tokens() + 1);
        if (!says(0, "mesh")) return {};
        if (!says(1, "descriptor:") && !says(1, "descriptor")) return {};
        std::size_t next = 2;
        const auto begin = token()->place.begin;
        Mesh mesh{name_at(next), true, {}};
        if (next == 2 && !says(next, "with")) return {};
        pass_explosion(next, mesh);
        auto end = token(next - 1)->place.end;
        if (const auto at = qualifiers_at(next); at != 0) {
            next = at;
            mesh.qualifiers = qualifiers(next);
            end = token(next - 1)->place.end;
        }
        go_to(place_in_tokens() + next);
        return mesh_node(mesh, {begin, end});
    }

    void check_chunk(const ColonToken& token) override {
        ColonTerms::check_chunk(token);
        if (token.text.size() > 1 && token.text.find_first_of("$#", 1) != std::string_view::npos) {
            findings_.warning("foreign-wildcard", "Here * and ? stand for letters; other signs are read as blanks.",
                              token.place);
        }
    }

  private:
    bool says(std::size_t ahead, std::string_view word) const {
        const auto* one = token(ahead);
        return one != nullptr && one->is(Kind::chunk) && one->text.size() == word.size() && lower(one->text) == word;
    }

    // "with Publication Year from 2000 to 2020", and the Library's own dates, which no record here has.
    std::optional<Node> limit() {
        const bool year = says(1, "publication") && says(2, "year");
        if (!year && !(says(1, "cochrane") && says(2, "library"))) return {};
        static constexpr std::size_t most_words = 14;
        std::vector<std::string> years;
        std::size_t next = 3;
        for (; next < most_words && years.size() < 2 && token(next) != nullptr; ++next) {
            const auto word = token(next)->text.substr(0, token(next)->text.find(','));
            if (word.size() == 4 && all_digits(word)) years.emplace_back(word);
        }
        const Stretch place{token()->place.begin, token(next - 1)->place.end};
        go_to(place_in_tokens() + next);
        const auto range = year && years.size() == 2 ? read_typed_days(years[0] + ".." + years[1], {}) : std::nullopt;
        if (range) {
            return Node{published(range->from, range->to).is, findings_.place(place)};
        }
        findings_.error("unknown-limit", "This limit cannot be answered from the records; it is left out.", place);
        return Node{All{}, findings_.place(place)};
    }

    // In brackets, or in the form before 2013 without: "MeSH descriptor Lung Neoplasms explode all trees".
    std::string_view name_at(std::size_t& next) const {
        const auto* first = token(next);
        if (first == nullptr) return {};
        if (first->is(Kind::bracket)) {
            ++next;
            return unquoted(first->text);
        }
        const auto begin = next;
        while (is_name(next)) ++next;
        if (next == begin) return {};
        const auto& last = *token(next - 1);
        const std::string_view all{first->text.data(),
                                   std::size_t(last.text.data() + last.text.size() - first->text.data())};
        return all.substr(0, all.find_last_not_of(", ") + 1);
    }

    bool is_name(std::size_t ahead) const {
        static constexpr std::array<std::string_view, 7> others = {"explode", "this", "with", "and", "or", "not", "in"};
        const auto* one = token(ahead);
        return one != nullptr && one->is(Kind::chunk) &&
               std::none_of(others.begin(), others.end(), [&](std::string_view word) { return says(ahead, word); });
    }

    // "this term only", "explode all trees", "explode trees 1, 2 and 3"
    void pass_explosion(std::size_t& next, Mesh& mesh) const {
        if (says(next, "this") && says(next + 1, "term") && says(next + 2, "only")) {
            mesh.explode = false;
            next += 3;
        }
        if (!says(next, "explode")) return;
        const auto is_number = [&](std::size_t at) {
            const auto* one = token(at);
            return one != nullptr && one->is(Kind::chunk) && all_digits(one->text.substr(0, one->text.find(',')));
        };
        while (says(next, "explode") || says(next, "all") || says(next, "trees") || says(next, "tree") ||
               is_number(next) || (says(next, "and") && is_number(next + 1))) {
            ++next;
        }
    }

    // From the bracket, or the list of letters, that stands there; moves behind it.
    std::vector<std::string_view> qualifiers(std::size_t& next) const {
        std::vector<std::string_view> out;
        if (token(next)->is(Kind::bracket)) {
            for (const auto name : listed(token(next++)->text)) out.push_back(before_code(name));
            return out;
        }
        for (bool more = true; more && is_name(next); ++next) {
            more = token(next)->text.ends_with(',');
            for (const auto name : listed(token(next)->text)) out.push_back(name);
        }
        return out;
    }

    // What stands behind "and with qualifier(s):", some tokens ahead ("(s)" are three); 0 when there is none.
    std::size_t qualifiers_at(std::size_t next) const {
        const std::size_t with = says(next, "and") ? next + 1 : next;
        if (!says(with, "with")) return 0;
        for (const auto* word : {"qualifier:", "qualifiers:", "qualifier", "qualifiers"}) {
            if (says(with + 1, word) && is_name(with + 2)) return with + 2;
        }
        for (auto at = with + 1; at < with + 8; ++at) {
            const auto* one = token(at);
            if (one == nullptr) return 0;
            if (one->is(Kind::bracket)) return at;
        }
        return 0;
    }

    // Outside quotes: names of headings hold none.
    static std::size_t slash_of(std::string_view text) {
        const auto quote = text.starts_with('"') ? text.find('"', 1) : std::string_view::npos;
        return text.find('/', quote == std::string_view::npos ? 0 : quote);
    }

    static std::string_view unquoted(std::string_view text) {
        text = trim(text);
        while (text.starts_with('"')) text.remove_prefix(1);
        while (text.ends_with('"')) text.remove_suffix(1);
        return trim(text);
    }

    static std::vector<std::string_view> listed(std::string_view text) {
        std::vector<std::string_view> out;
        while (!text.empty()) {
            const auto comma = text.find(',');
            if (const auto one = unquoted(text.substr(0, comma)); !one.empty()) out.push_back(one);
            text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
        }
        return out;
    }

    // "drug therapy - DT": the name.
    static std::string_view before_code(std::string_view name) { return trim(name.substr(0, name.find(" - "))); }

    std::optional<Node> mesh_node(const Mesh& mesh, Stretch place) {
        std::vector<Node> any;
        const auto add = [&](std::string_view pubmed_tag, std::string_view text) {
            const Value typed{{text, place.begin}, place, true, mesh.explode, false};
            if (auto node = value_node(*field_by_pubmed_tag(pubmed_tag), typed, today_, findings_))
                any.push_back(std::move(*node));
        };
        const std::string_view heading = mesh.major ? "majr" : "mh";
        if (mesh.qualifiers.empty()) add(heading, mesh.name);
        for (const auto qualifier : mesh.qualifiers) {
            if (mesh.name.empty()) {
                add("sh", qualifier);
            } else {
                add(heading, std::string(mesh.name) + '/' + std::string(qualifier));
            }
        }
        if (any.empty()) return {};
        if (any.size() == 1) return std::move(any.front());
        return Node{Or{std::move(any)}, findings_.place(place)};
    }
};

void add_limit(const CochraneLimit& limit, const std::string& input, Parsed& out) {
    const Place place{input, limit.place.begin, limit.place.end};
    const auto tell = [&](Severity severity, std::string_view code, std::string message) {
        out.problems.push_back({severity, std::string(code), std::move(message), place});
    };
    switch (limit.kind) {
        case CochraneLimit::Kind::years: {
            And both;
            both.parts.push_back(std::move(out.node));
            both.parts.push_back({published(limit.from, limit.to).is, place});
            out.node = {std::move(both), {input, 0, limit.place.end}};
            return;
        }
        case CochraneLimit::Kind::parts:
            return tell(Severity::note, "library-part",
                        "Parts of the Library are no limit here: the records that are held are searched.");
        case CochraneLimit::Kind::variations:
            return tell(Severity::warning, "word-variations",
                        "The Library searched other forms of the words too; here they are searched as written. Put "
                        "stars behind them.");
        case CochraneLimit::Kind::added:
            return tell(Severity::error, "unknown-limit",
                        "When a record came to the Library is not known here; the limit is left out.");
    }
}

}  // namespace

Parsed parse_cochrane(std::string_view text, std::string input, const SyntaxOptions& options) {
    const auto line = limited_line(text);
    auto out = CochraneTerms(text.substr(0, line.end), input, options).run();
    for (const auto& limit : line.limits) add_limit(limit, input, out);
    return out;
}

}  // namespace evident
