#include "ingest/format/bibtex/bibtex.hpp"

#include "ingest/format/bibtex/bib_names.hpp"
#include "ingest/format/bibtex/latex.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/exports/reading.hpp"

using namespace evident;
using namespace evident::testing;

namespace {

Reading read(std::string_view text) { return read_with(open_bibtex, text); }
Record record_of(std::string_view text) { return only_record(read(text)); }

}  // namespace

TEST_CASE("BibTeX: LaTeX becomes the characters a person reads", "[bibtex]") {
    CHECK(latex_text(R"(M{\"u}ller, \'{E}mile, \"o, Erd\H{o}s, \v{c}, {\'\i}, \c c, \~n, \o, \ss, {\AA}ngstr\"om)") ==
          "Müller, Émile, ö, Erdős, č, í, ç, ñ, ø, ß, Ångström");
    CHECK(latex_text(R"(\textit{In vitro} and {\em in vivo}, $\beta$-cell, p $\leq$ 0.05, \textbeta)") ==
          "In vitro and in vivo, β-cell, p ≤ 0.05, β");
    CHECK(latex_text(R"(A--B---C~D \& 5\% ``q'' \_ \{x\})") == "A–B—C D & 5% “q” _ {x}");
    CHECK(latex_text(R"(10$^5$, Ca$^{2+}$, H$_2$O, m\textsuperscript{2})") == "10^5, Ca2+, H2O, m2");
    CHECK(latex_text("costs $500 and then $300 more") == "costs $500 and then $300 more");
    CHECK(latex_text("about ~50 of 100") == "about ~50 of 100");
    CHECK(latex_text(R"(\href{http://x}{text} \unknown{y})") == "text \\unknown y");
    CHECK(latex_verbatim(R"({\url{https://x.org/a\_b\%20c}})") == "https://x.org/a_b%20c");
    CHECK(latex_text(std::string(100000, '{') + "a").size() == 1);
    std::string nested;
    for (int i = 0; i < 2000; ++i) nested += "\\textit{";
    CHECK_FALSE(latex_text(nested + "a").empty());
}

