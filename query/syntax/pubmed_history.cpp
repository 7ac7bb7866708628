#include "query/syntax/pubmed_history.hpp"

#include <array>
#include <string>

#include "query/syntax/values/dates.hpp"
#include "query/syntax/values/filters.hpp"
#include "query/syntax/values/values.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view filters_mark = "Filters:";
constexpr std::string_view order_mark = "Sort by:";

// Groups of ages as the page names them, and as its filters do.
struct PageName {
    std::string_view page;
    std::string_view filter;
};
constexpr std::array<PageName, 15> ages = {{
    {"adult: 19+ years", "alladult"},
    {"child: birth-18 years", "allchild"},
    {"infant: birth-23 months", "allinfant"},
    {"newborn: birth-1 month", "newborn"},
    {"infant: 1-23 months", "infant"},
    {"preschool child: 2-5 years", "preschoolchild"},
    {"child: 6-12 years", "child"},
    {"adolescent: 13-18 years", "adolescent"},
    {"young adult: 19-24 years", "youngadult"},
    {"adult: 19-44 years", "adult"},
    {"middle aged + aged: 45+ years", "middleagedaged"},
    {"middle aged: 45-64 years", "middleaged"},
    {"aged: 65+ years", "aged"},
    {"80 and over: 80+ years", "80andover"},
    {"exclude preprints", "excludepreprints"},
}};

// The mark begins the text or stands behind white space.
std::size_t last_mark(std::string_view text, std::string_view mark) {
    const auto at = text.rfind(mark);
    return at == npos || at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\t' ? at : npos;
}

// "from 2015 - 2023", "publication date from 2010/01/01 to 2020/12/31", "in the last 5 years", "10 years"
std::optional<Node> of_dates(std::string_view name, Day today) {
    for (const std::string_view words : {"publication date ", "published "}) {
        if (name.starts_with(words)) name.remove_prefix(words.size());
    }
    if (name.starts_with("from ")) {
        for (const std::string_view between : {" - ", " to ", "-"}) {
            const auto parts = parted_by(name.substr(5), between);
            if (parts.size() != 2) continue;
            const auto range = read_typed_days(std::string(parts[0]) + ".." + std::string(parts[1]), today);
            if (range) return published(range->from, range->to);
        }
    }
    if (name.starts_with("in the last ")) name.remove_prefix(7);
    const auto text = name.starts_with("last ") ? std::string(name) : "last " + std::string(name);
    if (!name.ends_with("year") && !name.ends_with("years")) return {};
    if (const auto range = read_days(text, today)) return published(range->from, range->to);
    return {};
}

// From the names that stand between marks those that lie together in one name again.
std::vector<Stretch> joined(std::string_view text, const std::vector<Stretch>& pieces) {
    std::vector<Stretch> out;
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        auto one = pieces[at];
        if (at + 1 < pieces.size()) {
            const auto both = text.substr(one.begin, pieces[at + 1].end - one.begin);
            if (filter_node(both, Day::none)) one.end = pieces[++at].end;
        }
        out.push_back(one);
    }
    return out;
}

}  // namespace

FilteredLine filtered_line(std::string_view text) {
    FilteredLine out{text.size(), {}};
    if (const auto order = last_mark(text, order_mark); order != npos) out.end = order;
    const auto mark = last_mark(text.substr(0, out.end), filters_mark);
    if (mark == npos) return out;
    std::vector<Stretch> pieces;
    const auto names = text.substr(mark + filters_mark.size(), out.end - mark - filters_mark.size());
    for (const auto name : parted(names, names.find(';') == npos ? "," : ";")) {
        const auto begin = std::size_t(name.data() - text.data());
        pieces.push_back({begin, begin + name.size()});
    }
    out.filters = joined(text, pieces);
    out.end = mark;
    return out;
}

std::optional<Node> page_filter(std::string_view name, Day today) {
    const auto small = lower(single_spaced(name));
    for (const auto& group : ages) {
        if (group.page == small) return filter_node(group.filter, today);
    }
    if (auto dates = of_dates(small, today)) return dates;
    return filter_node(name, today);
}

}  // namespace evident
