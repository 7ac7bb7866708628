#include "store/record/searchable.hpp"

#include <algorithm>

#include "text/words.hpp"

namespace evident {
namespace {

class Collector {
  public:
    explicit Collector(const Record& record) : record_(record) {}

    Searchable run() {
        add_texts();
        add_headings();
        add_index_terms();
        add_substances();
        add_people();
        add_journal();
        add_identifiers();
        add_others();
        add_subsets();
        std::sort(out_.tags.begin(), out_.tags.end());
        out_.tags.erase(std::unique(out_.tags.begin(), out_.tags.end()), out_.tags.end());
        return std::move(out_);
    }

  private:
    void value(Field field, std::string_view text) {
        if (!text.empty()) out_.values[std::size_t(field)].push_back(text);
    }
    void made(Field field, std::string text) {
        if (!text.empty()) value(field, out_.kept.emplace_back(std::move(text)));
    }
    void tag(TagKind kind, std::string_view text) {
        if (text.empty()) return;
        auto token = tag_token(kind, text);
        if (token.size() > prefix(kind).size()) out_.tags.push_back(std::move(token));
    }
    void tag(TagKind kind, std::string_view descriptor, std::string_view qualifier) {
        out_.tags.push_back(tag_token(kind, descriptor, qualifier));
    }

    void add_texts() {
        value(Field::title, record_.title);
        value(Field::title, record_.book.title);
        value(Field::title, record_.book.collection);
        value(Field::vernacular, record_.vernacular_title);
        add_sections(record_.abstract);
        for (const auto& other : record_.other_abstracts) add_sections(other.sections);
        for (const auto& keyword : record_.keywords) {
            value(Field::keyword, keyword.text);
            tag(TagKind::keyword, keyword.text);
        }
        value(Field::statement, record_.conflict_statement);
    }

    // Labels are words of the abstract, as PubMed shows and searches them, each a value of its own.
    void add_sections(const std::vector<Section>& sections) {
        for (const auto& section : sections) {
            value(Field::abstract, section.label);
            value(Field::abstract, section.text);
        }
    }

    void add_headings() {
        for (const auto& heading : record_.headings) {
            value(Field::heading, heading.descriptor);
            tag(TagKind::heading, heading.descriptor);
            if (heading.any_major()) tag(TagKind::major_heading, heading.descriptor);
            for (const auto& qualifier : heading.qualifiers) {
                value(Field::heading, qualifier.name);
                tag(TagKind::qualifier, qualifier.name);
                tag(TagKind::qualified_heading, heading.descriptor, qualifier.name);
                if (qualifier.major || heading.major) {
                    tag(TagKind::major_qualified_heading, heading.descriptor, qualifier.name);
                }
            }
        }
    }

    void add_index_terms() {
        for (const auto& term : record_.index_terms) {
            value(Field::heading, term.term);
            tag(TagKind::emtree, term.term);
            if (term.major) tag(TagKind::major_emtree, term.term);
            for (const auto& link : term.links) {
                value(Field::heading, link.subheading);
                tag(TagKind::emtree_link, term.term, link.subheading);
                tag(TagKind::emtree_subheading, link.subheading);
            }
        }
        for (const auto& collection : record_.collections) tag(TagKind::collection, collection);
    }

    void add_substances() {
        for (const auto& substance : record_.substances) {
            value(Field::substance, substance.name);
            tag(TagKind::substance, substance.name);
            tag(TagKind::registry, substance.registry);
        }
        for (const auto& product : record_.products) value(Field::substance, product.name);
        for (const auto& concept_name : record_.supplementary) {
            value(Field::substance, concept_name.name);
            tag(TagKind::substance, concept_name.name);
        }
    }

    void add_person(TagKind kind, const Author& author) {
        if (words(author.last).empty()) return;
        std::string initials;
        for (const auto& word : words(author.initials)) initials += word.text;
        tag(kind, author.last, initials);
    }

    void add_full(TagKind kind, const Author& author) {
        if (author.fore.empty()) return;
        tag(kind, author.last + ' ' + author.fore);
        tag(kind, author.fore + ' ' + author.last);
    }

