#include "ingest/format/jats/texts.hpp"

#include "ingest/format/jats/nodes.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/pubmed/flat_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

bool is_plain_type(std::string_view type) {
    return type.empty() || type == "main" || type == "structured" || type == "abstract" || type == "normal" ||
           type == "full" || type == "section";
}

std::string language_of(std::string_view lang) { return language_code(lang.substr(0, lang.find('-'))); }

void add_section(std::vector<Section>& sections, std::string label, std::string text) {
    while (!label.empty() && (label.back() == ':' || label.back() == '.')) label.pop_back();
    if (label.empty() && text.empty()) return;
    if (label.empty() && !sections.empty() && sections.back().label.empty()) {
        sections.back().text += " " + text;
        return;
    }
    Section section;
    section.label = std::move(label);
    section.text = std::move(text);
    sections.push_back(std::move(section));
}

// One section of an abstract; sections within it are part of its text.
void read_section(std::vector<Section>& sections, pugi::xml_node sec) {
    std::string label;
    if (auto title = jats_child(sec, "title")) {
        label = tidy_flat_text(title);
        sec.remove_child(title);
    }
    if (auto number = jats_child(sec, "label")) sec.remove_child(number);
    add_section(sections, std::move(label), tidy_flat_text(sec));
}

std::vector<Section> sections_of(pugi::xml_node abstract) {
    std::vector<Section> out;
    for (const auto node : abstract.children()) {
        const auto name = jats_name(node);
        if (name == "sec") {
            read_section(out, node);
        } else if (name == "p" || name == "list" || name == "disp-quote" || name == "disp-formula" ||
                   name == "def-list" || name == "boxed-text") {
            add_section(out, {}, tidy_flat_text(node));
        }
    }
    return out;
}

}  // namespace

void read_titles(Draft& draft, pugi::xml_node group) {
    auto& record = draft.record;
    for (const auto node : group.children()) {
        const auto name = jats_name(node);
        if (name == "article-title") {
            record.title = tidy_flat_text(node);
        } else if (name == "subtitle") {
            const auto text = tidy_flat_text(node);
            if (!text.empty())
                record.title += (record.title.empty() || record.title.ends_with(':') ? " " : ": ") + text;
        } else if (name == "trans-title-group" || name == "trans-title") {
            const auto title = name == "trans-title" ? node : jats_child(node, "trans-title");
            const auto text = tidy_flat_text(title);
            if (record.vernacular_title.empty()) {
                record.vernacular_title = text;
            } else if (!text.empty()) {
                record.notes.push_back("Translated title: " + text);
            }
        }
    }
}

void add_jats_abstract(Draft& draft, pugi::xml_node node) {
    auto& record = draft.record;
    const bool translated = jats_name(node) == "trans-abstract";
    const auto type = std::string(attribute_of(node, "abstract-type"));
    const auto language = language_of(attribute_of(node, "lang"));
    auto sections = sections_of(node);
    if (sections.empty()) return;
    if (!translated && is_plain_type(type) && record.abstract.empty()) {
        record.abstract = std::move(sections);
        return;
    }
    OtherAbstract other;
    other.type = !type.empty() ? type : translated ? "translation" : "other";
    other.language = language;
    other.sections = std::move(sections);
    record.other_abstracts.push_back(std::move(other));
}

void add_kwd_group(Draft& draft, pugi::xml_node group) {
    const auto type = attribute_of(group, "kwd-group-type");
    const bool own = type.empty() || lower(type).find("author") != std::string::npos || type == "kwd";
    for (const auto node : group.children()) {
        const auto name = jats_name(node);
        if (name == "x" || name == "title" || name == "label") continue;
        Keyword keyword;
        if (name == "compound-kwd") {
            for (const auto part : node.children()) {
                if (jats_name(part) != "compound-kwd-part") continue;
                keyword.text += (keyword.text.empty() ? "" : ": ") + tidy_flat_text(part);
            }
        } else {
            keyword.text = tidy_flat_text(node);
        }
        keyword.owner = own ? "NOTNLM" : std::string(type);
        if (!keyword.text.empty()) draft.record.keywords.push_back(std::move(keyword));
    }
}

}  // namespace evident
