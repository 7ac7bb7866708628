#include "ingest/format/tagged/ris/terms.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "ingest/format/flat/database_number.hpp"
#include "ingest/format/parts/names.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// "*Lung Neoplasms/dt [Drug Therapy]" taken apart.
struct Subject {
    std::string term;
    std::string subheading;
    bool major = false;
};

Subject subject_of(std::string_view text) {
    Subject out;
    if (text.starts_with("*")) {
        out.major = true;
        text = trim(text.substr(1));
    }
    const auto open = text.rfind(" [");
    const auto slash = open == npos ? npos : text.rfind('/', open);
    if (slash != npos && text.ends_with("]") && open - slash <= 3) {
        out.subheading = text.substr(open + 2, text.size() - open - 3);
        text = text.substr(0, slash);
    }
    out.term = trim(text);
    return out;
}

class Subjects {
  public:
    explicit Subjects(RisWork& work) : work_(work), record_(work.record()) {}

    void add_all() {
        for (const auto& field : work_.fields.fields) {
            if (field.tag != "KW") continue;
            for (const auto line : parted(field.value, splits() ? ";\n" : "\n")) add(readable(line));
        }
    }

  private:
    bool emtree() const { return work_.is(RisDialect::embase) || work_.origin.base == OvidBase::embase; }
    bool mesh() const { return work_.origin.base == OvidBase::medline || work_.origin.base == OvidBase::central; }
    bool splits() const { return !emtree() && !mesh(); }

    void add(const std::string& text) {
        if (text.empty() || !seen_.insert(text).second) return;
        const auto subject = subject_of(text);
        if (subject.term.empty()) return;
        if (emtree()) {
            add_emtree(subject);
        } else if (mesh()) {
            add_heading(subject);
        } else {
            record_.keywords.push_back({subject.subheading.empty() ? subject.term : text, {}, subject.major});
        }
    }

    // Lines of one term follow each other, a line a subheading.
    void add_heading(const Subject& subject) {
        auto& all = record_.headings;
        const bool same = !subject.subheading.empty() && !all.empty() && all.back().descriptor == subject.term &&
                          !all.back().qualifiers.empty();
        if (!same) all.push_back({subject.term, {}, subject.major && subject.subheading.empty(), {}});
        if (!subject.subheading.empty()) all.back().qualifiers.push_back({subject.subheading, {}, subject.major});
    }

    void add_emtree(const Subject& subject) {
        auto& all = record_.index_terms;
        if (all.empty() || all.back().term != subject.term) {
            IndexTerm term;
            term.vocabulary = "emtree";
            term.term = subject.term;
            all.push_back(std::move(term));
        }
        all.back().major = all.back().major || subject.major;
        if (!subject.subheading.empty()) all.back().links.push_back({subject.subheading, {}, {}});
    }

