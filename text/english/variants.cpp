#include "text/english/variants.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace evident {
namespace {

enum class Stands : std::uint8_t { anywhere, first, last, alone };

struct Pair {
    std::string_view british;
    std::string_view american;
    Stands stands = Stands::anywhere;
};

// Letters that differ between the two, as dictionaries of both list them.
constexpr std::array<Pair, 88> pairs = {{{"aemi", "emi"},
                                         {"haem", "hem", Stands::first},
                                         {"haemo", "hemo"},
                                         {"haema", "hema"},
                                         {"chaem", "chem"},
                                         {"kaem", "kem"},
                                         {"glycaem", "glycem"},
                                         {"aesth", "esth"},
                                         {"paed", "ped", Stands::first},
                                         {"opaed", "oped"},
                                         {"gynaec", "gynec"},
                                         {"faec", "fec", Stands::first},
                                         {"caec", "cec", Stands::first},
                                         {"caesar", "cesar"},
                                         {"aetiolog", "etiolog"},
                                         {"palaeo", "paleo", Stands::first},
                                         {"archaeo", "archeo", Stands::first},
                                         {"naev", "nev", Stands::first},
                                         {"oesoph", "esoph"},
                                         {"oestr", "estr"},
                                         {"oedem", "edem"},
                                         {"rrhoe", "rrhe"},
                                         {"pnoe", "pne"},
                                         {"foet", "fet", Stands::first},
                                         {"foet", "fet"},
                                         {"coeli", "celi", Stands::first},
                                         {"homoeo", "homeo", Stands::first},
                                         {"amoeb", "ameb"},
                                         {"manoeuvr", "maneuver"},
                                         {"tumour", "tumor"},
                                         {"colour", "color"},
                                         {"behaviour", "behavior"},
                                         {"labour", "labor"},
                                         {"favour", "favor"},
                                         {"harbour", "harbor"},
                                         {"odour", "odor"},
                                         {"humour", "humor"},
                                         {"neighbour", "neighbor"},
                                         {"vapour", "vapor"},
                                         {"flavour", "flavor"},
                                         {"honour", "honor"},
                                         {"rumour", "rumor"},
                                         {"endeavour", "endeavor"},
                                         {"rigour", "rigor"},
                                         {"vigour", "vigor"},
                                         {"fibre", "fiber"},
                                         {"centre", "center"},
                                         {"litre", "liter"},
                                         {"metre", "meter", Stands::last},
                                         {"metres", "meters", Stands::last},
                                         {"titre", "titer"},
                                         {"goitre", "goiter"},
                                         {"calibre", "caliber"},
                                         {"theatre", "theater"},
                                         {"sulph", "sulf"},
                                         {"leuco", "leuko"},
                                         {"programme", "program", Stands::last},
                                         {"programmes", "programs", Stands::last},
                                         {"grey", "gray", Stands::first},
                                         {"ageing", "aging", Stands::alone},
                                         {"judgement", "judgment"},
                                         {"mould", "mold", Stands::first},
                                         {"aluminium", "aluminum"},
                                         {"defence", "defense"},
                                         {"licence", "license"},
                                         {"offence", "offense"},
                                         {"ogue", "og", Stands::last},
                                         {"ogues", "ogs", Stands::last},
                                         {"sceptic", "skeptic"},
                                         {"neurone", "neuron", Stands::last},
                                         {"neurones", "neurons", Stands::last},
                                         {"disc", "disk", Stands::alone},
                                         {"discs", "disks", Stands::alone},
                                         {"enrolment", "enrollment"},
                                         {"fulfil", "fulfill", Stands::alone},
                                         {"skilful", "skillful"},
                                         {"labell", "label"},
                                         {"modell", "model"},
                                         {"counsell", "counsel"},
                                         {"signall", "signal"},
                                         {"travell", "travel"},
                                         {"cancell", "cancel"},
                                         {"channell", "channel"},
                                         {"tunnell", "tunnel"},
                                         {"lachrym", "lacrim"},
                                         {"aneurysm", "aneurism"},
                                         {"alys", "alyz"},
                                         {"olys", "olyz"}}};

// Endings behind "is" and "iz" of verbs that are written in both ways.
constexpr std::array<std::string_view, 10> verb_endings = {"e",   "ed",    "es",     "er",   "ers",
                                                           "ing", "ation", "ations", "able", "ational"};

// Verbs and nouns that both write with an s.
constexpr std::array<std::string_view, 31> always_s = {
    "advis",    "advertis", "aris",    "bruis",     "compris",  "compromis", "concis",   "cruis",
    "devis",    "diseas",   "disguis", "enterpris", "excis",    "exercis",   "expertis", "franchis",
    "improvis", "incis",    "likewis", "nois",      "otherwis", "paradis",   "pois",     "prais",
    "precis",   "premis",   "promis",  "rais",      "revis",    "supervis",  "surpris"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 9> irregular = {{{"woman", "women"},
                                                                                     {"man", "men"},
                                                                                     {"child", "children"},
                                                                                     {"mouse", "mice"},
                                                                                     {"foot", "feet"},
                                                                                     {"tooth", "teeth"},
                                                                                     {"person", "persons"},
                                                                                     {"criterion", "criteria"},
                                                                                     {"matrix", "matrices"}}};

bool is_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

class Variants {
  public:
    Variants(std::string_view word, bool beginning) : beginning_(beginning) { found_.emplace_back(word); }

    std::vector<std::string> run() {
        for (std::size_t i = 0; i < found_.size(); ++i) {
            const auto word = found_[i];
            for (const auto& pair : pairs) {
                replace(word, pair.british, pair.american, pair.stands);
                replace(word, pair.american, pair.british, pair.stands);
            }
            turn_verb(word);
        }
        found_.erase(found_.begin());
        return std::move(found_);
    }

  private:
    void replace(const std::string& word, std::string_view old, std::string_view other, Stands stands) {
        if (beginning_ && (stands == Stands::last || stands == Stands::alone)) return;
        if (stands == Stands::alone && word != old) return;
        if (stands == Stands::last && !word.ends_with(old)) return;
        const auto at = stands == Stands::last ? word.size() - old.size() : word.find(old);
        if (at == std::string::npos || (stands == Stands::first && at != 0)) return;
        // "oesophageal" holds the American "esoph" too.
        if (other.size() > old.size() && other.ends_with(old)) {
            const auto before = other.size() - old.size();
            if (at >= before && word.compare(at - before, other.size(), other) == 0) return;
        }
        if (other.starts_with(old) && word.compare(at, other.size(), other) == 0) return;
        keep(word.substr(0, at) + std::string(other) + word.substr(at + old.size()));
    }

    // "hospitalised", "hospitalized"; of a beginning "hospitalis" as well.
    void turn_verb(const std::string& word) {
        for (auto at = word.size(); at-- > 3;) {
            if (word[at - 1] != 'i' || (word[at] != 's' && word[at] != 'z')) continue;
            if (is_always_s(std::string_view(word).substr(0, at + 1)) || !is_verb_end(word.substr(at + 1))) return;
            auto other = word;
            other[at] = word[at] == 's' ? 'z' : 's';
            keep(other);
            return;
        }
    }
    bool is_verb_end(std::string_view rest) const {
        return std::any_of(verb_endings.begin(), verb_endings.end(), [&](std::string_view ending) {
            return ending == rest || (beginning_ && ending.starts_with(rest));
        });
    }
    static bool is_always_s(std::string_view stem) {
        return std::any_of(always_s.begin(), always_s.end(), [&](std::string_view one) { return stem.ends_with(one); });
    }

    void keep(std::string word) {
        if (found_.size() > most_spelling_variants) return;
        if (std::find(found_.begin(), found_.end(), word) == found_.end()) found_.push_back(std::move(word));
    }

    bool beginning_;
    std::vector<std::string> found_;
};

bool ends(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view one) { return word.ends_with(one); });
}