TEST_CASE("BibTeX: names in all their orders", "[bibtex]") {
    const auto names = read_bib_names(
        R"(von Last, Jr, First and Ludwig van Beethoven and {World Health Organization} and Roe AND {van Rooijen}, {Martijn S}
           and M{\"u}ller, J. and given=A, family=B, prefix=de and others)");
    REQUIRE(names.authors.size() == 7);
    CHECK_FALSE(names.complete);
    CHECK(names.authors[0].last == "von Last");
    CHECK(names.authors[0].suffix == "Jr");
    CHECK(names.authors[0].fore == "First");
    CHECK(names.authors[1].last == "van Beethoven");
    CHECK(names.authors[1].initials == "L");
    CHECK(names.authors[2].collective == "World Health Organization");
    CHECK(names.authors[3].last == "Roe");
    CHECK(names.authors[4].last == "van Rooijen");
    CHECK(names.authors[4].fore == "Martijn S");
    CHECK(names.authors[5].last == "Müller");
    CHECK(names.authors[6].last == "de B");
    CHECK(read_bib_names("{{A and B}}").authors.size() == 1);
    CHECK(read_bib_names(" and and ,").authors.empty());
}

TEST_CASE("BibTeX: an entry's fields", "[bibtex]") {
    const auto record = record_of(
        "@string{jt = \"Journal of \"}\n@Article(key1,\n author = \"Roe, J.\", title = {{A {T}itle}},\n journal = jt # "
        "{Tests}, year = 2020, month = feb, volume = 5, number = {6}, pages = {200--210},\n pmid = {12653513}, doi = "
        "\"10.1021/CI025584Y\", issn = {0095-2338}, keywords = {a; b, c}, abstract={X.}, language={en},)\n");
    CHECK(record.source == "bibtex");
    CHECK(record.key == "12653513");
    CHECK(record.title == "A Title");
    CHECK(record.journal.title == "Journal of Tests");
    CHECK(record.journal.pages == "200-210");
    CHECK(date(record, DateKind::print) == Span{Day{20200201}, Day{20200229}});
    CHECK(record.keywords.size() == 2);
    CHECK(record.languages == std::vector<std::string>{"eng"});
    CHECK(record.types[0].name == "article");
    CHECK(record.identifiers[0] == Identifier{IdentifierKind::other, "key1", "citekey"});
    CHECK(value_of(record, IdentifierKind::doi) == "10.1021/ci025584y");
}

TEST_CASE("BibTeX: biblatex, Zotero, Scopus and Web of Science", "[bibtex]") {
    const auto modern = record_of(
        "@incollection{k, title={T}, subtitle={S}, booktitle={B}, editor={Poe, E}, date={2024-03-02}, eprint={111}, "
        "eprinttype={pubmed}, publisher={P}, note={Place: X\nPMCID: PMC99\n}}");
    CHECK(modern.kind == RecordKind::chapter);
    CHECK(modern.title == "T: S");
    CHECK(modern.book.title == "B");
    CHECK(modern.book.editors.size() == 1);
    CHECK(date(modern, DateKind::print).first == Day{20240302});
    CHECK(modern.key == "111");
    CHECK(value_of(modern, IdentifierKind::pmcid) == "PMC99");
    const auto scopus = record_of(
        "@ARTICLE{Li2020, title={T}, source={Scopus}, document_type={Review}, "
        "url={https://www.scopus.com/inward/record.uri?eid=2-s2.0-85079532227&doi=10.1}, art_number={1722}}");
    CHECK(scopus.source == "scopus");
    CHECK(scopus.key == "2-s2.0-85079532227");
    CHECK(scopus.types == std::vector<Term>{{"Review", ""}});
    CHECK(scopus.journal.pages == "1722");
    CHECK(record_of("@article{ WOS:000200148800007,\nTitle = {{T}},\nUnique-ID = {WOS:000200148800007}}").source ==
          "wos");
}

TEST_CASE("BibTeX: a broken entry costs itself, and says on which line", "[bibtex]") {
    const auto reading = read(
        "Text is a comment, a@b.org {too}.\n% @article{no, title={Commented}}\n@comment{@misc{inner, title={I}}}\n"
        "@preamble{\"x\"}\n@misc{a, title={Alpha}\n year={2001}}\n@misc{b, title={Beta}, abstract={never closed\n"
        "@misc{c, title={Gamma}},\n note={left over}}\n  @misc{d,title=\"Delta (x) "
        "{\"}\",doi={10.1000/d}}\n@misc{e}\n");
    CHECK(all_titles(reading) == std::vector<std::string>{"Alpha", "Beta", "Gamma", "Delta (x) \"", ""});
    CHECK(publication_year(reading.entries[0].record) == 2001);
    CHECK(reading.entries[0].problems[0].code == "missing-comma");
    CHECK(reading.entries[0].problems[0].message.find("line 6") != std::string::npos);
    CHECK(reading.entries[1].problems[0].code == "broken-entry");
    CHECK(reading.entries[2].record.notes == std::vector<std::string>{"left over"});
    CHECK(reading.entries[4].kind == Entry::Kind::rejected);
}

TEST_CASE("BibTeX: twice the same, names that are none, old encodings", "[bibtex]") {
    const auto reading = read(
        "\xEF\xBB\xBF@misc{a, title={T}, title={U}, pmid=1, pmid={1}, journal = nomacro, strange={x}}\n@misc{a, "
        "title={M\xFCller}}");
    CHECK(all_titles(reading) == std::vector<std::string>{"T", "Müller"});
    CHECK(reading.codes() == std::vector<std::string>{"unknown-field", "duplicate-field", "unknown-macro",
                                                      "legacy-encoding", "repeated-cite-key"});
}

TEST_CASE("BibTeX: macros cannot grow without end", "[bibtex]") {
    std::string text = "@string{a0 = {0123456789}}\n";
    for (int i = 1; i < 40; ++i) {
        const auto before = "a" + std::to_string(i - 1);
        text +=
            "@string{a" + std::to_string(i) + " = " + before + " # " + before + " # " + before + " # " + before + "}\n";
    }
    const auto reading = run(*open_bibtex(bytes_of(text + "@misc{k, title={T}, note = a39}"), "t", "", 4096));
    REQUIRE(reading.count(Entry::Kind::record) == 1);
}

TEST_CASE("BibTeX is told from other text", "[bibtex]") {
    CHECK(looks_like_bibtex("% comment\n@article{key,\n title"));
    CHECK(looks_like_bibtex("@comment{jabref}"));
    CHECK_FALSE(looks_like_bibtex("write to me@article{x"));
    CHECK_FALSE(looks_like_bibtex("@media (max-width: 600px) { a { color: red } }"));
    CHECK_FALSE(looks_like_bibtex("@Override public void run() {"));
}
