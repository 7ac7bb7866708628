#include "query/compile/to_xapian.hpp"

#include <string>

#include "index/database.hpp"
#include "index/document.hpp"
#include "query/ast/pattern.hpp"

namespace evident {
namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& parts) { return Query(Query::OP_OR, parts.begin(), parts.end()); }

class Compiler {
  public:
    explicit Compiler(const Xapian::Database& database) : database_(database), all_(database.get_doccount()) {}

    Query compile(const Node& node) const {
        return std::visit([this](const auto& what) { return query_of(what); }, node.is);
    }

  private:
    Query query_of(const Nothing&) const { return Query::MatchNothing; }
    Query query_of(const All&) const { return Query::MatchAll; }

    Query query_of(const Words& words) const {
        std::vector<Query> fields;
        for (const auto& column : columns()) {
            if (words.fields.has(column.field)) fields.push_back(in_field(std::string(column.prefix), words.terms));
        }
        return any_of(fields);
    }

    // A phrase's window is its number of words: each right after the other.
    Query in_field(const std::string& prefix, const std::vector<QueryWord>& terms) const {
        if (terms.size() == 1) return single(prefix, terms.front());
        std::vector<Query> parts;
        for (const auto& term : terms) {
            auto part = term.prefix || is_pattern(term) ? spelt_out(prefix, term) : Query(prefix + term.word);
            if (part.empty()) return Query::MatchNothing;
            parts.push_back(std::move(part));
        }
        return Query(Query::OP_PHRASE, parts.begin(), parts.end(), Xapian::termcount(parts.size()));
    }

    Query single(const std::string& prefix, const QueryWord& term) const {
        if (is_pattern(term)) return spelt_out(prefix, term);
        return term.prefix ? beginning_with(prefix + term.word) : exactly(prefix + term.word);
    }

    // Xapian 1.4.22 fails ("unexpected end of posting list") when it reads a term that every document has without
    // scores, where document numbers have gaps. Such a term says nothing anyway.
    Query exactly(const std::string& term) const {
        return database_.get_termfreq(term) == all_ ? Query(Query::MatchAll) : Query(term);
    }

    Query beginning_with(const std::string& beginning) const {
        std::vector<Query> terms;
        const auto end = database_.allterms_end(beginning);
        for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
            if (term.get_termfreq() == all_) return Query::MatchAll;
            terms.emplace_back(*term);
        }
        return any_of(terms);
    }

    // Inside a phrase Xapian takes an "or" of terms, but no wildcard of its own.
    Query spelt_out(const std::string& prefix, const QueryWord& word) const {
        std::vector<Query> terms;
        const auto start = prefix + std::string(beginning(word));
        const auto end = database_.allterms_end(start);
        for (auto term = database_.allterms_begin(start); term != end; ++term) {
            const std::string found = *term;
            if (!fits(word, std::string_view(found).substr(prefix.size()))) continue;
            terms.emplace_back(found);
        }
        return any_of(terms);
    }

    Query query_of(const Line&) const { return Query::MatchNothing; }

    Query query_of(const Near& near) const {
        std::vector<Query> parts;
        for (const auto& part : near.parts) parts.push_back(compile(part));
        return Query(Query::OP_AND, parts.begin(), parts.end());
    }

    Query query_of(const Tag& tag) const {
        const auto term = std::string(tag_prefix) + tag.token;
        return tag.prefix ? beginning_with(term) : exactly(term);
    }

    // Days are eight digits: "0" comes before all of them, ":" after.
    Query query_of(const Between& between) const {
        const auto from = between.from == Day::none ? std::string("0") : date_value(between.from);
        const auto to = between.to == Day::none ? std::string(":") : date_value(between.to);
        if (from > to) return Query::MatchNothing;
        std::vector<Query> dates;
        for (const auto date : between.dates) dates.emplace_back(Query::OP_VALUE_RANGE, date_slot(date), from, to);
        return any_of(dates);
    }

    // What is taken away is taken from all the rest, not from every record.
    Query query_of(const And& all) const {
        std::vector<Query> parts;
        std::vector<Query> without;
        for (const auto& part : all.parts) {
            if (const auto* negated = std::get_if<Not>(&part.is)) {
                without.push_back(compile(negated->part.front()));
            } else {
                parts.push_back(compile(part));
            }
        }
        const auto rest = parts.empty() ? Query(Query::MatchAll) : Query(Query::OP_AND, parts.begin(), parts.end());
        return without.empty() ? rest : Query(Query::OP_AND_NOT, rest, any_of(without));
    }

    Query query_of(const Or& any) const {
        std::vector<Query> parts;
        for (const auto& part : any.parts) parts.push_back(compile(part));
        return any_of(parts);
    }

    Query query_of(const Not& negated) const {
        return Query(Query::OP_AND_NOT, Query::MatchAll, compile(negated.part.front()));
    }

    const Xapian::Database& database_;
    Xapian::doccount all_;
};

}  // namespace

Query to_xapian(const Node& node, const Xapian::Database& database) { return Compiler(database).compile(node); }

std::vector<RecordId> xapian_matches(const Index& index, const Node& node) {
    return with_index_faults(index.folder(), [&] {
        const auto database = open_index(index.folder(), index.store_identity());
        Xapian::Enquire enquire(database);
        enquire.set_query(to_xapian(node, database));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        const auto found = enquire.get_mset(0, database.get_doccount());
        std::vector<RecordId> out;
        for (auto hit = found.begin(); hit != found.end(); ++hit) out.push_back(record_of(*hit));
        return out;
    });
}

}  // namespace evident