    void add_people() {
        const Author* first = nullptr;
        const Author* last = nullptr;
        for (const auto& author : record_.authors) {
            for (const auto& affiliation : author.affiliations) value(Field::affiliation, affiliation);
            if (!author.collective.empty()) {
                value(Field::author, author.collective);
                value(Field::other, author.collective);
                tag(TagKind::collective, author.collective);
                continue;
            }
            if (author.last.empty()) continue;
            if (first == nullptr) first = &author;
            last = &author;
            add_named(author);
        }
        if (first != nullptr) add_person(TagKind::first_author, *first);
        if (last != nullptr) add_person(TagKind::last_author, *last);
        for (const auto& editor : record_.book.editors) {
            if (editor.last.empty()) continue;
            add_named(editor);
            add_person(TagKind::editor, editor);
        }
        for (const auto& person : record_.investigators) {
            add_person(TagKind::investigator, person);
            add_full(TagKind::full_investigator, person);
            for (const auto& affiliation : person.affiliations) value(Field::affiliation, affiliation);
        }
        for (const auto& person : record_.subjects) {
            made(Field::other, person.last + ' ' + person.fore);
            add_person(TagKind::subject_person, person);
        }
    }

    void add_named(const Author& author) {
        made(Field::author, author.last + ' ' + author.fore + ' ' + author.initials);
        add_person(TagKind::author, author);
        add_full(TagKind::full_author, author);
        tag(TagKind::author_id, author.orcid);
    }

    void add_journal() {
        const auto& journal = record_.journal;
        value(Field::journal, journal.title);
        if (journal.abbreviation != journal.title) value(Field::journal, journal.abbreviation);
        tag(TagKind::journal, journal.title);
        tag(TagKind::journal, journal.abbreviation);
        tag(TagKind::journal, journal.medline_abbreviation);
        for (const auto& issn : journal.issns) tag(TagKind::journal, issn);
        tag(TagKind::journal_id, journal.nlm_id);
        tag(TagKind::country, journal.country);
        tag(TagKind::volume, journal.volume);
        tag(TagKind::issue, journal.issue);
        tag(TagKind::page, std::string_view(journal.pages).substr(0, journal.pages.find_first_of("-,; ")));
        for (const auto& isbn : record_.book.isbns) tag(TagKind::isbn, isbn);
        tag(TagKind::publisher, record_.book.publisher);
    }

    void add_identifiers() {
        for (const auto& id : record_.identifiers) {
            switch (id.kind) {
                case IdentifierKind::pmid: tag(TagKind::pmid, id.value); break;
                case IdentifierKind::doi: tag(TagKind::doi, id.value); break;
                case IdentifierKind::pmcid: tag(TagKind::pmcid, id.value); break;
                case IdentifierKind::nct: tag(TagKind::accession, id.value); break;
                default: tag(TagKind::other_id, id.value);
            }
        }
        for (const auto& accession : record_.accessions) {
            made(Field::other, accession.databank + ' ' + accession.number);
            tag(TagKind::accession, accession.number);
            tag(TagKind::accession, accession.databank);
            tag(TagKind::accession, accession.databank + ' ' + accession.number);
        }
        for (const auto& grant : record_.grants) tag(TagKind::grant, grant.id);
        tag(TagKind::source, record_.source);
    }

    void add_others() {
        for (const auto& type : record_.types) {
            value(Field::other, type.name);
            tag(TagKind::type, type.name);
        }
        for (const auto& related : record_.related) {
            value(Field::other, related.source);
            value(Field::other, related.note);
        }
        for (const auto& note : record_.notes) value(Field::other, note);
        value(Field::other, record_.conference.name);
        for (const auto& gene : record_.genes) {
            value(Field::other, gene);
            tag(TagKind::gene, gene);
        }
        for (const auto& language : record_.languages) tag(TagKind::language, language);
    }

    // Status and the filters that follow from the record itself (PubMed help, subsets).
    void add_subsets() {
        if (record_.status == "MEDLINE") tag(TagKind::subset, "medline");
        if (record_.status == "PubMed-not-MEDLINE") tag(TagKind::subset, "pubmednotmedline");
        if (record_.status == "Publisher") tag(TagKind::subset, "publisher");
        if (record_.status.starts_with("In-")) tag(TagKind::subset, "inprocess");
        if (!record_.publication_status.empty()) tag(TagKind::subset, "pubstatus" + record_.publication_status);
        if (!record_.abstract.empty()) tag(TagKind::subset, "hasabstract");
        if (record_.abstract.size() > 1) tag(TagKind::subset, "hasstructuredabstract");
        for (const auto& subset : record_.subsets) tag(TagKind::subset, subset);
    }

    const Record& record_;
    Searchable out_;
};

}  // namespace

Searchable searchable(const Record& record) { return Collector(record).run(); }

std::string column_text(const std::vector<std::string_view>& values) {
    std::string out;
    for (const auto value : values) {
        if (!out.empty()) {
            out += ' ';
            out += value_guard;
        }
        append_folded(out, value);
    }
    return out;
}

std::string tags_text(const std::vector<std::string>& tags) {
    std::string out;
    for (const auto& tag : tags) {
        if (!out.empty()) out += ' ';
        out += tag;
    }
    return out;
}

}  // namespace evident
