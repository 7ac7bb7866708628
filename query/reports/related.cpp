#include "query/reports/related.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "query/links.hpp"

namespace evident {
namespace {

// A word of CommentsCorrections/@RefType: what it makes of whom. "...In" is said by the paper itself, the others by the
// one that speaks of it.
struct RelationWord {
    std::string_view type;
    std::string_view relation;
    bool of_paper;  // the paper says it, of the erratum, comment ...
};

constexpr std::array words = {
    RelationWord{"ErratumFor", "erratum", false},
    RelationWord{"ErratumIn", "erratum", true},
    RelationWord{"CorrectedandRepublishedFrom", "corrected version", false},
    RelationWord{"CorrectedandRepublishedIn", "corrected version", true},
    RelationWord{"CommentOn", "comment", false},
    RelationWord{"CommentIn", "comment", true},
    RelationWord{"RetractionOf", "retraction", false},
    RelationWord{"RetractionIn", "retraction", true},
    RelationWord{"RetractedandRepublishedFrom", "new version after retraction", false},
    RelationWord{"RetractedandRepublishedIn", "new version after retraction", true},
    RelationWord{"ExpressionOfConcernFor", "expression of concern", false},
    RelationWord{"ExpressionOfConcernIn", "expression of concern", true},
    RelationWord{"UpdateOf", "later version", false},
    RelationWord{"UpdateIn", "later version", true},
    RelationWord{"RepublishedFrom", "reprint", false},
    RelationWord{"RepublishedIn", "reprint", true},
    RelationWord{"ReprintOf", "reprint", false},
    RelationWord{"ReprintIn", "reprint", true},
    RelationWord{"SummaryForPatientsIn", "summary for patients", true},
    RelationWord{"PatientSummaryOf", "summary for patients", false},
};

const RelationWord* word_of(std::string_view type) {
    const auto found =
        std::find_if(words.begin(), words.end(), [&](const RelationWord& word) { return word.type == type; });
    return found == words.end() ? nullptr : &*found;
}

// What a bond is called, and the genre of the record that is it.
struct BondWord {
    Bond bond;
    std::string_view relation;
    std::optional<Genre> genre;
};

constexpr std::array bonds = {
    BondWord{Bond::erratum, "erratum", Genre::erratum},
    BondWord{Bond::comment, "comment", Genre::comment},
    BondWord{Bond::retraction, "retraction", Genre::retraction},
    BondWord{Bond::preprint, "preprint", Genre::preprint},
    BondWord{Bond::abstract, "abstract", Genre::abstract},
    BondWord{Bond::protocol, "protocol", Genre::protocol},
    BondWord{Bond::update, "other version", {}},
    BondWord{Bond::part, "other part of a series", {}},
    BondWord{Bond::translation, "translation", {}},
    BondWord{Bond::again, "printed elsewhere", {}},
};

bool is_it(const BondWord& word, Genre genre) {
    return word.genre && (genre == *word.genre || (word.bond == Bond::protocol && genre == Genre::registry));
}

class Kin {
  public:
    Kin(Store& store, const std::vector<ShownRecord>& records)
        : store_(store), table_(store), dedup_(store), records_(records), own_(records.front().held.report) {}

    std::vector<RelatedReport> find() {
        add_said_of_us();
        for (const auto& one : records_) {
            if (one.gone.empty()) add_said_by(one);
        }
        for (const auto& pair : dedup_.bonds_of(own_)) add_bond(pair);
        std::stable_sort(out_.begin(), out_.end(), [](const RelatedReport& a, const RelatedReport& b) {
            return std::tuple(!a.stated, std::string_view(a.relation), std::string_view(a.name)) <
                   std::tuple(!b.stated, std::string_view(b.relation), std::string_view(b.name));
        });
        return std::move(out_);
    }

  private:
    void add(RelatedReport related) {
        if (related.report == own_) return;
        const auto known = std::find_if(out_.begin(), out_.end(), [&](const RelatedReport& one) {
            return one.relation == related.relation && one.name == related.name;
        });
        if (known == out_.end()) out_.push_back(std::move(related));
    }

    void describe(RelatedReport& related) {
        const auto shown = shown_records(store_, related.report);
        if (shown.empty()) return;
        related.name = name_of(shown.front().held.record);
        related.title = shown.front().held.record.title;
    }

    void add_said_of_us() {
        for (const auto& said : table_.said_of(own_)) {
            const auto* word = word_of(said.type);
            const auto by = table_.find(said.by);
            if (word == nullptr || !by) continue;
            RelatedReport related;
            related.report = by->report;
            related.relation = word->relation;
            related.side = word->of_paper ? Side::ours : Side::other;
            related.stated = true;
            related.because = fmt::format("{} says {}", record_name(by->record), said.type);
            describe(related);
            add(std::move(related));
        }
    }

