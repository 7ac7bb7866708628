#include "ingest/format/embase/abstracts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/format/parts/names.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// Elsevier's words for the codes of citation types; that "cb" is a conference abstract is inferred.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> types = {{
    {"ar", "Article"},
    {"re", "Review"},
    {"le", "Letter"},
    {"ed", "Editorial"},
    {"no", "Note"},
    {"er", "Erratum"},
    {"sh", "Short Survey"},
    {"ip", "Article in Press"},
    {"cp", "Conference Paper"},
    {"cb", "Conference Abstract"},
    {"cr", "Conference Review"},
    {"ch", "Chapter"},
    {"bk", "Book"},
    {"br", "Book Review"},
    {"bz", "Business Article"},
    {"di", "Dissertation"},
    {"pa", "Patent"},
    {"pr", "Press Release"},
    {"rp", "Report"},
    {"wp", "Working Paper"},
    {"ab", "Abstract Report"},
    {"tb", "Tombstone"},
}};

void add_type(Record& record, pugi::xml_node node) {
    auto code = attribute_of(node, "code");
    auto name = text_of(node);
    if (code.empty() && name.empty()) return;
    for (const auto& [known, words] : types) {
        if (lower(code) == known) name = words;
    }
    if (name.empty()) name = code;
    if (lower(code) == "bk") record.kind = RecordKind::book;
    if (lower(code) == "ch") record.kind = RecordKind::chapter;
    record.types.push_back({std::move(name), std::move(code)});
}

std::string language_of(pugi::xml_node node) {
    auto code = attribute_of(node, "lang");
    if (code.empty()) code = attribute_of(node, "language");
    return language_code(code);
}

void add_language(Record& record, pugi::xml_node node) {
    auto code = language_of(node);
    if (code.empty()) code = language_code(text_of(node));
    add_once(record.languages, std::move(code));
}

struct Title {
    std::string text;
    std::string language;
    bool original = false;
};

bool is_original(pugi::xml_node node) { return lower(attribute_of(node, "original")) == "y"; }

std::vector<Title> titles_of(pugi::xml_node citation_title) {
    std::vector<Title> out;
    for (const auto node : children_of(citation_title, "titletext")) {
        auto text = text_of(node);
        if (!text.empty()) out.push_back({std::move(text), language_of(node), is_original(node)});
    }
    if (out.empty()) {
        auto text = text_of(citation_title);
        if (!text.empty()) out.push_back({std::move(text), {}, true});
    }
    return out;
}

// Paragraphs one by one; a section's title is the label of each paragraph within it.
void add_paragraphs(std::vector<Section>& sections, pugi::xml_node node, const std::string& label) {
    for (const auto para : children_of(node, "para")) {
        auto text = text_of(para);
        if (text.empty()) continue;
        auto& section = sections.emplace_back();
        section.label = label;
        section.text = std::move(text);
    }
}

OtherAbstract abstract_of(pugi::xml_node node) {
    OtherAbstract out;
    out.language = language_of(node);
    out.type = is_original(node) ? "original" : "";
    out.notice = text_of(node, "publishercopyright");
    add_paragraphs(out.sections, node, {});
    for (const auto section : elements_of(node)) {
        if (is_named(section, "abstract-sec") || is_named(section, "section")) {
            add_paragraphs(out.sections, section, text_of(section, "section-title"));
        }
    }
    if (out.sections.empty() && !child_of(node, "publishercopyright")) {
        auto text = text_of(node);
        if (!text.empty()) out.sections.emplace_back().text = std::move(text);
    }
    return out;
}

// English before other languages, the original before translations.
int rank(const OtherAbstract& abstract) {
    const int language = abstract.language == "eng" ? 2 : 0;
    return language + (abstract.type == "original" ? 1 : 0);
}

}  // namespace

void add_author_keyword(Record& record, std::string text) {
    if (!text.empty()) add_once(record.keywords, Keyword{std::move(text), "author", false});
}

void read_citation_info(const ItemDraft& item, pugi::xml_node citation_info) {
    for (const auto node : elements_of(citation_info)) {
        if (is_named(node, "citation-type")) {
            add_type(item.record(), node);
        } else if (is_named(node, "citation-language")) {
            add_language(item.record(), node);
        } else if (is_named(node, "author-keywords")) {
            for (const auto keyword : children_of(node, "author-keyword")) {
                add_author_keyword(item.record(), text_of(keyword));
            }
        } else if (!is_named(node, "abstract-language") && !is_named(node, "figure-information")) {
            item.unknown(node);
        }
    }
}

void read_titles(const ItemDraft& item, pugi::xml_node citation_title) {
    auto titles = titles_of(citation_title);
    if (titles.empty()) return;
    const auto first = [&](auto test) { return std::find_if(titles.begin(), titles.end(), test); };
    auto shown = first([](const Title& title) { return title.language == "eng"; });
    if (shown == titles.end()) shown = first([](const Title& title) { return title.original; });
    if (shown == titles.end()) shown = titles.begin();
    auto& record = item.record();
    record.title = shown->text;
    for (auto at = titles.begin(); at != titles.end(); ++at) {
        if (at == shown || at->text == shown->text) continue;
        if (at->original && record.vernacular_title.empty()) {
            record.vernacular_title = at->text;
        } else {
            record.notes.push_back("Other title: " + at->text);
        }
    }
}

void read_abstracts(const ItemDraft& item, pugi::xml_node abstracts) {
    std::vector<OtherAbstract> all;
    for (const auto node : children_of(abstracts, "abstract")) {
        if (lower(attribute_of(node, "perspective")) == "noabstract") continue;
        auto abstract = abstract_of(node);
        if (!abstract.sections.empty() || !abstract.notice.empty()) all.push_back(std::move(abstract));
    }
    if (all.empty()) return;
    const auto main =
        std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return rank(a) < rank(b); });
    auto& record = item.record();
    for (auto at = all.begin(); at != all.end(); ++at) {
        if (at != main) {
            record.other_abstracts.push_back(std::move(*at));
        } else {
            record.abstract = std::move(at->sections);
            record.abstract_notice = std::move(at->notice);
        }
    }
}

}  // namespace evident
