#include "ingest/format/embase/enhancement.hpp"

#include "ingest/format/embase/index_terms.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

void read_sections(Record& record, pugi::xml_node group) {
    for (const auto list : children_of(group, "classifications")) {
        if (attribute_of(list, "type") != "EMCLASS") continue;
        for (const auto node : children_of(list, "classification")) {
            auto code = text_of(node, "classification-code");
            auto name = text_of(node, "classification-description");
            if (code.empty() && name.empty()) code = text_of(node);
            if (!code.empty() || !name.empty()) record.sections.push_back({std::move(name), std::move(code)});
        }
    }
}

std::string kind_of(pugi::xml_node list) {
    return attribute_of(list, "type").ends_with('V') ? "device" : "drug";  // MNV, TNV; else MNF, TNM, TRD
}

void read_makers(Record& record, pugi::xml_node group) {
    for (const auto list : children_of(group, "manufacturers")) {
        for (const auto node : children_of(list, "manufacturer")) {
            auto name = text_of(node);
            if (!name.empty()) record.products.push_back({{}, std::move(name), kind_of(list)});
        }
    }
}

void read_trade_names(Record& record, pugi::xml_node group) {
    for (const auto list : children_of(group, "tradenames")) {
        for (const auto node : children_of(list, "trademanuitem")) {
            Product product{text_of(node, "tradename"), text_of(node, "manufacturer"), kind_of(list)};
            if (!product.name.empty() || !product.maker.empty()) record.products.push_back(std::move(product));
        }
    }
}

// "0-0-0" and the like stand for "none".
bool is_dummy(const std::string& registry) { return registry.find_first_not_of("0- ") == std::string::npos; }

// One substance a number; one without numbers when it has none.
void add_chemical(Record& record, pugi::xml_node chemical) {
    const auto name = text_of(chemical, "chemical-name");
    std::vector<std::string> numbers;
    for (const auto node : children_of(chemical, "cas-registry-number")) {
        auto number = text_of(node);
        if (!is_dummy(number)) numbers.push_back(std::move(number));
    }
    for (const auto node : children_of(chemical, "enzyme-commission-number")) {
        const auto number = text_of(node);
        if (!number.empty()) numbers.push_back(lower(number).starts_with("ec") ? number : "EC " + number);
    }
    if (numbers.empty() && !name.empty()) numbers.emplace_back();
    for (auto& number : numbers) record.substances.push_back({name, {}, std::move(number)});
}

void read_chemicals(Record& record, pugi::xml_node list) {
    for (const auto node : children_of(list, "chemical")) add_chemical(record, node);
}

void read_sequences(Record& record, pugi::xml_node banks) {
    for (const auto bank : children_of(banks, "sequencebank")) {
        for (const auto node : children_of(bank, "sequence-number")) {
            auto number = text_of(node);
            if (!number.empty()) record.accessions.push_back({attribute_of(bank, "name"), std::move(number)});
        }
    }
}

}  // namespace

void read_enhancement(const ItemDraft& item, pugi::xml_node enhancement) {
    auto& record = item.record();
    for (const auto node : elements_of(enhancement)) {
        if (is_named(node, "descriptorgroup")) {
            read_descriptors(item, node);
        } else if (is_named(node, "classificationgroup")) {
            read_sections(record, node);
        } else if (is_named(node, "manufacturergroup")) {
            read_makers(record, node);
        } else if (is_named(node, "tradenamegroup")) {
            read_trade_names(record, node);
        } else if (is_named(node, "chemicalgroup")) {
            for (const auto list : children_of(node, "chemicals")) read_chemicals(record, list);
        } else if (is_named(node, "chemicals")) {  // without its group in one of the producer's examples
            read_chemicals(record, node);
        } else if (is_named(node, "sequencebanks")) {
            read_sequences(record, node);
        } else {
            item.unknown(node);
        }
    }
}

}  // namespace evident
