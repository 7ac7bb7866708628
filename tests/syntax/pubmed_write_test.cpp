// Trees written in PubMed's syntax: what is read again is the same tree, and what cannot be said is told.
#include "query/ast/simplify.hpp"
#include "query/write/writer.hpp"
#include "tests/catch.hpp"
#include "tests/query/random_questions.hpp"
#include "tests/query/syntax_cases.hpp"
#include "tests/syntax/order_of_taking.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Written written(std::string_view question) { return write(Syntax::pubmed, simplify(pubmed(question).node)); }

std::string losses_of(const Written& written) {
    std::string out;
    for (const auto& loss : written.losses) out += (out.empty() ? "" : " ") + loss.code;
    return out;
}

void check_round(const Node& tree) {
    const auto out = write(Syntax::pubmed, simplify(tree));
    INFO(out.text);
    if (out.losses.empty()) CHECK(shape(parse_pubmed(out.text, "q", {test_day, true}).node) == shape(tree));
}

Words in(FieldSet fields, std::string word) { return {fields, {{std::move(word), false}}, {}}; }

}  // namespace

TEST_CASE("pubmed writer: what was read is written and read again", "[pubmed]") {
    for (const auto* text : {"lung cancer[ti]",
                             "metasta*[tiab] OR tumo*r[tw]",
                             "\"breast feed*\"[tiab]",
                             "x[ab] AND y[ot] NOT z[ad]",
                             "\"Lung Neoplasms\"[mh]",
                             "\"Lung Neoplasms\"[mh:noexp]",
                             "lung neoplasms/dt[mh]",
                             "x/ae[majr:noexp]",
                             "\"drug therapy\"[sh]",
                             "review[pt]",
                             "review[pt:noexp]",
                             "smith j[au]",
                             "\"smith j\"[au]",
                             "smith[1au]",
                             "boire adrienne[fau]",
                             "english[la]",
                             "\"J Clin Oncol\"[ta]",
                             "10.21037/tlcr-2025-163[doi]",
                             "10.21037/tlcr-2025-163",
                             "NCT03257124",
                             "NCT03257124[si]",
                             "P30 CA008748[gr]",
                             "40948849[pmid]",
                             "medline[sb]",
                             "humans[filter]",
                             "2020:2024[dp]",
                             "2024/12[dp]",
                             "2024[crdt]",
                             "2020:3000[edat]",
                             "0001/01/01:2024/06/30[crdt]",
                             "\"last 6 months\"[crdt]",
                             "\"lung cancer\"[tiab:~3]",
                             "\"a b c\"[ad:~1000]",
                             "all[sb] NOT x[ti]",
                             "a[ti] OR b[ti] AND c[ti] NOT d[ti]",
                             "12345678 23456789",
                             "\"liquid biopsy\"[all]",
                             "o'brien[tiab]"}) {
        INFO(text);
        const auto out = written(text);
        INFO(out.text);
        CHECK(losses_of(out).empty());
        check_round(pubmed(text).node);
    }
}

TEST_CASE("pubmed writer: as a librarian would write it", "[pubmed]") {
    CHECK(written("lung cancer[ti] and metasta*[tiab]").text == "\"lung cancer\"[ti] AND metasta*[tiab]");
    CHECK(written("a[ti] OR b[ti] AND c[ti]").text == "(a[ti] OR b[ti]) AND c[ti]");
    CHECK(written("2020/01/01:2024/12/31[dp]").text == "2020:2024[dp]");
    CHECK(written("\"lung cancer\"[tiab:~3]").text == "\"lung cancer\"[tiab:~3]");
    CHECK(written("all[sb] NOT x[ti]").text == "all[sb] NOT x[ti]");
    CHECK(written("boire adrienne[au]").text == "boire adrienne[au]");
    CHECK(write(Syntax::pubmed, {Nothing{}, {}}).text == "(all[sb] NOT all[sb])");
    CHECK(write(Syntax::pubmed, {Line{3}, {}}).text == "#3");
}