std::string swapped(std::string_view word, std::size_t off, std::string_view ending) {
    return std::string(word.substr(0, word.size() - off)) + std::string(ending);
}

void add_singulars(std::string_view word, std::vector<std::string>& out) {
    if (word.ends_with("ies")) return out.push_back(swapped(word, 3, "y"));
    if (word.ends_with("ses") || word.ends_with("xes")) out.push_back(swapped(word, 2, "is"));
    if (ends(word, {"sses", "xes", "ches", "shes", "zes", "uses"})) out.push_back(swapped(word, 2, ""));
    if (!ends(word, {"sses", "xes"})) out.push_back(swapped(word, 1, ""));
}

void add_plurals(std::string_view word, std::vector<std::string>& out) {
    static constexpr std::string_view vowels = "aeiou";
    if (ends(word, {"sis", "xis"})) return out.push_back(swapped(word, 2, "es"));
    if (word.ends_with("y") && vowels.find(word[word.size() - 2]) == std::string_view::npos) {
        return out.push_back(swapped(word, 1, "ies"));
    }
    if (word.ends_with("us")) out.push_back(swapped(word, 2, "i"));
    if (word.ends_with("ium")) out.push_back(swapped(word, 2, "a"));
    if (word.ends_with("ia")) out.push_back(swapped(word, 1, "um"));
    out.push_back(std::string(word) + (ends(word, {"s", "x", "z", "ch", "sh"}) ? "es" : "s"));
}

}  // namespace

std::vector<std::string> spelling_variants(std::string_view word, bool beginning) {
    // "analyses" is the plural of a noun before it is a verb.
    if (word.size() < 4 || !is_letters(word) || word.ends_with("lyses")) return {};
    return Variants(word, beginning).run();
}

std::vector<std::string> number_variants(std::string_view word) {
    if (word.size() < 4 || !is_letters(word)) return {};
    for (const auto& [one, many] : irregular) {
        if (word.ends_with(one) && word.size() <= one.size() + 2) return {swapped(word, one.size(), many)};
        if (word.ends_with(many) && word.size() <= many.size() + 2) return {swapped(word, many.size(), one)};
    }
    std::vector<std::string> out;
    if (word.ends_with("s") && word.size() >= 5 && !ends(word, {"ss", "us", "is"})) {
        add_singulars(word, out);
    } else {
        add_plurals(word, out);
    }
    return out;
}

}  // namespace evident