    RisWork& work_;
    Record& record_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

void add_subjects(RisWork& work) { Subjects(work).add_all(); }

void add_languages(RisWork& work) {
    auto& all = work.record().languages;
    for (const auto& field : work.fields.fields) {
        if (field.tag != "LA") continue;
        for (const auto part : parted(field.value, ";,\n")) {
            auto code = language_code(readable(part));
            if (code.empty() || all.size() > 20 || std::find(all.begin(), all.end(), code) != all.end()) continue;
            all.push_back(std::move(code));
        }
    }
}

namespace {

// "SW 200(Yamax)", "Fitbit(United States)", "aspirin".
void add_product(RisWork& work, std::string_view tag, const std::string& value) {
    if (value.empty()) return;
    const bool device = tag == "C3" || tag == "C4";
    const bool maker_alone = tag == "C2" || tag == "C4";
    Product product;
    product.kind = device ? "device" : "drug";
    const auto open = value.ends_with(')') ? value.rfind('(') : npos;
    if (maker_alone) {
        product.maker = value;
    } else {
        product.name = trim(std::string_view(value).substr(0, open));
        if (open != npos) product.maker = value.substr(open + 1, value.size() - open - 2);
    }
    work.record().products.push_back(std::move(product));
}

// "Health & Mental Health Treatment & Prevention [3300]"
void add_section(RisWork& work, const std::string& value) {
    const auto open = value.ends_with(']') ? value.rfind(" [") : npos;
    if (value.empty()) return;
    if (open == npos) {
        work.record().sections.push_back({value, {}});
    } else {
        work.record().sections.push_back({value.substr(0, open), value.substr(open + 2, value.size() - open - 3)});
    }
}

// "2016YFC0503603": no agency has a name of one word with so many digits ("3M" has one).
bool is_grant_number(std::string_view text) {
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text.find(' ') == npos && digits >= 3;
}

// "National Institutes of Health [R01 1, R01 2]" of Web of Science; "Agency, number" of Scopus.
void add_grant(RisWork& work, std::string_view value, char mark) {
    Grant grant;
    const auto at = value.find(mark);
    grant.agency = readable(value.substr(0, at));
    if (at != npos) grant.id = readable(value.substr(at + 1));
    if (grant.id.ends_with(']')) grant.id.pop_back();
    if (is_grant_number(grant.agency)) {  // numbers alone, as Scopus has them
        grant.id = readable(value);
        grant.agency.clear();
    }
    if (!grant.agency.empty() || !grant.id.empty()) work.record().grants.push_back(std::move(grant));
}

struct Link {
    std::string_view words;
    std::string_view type;
};
constexpr std::array<Link, 16> links = {{{"Comment in", "CommentIn"},
                                         {"Comment on", "CommentOn"},
                                         {"Erratum in", "ErratumIn"},
                                         {"Erratum for", "ErratumFor"},
                                         {"Retraction in", "RetractionIn"},
                                         {"Retraction of", "RetractionOf"},
                                         {"Update in", "UpdateIn"},
                                         {"Update of", "UpdateOf"},
                                         {"Republished in", "RepublishedIn"},
                                         {"Republished from", "RepublishedFrom"},
                                         {"Expression of concern in", "ExpressionOfConcernIn"},
                                         {"Expression of concern for", "ExpressionOfConcernFor"},
                                         {"Corrected and republished in", "CorrectedandRepublishedIn"},
                                         {"Corrected and republished from", "CorrectedandRepublishedFrom"},
                                         {"Summary for patients in", "SummaryForPatientsIn"},
                                         {"Original report in", "OriginalReportIn"}}};

// "[Erratum in: AIDS Behav. 2018 Jul;22(7):2380; PMID: 29946807 [https://...]]", one after another.
void add_related(RisWork& work, const std::string& value) {
    for (auto at = value.find('['); at != std::string::npos;) {
        const auto next = value.find("][", at);
        const auto text = std::string_view(value).substr(at + 1, next == std::string::npos ? npos : next - at);
        at = next == std::string::npos ? next : next + 1;
        const auto colon = text.find(": ");
        if (colon == npos) continue;
        const auto words = lower(text.substr(0, colon));
        const auto same = [&](const Link& link) { return lower(link.words) == words; };
        const auto row = std::find_if(links.begin(), links.end(), same);
        if (row == links.end()) continue;
        Related related;
        related.type = row->type;
        const auto rest = text.substr(colon + 2);
        const auto pmid = rest.find("; PMID: ");
        related.source = trim(rest.substr(0, pmid == npos ? rest.find_last_not_of("]") + 1 : pmid));
        if (pmid != npos) related.pmid = normal_pmid(leading_number(rest.substr(pmid + 8)));
        work.record().related.push_back(std::move(related));
    }
}

void add_collection(RisWork& work, std::string_view value) {
    auto& all = work.record().collections;
    for (const auto part : parted(value, ";\n")) {
        auto name = readable(part);
        if (name.empty() || all.size() > 20 || std::find(all.begin(), all.end(), name) != all.end()) continue;
        all.push_back(std::move(name));
    }
}

}  // namespace

void add_particulars(RisWork& work) {
    for (const auto& field : work.fields.fields) {
        const std::string_view tag = field.tag;
        if (tag == "DB") add_collection(work, field.value);
        if (tag == "WE" && work.is(RisDialect::wos)) add_collection(work, field.value);
        if (work.is(RisDialect::embase) && (tag == "C1" || tag == "C2" || tag == "C3" || tag == "C4")) {
            add_product(work, tag, readable(field.value));
        }
        if (tag == "M3" && work.origin.base == OvidBase::psycinfo) add_section(work, readable(field.value));
        if (tag == "T3" && work.origin.base == OvidBase::medline) add_related(work, readable(field.value));
        if (tag == "FU") {
            for (const auto part : parted(field.value, ";\n")) add_grant(work, part, '[');
        }
        if (tag == "FX") work.note("Funding", field.value);
    }
}

namespace {

// What changes from one export to the next, and lists of cited papers.
bool passes_over(std::string_view text) {
    static constexpr auto begins = std::to_array<std::string_view>(
        {"Export Date:", "Cited By", "Times Cited", "Total Times Cited", "Cited Reference Count",
         "References:", "Last updated - ", "Dernière mise à jour - ", "Cited References Count:"});
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view one) { return text.starts_with(one); });
}

void add_scopus_note(RisWork& work, std::string_view text) {
    constexpr std::string_view funding = "Funding details: ";
    if (text.starts_with(funding)) {
        add_grant(work, text.substr(funding.size()), ',');
    } else {
        work.note({}, text);
    }
}

// Citavi moves Scopus' notes to U3, a line each, the type of publication among them.
void add_moved_notes(RisWork& work, std::string_view value) {
    for (const auto part : parted(value, "\n")) {
        if (passes_over(part)) continue;
        if (part.find(':') != npos || part.size() > 40) {
            add_scopus_note(work, part);
        } else if (work.record().types.size() < 5) {
            work.record().types.push_back({readable(part), {}});
        }
    }
}

void add_note_field(RisWork& work, const TaggedField& field) {
    const std::string_view value = trim(field.value);
    if (work.is(RisDialect::scopus) && value.starts_with("Export Date:")) {
        for (const auto part : parted(value, ";\n")) {
            if (!passes_over(part)) add_scopus_note(work, part);
        }
    } else if (passes_over(value)) {
        return;
    } else if (work.is(RisDialect::scopus)) {
        add_scopus_note(work, value);
    } else {
        work.note({}, value);
    }
}

}  // namespace

void add_notes(RisWork& work) {
    const bool edition = !work.book && !work.chapter && work.first({"DP"}) != "NLM";
    for (const auto& field : work.fields.fields) {
        const std::string_view tag = field.tag;
        if (tag == "N1" && !(work.origin.base == OvidBase::medline && !work.record().related.empty())) {
            add_note_field(work, field);
        }
        if (tag == "U3" && work.is(RisDialect::scopus)) add_moved_notes(work, field.value);
        if (tag == "ET" && edition) work.note("Edition", field.value);
        if (tag == "CA") work.note("Caption", field.value);
        if (tag == "RP" && !work.is(RisDialect::wos)) work.note("Reprint", field.value);
    }
    const auto& record = work.record();
    const bool has_door = !record.identifiers.empty() || !record.key.empty();
    if (!has_door) work.note("URL", work.first({"UR", "L2", "L1"}));
}

}  // namespace evident
