#include "ingest/format/tagged/ris/registries.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace evident {
namespace {

struct Registry {
    std::string_view begins;  // in small letters
    std::string_view name;
};
// The primary registries of the WHO network, and ClinicalTrials.gov.
constexpr std::array<Registry, 22> registries = {{{"nct", "ClinicalTrials.gov"},
                                                  {"isrctn", "ISRCTN"},
                                                  {"euctr", "EudraCT"},
                                                  {"eudract", "EudraCT"},
                                                  {"actrn", "ANZCTR"},
                                                  {"chictr", "ChiCTR"},
                                                  {"ctri/", "CTRI"},
                                                  {"drks", "DRKS"},
                                                  {"irct", "IRCT"},
                                                  {"jprn-", "JPRN"},
                                                  {"jrct", "JPRN"},
                                                  {"umin", "JPRN"},
                                                  {"kct", "CRIS"},
                                                  {"ntr", "NTR"},
                                                  {"pactr", "PACTR"},
                                                  {"per-", "REPEC"},
                                                  {"rbr-", "ReBec"},
                                                  {"rpcec", "RPCEC"},
                                                  {"slctr/", "SLCTR"},
                                                  {"tctr", "TCTR"},
                                                  {"lbctr", "LBCTR"},
                                                  {"ctis", "CTIS"}}};

bool is_number_text(std::string_view rest) {
    std::size_t digits = 0;
    for (const char c : rest) {
        if (c >= '0' && c <= '9') {
            ++digits;
        } else if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '/')) {
            return false;
        }
    }
    return digits >= 4 || (digits >= 1 && rest.size() == 6);  // "RBR-6x2b4q"
}

}  // namespace

std::optional<Accession> trial_number(std::string_view text) {
    text = trim(text);
    const auto word = lower(text);
    for (const auto& registry : registries) {
        if (!word.starts_with(registry.begins)) continue;
        const auto rest = text.substr(registry.begins.size());
        if (!is_number_text(rest)) continue;
        if (registry.begins != "nct") return Accession{std::string(registry.name), std::string(text)};
        if (rest.size() != 8 || !all_digits(rest)) continue;
        return Accession{std::string(registry.name), "NCT" + std::string(rest)};
    }
    return {};
}

}  // namespace evident