    void add_said_by(const ShownRecord& one) {
        for (const auto& said : one.held.record.related) {
            const auto* word = word_of(said.type);
            if (word == nullptr) continue;
            RelatedReport related;
            related.name = !said.pmid.empty()  ? "pmid:" + said.pmid
                           : !said.doi.empty() ? "doi:" + said.doi
                                               : said.source;
            related.relation = word->relation;
            related.side = word->of_paper ? Side::other : Side::ours;
            related.stated = true;
            related.because = fmt::format("{} says {}", one.name, said.type);
            for (const auto report : table_.reports_named(related.name)) {
                related.report = report;
                describe(related);
            }
            add(std::move(related));
        }
    }

    void add_bond(const KeptPair& pair) {
        const auto word =
            std::find_if(bonds.begin(), bonds.end(), [&](const BondWord& one) { return one.bond == pair.bond; });
        if (word == bonds.end()) return;
        const bool a_is_ours = table_.report_of(pair.a) == own_;
        const auto ours = dedup_.face(a_is_ours ? pair.a : pair.b);
        const auto theirs = dedup_.face(a_is_ours ? pair.b : pair.a);
        RelatedReport related;
        related.report = table_.report_of(a_is_ours ? pair.b : pair.a);
        related.relation = word->relation;
        if (is_it(*word, theirs.genre) != is_it(*word, ours.genre)) {
            related.side = is_it(*word, theirs.genre) ? Side::other : Side::ours;
        }
        related.because = fmt::format("worked out: {}", decide(ours, theirs).sentence);
        describe(related);
        add(std::move(related));
    }

    Store& store_;
    RecordTable table_;
    DedupTable dedup_;
    const std::vector<ShownRecord>& records_;
    ReportId own_;
    std::vector<RelatedReport> out_;
};

void add_registered(Store& store, ReportId own, const std::string& registration, StudyFound& out) {
    auto rows = store.database().prepare(
        "SELECT DISTINCT r.report FROM study s JOIN study_record sr ON sr.study = s.id JOIN record r ON r.id = "
        "sr.record "
        "WHERE s.registration = ?1 AND r.report <> ?2 AND r.current IS NOT NULL ORDER BY 1");
    rows.bind(1, registration);
    rows.bind(2, number(own));
    while (rows.step()) {
        const ReportId report{rows.integer(0)};
        const auto known = std::find_if(out.reports.begin(), out.reports.end(),
                                        [&](const StudyReport& one) { return one.report == report; });
        if (known != out.reports.end()) {
            known->by += ", " + registration;
            continue;
        }
        const auto shown = shown_records(store, report);
        const auto& first = shown.front().held.record;
        out.reports.push_back({report, name_of(first), first.title, registration, true});
    }
}

bool share_authors(DedupTable& dedup, const std::vector<ShownRecord>& ours, const std::vector<ShownRecord>& theirs) {
    for (const auto& a : ours) {
        const auto face = dedup.face(a.held.id);
        for (const auto& b : theirs) {
            const auto agreement = compare(face, dedup.face(b.held.id)).authors;
            if (agreement == Agreement::equal || agreement == Agreement::close) return true;
        }
    }
    return false;
}

}  // namespace

std::vector<RelatedReport> related_reports(Store& store, const std::vector<ShownRecord>& records) {
    return Kin(store, records).find();
}

std::string phrase(const RelatedReport& related) {
    switch (related.side) {
        case Side::other: return "its " + related.relation;
        case Side::ours: return "it is the " + related.relation + " of";
        case Side::either: break;
    }
    return related.relation;
}

StudyFound study_of(Store& store, const std::vector<ShownRecord>& records, const std::vector<RelatedReport>& related) {
    static constexpr std::array<std::string_view, 3> of_one_study = {"abstract", "protocol", "preprint"};
    const auto own = records.front().held.report;
    StudyFound out;
    out.registrations = RecordTable(store).registrations(own);
    for (const auto& registration : out.registrations) add_registered(store, own, registration, out);
    DedupTable dedup(store);
    for (const auto& one : related) {
        if (one.report == ReportId::none) continue;
        if (std::find(of_one_study.begin(), of_one_study.end(), one.relation) == of_one_study.end()) continue;
        const bool known = std::any_of(out.reports.begin(), out.reports.end(),
                                       [&](const StudyReport& study) { return study.report == one.report; });
        if (known || !share_authors(dedup, records, shown_records(store, one.report))) continue;
        out.reports.push_back({one.report, one.name, one.title, phrase(one) + ", and the authors agree", false});
    }
    return out;
}

}  // namespace evident
