#include "query/syntax/embase/links.hpp"

#include <array>

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

bool looks_like_link(std::string_view code) {
    return code.size() == 5 && (code.starts_with("dm_") || code.starts_with("dd_"));
}

}  // namespace evident
