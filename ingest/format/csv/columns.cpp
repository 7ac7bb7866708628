#include "ingest/format/csv/columns.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/file.hpp"
#include "ingest/format/csv/rows.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

struct WosTag {
    std::string_view tag;
    FlatField field;
};

// The columns of Web of Science's "tab delimited file" are its two-letter tags.
constexpr std::array<WosTag, 42> wos_tags = {{
    {"pt", FlatField::ignored},
    {"au", FlatField::authors},
    {"ba", FlatField::ignored},
    {"be", FlatField::editors},
    {"gp", FlatField::group},
    {"af", FlatField::full_authors},
    {"bf", FlatField::ignored},
    {"ca", FlatField::group},
    {"ti", FlatField::title},
    {"so", FlatField::journal},
    {"se", FlatField::series},
    {"bs", FlatField::ignored},
    {"la", FlatField::language},
    {"dt", FlatField::type},
    {"ct", FlatField::conference},
    {"cy", FlatField::conference_date},
    {"cl", FlatField::conference_place},
    {"sp", FlatField::conference_sponsor},
    {"ho", FlatField::ignored},
    {"de", FlatField::keywords},
    {"id", FlatField::index_keywords},
    {"ab", FlatField::abstract},
    {"c1", FlatField::affiliations},
    {"fu", FlatField::funding},
    {"pu", FlatField::publisher},
    {"sn", FlatField::issn},
    {"ei", FlatField::issn},
    {"bn", FlatField::isbn},
    {"j9", FlatField::ignored},
    {"ji", FlatField::journal_abbreviation},
    {"pd", FlatField::month},
    {"py", FlatField::year},
    {"vl", FlatField::volume},
    {"is", FlatField::issue},
    {"bp", FlatField::first_page},
    {"ep", FlatField::last_page},
    {"ar", FlatField::article_number},
    {"di", FlatField::doi},
    {"ea", FlatField::electronic_date},
    {"ut", FlatField::wos},
    {"pm", FlatField::pmid},
    {"wc", FlatField::section},
}};

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<FlatField> mapped(const ColumnMap& map, std::string_view lowered) {
    for (const auto& row : map.rows) {
        if (lower(single_spaced(row.column)) == lowered) return row.field;
    }
    return {};
}

std::optional<FlatField> wos_field(std::string_view tag) {
    for (const auto& row : wos_tags) {
        if (row.tag == tag) return row.field;
    }
    return tag.size() == 2 ? std::optional(FlatField::ignored) : std::nullopt;
}

std::string database_of(const std::vector<std::string>& names) {
    if (has(names, "aip/ip entry date") || has(names, "embase accession id") || has(names, "embase link")) {
        return "embase";
    }
    if (has(names, "eid") && has(names, "title")) return "scopus";
    if (has(names, "ut (unique wos id)") || has(names, "ut (unique id)")) return "wos";
    if (has(names, "pmid") && has(names, "journal/book") && has(names, "create date")) return "pubmed-export";
    return {};
}

std::vector<TableRow> first_rows(std::string_view head, char delimiter) {
    RowCutter cutter(bytes_of(head), head.size() + 1);
    cutter.set_delimiter(delimiter);
    std::vector<TableRow> out;
    TableRow row;
    while (out.size() < 24 && cutter.next(row)) out.push_back(row);
    return out;
}

// At least three labels of "fields by row" among the first cells, and the first row of a record is its title.
bool is_vertical(const std::vector<TableRow>& rows) {
    std::set<std::string> labels;
    for (const auto& row : rows) {
        if (row.cells.size() > 1 && is_row_label(row.cells[0])) labels.insert(row.cells[0]);
    }
    return labels.size() >= 3 && labels.contains("TITLE");
}

}  // namespace

ColumnMap parse_column_map(std::string_view text, const std::string& input) {
    ColumnMap out;
    std::uint64_t begin = 0;
    for (std::size_t number = 1; begin < text.size(); ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = trim(text.substr(begin, end - begin));
        const Place place{input, begin, end};
        begin = end + 1;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF") && line.size() == 3) continue;
        if (line.empty() || line.starts_with('#')) continue;
        const auto sign = line.find('=');
        if (sign == std::string_view::npos || trim(line.substr(sign + 1)).empty()) {
            out.problems.push_back({Severity::error, "bad-column-line",
                                    fmt::format("line {} is no \"field = Column name\": {}", number, line), place});
            continue;
        }
        const auto word = trim(line.substr(0, sign));
        const auto field = parse_flat_field(word);
        if (!field) {
            out.problems.push_back(
                {Severity::error, "unknown-column-field",
                 fmt::format("line {}: \"{}\" is no field; docs/formats/csv.md lists them", number, word), place});
            continue;
        }
        out.rows.push_back({std::string(trim(line.substr(sign + 1))), *field});
    }
    return out;
}

