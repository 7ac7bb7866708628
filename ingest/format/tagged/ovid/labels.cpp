#include "ingest/format/tagged/ovid/labels.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

struct Label {
    std::string_view words, tag;
};

// Ovid's field names (ospguides) and those of Embase.com's table of columns. Where a database has a second name for the
// same field both stand here.
constexpr auto labels = std::to_array<Label>({
    {"unique identifier", "UI"},
    {"accession number", "AN"},
    {"embase accession id", "AN"},
    {"embase accession number", "AN"},
    {"pui", "UI"},
    {"medline pmid", "PM"},
    {"pmid", "PM"},
    {"pubmed id", "PM"},
    {"database", "DB"},
    {"record owner", "RO"},
    {"status", "ST"},
    {"title", "TI"},
    {"original title", "TO"},
    {"original (non-english) title", "TO"},
    {"source", "SO"},
    {"source title", "JN"},
    {"journal name", "JN"},
    {"journal", "JN"},
    {"abbreviated source", "AS"},
    {"nlm journal code", "JC"},
    {"nlm journal name", "NJ"},
    {"author", "AU"},
    {"authors", "AU"},
    {"author names", "AU"},
    {"author(s)", "AU"},
    {"authors full name", "FA"},
    {"author full name", "FA"},
    {"editors", "ED"},
    {"institution", "IN"},
    {"institutions", "IN"},
    {"author addresses", "IN"},
    {"correspondence address", "AD"},
    {"country of publication", "CP"},
    {"conference name", "CF"},
    {"conference location", "CV"},
    {"conference date", "CS"},
    {"publisher", "PB"},
    {"book publisher", "PB"},
    {"mesh subject headings", "MH"},
    {"subject headings", "MH"},
    {"subject heading", "MH"},
    {"emtree heading", "MH"},
    {"emtree drug index terms", "DRG"},
    {"emtree drug index terms (major focus)", "*DRG"},
    {"emtree medical index terms", "MED"},
    {"emtree medical index terms (major focus)", "*MED"},
    {"drug index terms", "DRG"},
    {"other index terms", "OD"},
    {"candidate terms", "CT"},
    {"keyword heading", "KW"},
    {"keyword headings", "KW"},
    {"keywords", "KW"},
    {"author keywords", "KW"},
    {"abstract", "AB"},
    {"original abstract", "OA"},
    {"issn", "IS"},
    {"issn print", "IS"},
    {"issn electronic", "ES"},
    {"issn linking", "IL"},
    {"isbn", "IB"},
    {"digital object identifier", "DO"},
    {"doi", "DO"},
    {"language", "LG"},
    {"article language", "LG"},
    {"language of article", "LG"},
    {"summary language", "SL"},
    {"language of summary", "SL"},
    {"publication type", "PT"},
    {"document type", "PT"},
    {"source type", "SU"},
    {"year of publication", "YR"},
    {"publication year", "YR"},
    {"date of publication", "DP"},
    {"electronic date of publication", "EP"},
    {"date created", "DC"},
    {"date delivered", "DD"},
    {"entry date", "ED"},
    {"entrez date", "EZ"},
    {"aip/ip entry date", "DD"},
    {"full record entry date", "DC"},
    {"entry week", "EM"},
    {"revision date", "RD"},
    {"update date", "UP"},
    {"volume", "VI"},
    {"issue", "IP"},
    {"issue/part", "IP"},
    {"page", "PG"},
    {"pages", "PG"},
    {"first page", "FP"},
    {"last page", "LP"},
    {"article number", "AR"},
    {"name of substance", "NM"},
    {"registry number", "RN"},
    {"cas registry number", "RN"},
    {"cas registry numbers", "RN"},
    {"cas registry number/ec number/name of substance", "RN"},
    {"clinical trial number", "CN"},
    {"clinical trial numbers", "CN"},
    {"grant number", "NO"},
    {"grant information", "NO"},
    {"secondary source id", "SI"},
    {"comments", "CM"},
    {"general note", "NT"},
    {"copyright", "CR"},
    {"copyright information", "CR"},
    {"journal subset", "SB"},
    {"drug trade names", "TN"},
    {"drug tradenames", "TN"},
    {"trade name", "TN"},
    {"drug manufacturer", "MF"},
    {"drug manufacturers", "MF"},
    {"manufacturer", "MF"},
    {"device trade names", "DV"},
    {"device tradenames", "DV"},
    {"device manufacturer", "DM"},
    {"device manufacturers", "DM"},
    {"embase classification", "EC"},
    {"embase classifications", "EC"},
    {"embase section headings", "EC"},
    {"link to the ovid full text or citation", "XL"},
    {"link to the external link resolver", "XL"},
    {"full text link", "XL"},
    {"embase link", "XL"},
    {"open url link", "XL"},
    {"url", "XL"},
});

}  // namespace

std::string_view ovid_tag(std::string_view label) {
    const auto wanted = lower(trim(label));
    const auto* row = std::find_if(labels.begin(), labels.end(), [&](const Label& one) { return one.words == wanted; });
    return row == labels.end() ? std::string_view{} : row->tag;
}

std::string_view ovid_field(std::string_view line) {
    if (line.size() < 4 || line[0] < 'A' || line[0] > 'Z') return {};
    const char second = line[1];
    if (!(second >= 'A' && second <= 'Z') && !(second >= '0' && second <= '9')) return {};
    const auto mark = line.find_first_not_of(' ', 2);
    if (mark == npos || mark < 3 || mark > 4 || line[mark] != '-') return {};
    return mark + 1 == line.size() || line[mark + 1] == ' ' ? line.substr(0, 2) : std::string_view{};
}

bool begins_ovid_record(std::string_view line) {
    line = trim(line);
    if (line.starts_with("RECORD ")) return all_digits(trim(line.substr(7)));
    if (line.starts_with("Result ")) line.remove_prefix(7);
    if (line.size() < 3 || line.front() != '<' || line.back() != '>') return false;
    line = trim(line.substr(1, line.size() - 2));
    if (line.ends_with('.')) line.remove_suffix(1);
    return all_digits(line);
}

}  // namespace evident
