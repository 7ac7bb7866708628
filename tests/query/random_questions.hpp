// Random trees, records and question texts over a small vocabulary, from a seed, so that most questions find something.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "query/ast/node.hpp"
#include "store/record/record.hpp"

namespace evident::testing {

class Chance {
  public:
    explicit Chance(unsigned seed) : engine_(seed) {}

    int below(int limit) { return int(engine_() % unsigned(limit)); }
    bool one_in(int n) { return below(n) == 0; }

    std::string word() {
        static const std::vector<std::string> list = {"lung", "cancer", "brain", "metastasis", "metastases",
                                                      "egfr", "csf",    "trial", "cohort",     "survival"};
        return list[std::size_t(below(int(list.size())))];
    }

    std::string text(int words) {
        std::string out;
        for (int i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + word();
        return out;
    }

    Record record() {
        Record out;
        out.source = "pubmed";
        out.key = std::to_string(1 + below(100000));
        out.title = text(1 + below(6));
        if (!one_in(4)) out.abstract.push_back({"", "", text(1 + below(20)), {}});
        for (int i = below(3); i > 0; --i) out.keywords.push_back({text(1 + below(2)), "NOTNLM", false});
        for (int i = below(3); i > 0; --i) {
            Heading heading;
            heading.descriptor = text(1 + below(2));
            heading.major = one_in(2);
            out.headings.push_back(heading);
        }
        out.languages.push_back(one_in(3) ? "chi" : "eng");
        const int year = 2018 + below(8);
        if (!one_in(5)) out.dates.push_back({DateKind::print, *make_span(year, 1 + below(12)), "", ""});
        if (one_in(2)) out.dates.push_back({DateKind::create, *make_span(year, 6, 1 + below(28)), "", ""});
        return out;
    }

    Node leaf() {
        switch (below(8)) {
            case 0: return {Tag{TagKind::language, one_in(2) ? "la.eng" : "la.chi", false, false}, {}};
            case 1: return {Tag{TagKind::heading, "mh." + word(), one_in(2), one_in(2)}, {}};
            case 2: return {Between{{SearchDate::print, SearchDate::electronic}, Day{20200101}, Day{20221231}}, {}};
            case 3: return one_in(2) ? Node{All{}, {}} : Node{Nothing{}, {}};
            default: break;
        }
        static const std::vector<FieldSet> sets = {plain_fields, tiab_fields, all_fields, {Field::title}, FieldSet{}};
        Words words{sets[std::size_t(below(int(sets.size())))], {}};
        for (int i = 1 + below(2); i > 0; --i) {
            const auto chosen = word();
            const bool prefix = one_in(4);
            words.terms.push_back({prefix ? chosen.substr(0, 4) : chosen, prefix});
        }
        return {words, {}};
    }

    Node tree(int depth) {
        if (depth == 0 || one_in(5)) return leaf();
        if (one_in(5)) return {Not{{tree(depth - 1)}}, {}};
        std::vector<Node> parts;
        for (int i = below(4); i > 0; --i) parts.push_back(tree(depth - 1));
        if (!parts.empty() && one_in(4)) parts.push_back(parts.front());
        return one_in(2) ? Node{And{std::move(parts)}, {}} : Node{Or{std::move(parts)}, {}};
    }

    // Pieces that mean something to one syntax or another, in no order at all.
    std::string soup(int pieces) {
        static const std::vector<std::string> list = {"(",
                                                      ")",
                                                      "\"",
                                                      "[",
                                                      "]",
                                                      "[ti]",
                                                      "[mh:noexp]",
                                                      "[dp]",
                                                      "[au]",
                                                      "[pmid]",
                                                      "[qq]",
                                                      "AND",
                                                      "OR",
                                                      "NOT",
                                                      "and",
                                                      "or",
                                                      "not",
                                                      "*",
                                                      "lung",
                                                      "cancer*",
                                                      "#1",
                                                      ":",
                                                      "2020",
                                                      "2020:2024",
                                                      "2024/12",
                                                      "-",
                                                      "-x",
                                                      "title:",
                                                      "year:2020-",
                                                      "author:",
                                                      "/",
                                                      "dt",
                                                      "10.1/x(y",
                                                      "NCT01234567",
                                                      "PMC12",
                                                      "\xE8\x82\xBA",
                                                      "\u201C",
                                                      "\uFF08",
                                                      "\xFF",
                                                      "adj3",
                                                      "~",
                                                      ".",
                                                      "[ti:~3]",
                                                      "id:",
                                                      "last 5 years",
                                                      ",",
                                                      "'",
                                                      "the",
                                                      "journal:(",
                                                      "\t",
                                                      "\n",
                                                      std::string(1, '\0')};
        std::string out;
        for (int i = 0; i < pieces; ++i) {
            out += list[std::size_t(below(int(list.size())))];
            if (!one_in(3)) out += ' ';
        }
        return out;
    }

    std::string bytes(int size) {
        std::string out;
        for (int i = 0; i < size; ++i) out += char(below(256));
        return out;
    }

  private:
    std::mt19937 engine_;
};

}  // namespace evident::testing
