#include "ingest/format/endnote/record.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ingest/format/endnote/accession.hpp"
#include "ingest/format/endnote/medline_notes.hpp"
#include "ingest/format/endnote/styled_text.hpp"
#include "ingest/format/flat/flat_record.hpp"
#include "ingest/format/flat/name_list.hpp"
#include "ingest/format/flat/term_list.hpp"
#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/parts/names.hpp"
#include "ingest/format/tagged/serial_numbers.hpp"
#include "ingest/format/tagged/written_date.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

class RecordReader {
  public:
    RecordReader(Draft& draft, ToldFields& told) : draft_(draft), record_(draft.record), told_(told) {}

    void read(pugi::xml_node element) {
        read_hints(element);
        for (const auto node : element.children()) read_part(node);
        read_custom(element);
        read_notes(element);
        for (const auto& text : styled_lines(element.child("accession-num"))) {
            add_accession_number(draft_, numbers_, hints_, text);
        }
        finish_affiliations();
        add_identifiers(draft_, numbers_);
    }

    void finish(std::string source) {
        const auto pmid = identifier(record_, IdentifierKind::pmid);
        std::string database;
        const auto take = [&](std::string_view name, const std::string& number) {
            if (!database.empty() || number.empty()) return;
            database = name;
            record_.key = number;
        };
        if (hints_.is_pubmed()) take("pubmed-export", pmid);
        take("embase", numbers_.embase);
        take("central", numbers_.central);
        take("wos", numbers_.wos);
        take("scopus", numbers_.scopus);
        if (database.empty() && hints_.has("embase")) database = "embase";
        if (database.empty() && record_.key.empty()) record_.key = pmid;
        if (record_.key.empty()) record_.key = made_key(record_);
        record_.source = !source.empty() ? source : !database.empty() ? database : "endnote";
    }

  private:
    // What tells the database, before any number is read.
    void read_hints(pugi::xml_node element) {
        for (const auto& name : styled_lines(element.child("remote-database-name"))) {
            for (const auto part : split_list(name, ";,")) {
                hints_.databases.push_back(lower(part));
                record_.collections.emplace_back(part);
            }
        }
        hints_.provider = lower(styled_text(element.child("remote-database-provider")));
        for (const auto node : element.child("urls").children()) {
            for (const auto url : node.children("url")) {
                for (const auto& line : styled_lines(url)) add_address(line);
            }
        }
    }

    void add_address(const std::string& address) {
        if (take_address(draft_, numbers_, address)) return;
        if (address.starts_with("http")) record_.notes.push_back("URL: " + address);
    }

    bool is_embase() const { return hints_.has("embase") || !numbers_.embase.empty(); }

    void read_part(pugi::xml_node node) {
        const std::string_view name = node.name();
        if (read_frame(node, name) || read_journal(node, name) || read_words(node, name)) return;
        constexpr std::string_view elsewhere =
            " database source-app rec-number foreign-keys accession-num urls remote-database-name "
            "remote-database-provider notes custom1 custom2 custom3 custom4 custom5 custom6 custom7 access-date "
            "modified-date isbn-type label-id image pdf-urls reprint-edition reprint-status added-date ";
        if (node.type() != pugi::node_element) return;
        if (elsewhere.find(" " + std::string(name) + " ") == std::string_view::npos) told_.tell(draft_, name);
    }

    bool read_frame(pugi::xml_node node, std::string_view name) {
        if (name == "ref-type") {
            read_type(node.attribute("name").value());
        } else if (name == "contributors") {
            for (const auto group : node.children()) read_people(group);
        } else if (name == "titles") {
            for (const auto title : node.children()) read_title(title);
        } else if (name == "periodical" || name == "alt-periodical") {
            read_periodical(node);
        } else if (name == "dates") {
            read_dates(node);
        } else if (name == "keywords") {
            for (const auto keyword : node.children("keyword")) {
                for (const auto& line : styled_lines(keyword)) read_keyword(line);
            }
        } else {
            return false;
        }
        return true;
    }

    void read_type(const std::string& type) {
        const auto word = lower(type);
        if (word == "book" || word == "edited book" || word == "electronic book" || word == "classical work") {
            record_.kind = RecordKind::book;
        } else if (word == "book section" || word == "electronic book section") {
            record_.kind = RecordKind::chapter;
        }
        if (!type.empty()) record_.types.push_back({type, {}});
    }

