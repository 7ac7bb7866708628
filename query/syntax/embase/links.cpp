#include "query/syntax/embase/links.hpp"

#include <array>

#include "query/syntax/values/wordlists.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// Elsevier's Emtree guide: subheadings of diseases and of drugs.
constexpr std::array<EmtreeLink, 31> links = {{
    {"congenital disorder", false, "cn"},
    {"diagnosis", false, "di"},
    {"disease management", false, "dm"},
    {"drug resistance", false, "dr"},
    {"drug therapy", false, "dt"},
    {"epidemiology", false, "ep"},
    {"etiology", false, "et"},
    {"prevention", false, "pc"},
    {"rehabilitation", false, "rh"},
    {"radiotherapy", false, "rt"},
    {"surgery", false, "su"},
    {"therapy", false, "th"},
    {"complication", false, "co"},
    {"side effect", false, "si"},
    {"adverse drug reaction", true, "ae"},
    {"drug toxicity", true, "to"},
    {"clinical trial", true, "ct"},
    {"drug interaction", true, "it"},
    {"drug administration", true, "ad"},
    {"drug analysis", true, "an"},
    {"drug combination", true, "cb"},
    {"drug comparison", true, "cm"},
    {"drug concentration", true, "cr"},
    {"drug development", true, "dv"},
    {"drug dose", true, "do"},
    {"drug therapy", true, "dt"},
    {"endogenous compound", true, "ec"},
    {"pharmaceutics", true, "pr"},
    {"pharmacoeconomics", true, "pe"},
    {"pharmacokinetics", true, "pk"},
    {"pharmacology", true, "pd"},
}};

struct OtherName {
    std::string_view mesh;
    std::string_view link;
    bool of_drug = false;
};

// Subheadings that the two thesauri have under different names. Of two links for one the first is written.
constexpr std::array<OtherName, 11> other_names = {{
    {"adverse effects", "adverse drug reaction", true},
    {"administration & dosage", "drug administration", true},
    {"administration & dosage", "drug dose", true},
    {"analysis", "drug analysis", true},
    {"chemically induced", "side effect", false},
    {"complications", "complication", false},
    {"congenital", "congenital disorder", false},
    {"economics", "pharmacoeconomics", true},
    {"prevention & control", "prevention", false},
    {"therapeutic use", "drug therapy", true},
    {"toxicity", "drug toxicity", true},
}};

}  // namespace

std::optional<EmtreeLink> link_of_code(std::string_view code) {
    if (!looks_like_link(code)) return {};
    for (const auto& link : links) {
        if (link.of_drug == code.starts_with("dd_") && link.letters == code.substr(3)) return link;
    }
    return {};
}

std::optional<EmtreeLink> link_of_name(std::string_view name) {
    for (const auto& link : links) {
        if (link.name == name) return link;
    }
    return {};
}

std::optional<EmtreeLink> link_of_qualifier(std::string_view mesh) {
    const auto full = qualifier_name(mesh);
    const auto wanted = full.empty() ? lower(mesh) : std::string(full);
    if (auto same = link_of_name(wanted)) return same;
    for (const auto& other : other_names) {
        if (other.mesh != wanted) continue;
        for (const auto& link : links) {
            if (link.name == other.link && link.of_drug == other.of_drug) return link;
        }
    }
    return {};
}

std::string_view qualifier_of_link(std::string_view name) {
    const auto wanted = lower(name);
    if (const auto same = qualifier_name(wanted); !same.empty()) return same;
    for (const auto& other : other_names) {
        if (other.link == wanted) return other.mesh;
    }
    return {};
}

bool looks_like_link(std::string_view code) {
    return code.size() == 5 && (code.starts_with("dm_") || code.starts_with("dd_"));
}

}  // namespace evident