std::optional<std::size_t> Columns::find(FlatField field) const {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fields[i] == field) return i;
    }
    return {};
}

Columns read_header(const std::vector<std::string>& cells, const ColumnMap& map) {
    Columns out;
    std::vector<std::string> lowered;
    for (const auto& cell : cells) {
        out.names.push_back(plain_text(cell));
        lowered.push_back(lower(single_spaced(out.names.back())));
    }
    const bool tags = has(lowered, "au") && has(lowered, "ti") && has(lowered, "so");
    for (const auto& column : lowered) {
        auto field = mapped(map, column);
        if (!field) field = tags ? wos_field(column) : field_of_column(column);
        out.fields.push_back(field);
        out.known += field.has_value();
    }
    out.database = tags && has(lowered, "ut") ? "wos" : database_of(lowered);
    return out;
}

bool is_header(const std::vector<std::string>& cells, const ColumnMap& map) {
    const auto columns = read_header(cells, map);
    const auto in_map = [&](const std::string& name) { return mapped(map, lower(single_spaced(name))).has_value(); };
    if (std::any_of(columns.names.begin(), columns.names.end(), in_map)) return true;
    return columns.known >= 3 && columns.known * 3 >= columns.names.size() &&
           (columns.find(FlatField::title) || columns.find(FlatField::doi) || columns.find(FlatField::pmid));
}

bool is_row_label(std::string_view cell) {
    static constexpr std::array<std::string_view, 50> labels = {"TITLE",
                                                                "ORIGINAL TITLE",
                                                                "ORIGINAL (NON-ENGLISH) TITLE",
                                                                "AUTHOR NAMES",
                                                                "AUTHOR ADDRESSES",
                                                                "CORRESPONDENCE ADDRESS",
                                                                "EDITORS",
                                                                "AiP/IP ENTRY DATE",
                                                                "FULL RECORD ENTRY DATE",
                                                                "SOURCE",
                                                                "SOURCE TITLE",
                                                                "PUBLICATION YEAR",
                                                                "VOLUME",
                                                                "ISSUE",
                                                                "FIRST PAGE",
                                                                "LAST PAGE",
                                                                "PAGES",
                                                                "DATE OF PUBLICATION",
                                                                "PUBLICATION TYPE",
                                                                "CONFERENCE NAME",
                                                                "CONFERENCE LOCATION",
                                                                "CONFERENCE DATE",
                                                                "CONFERENCE EDITORS",
                                                                "ISSN",
                                                                "ISBN",
                                                                "BOOK PUBLISHER",
                                                                "ABSTRACT",
                                                                "ORIGINAL ABSTRACT",
                                                                "AUTHOR KEYWORDS",
                                                                "EMTREE DRUG INDEX TERMS",
                                                                "EMTREE DRUG INDEX TERMS (MAJOR FOCUS)",
                                                                "EMTREE MEDICAL INDEX TERMS",
                                                                "EMTREE MEDICAL INDEX TERMS (MAJOR FOCUS)",
                                                                "DRUG TRADENAMES",
                                                                "DRUG TRADE NAMES",
                                                                "DRUG MANUFACTURER",
                                                                "DRUG MANUFACTURERS",
                                                                "DEVICE TRADENAMES",
                                                                "DEVICE MANUFACTURER",
                                                                "CAS REGISTRY NUMBERS",
                                                                "CAS REGISTRY NUMBER",
                                                                "EMBASE CLASSIFICATIONS",
                                                                "CLINICAL TRIAL NUMBERS",
                                                                "ARTICLE LANGUAGE",
                                                                "LANGUAGE OF ARTICLE",
                                                                "MEDLINE PMID",
                                                                "PUI",
                                                                "DOI",
                                                                "EMBASE ACCESSION ID",
                                                                "FULL TEXT LINK"};
    return std::find(labels.begin(), labels.end(), trim(cell)) != labels.end();
}

std::optional<TableShape> find_shape(std::string_view head, const ColumnMap& map) {
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    for (const char mark : {',', ';', '\t'}) {
        const auto rows = first_rows(head, mark);
        if (mark != '\t' && is_vertical(rows)) return TableShape{mark, true};
        // A line or two may stand above the header: "sep=;", Embase.com's "SEARCH QUERY".
        for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 6); ++i) {
            if (is_header(rows[i].cells, map)) return TableShape{mark, false};
        }
    }
    return {};
}

}  // namespace evident
