#include "store/evidence/review.hpp"

#include <algorithm>

namespace evident {

const Concept* Lexicon::find(std::string_view id) const {
    const auto found =
        std::find_if(concepts_.begin(), concepts_.end(), [&](const Concept& one) { return one.id == id; });
    return found == concepts_.end() ? nullptr : &*found;
}

const Claim* Review::find_claim(std::string_view wanted) const {
    const auto found =
        std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) { return claim.key == wanted; });
    return found == claims.end() ? nullptr : &*found;
}

const ReviewSource* Protocol::find_source(std::string_view source) const {
    const auto found =
        std::find_if(sources.begin(), sources.end(), [&](const ReviewSource& one) { return one.name == source; });
    return found == sources.end() ? nullptr : &*found;
}

std::string_view name(CutoffDate date) {
    switch (date) {
        case CutoffDate::entry: return "entry";
        case CutoffDate::publication: return "publication";
        case CutoffDate::electronic: return "electronic";
        case CutoffDate::print: return "print";
        case CutoffDate::create: break;
    }
    return "create";
}

std::optional<CutoffDate> parse_cutoff_date(std::string_view word) {
    for (const auto date :
         {CutoffDate::create, CutoffDate::entry, CutoffDate::publication, CutoffDate::electronic, CutoffDate::print}) {
        if (name(date) == word) return date;
    }
    return {};
}

}  // namespace evident