TEST_CASE("pubmed writer: what PubMed cannot say is told", "[pubmed]") {
    const FieldSet both{Field::title, Field::abstract};
    auto out = write(Syntax::pubmed, {in(both, "lung"), {}});
    CHECK(out.text == "lung[tiab]");
    CHECK(losses_of(out) == "lost-field");
    CHECK(out.losses[0].severity == Severity::warning);
    out = write(Syntax::pubmed, {in(multi_purpose_fields, "lung"), {}});
    CHECK(out.text == "lung[tw]");
    out = write(Syntax::pubmed, {Words{tiab_fields, {{"wom#n", false}}, {}}, {}});
    CHECK(out.text == "woman[tiab] OR women[tiab]");
    CHECK(losses_of(out) == "spelt-out");
    out = write(Syntax::pubmed, {Words{tiab_fields, {{"xy#z", false}}, {}}, {}});
    CHECK(out.text == "xy*z[tiab]");
    CHECK(losses_of(out) == "lost-sign");
    // One letter more than a word has is British spelling or a plural; a beginning has no plural.
    const auto spelt = [](std::string_view word, bool prefix) {
        return write(Syntax::pubmed, {Words{{Field::title}, {{std::string(word), prefix}}, {}}, {}}).text;
    };
    CHECK(spelt("tumo?r", true) == "tumor*[ti] OR tumour*[ti]");
    CHECK(spelt("randomi?ed", false) == "randomised[ti] OR randomized[ti]");
    CHECK(spelt("drug?", false) == "drug[ti] OR drugs[ti]");
    CHECK(spelt("metasta???", false) == "metasta*[ti]");
    out = write(
        Syntax::pubmed,
        {Or{{{Words{{Field::title}, {{"labo?r", false}, {"pain", false}}, {}}, {}}, {in({Field::title}, "birth"), {}}}},
         {}});
    CHECK(out.text == "\"labor pain\"[ti] OR \"labour pain\"[ti] OR birth[ti]");
    out = write(Syntax::pubmed, {Tag{TagKind::emtree, "em.lung.cancer", false, true}, {}});
    CHECK(out.text == "\"lung cancer\"[mh]");
    CHECK(losses_of(out) == "check-heading");
    out = write(Syntax::pubmed, {Tag{TagKind::source, "src.embase", false, false}, {}});
    CHECK(losses_of(out) == "lost-value");
}

TEST_CASE("pubmed writer: nearness", "[pubmed]") {
    const Node lung{in(tiab_fields, "lung"), {}};
    const Node cancer{in(tiab_fields, "cancer"), {}};
    const Node tumor{in(tiab_fields, "tumor"), {}};
    const Node open{Words{tiab_fields, {{"metast", true}}, {}}, {}};
    auto out = write(Syntax::pubmed, {Near{{lung, Node{Or{{cancer, tumor}}, {}}}, 2, false}, {}});
    CHECK(out.text == "\"lung cancer\"[tiab:~2] OR \"lung tumor\"[tiab:~2]");
    CHECK(losses_of(out) == "said-otherwise");
    out = write(Syntax::pubmed, {Near{{lung, cancer}, 2, true}, {}});
    CHECK(out.text == "\"lung cancer\"[tiab:~2]");
    CHECK(losses_of(out) == "lost-nearness");
    out = write(Syntax::pubmed, {Near{{lung, open}, 2, false}, {}});
    CHECK(out.text == "lung[tiab] AND metast*[tiab]");
    CHECK(losses_of(out) == "lost-nearness");
    out = write(Syntax::pubmed, {Near{{lung, open}, 0, true}, {}});
    CHECK(out.text == "\"lung metast*\"[tiab]");
    CHECK(losses_of(out).empty());
    out = write(Syntax::pubmed, {Near{{lung, open}, 0, false}, {}});
    CHECK(out.text == "\"lung metast*\"[tiab] OR \"metast* lung\"[tiab]");
}

TEST_CASE("pubmed writer: random trees", "[pubmed]") {
    Chance chance(25);
    for (int i = 0; i < 400; ++i) check_round(chance.tree(4));
}
