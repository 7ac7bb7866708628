#include "store/record/record_json.hpp"

#include <simdjson.h>

#include <type_traits>

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {
namespace {

// One description of each struct serves the writer and the reader: visit(archive, value) names every field once.

template <class A>
void visit(A& a, Section& v) {
    a("label", v.label), a("category", v.category), a("text", v.text), a("sentence_ends", v.sentence_ends);
}
template <class A>
void visit(A& a, OtherAbstract& v) {
    a("type", v.type), a("language", v.language), a("sections", v.sections), a("notice", v.notice);
}
template <class A>
void visit(A& a, Author& v) {
    a("last", v.last), a("fore", v.fore), a("initials", v.initials), a("suffix", v.suffix);
    a("collective", v.collective), a("orcid", v.orcid), a("affiliations", v.affiliations), a("valid", v.valid, true);
}
template <class A>
void visit(A& a, Journal& v) {
    a("title", v.title), a("abbreviation", v.abbreviation), a("medline_abbreviation", v.medline_abbreviation);
    a("issns", v.issns), a("nlm_id", v.nlm_id), a("country", v.country), a("volume", v.volume);
    a("issue", v.issue), a("pages", v.pages);
}
template <class A>
void visit(A& a, Book& v) {
    a("title", v.title), a("collection", v.collection), a("edition", v.edition), a("publisher", v.publisher);
    a("place", v.place), a("isbns", v.isbns), a("editors", v.editors);
}
template <class A>
void visit(A& a, DateFact& v) {
    a("kind", v.kind), a("first", v.span.first), a("last", v.span.last), a("text", v.text), a("status", v.status);
}
template <class A>
void visit(A& a, Term& v) {
    a("name", v.name), a("ui", v.ui);
}
template <class A>
void visit(A& a, Qualifier& v) {
    a("name", v.name), a("ui", v.ui), a("major", v.major, false);
}
template <class A>
void visit(A& a, Heading& v) {
    a("descriptor", v.descriptor), a("ui", v.ui), a("major", v.major, false), a("qualifiers", v.qualifiers);
}
template <class A>
void visit(A& a, Substance& v) {
    a("name", v.name), a("ui", v.ui), a("registry", v.registry);
}
template <class A>
void visit(A& a, Keyword& v) {
    a("text", v.text), a("owner", v.owner), a("major", v.major, false);
}
template <class A>
void visit(A& a, Accession& v) {
    a("databank", v.databank), a("number", v.number);
}
template <class A>
void visit(A& a, Grant& v) {
    a("id", v.id), a("acronym", v.acronym), a("agency", v.agency), a("country", v.country);
}
template <class A>
void visit(A& a, Identifier& v) {
    a("kind", v.kind), a("value", v.value), a("scheme", v.scheme);
}
template <class A>
void visit(A& a, LinkedTerm& v) {
    a("term", v.term), a("terms", v.terms);
}
template <class A>
void visit(A& a, IndexLink& v) {
    a("subheading", v.subheading), a("number", v.number), a("to", v.to);
}
template <class A>
void visit(A& a, IndexTerm& v) {
    a("vocabulary", v.vocabulary), a("group", v.group), a("term", v.term), a("code", v.code);
    a("major", v.major, false), a("candidate", v.candidate, false), a("links", v.links);
}
template <class A>
void visit(A& a, Conference& v) {
    a("name", v.name), a("number", v.number), a("place", v.place), a("sponsor", v.sponsor);
    a("first", v.dates.first), a("last", v.dates.last), a("dates_text", v.dates_text);
}
template <class A>
void visit(A& a, Product& v) {
    a("name", v.name), a("maker", v.maker), a("kind", v.kind);
}
template <class A>
void visit(A& a, Related& v) {
    a("type", v.type), a("source", v.source), a("pmid", v.pmid), a("doi", v.doi), a("note", v.note);
}
template <class A>
void visit(A& a, Record& v) {
    a("source", v.source), a("key", v.key), a("version", v.version), a("kind", v.kind), a("status", v.status);
    a("indexing_method", v.indexing_method), a("owner", v.owner), a("publication_status", v.publication_status);
    a("publication_model", v.publication_model), a("title", v.title), a("vernacular_title", v.vernacular_title);
    a("abstract", v.abstract), a("abstract_notice", v.abstract_notice), a("other_abstracts", v.other_abstracts);
    a("authors", v.authors), a("authors_complete", v.authors_complete, true), a("investigators", v.investigators);
    a("journal", v.journal), a("book", v.book), a("dates", v.dates), a("languages", v.languages), a("types", v.types);
    a("headings", v.headings), a("supplementary", v.supplementary), a("substances", v.substances);
    a("keywords", v.keywords), a("accessions", v.accessions), a("grants", v.grants);
    a("identifiers", v.identifiers), a("related", v.related), a("conflict_statement", v.conflict_statement);
    a("subjects", v.subjects), a("genes", v.genes), a("notes", v.notes), a("subsets", v.subsets);
    a("index_terms", v.index_terms), a("sections", v.sections), a("products", v.products);
    a("conference", v.conference), a("collections", v.collections);
}

// Kinds are written by their names; days and counts as numbers.
template <class T>
constexpr bool is_kind =
    std::is_same_v<T, RecordKind> || std::is_same_v<T, DateKind> || std::is_same_v<T, IdentifierKind>;

void read_kind(std::string_view word, RecordKind& kind) { kind = parse_record_kind(word).value_or(RecordKind{}); }
void read_kind(std::string_view word, DateKind& kind) { kind = parse_date_kind(word).value_or(DateKind::other); }
void read_kind(std::string_view word, IdentifierKind& kind) { kind = identifier_kind(word); }

class Writer {
  public:
    explicit Writer(std::string& out) : out_(out) {}

    void operator()(std::string_view name, const std::string& value) {
        if (value.empty()) return;
        key(name);
        string(value);
    }
    void operator()(std::string_view name, bool value, bool usual) {
        if (value == usual) return;
        key(name);
        out_ += value ? "true" : "false";
    }
    template <class T>
    requires std::is_enum_v<T> || std::is_integral_v<T>
    void operator()(std::string_view name, T value) {
        if (value == T{}) return;
        key(name);
        if constexpr (is_kind<T>) {
            string(evident::name(value));
        } else {
            fmt::format_to(std::back_inserter(out_), "{}", std::int64_t(value));
        }
    }
    template <class T>
    void operator()(std::string_view name, std::vector<T>& list) {
        if (list.empty()) return;
        key(name);
        char before = '[';
        for (auto& item : list) {
            out_ += before;
            element(item);
            before = ',';
        }
        out_ += ']';
    }
    template <class T>
    requires std::is_class_v<T>
    void operator()(std::string_view name, T& value) {
        if (value == T{}) return;
        key(name);
        element(value);
    }
    template <class T>
    void element(T& value) {
        if constexpr (std::is_integral_v<T>) {
            fmt::format_to(std::back_inserter(out_), "{}", value);
        } else if constexpr (std::is_same_v<T, std::string>) {
            string(value);
        } else {
            out_ += '{';
            first_ = true;
            visit(*this, value);
            out_ += '}';
            first_ = false;
        }
    }

  private:
    void key(std::string_view name) {
        if (!first_) out_ += ',';
        first_ = false;
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void string(std::string_view text) {
        out_ += '"';
        std::size_t done = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto c = static_cast<unsigned char>(text[i]);
            if (c >= 0x20 && c != '"' && c != '\\') continue;
            out_.append(text.substr(done, i - done));
            done = i + 1;
            if (c < 0x20) {
                fmt::format_to(std::back_inserter(out_), "\\u{:04x}", c);
            } else {
                out_ += '\\';
                out_ += char(c);
            }
        }
        out_.append(text.substr(done));
        out_ += '"';
    }

    std::string& out_;
    bool first_ = true;
};

// Reads the object's fields in the order they were written: each name is looked for from where the last was found.
class JsonFields {
  public:
    explicit JsonFields(simdjson::dom::object object) : at_(object.begin()), end_(object.end()) {}

    void operator()(std::string_view name, std::string& value) {
        if (find(name)) element(take(), value);
    }
    void operator()(std::string_view name, bool& value, bool usual) { value = find(name) ? bool(take()) : usual; }
    template <class T>
    requires std::is_enum_v<T> || std::is_integral_v<T>
    void operator()(std::string_view name, T& value) {
        value = T{};
        if (!find(name)) return;
        if constexpr (is_kind<T>) {
            read_kind(std::string_view(take()), value);
        } else {
            value = static_cast<T>(std::int64_t(take()));
        }
    }
    template <class T>
    void operator()(std::string_view name, std::vector<T>& list) {
        if (!find(name)) return;
        const simdjson::dom::array array = take();
        list.reserve(array.size());
        for (const auto item : array) element(item, list.emplace_back());
    }
    template <class T>
    requires std::is_class_v<T>
    void operator()(std::string_view name, T& value) {
        if (find(name)) element(take(), value);
    }
    // True when every field of the object was asked for.
    bool finished() const { return !(at_ != end_); }

    template <class T>
    static void element(simdjson::dom::element from, T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            value = std::string(std::string_view(from));
        } else if constexpr (std::is_integral_v<T>) {
            value = static_cast<T>(std::int64_t(from));
        } else {
            JsonFields fields{simdjson::dom::object(from)};
            visit(fields, value);
            if (!fields.finished()) throw Error(Fault::store, "a kept record has a field this evident does not know");
        }
    }

  private:
    bool find(std::string_view name) const { return at_ != end_ && at_.key() == name; }
    simdjson::dom::element take() {
        const auto value = at_.value();
        ++at_;
        return value;
    }

    simdjson::dom::object::iterator at_;
    simdjson::dom::object::iterator end_;
};

}  // namespace

std::string to_json(const Record& record) {
    std::string out;
    out.reserve(4096);
    Writer writer(out);
    writer.element(const_cast<Record&>(record));  // the writer only reads; one visit() serves both ways
    return out;
}

Record record_from_json(std::string_view text) {
    thread_local simdjson::dom::parser parser;
    Record record;
    try {
        JsonFields::element(parser.parse(text.data(), text.size()), record);
    } catch (const simdjson::simdjson_error& fault) {
        throw Error(Fault::store, fmt::format("a kept record cannot be read: {}", fault.what()), "run `evident check`");
    }
    return record;
}

}  // namespace evident
