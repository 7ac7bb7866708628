// MeSH's XML: descriptors, qualifiers, supplementary concepts and pharmacological actions (DTDs nlm*recordset).
#include <array>
#include <span>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "ingest/format/mesh/vocabulary_reader.hpp"
#include "ingest/format/parts/repair.hpp"
#include "ingest/format/parts/slicer.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

const SliceGrammar descriptor_grammar = {"MeSH", {{"DescriptorRecord", Slice::Kind::article}}, {"DescriptorRecordSet"}};
const SliceGrammar qualifier_grammar = {"MeSH", {{"QualifierRecord", Slice::Kind::article}}, {"QualifierRecordSet"}};
const SliceGrammar supplementary_grammar = {
    "MeSH", {{"SupplementalRecord", Slice::Kind::article}}, {"SupplementalRecordSet"}};
const SliceGrammar action_grammar = {
    "MeSH", {{"PharmacologicalAction", Slice::Kind::article}}, {"PharmacologicalActionSet"}};

const SliceGrammar& grammar_of(VocabularyPart part) {
    switch (part) {
        case VocabularyPart::qualifiers: return qualifier_grammar;
        case VocabularyPart::supplementary: return supplementary_grammar;
        case VocabularyPart::actions: return action_grammar;
        default: return descriptor_grammar;
    }
}

std::string text_of(pugi::xml_node node) { return std::string(trim(node.child_value())); }

std::string name_of(pugi::xml_node node) { return text_of(node.child("String")); }

void read_tree_numbers(pugi::xml_node record, VocabularyEntry& entry) {
    for (const auto number : record.child("TreeNumberList").children("TreeNumber")) {
        entry.tree_numbers.push_back(text_of(number));
    }
}

// Every term of every concept is a name by which the record is found.
void read_terms(pugi::xml_node record, VocabularyEntry& entry) {
    for (const auto concept_node : record.child("ConceptList").children("Concept")) {
        for (const auto term : concept_node.child("TermList").children("Term")) {
            entry.other_names.push_back(name_of(term));
        }
    }
}

void read_descriptor(pugi::xml_node record, VocabularyEntry& entry) {
    entry.ui = text_of(record.child("DescriptorUI"));
    entry.name = name_of(record.child("DescriptorName"));
    entry.descriptor_class = record.attribute("DescriptorClass").as_int();
    for (const auto allowed : record.child("AllowableQualifiersList").children("AllowableQualifier")) {
        if (!entry.detail.empty()) entry.detail += ' ';
        entry.detail += text_of(allowed.child("Abbreviation"));
    }
    read_tree_numbers(record, entry);
    read_terms(record, entry);
}

// The abbreviation stands with the preferred term of the preferred concept.
void read_qualifier(pugi::xml_node record, VocabularyEntry& entry) {
    entry.ui = text_of(record.child("QualifierUI"));
    entry.name = name_of(record.child("QualifierName"));
    for (const auto concept_node : record.child("ConceptList").children("Concept")) {
        for (const auto term : concept_node.child("TermList").children("Term")) {
            if (entry.detail.empty()) entry.detail = text_of(term.child("Abbreviation"));
        }
    }
    read_tree_numbers(record, entry);
    read_terms(record, entry);
}

void read_supplementary(pugi::xml_node record, VocabularyEntry& entry) {
    entry.ui = text_of(record.child("SupplementalRecordUI"));
    entry.name = name_of(record.child("SupplementalRecordName"));
    entry.descriptor_class = record.attribute("SCRClass").as_int();
    for (const auto mapped : record.child("HeadingMappedToList").children("HeadingMappedTo")) {
        entry.headings.push_back(name_of(mapped.child("DescriptorReferredTo").child("DescriptorName")));
    }
    read_terms(record, entry);
}

void read_action(pugi::xml_node record, VocabularyEntry& entry) {
    const auto action = record.child("DescriptorReferredTo");
    entry.ui = text_of(action.child("DescriptorUI"));
    entry.name = name_of(action.child("DescriptorName"));
    for (const auto one : record.child("PharmacologicalActionSubstanceList").children("Substance")) {
        entry.substances.push_back({{}, text_of(one.child("RecordUI")), name_of(one.child("RecordName"))});
    }
}

class MeshReader : public VocabularyReader {
  public:
    MeshReader(VocabularyPart part, std::unique_ptr<Bytes> text, std::string input)
        : part_(part), slicer_(std::move(text), input, grammar_of(part)), input_(std::move(input)) {}

    bool next(VocabularyEntry& entry, Problems& problems) override {
        while (slicer_.next(slice_)) {
            entry = {};
            const auto wrong = read(entry);
            if (wrong.empty()) return true;
            problems.push_back({Severity::error,
                                slice_.kind == Slice::Kind::too_large ? "record-too-large" : "malformed-record", wrong,
                                Place{input_, slice_.begin, slice_.end}});
        }
        return false;
    }

    std::uint64_t read_bytes() const override { return slice_.end; }

  private:
    // What is wrong with the slice; "" when the entry is filled.
    std::string read(VocabularyEntry& entry) {
        if (slice_.kind == Slice::Kind::too_large) return "an entry is too large and was passed over";
        if (slice_.kind == Slice::Kind::unfinished) return "the entry has no end tag before the next one begins";
        if (slice_.kind == Slice::Kind::headless) return "the end tag of an entry whose start tag was not found";
        auto repaired = repair(slice_.text, slicer_.encoding());
        const auto text = repaired.text.empty() ? slice_.text : std::span<char>(repaired.text);
        const auto result =
            document_.load_buffer_inplace(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
        if (!result) return fmt::format("the XML of the entry is broken: {}", lower(result.description()));
        const auto record = document_.document_element();
        switch (part_) {
            case VocabularyPart::qualifiers: read_qualifier(record, entry); break;
            case VocabularyPart::supplementary: read_supplementary(record, entry); break;
            case VocabularyPart::actions: read_action(record, entry); break;
            default: read_descriptor(record, entry);
        }
        return entry.name.empty() ? "the entry has no name" : "";
    }

    VocabularyPart part_;
    Slicer slicer_;
    std::string input_;
    Slice slice_;
    pugi::xml_document document_;
};

}  // namespace

std::unique_ptr<VocabularyReader> read_mesh_xml(VocabularyPart part, std::unique_ptr<Bytes> text, std::string input) {
    return std::make_unique<MeshReader>(part, std::move(text), std::move(input));
}

}  // namespace evident
