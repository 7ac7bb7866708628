#include "ingest/format/bibtex/bibtex.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "ingest/format/bibtex/bib_fields.hpp"
#include "ingest/format/bibtex/bib_names.hpp"
#include "ingest/format/bibtex/entries.hpp"
#include "ingest/format/bibtex/entry_start.hpp"
#include "ingest/format/bibtex/latex.hpp"
#include "ingest/format/flat/flat_record.hpp"
#include "ingest/format/tagged/told_fields.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

std::string_view value_of(const BibEntry& entry, std::string_view name) {
    for (const auto& field : entry.fields) {
        if (field.name == name) return field.value;
    }
    return {};
}

bool is_verbatim(FlatField field) {
    return field == FlatField::doi || field == FlatField::url || field == FlatField::pmid ||
           field == FlatField::pmcid || field == FlatField::wos || field == FlatField::scopus ||
           field == FlatField::accession;
}

bool is_in_book(std::string_view type) {
    return type == "inbook" || type == "incollection" || type == "suppbook" || type == "bookinbook" ||
           type == "suppcollection" || type == "inreference";
}

bool is_book(std::string_view type) {
    return type == "book" || type == "mvbook" || type == "collection" || type == "mvcollection" || type == "reference";
}

bool is_conference(std::string_view type) { return type == "inproceedings" || type == "conference"; }

class BibReader : public Reader {
  public:
    BibReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : cutter_(std::move(text), chunk), input_(std::move(input)), source_(std::move(source)) {}

    bool next(Entry& entry) override {
        BibEntry bib;
        if (!cutter_.next(bib)) return false;
        entry = {};
        entry.place = {input_, bib.begin, bib.end};
        if (bib.too_large) {
            reject(entry, "record-too-large",
                   fmt::format("the entry at line {} is above the limit of {} bytes; it was passed over", bib.line,
                               BibCutter::largest_entry));
            return true;
        }
        read(entry, bib);
        for (auto& problem : bib.problems) {
            problem.place.input = input_;
            entry.problems.push_back(std::move(problem));
        }
        return true;
    }

  private:
    void read(Entry& entry, const BibEntry& bib) {
        Draft draft{entry.record, entry.problems, entry.place};
        FlatRecord flat(draft, source_, "bibtex");
        auto& record = entry.record;
        record.kind = is_book(bib.type)      ? RecordKind::book
                      : is_in_book(bib.type) ? RecordKind::chapter
                                             : RecordKind::article;
        draft.add_identifier(IdentifierKind::other, bib.cite_key, "citekey");
        read_people(record, bib);
        read_title(flat, bib);
        read_container(flat, bib);
        read_eprint(draft, flat, bib);
        for (const auto& field : bib.fields) read_field(draft, flat, field);
        read_database(flat, bib);
        finish(entry, draft, flat, bib);
    }

    void finish(Entry& entry, Draft& draft, FlatRecord& flat, const BibEntry& bib) {
        auto& record = entry.record;
        if (flat.finish()) {
            entry.kind = Entry::Kind::record;
        } else {
            reject(entry, "no-key", what_is_missing(bib));
        }
        if (record.types.empty()) record.types.push_back({bib.type, {}});
        if (bib.legacy) {
            draft.say(Severity::warning, "legacy-encoding", "text that is no UTF-8 was read as Windows-1252");
        }
        constexpr std::size_t most_keys = 100000;
        if (!bib.cite_key.empty() && keys_.size() < most_keys && !keys_.insert(bib.cite_key).second) {
            draft.say(Severity::note, "repeated-cite-key",
                      fmt::format("the cite key \"{}\" stands again at line {}; both entries are read", bib.cite_key,
                                  bib.line));
        }
    }

    static std::string what_is_missing(const BibEntry& bib) {
        const auto entry = bib.cite_key.empty() ? std::string("the entry") : "the entry \"" + bib.cite_key + "\"";
        const auto parent = latex_verbatim(value_of(bib, "crossref"));
        const auto why = !parent.empty()        ? "; what it takes from \"" + parent + "\" (crossref) is not read"
                         : bib.cite_key.empty() ? std::string()
                                                : "; its cite key is no number of a database";
        return fmt::format("{} at line {} has no title, no DOI and no number of a database: give it a title or a DOI{}",
                           entry, bib.line, why);
    }

