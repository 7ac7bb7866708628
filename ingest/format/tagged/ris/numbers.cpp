#include "ingest/format/tagged/ris/numbers.hpp"

#include <algorithm>

#include "ingest/format/flat/database_number.hpp"
#include "ingest/format/parts/made_key.hpp"
#include "ingest/format/tagged/ris/lines.hpp"
#include "ingest/format/tagged/ris/registries.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t most_identifiers = 100;  // of one record; more come from no database

// The digits behind "PMID: ", "PUBMED ", "PMID: NLM"; "" without such a word.
std::string_view labelled_pmid(std::string_view text) {
    const auto word = lower(text);
    for (const std::string_view mark : {"pmid: nlm", "pmid:", "pmid ", "pubmed:", "pubmed "}) {
        const auto at = word.find(mark);
        if (at == npos) continue;
        const auto number = leading_number(trim(text.substr(at + mark.size())));
        if (!normal_pmid(number).empty()) return number;
    }
    return {};
}

class Numbers {
  public:
    explicit Numbers(RisWork& work) : work_(work), draft_(work.draft), medline_(is_medline()) {}

    void add_all() {
        for (const auto& field : work_.fields.fields) {
            if (field.tag == "DO" || field.tag == "DI") add_dois(field.value);
        }
        for (const auto& field : work_.fields.fields) {
            if (full()) break;
            add_field(field.tag, trim(field.value));
        }
        add_identifiers(draft_, numbers_);
        set_key();
    }

  private:
    void add_dois(const std::string& value) {
        for (const auto one : parted(value, "; \n")) {
            if (full()) return;
            if (!readable(one).empty() && one.find("/central/CN-") == npos) {
                draft_.add_identifier(IdentifierKind::doi, one, "DO");
            }
        }
    }

    void add_field(std::string_view tag, std::string_view value) {
        if (value.empty()) return;
        if (tag == "UR" || tag == "L1" || tag == "L2" || tag == "L4") {
            for (const auto one : parted(value, "; \n")) add_address(one);
        } else if (tag == ovid_link_tag) {
            add_ovid_link(value);
        } else if (tag == "AN" || tag == "ID" || tag == "U1" || tag == "U2" || tag == "C1" || tag == "C2") {
            add_number(tag, value);
        } else if (tag == "M3" || tag == "L3" || tag == "C3" || tag == "C5" || tag == "C7" || tag == "N1" ||
                   tag == "JA" || tag == "JO" || tag == "JF") {
            add_other(tag, value);
        } else if (tag == "DO" && value.find("/central/CN-") != npos) {
            numbers_.take(value.substr(value.find("CN-")));
        }
    }

    bool full() const {
        const auto& record = work_.record();
        return record.identifiers.size() >= most_identifiers || record.accessions.size() >= most_identifiers;
    }

    void add_address(std::string_view value) {
        if (full()) return;
        if (add_trial(behind_mark(value, "clinicaltrials.gov/show/")) ||
            add_trial(behind_mark(value, "clinicaltrials.gov/study/")) ||
            add_trial(behind_mark(value, "clinicaltrials.gov/ct2/show/"))) {
            return;
        }
        if (work_.is(RisDialect::ebsco)) {
            ebsco_base_ = ebsco_base_.empty() ? lower(behind_mark(value, "db=")) : ebsco_base_;
            if (ebsco_number_.empty()) ebsco_number_ = behind_mark(value, "AN=");
        }
        take_address(draft_, numbers_, value);
    }

