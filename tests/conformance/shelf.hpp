// Six made records that hold what the rules of the dialects turn on. Letters name them in the table of rows.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/record/record.hpp"

namespace evident::testing {

inline DateFact on(DateKind kind, int year, int month = 0, int day = 0) {
    return {kind, make_span(year, month, day).value_or(Span{}), "", ""};
}

inline Author person(std::string last, std::string fore, std::string initials, std::vector<std::string> places = {}) {
    Author out;
    out.last = std::move(last);
    out.fore = std::move(fore);
    out.initials = std::move(initials);
    out.affiliations = std::move(places);
    return out;
}

inline Heading heading(std::string descriptor, bool major, std::vector<Qualifier> qualifiers = {}) {
    return {std::move(descriptor), "", major, std::move(qualifiers)};
}

inline Record pubmed_record(std::string key, std::string title, std::vector<Section> abstract) {
    Record out;
    out.source = "pubmed";
    out.key = key;
    out.status = "MEDLINE";
    out.title = std::move(title);
    out.abstract = std::move(abstract);
    out.languages = {"eng"};
    out.types = {{"Journal Article", "D016428"}};
    out.identifiers = {{IdentifierKind::pmid, std::move(key), ""}};
    return out;
}

inline Record record_a() {
    auto out = pubmed_record("1", "Tumour growth and tumor markers in heart failure",
                             {{"", "", "Randomised trial of aspirin. Headache and migraine were rare.", {}}});
    out.keywords = {{"breast cancer", "NOTNLM", false}, {"quality of life", "NOTNLM", false}};
    out.headings = {heading("Heart Failure", true, {{"drug therapy", "", false}, {"mortality", "", false}}),
                    heading("Aspirin", false, {{"therapeutic use", "", true}}), heading("Humans", false)};
    out.substances = {{"Aspirin", "D001241", "R16CO5Y76E"}};
    out.types.push_back({"Randomized Controlled Trial", "D016449"});
    out.authors = {person("Smith", "John Arthur", "JA", {"Department of Medicine, Nanjing University, China."}),
                   person("O'Brien", "Kate", "K")};
    out.journal = {"The Lancet", "Lancet", "Lancet", {"0140-6736"}, "2985213R", "England", "400", "10", "101-110"};
    out.dates = {on(DateKind::print, 2024, 12),      on(DateKind::electronic, 2024, 11, 15),
                 on(DateKind::create, 2024, 11, 16), on(DateKind::entry, 2024, 11, 16),
                 on(DateKind::mesh, 2025, 1, 10),    on(DateKind::completed, 2025, 1, 10),
                 on(DateKind::revised, 2025, 2, 2)};
    out.identifiers.push_back({IdentifierKind::doi, "10.1000/a", ""});
    return out;
}

inline Record record_b() {
    auto out = pubmed_record("2", "Children with headache: a cohort study",
                             {{"BACKGROUND", "", "Migraine in children is common.", {}},
                              {"RESULTS", "", "Women smoked less. Non-small-cell lung cancer was not seen.", {}}});
    out.languages = {"fre"};
    out.vernacular_title = "Enfants et maux de t\u00EAte";
    out.headings = {heading("Migraine Disorders", false, {{"epidemiology", "", false}}), heading("Child", false),
                    heading("Headache", false), heading("Humans", false)};
    out.types.push_back({"Review", "D016454"});
    out.authors = {person("Smith", "Jane", "J"), person("van Dyke", "Paul", "P")};
    out.journal = {"Cephalalgia : an international journal of headache",
                   "Cephalalgia",
                   "Cephalalgia",
                   {},
                   "",
                   "Norway",
                   "40",
                   "3",
                   "e7"};
    out.dates = {on(DateKind::print, 2020), on(DateKind::create, 2020, 3, 5), on(DateKind::entry, 2020, 3, 5)};
    return out;
}

inline Record record_c() {
    auto out = pubmed_record(
        "3", "Ischaemic stroke in mice",
        {{"", "", "Ischemia of the brain. \u03B1-synuclein, \u03B2-blockers and CD8+ T cells; color vision.", {}}});
    out.headings = {heading("Animals", false), heading("Mice", false),
                    heading("Brain Ischemia", false, {{"genetics", "", true}})};
    out.authors = {person("Cohen-Gould", "Leona", "L")};
    out.journal = {"Stroke", "Stroke", "Stroke", {}, "", "United States", "52", "4", "1000-9"};
    out.dates = {on(DateKind::print, 2021, 3), on(DateKind::create, 2020, 12, 31), on(DateKind::entry, 2020, 12, 31)};
    return out;
}

inline Record record_d() {
    auto out = pubmed_record("4", "Leptomeningeal metastases of lung adenocarcinoma treated with osimertinib",
                             {{"", "", "Intrathecal pemetrexed. \u8111\u819C\u8F6C\u79FB", {}}});
    out.status = "PubMed-not-MEDLINE";
    out.languages = {"chi"};
    out.keywords = {{"osimertinib", "NOTNLM", false}, {"intrathecal chemotherapy", "NOTNLM", false}};
    out.authors = {person("Li", "Wei", "W")};
    out.accessions = {{"ClinicalTrials.gov", "NCT03257124"}};
    out.dates = {on(DateKind::print, 2025, 2), on(DateKind::electronic, 2025, 1, 5), on(DateKind::create, 2024, 12, 31),
                 on(DateKind::entry, 2024, 12, 31)};
    out.identifiers.push_back({IdentifierKind::pmcid, "PMC1234567", ""});
    return out;
}

inline Record record_e() {
    Record out;
    out.source = "embase";
    out.key = "L1";
    out.title = "Adverse events of erlotinib";
    out.abstract = {{"", "", "Rash occurred. Life quality improved in men.", {}}};
    out.languages = {"eng"};
    out.types = {{"Conference Abstract", ""}};
    out.index_terms = {
        {"emtree", "DRG", "erlotinib", "", true, false, {{"adverse drug reaction", "1", {{"rash", {}}}}}},
        {"emtree", "MED", "non small cell lung cancer", "", false, false, {{"drug therapy", "1", {}}}},
        {"emtree", "MED", "human", "", false, false, {}}};
    out.collections = {"EMBASE"};
    out.authors = {person("Cohen", "Ann", "A")};
    out.dates = {on(DateKind::print, 2023, 6), on(DateKind::create, 2023, 7, 1)};
    return out;
}

inline Record record_f() {
    auto out = pubmed_record("6", "Vitamin D and falls: phase II",
                             {{"", "", "Falls were fewer among women. Vitamin of the D group.", {}}});
    out.headings = {heading("Vitamin D", false, {{"administration & dosage", "", false}}),
                    heading("Accidental Falls", false, {{"prevention & control", "", true}}), heading("Female", false),
                    heading("Humans", false)};
    out.types = {{"Retracted Publication", ""}, {"Clinical Trial, Phase II", ""}};
    out.authors = {person("Jones", "Bea", "B", {"Institute of Health, Nanjing.", "Heart House, Oslo."})};
    Author group;
    group.collective = "CSLC group";
    out.authors.push_back(group);
    out.dates = {on(DateKind::print, 2019, 12, 31), on(DateKind::create, 2019, 1, 1), on(DateKind::entry, 2019, 1, 1)};
    return out;
}

inline std::vector<std::pair<char, Record>> shelf() {
    return {{'A', record_a()}, {'B', record_b()}, {'C', record_c()},
            {'D', record_d()}, {'E', record_e()}, {'F', record_f()}};
}

}  // namespace evident::testing