    void read_people(pugi::xml_node group) {
        const std::string_view name = group.name();
        for (const auto node : group.children("author")) {
            for (const auto& line : styled_lines(node)) {
                auto list = read_name_list(line);
                record_.authors_complete = record_.authors_complete && list.complete;
                if (list.authors.empty()) continue;
                const bool person = list.authors.size() == 1;
                if (name != "authors") {
                    add_other_people(name, line, person ? list.authors[0] : parse_name(line));
                } else {
                    add_author(line, std::move(list.authors));
                }
            }
        }
    }

    // EndNote ends the name of a group with a comma.
    void add_author(const std::string& line, std::vector<Author> authors) {
        if (line.ends_with(',')) {
            Author group;
            group.collective = trim(std::string_view(line).substr(0, line.size() - 1));
            record_.authors.push_back(std::move(group));
        } else if (line.find(';') != std::string::npos || line.find(',') == std::string::npos) {
            record_.authors.insert(record_.authors.end(), authors.begin(), authors.end());
        } else {
            record_.authors.push_back(parse_name(line));
        }
    }

    void add_other_people(std::string_view group, const std::string& line, Author author) {
        if (group == "secondary-authors" && record_.kind == RecordKind::chapter) {
            record_.book.editors.push_back(std::move(author));
        } else {
            record_.notes.push_back(fmt::format("{}: {}", group, line));
        }
    }

    void read_title(pugi::xml_node node) {
        const std::string_view name = node.name();
        auto text = styled_text(node);
        if (text.empty()) return;
        if (name == "title") {
            record_.title = std::move(text);
        } else if (name == "secondary-title") {
            (record_.kind == RecordKind::chapter ? record_.book.title : record_.journal.title) = std::move(text);
        } else if (name == "alt-title" || name == "tertiary-title") {
            (name == "alt-title" ? record_.journal.abbreviation : record_.book.collection) = std::move(text);
        } else if (name == "translated-title") {
            record_.notes.push_back("Translated title: " + text);
        }
    }

    void read_periodical(pugi::xml_node node) {
        auto& journal = record_.journal;
        const bool other = std::string_view(node.name()) == "alt-periodical";
        const auto title = styled_text(node.child("full-title"));
        const auto abbreviation = styled_text(node.child("abbr-1"));
        if (!other && !title.empty() && record_.kind != RecordKind::chapter) journal.title = title;
        if (journal.title.empty() && record_.kind == RecordKind::article) journal.title = title;
        if (journal.abbreviation.empty()) journal.abbreviation = abbreviation;
    }

    bool read_journal(pugi::xml_node node, std::string_view name) {
        auto& journal = record_.journal;
        if (name == "volume") {
            journal.volume = styled_text(node);
        } else if (name == "number") {
            journal.issue = styled_text(node);
        } else if (name == "pages") {
            journal.pages = styled_text(node);
        } else if (name == "isbn" || name == "issn") {
            for (const auto& line : styled_lines(node)) add_serial_numbers(record_, line);
        } else if (name == "publisher") {
            record_.book.publisher = styled_text(node);
        } else if (name == "pub-location") {
            record_.book.place = styled_text(node);
        } else if (name == "edition") {
            read_edition(styled_text(node));
        } else if (name == "electronic-resource-num") {
            for (const auto& line : styled_lines(node)) draft_.add_identifier(IdentifierKind::doi, line, "doi");
        } else {
            return false;
        }
        return true;
    }

    // EndNote's search of PubMed puts the entry date here.
    void read_edition(const std::string& text) {
        if (parse_day(text)) {
            add_written_date(draft_, DateKind::entry, text);
        } else if (!text.empty()) {
            record_.book.edition = text;
        }
    }

    bool read_words(pugi::xml_node node, std::string_view name) {
        if (name == "abstract") {
            add_abstract(record_, styled_paragraphs(node));
        } else if (name == "auth-address") {
            affiliations_ = styled_lines(node);
        } else if (name == "language") {
            add_languages(record_, styled_text(node));
        } else if (name == "work-type") {
            add_types(record_, styled_text(node));
        } else if (name == "research-notes" || name == "label" || name == "caption" || name == "section" ||
                   name == "num-vols" || name == "call-num" || name == "meeting-place" || name == "orig-pub") {
            const auto text = styled_text(node);
            if (!text.empty()) record_.notes.push_back(fmt::format("{}: {}", name, text));
        } else {
            return false;
        }
        return true;
    }

    void read_dates(pugi::xml_node node) {
        const auto year = styled_text(node.child("year"));
        bool any = false;
        for (const auto date : node.child("pub-dates").children("date")) {
            const auto text = styled_text(date);
            if (text.empty()) continue;
            const bool has_year = parse_span(text).known() || year.empty();
            const auto words = has_year ? text : year + " " + text;
            add_written_date(draft_, lower(text).starts_with("epub") ? DateKind::electronic : DateKind::print, words);
            any = any || !lower(text).starts_with("epub");
        }
        if (!any && !year.empty()) add_written_date(draft_, DateKind::print, year);
    }