    // "...&id=pmid:28587607&id=doi:10.1097%2Fx&issn=...": Ovid's own resolver knows what the fields do not say. For
    // CENTRAL it writes a DOI or the number of a trial as a PMID ("id=pmid:10.1136%2Fx").
    void add_ovid_link(std::string_view value) {
        const auto pmid = query_value(value, "id=pmid:");
        if (!normal_pmid(pmid).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, pmid, "Ovid link");
        } else if (!add_trial(pmid)) {
            add_link_doi(pmid);
        }
        add_link_doi(query_value(value, "id=doi:"));
    }

    void add_link_doi(std::string_view text) {
        if (normal_doi(text).empty() || !identifier(work_.record(), IdentifierKind::doi).empty()) return;
        draft_.add_identifier(IdentifierKind::doi, text, "Ovid link");
    }

    void add_number(std::string_view tag, std::string_view value) {
        if (numbers_.take(value) || add_trial(value)) return;
        const auto pmid = labelled_pmid(value);
        if (!pmid.empty()) draft_.add_identifier(IdentifierKind::pmid, pmid, tag);
        if (tag == "C2" && value.starts_with("PMC")) draft_.add_identifier(IdentifierKind::pmcid, value, tag);
        if (tag == "AN" && medline_ && !normal_pmid(value).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, value, tag);
        }
        if (tag == "ID" && work_.origin.base == OvidBase::medline && !normal_pmid(value).empty()) {
            draft_.add_identifier(IdentifierKind::pmid, value, tag);
        }
    }

    bool is_medline() const {
        const auto base = lower(work_.first({"DB"}));
        return work_.first({"DP"}) == "NLM" || base == "medline" || base == "pubmed" || base.starts_with("medline ");
    }

    void add_other(std::string_view tag, std::string_view value) {
        if (tag == "C5" && work_.is(RisDialect::embase)) return draft_.add_identifier(IdentifierKind::pmid, value, tag);
        if (tag[0] == 'J') {
            if (work_.central()) add_address(value);
            return;
        }
        if ((tag == "L3" || tag == "M3") && !normal_doi(value).empty()) {
            return draft_.add_identifier(IdentifierKind::doi, value, tag);
        }
        for (const auto one : parted(value, ",; \n")) {
            if (tag != "N1" && add_trial(one)) return;
        }
        const auto pmid = labelled_pmid(value);
        if (!pmid.empty() && (tag == "C3" || work_.is(RisDialect::ebsco))) {
            draft_.add_identifier(IdentifierKind::pmid, pmid, tag);
        }
        if (tag == "N1" && work_.is(RisDialect::ebsco) && ebsco_number_.empty()) {
            ebsco_number_ = behind_mark(value, "Accession Number: ");
        }
    }

    bool add_trial(std::string_view value) {
        const auto trial = full() ? std::nullopt : trial_number(value);
        if (!trial) return false;
        auto& all = work_.record().accessions;
        if (std::find(all.begin(), all.end(), *trial) == all.end()) all.push_back(*trial);
        if (trial->databank == "ClinicalTrials.gov") draft_.add_identifier(IdentifierKind::nct, trial->number, {});
        return true;
    }

    void set_key() {
        auto& record = work_.record();
        const auto id = work_.first({"ID"});
        const auto number = work_.first({"AN"});
        switch (work_.origin.dialect) {
            case RisDialect::ovid: record.key = ovid_key(id); break;
            case RisDialect::proquest: record.key = readable(number.substr(0, number.find(';'))); break;
            case RisDialect::ebsco: record.key = ebsco_key(number); break;
            case RisDialect::rayyan: record.key = number.starts_with("rayyan-") ? number : std::string(); break;
            case RisDialect::clinicaltrials:
                if (!record.accessions.empty()) record.key = record.accessions.front().number;
                break;
            default: break;
        }
        for (const auto* known : {&numbers_.embase, &numbers_.central, &numbers_.wos, &numbers_.scopus}) {
            if (record.key.empty()) record.key = *known;
        }
        if (record.key.empty() && (work_.first({"DP"}) == "NLM" || number.starts_with("pub."))) record.key = number;
    }

    std::string ovid_key(const std::string& id) const {
        if (!numbers_.central.empty()) return numbers_.central;
        if (work_.origin.base == OvidBase::medline) return identifier(work_.record(), IdentifierKind::pmid);
        return work_.origin.base == OvidBase::other && all_digits(id) && id.size() < 9 ? std::string() : id;
    }

    // Numbers of EBSCO are its own within a family of databases; those of MEDLINE are PMIDs.
    std::string ebsco_key(const std::string& number) const {
        const auto pmid = identifier(work_.record(), IdentifierKind::pmid);
        if (medline_ && !pmid.empty()) return pmid;
        const auto own = number.empty() ? ebsco_number_ : number;
        if (own.empty()) return {};
        return ebsco_base_.empty() || own.find('-') != std::string::npos ? own : ebsco_base_ + ":" + own;
    }

    RisWork& work_;
    Draft& draft_;
    DatabaseNumbers numbers_;
    bool medline_;
    std::string ebsco_base_;
    std::string ebsco_number_;
};

}  // namespace

void add_numbers(RisWork& work) { Numbers(work).add_all(); }

void add_key(RisWork& work) {
    if (work.record().key.empty()) work.record().key = made_key(work.record());
}

}  // namespace evident
