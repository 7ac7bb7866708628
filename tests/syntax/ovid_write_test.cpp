// Trees written in Ovid's way, and read again.
#include <array>

#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/syntax/ovid/ovid.hpp"
#include "query/syntax/pubmed.hpp"
#include "query/write/ovid.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

const SyntaxOptions options{*make_day(2024, 6, 15), true};

Node ovid(std::string_view text) { return simplify(parse_ovid(text, "question", options).node); }
Node pubmed(std::string_view text) { return simplify(parse_pubmed(text, "question", {options.today}).node); }

std::string codes(const Written& written) {
    std::string out;
    for (const auto& loss : written.losses) out += (out.empty() ? "" : " ") + loss.code;
    return out;
}

struct Case {
    std::string_view given;
    std::string_view written;
};

TEST_CASE("A tree is written as Ovid text that reads as the same tree", "[ovid]") {
    const std::vector<Case> cases = {
        {"exp *Lung Neoplasms/dt", "exp *Lung Neoplasms/dt"},
        {"(a OR b).ti,ab,kf. AND exp X/", "(a or b).ti,ab,kf. and exp X/"},
        {"a.ti. or b.ti. or X/ or c.ab.", "(a or b).ti. or X/ or c.ab."},
        {"(a adj3 (b or c adj d)).tw.", "(a adj3 (b or (c adj d))).ti,ab."},
        {"\"sensitivity and specificity\".tw.", "\"sensitivity and specificity\".ti,ab."},
        {"exp animals/ not humans/", "exp animals/ not humans/"},
        {"tumo?r$.mp.", "tumo?r*.mp."},
        {"1 and or/2-3", "1 and (2 or 3)"},
        {"limit 6 to yr=\"2000 - 2010\"", "limit 6 to yr=\"2000 - 2010\""},
        {"smith $.au.", "smith $.au."},
        {"smith ja.au.", "smith ja.au."},
        {"\"Aged and Older\"/", "\"Aged and Older\"/"},
        {"dt.fs.", "dt.fs."},
        {"letter/ or exp Case Reports/", "letter/ or exp Case Reports/"},
        {"letter.pt.", "letter.pt."},
        {"12345678.ui.", "12345678.ui."},
    };
    for (const auto& each : cases) {
        INFO(each.given);
        const auto tree = ovid(each.given);
        const auto written = write_ovid(tree);
        CHECK(written.text == each.written);
        CHECK(codes(written).empty());
        CHECK(print(ovid(written.text)) == print(tree));
    }
}

TEST_CASE("PubMed questions written for Ovid", "[ovid]") {
    const std::vector<std::array<std::string_view, 3>> cases = {
        {"lung[tiab]", "lung.ti,ab,kf.", ""},
        {"\"Lung Neoplasms\"[mh]", "exp Lung Neoplasms/", ""},
        {"\"Lung Neoplasms\"[mh:noexp]", "Lung Neoplasms/", ""},
        {"\"Lung Neoplasms\"[majr]", "exp *Lung Neoplasms/", ""},
        {"csf[tw]", "csf.mp.", "lost-field"},
        {"csf[all]", "csf.af.", ""},
        {"\"a b\"[tiab] NOT english[la]", "a b.ti,ab,kf. not english.lg.", ""},
        {"2020:2021[crdt]", "\"20200101-20211231\".dt.", ""},
        {"2020[ppdt]", "\"20200101-20201231\".dp.", "lost-value"},
        {"review[pt]", "review.pt.", "narrower-types"},
        {"letter[pt]", "letter.pt.", ""},
        {"consultant[cois]", "consultant.af.", "lost-field"},
    };
    for (const auto& [given, text, lost] : cases) {
        INFO(given);
        const auto tree = pubmed(given);
        const auto written = write_ovid(tree);
        CHECK(written.text == text);
        CHECK(codes(written) == lost);
        const bool is_type = given == "letter[pt]";  // the same with narrower types and without: it has none
        if (written.losses.empty() && !is_type) CHECK(print(ovid(written.text)) == print(tree));
    }
}

TEST_CASE("What Ovid cannot say is told", "[ovid]") {
    const Words a{{Field::title}, {{"a", false}}};
    const Words b{{Field::title}, {{"b", false}}};
    const auto ordered = write_ovid({Near{{{a, {}}, {b, {}}}, 2, true}, {}});
    CHECK(ordered.text == "(a adj3 b).ti.");
    CHECK(codes(ordered) == "lost-nearness");
    const auto far = write_ovid({Near{{{a, {}}, {b, {}}}, 500, false}, {}});
    CHECK(far.text == "(a adj99 b).ti.");
    CHECK(codes(far) == "lost-nearness");
    CHECK(codes(write_ovid({All{}, {}})) == "lost-tree");
    CHECK(codes(write_ovid({Nothing{}, {}})) == "lost-tree");
    CHECK(codes(write_ovid({Tag{TagKind::emtree, "em.lung.cancer"}, {}})) == "check-heading");
}

}  // namespace
}  // namespace evident