    void read_keyword(const std::string& line) {
        if (make_identifier(IdentifierKind::nct, line).value.empty()) {
            Keyword keyword;
            keyword.major = line.starts_with('*');
            keyword.text = keyword.major ? line.substr(1) : line;
            record_.keywords.push_back(std::move(keyword));
        } else {
            add_trial(draft_, line);
        }
    }

    // Embase.com fills custom 1 and 2 with trade and makers' names, 3 and 4 with those of devices, 5 with the PMID;
    // PubMed fills custom 2 with the PMCID; CENTRAL fills custom 3 with the numbers of the databases it took from.
    void read_custom(pugi::xml_node element) {
        for (int number = 1; number <= 7; ++number) {
            const auto node = element.child(fmt::format("custom{}", number).c_str());
            for (const auto& line : styled_lines(node)) {
                if (!read_custom_line(number, line)) record_.notes.push_back(fmt::format("custom{}: {}", number, line));
            }
        }
    }

    bool read_custom_line(int number, const std::string& line) {
        if (!normal_pmcid(line).empty() && line.starts_with("PMC")) {
            draft_.add_identifier(IdentifierKind::pmcid, line, "pmcid");
            return true;
        }
        if (read_numbers_of_central(line)) return true;
        if (!is_embase()) return false;
        if (number == 5 && !normal_pmid(line).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, line, "custom5");
            return true;
        }
        if (number > 4) return false;
        Product product;
        product.kind = number <= 2 ? "drug" : "device";
        (number % 2 == 1 ? product.name : product.maker) = line;
        record_.products.push_back(std::move(product));
        return true;
    }

    // "PUBMED 12594633,EMBASE 36231497"
    bool read_numbers_of_central(const std::string& line) {
        bool any = false;
        for (const auto part : split_list(line, ",;")) {
            const auto space = part.find(' ');
            const auto label = part.substr(0, space);
            const auto digits = space == std::string_view::npos ? std::string_view{} : trim(part.substr(space));
            if (label == "PUBMED" && !normal_pmid(digits).empty()) {
                draft_.add_identifier(IdentifierKind::pmid, digits, "custom3");
                any = true;
            } else if (label == "EMBASE" && all_digits(digits)) {
                draft_.add_identifier(IdentifierKind::embase, "L" + std::string(digits), {});
                any = true;
            }
        }
        return any;
    }

    void read_notes(pugi::xml_node element) {
        const auto lines = styled_lines(element.child("notes"));
        if (hints_.is_pubmed()) return read_medline_notes(draft_, lines);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i == 0 && numbers_.take(lines[0]) && !numbers_.embase.empty()) {
                read_embase_dates(lines);
                return;
            }
            read_note(lines[i]);
        }
    }

    // Embase.com: the number, the day the record came in, the day it was complete.
    void read_embase_dates(const std::vector<std::string>& lines) {
        for (std::size_t i = 1; i < lines.size(); ++i) {
            if (i < 3 && parse_day(lines[i])) {
                add_written_date(draft_, i == 1 ? DateKind::create : DateKind::entry, lines[i]);
            } else {
                read_note(lines[i]);
            }
        }
    }

    void read_note(const std::string& line) {
        const auto word = lower(std::string_view(line).substr(0, 6));
        if (word.starts_with("pmid:") && !normal_pmid(trim(std::string_view(line).substr(5))).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, std::string_view(line).substr(5), "notes");
        }
        record_.notes.push_back(line);
    }

    // One address belongs to one author; several to nobody in particular, since EndNote does not say whose they are.
    void finish_affiliations() {
        if (affiliations_.empty()) return;
        if (record_.authors.size() == 1) {
            record_.authors[0].affiliations = affiliations_;
        } else {
            for (const auto& text : affiliations_) record_.notes.push_back("Affiliation: " + text);
        }
    }

    Draft& draft_;
    Record& record_;
    ToldFields& told_;
    EndnoteHints hints_;
    DatabaseNumbers numbers_;
    std::vector<std::string> affiliations_;
};

}  // namespace

bool read_endnote_record(Draft& draft, pugi::xml_node element, std::string source, ToldFields& told) {
    draft.noun = "";
    mark_raised_text(element);
    RecordReader reader(draft, told);
    reader.read(element);
    reader.finish(std::move(source));
    name_problems(draft);
    return !draft.record.key.empty();
}

}  // namespace evident
