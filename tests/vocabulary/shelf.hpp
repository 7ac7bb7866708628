// A store and small vocabulary files, written as NLM writes them.
#pragma once

#include <fstream>

#include "base/error.hpp"
#include "ingest/vocabulary/load.hpp"
#include "tests/store/desk.hpp"

namespace evident::testing {

class VocabularyShelf {
  public:
    std::string write(const std::string& name, const std::string& text) {
        std::ofstream(desk.folder.file(name), std::ios::binary) << text;
        return desk.folder.file(name);
    }
    VocabularyLoaded load(const std::string& path, int year = 0, const std::string& kind = "mesh") {
        VocabularyLoad asked;
        asked.path = path;
        asked.year = year;
        asked.kind = kind;
        return load_vocabulary(desk.store, asked, desk.clock);
    }
    VocabularyLoaded load_text(const std::string& name, const std::string& text, int year = 0) {
        return load(write(name, text), year);
    }
    VocabularyTable table(int year = 0) { return VocabularyTable(desk.store, "mesh", year); }

    Desk desk;
};

inline std::string descriptor(const std::string& ui, const std::string& name, const std::vector<std::string>& numbers,
                              const std::vector<std::string>& terms = {}, const std::string& descriptor_class = "1") {
    std::string out = "<DescriptorRecord DescriptorClass = \"" + descriptor_class + "\">\n<DescriptorUI>" + ui +
                      "</DescriptorUI>\n<DescriptorName>\n <String>" + name + "</String>\n</DescriptorName>\n";
    out +=
        "<AllowableQualifiersList><AllowableQualifier><QualifierReferredTo><QualifierUI>Q000188</QualifierUI>"
        "<QualifierName><String>drug therapy</String></QualifierName></QualifierReferredTo>"
        "<Abbreviation>DT</Abbreviation></AllowableQualifier></AllowableQualifiersList>\n<TreeNumberList>\n";
    for (const auto& number : numbers) out += "<TreeNumber>" + number + "</TreeNumber>\n";
    out += "</TreeNumberList>\n<ConceptList><Concept PreferredConceptYN=\"Y\"><TermList>\n<Term><String>" + name +
           "</String></Term>\n";
    for (const auto& term : terms) out += "<Term><String>" + term + "</String></Term>\n";
    return out + "</TermList></Concept></ConceptList>\n</DescriptorRecord>\n";
}

inline std::string descriptors(const std::string& records) {
    return "<?xml version=\"1.0\"?>\n<!DOCTYPE DescriptorRecordSet SYSTEM "
           "\"https://www.nlm.nih.gov/databases/dtd/nlmdescriptorrecordset_20200101.dtd\">\n"
           "<DescriptorRecordSet LanguageCode = \"eng\">\n" +
           records + "</DescriptorRecordSet>\n";
}

inline const std::string small_tree =
    "Neoplasms;C04\nLung Neoplasms;C04.588.894.797.520\nCarcinoma, Non-Small-Cell Lung;C04.588.894.797.520.109.220\n"
    "Lung Diseases;C08.381\nLung Neoplasms;C08.381.540\nPancoast Syndrome;C08.381.540.500\n"
    "Meningeal Carcinomatosis;C04.588.614.250.580.150\nBeside;C04.5880\n";

}  // namespace evident::testing