    static void read_people(Record& record, const BibEntry& bib) {
        auto names = read_bib_names(value_of(bib, "author"));
        record.authors = std::move(names.authors);
        record.authors_complete = names.complete;
        const auto group = latex_text(value_of(bib, "collaboration"));
        if (!group.empty()) {
            Author author;
            author.collective = group;
            record.authors.push_back(std::move(author));
        }
        record.book.editors = read_bib_names(value_of(bib, "editor")).authors;
        const auto orcids = value_of(bib, "author+an:orcid");
        for (std::size_t i = 0; i < record.authors.size(); ++i) record.authors[i].orcid = numbered(orcids, i + 1);
    }

    // biblatex's annotations: 1="0000-0002-4751-4637"; 2="..."
    static std::string numbered(std::string_view text, std::size_t number) {
        const auto mark = fmt::format("{}=\"", number);
        for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
            if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') continue;
            const auto start = at + mark.size();
            return std::string(text.substr(start, text.find('"', start) - start));
        }
        return {};
    }

    static void read_title(FlatRecord& flat, const BibEntry& bib) {
        auto title = latex_text(value_of(bib, "title"));
        const auto subtitle = latex_text(value_of(bib, "subtitle"));
        if (!title.empty() && !subtitle.empty()) title += ": " + subtitle;
        if (!title.empty()) flat.add(FlatField::title, title, "title");
    }

    static void read_container(FlatRecord& flat, const BibEntry& bib) {
        const auto title = latex_text(value_of(bib, "booktitle"));
        if (title.empty()) return;
        if (is_conference(bib.type) && value_of(bib, "journal").empty())
            flat.add(FlatField::journal, title, "booktitle");
        flat.add(is_conference(bib.type) ? FlatField::conference : FlatField::book_title, title, "booktitle");
    }

    static void read_eprint(Draft& draft, FlatRecord& flat, const BibEntry& bib) {
        auto kind = lower(latex_verbatim(value_of(bib, "eprinttype")));
        if (kind.empty()) kind = lower(latex_verbatim(value_of(bib, "archiveprefix")));
        const auto number = latex_verbatim(value_of(bib, "eprint"));
        if (number.empty()) return;
        if (kind == "pubmed" || kind == "pmid") {
            flat.add(FlatField::pmid, number, "eprint");
        } else if (kind == "pmcid" || kind == "pmc") {
            flat.add(FlatField::pmcid, number, "eprint");
        } else {
            draft.add_identifier(IdentifierKind::other, number, kind.empty() ? "eprint" : kind);
        }
    }

    void read_field(Draft& draft, FlatRecord& flat, const BibField& field) {
        const auto name =
            field.name == "eid" && field.value.find("2-s2.0-") != std::string::npos ? "scopus" : field.name;
        const auto use = bib_field(name);
        if (!use) return told_.tell(draft, name);
        if (*use == FlatField::ignored || name == "title") return;
        const auto value = *use == FlatField::note ? latex_lines(field.value)
                           : is_verbatim(*use)     ? latex_verbatim(field.value)
                                                   : latex_text(field.value);
        if (!value.empty()) flat.add(*use, value, field.name);
    }

    static void read_database(FlatRecord& flat, const BibEntry& bib) {
        const auto source = lower(latex_verbatim(value_of(bib, "source")));
        if (source == "scopus") flat.set_database("scopus");
        const auto how = latex_verbatim(value_of(bib, "howpublished"));
        if (!how.empty()) flat.add(FlatField::url, how, "howpublished");
        const auto parent = latex_verbatim(value_of(bib, "crossref"));
        if (!parent.empty()) flat.add(FlatField::note, "Crossref: " + parent, "crossref");
        const auto pii = latex_verbatim(value_of(bib, "pii"));
        if (!pii.empty()) flat.add(FlatField::identifier, pii, "pii");
    }

    static void reject(Entry& entry, std::string_view code, const std::string& message) {
        entry.kind = Entry::Kind::rejected;
        entry.problems.push_back({Severity::error, std::string(code), message, entry.place});
    }

    BibCutter cutter_;
    std::string input_;
    std::string source_;
    ToldFields told_;
    std::set<std::string> keys_;
};

}  // namespace

std::unique_ptr<Reader> open_bibtex(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                    std::size_t chunk) {
    return std::make_unique<BibReader>(std::move(text), std::move(input), std::move(source), chunk);
}

bool looks_like_bibtex(std::string_view head) {
    for (auto at = head.find('@'); at != std::string_view::npos; at = head.find('@', at + 1)) {
        if (at_line_start(head, at) || (at == 3 && head.starts_with("\xEF\xBB\xBF"))) {
            if (begins_entry(head.substr(at))) return true;
        }
    }
    return false;
}

}  // namespace evident
