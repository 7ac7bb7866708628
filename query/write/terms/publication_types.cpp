#include "query/write/terms/publication_types.hpp"

#include <algorithm>
#include <array>

namespace evident {
namespace {

// mtrees2019.bin, tree V: those below which another type stands, without what is no type of MEDLINE's articles.
constexpr std::array<std::string_view, 20> with_narrower = {
    "address",
    "bibliography",
    "biography",
    "clinical study",
    "clinical trial",
    "congress",
    "consensus development conference",
    "controlled clinical trial",
    "dictionary",
    "ephemera",
    "guideline",
    "historical article",
    "journal article",
    "monograph",
    "personal narrative",
    "randomized controlled trial",
    "research support u s gov t p h s",
    "research support u s government",
    "review",
    "video audio media",
};

struct Row {
    std::string_view type;
    std::string_view name;
};

// embase.com's item types, and the types of MEDLINE that are the same under another name.
constexpr std::array<Row, 20> items = {{
    {"article", "article"},
    {"article in press", "article in press"},
    {"book", "book"},
    {"chapter", "chapter"},
    {"conference abstract", "conference abstract"},
    {"conference paper", "conference paper"},
    {"conference review", "conference review"},
    {"data paper", "data paper"},
    {"editorial", "editorial"},
    {"erratum", "erratum"},
    {"journal article", "article"},
    {"letter", "letter"},
    {"meeting abstract", "conference abstract"},
    {"meeting abstracts", "conference abstract"},
    {"note", "note"},
    {"preprint", "preprint"},
    {"published erratum", "erratum"},
    {"review", "review"},
    {"short survey", "short survey"},
    {"tombstone", "tombstone"},
}};

// What embase.com indexes by a term of Emtree's branch of study types.
constexpr std::array<Row, 28> designs = {{
    {"adaptive clinical trial", "adaptive clinical trial"},
    {"case reports", "case report"},
    {"clinical study", "clinical study"},
    {"clinical trial", "clinical trial"},
    {"clinical trial phase i", "phase 1 clinical trial"},
    {"clinical trial phase ii", "phase 2 clinical trial"},
    {"clinical trial phase iii", "phase 3 clinical trial"},
    {"clinical trial phase iv", "phase 4 clinical trial"},
    {"clinical trial protocol", "clinical trial protocol"},
    {"comparative study", "comparative study"},
    {"consensus development conference", "consensus development"},
    {"controlled clinical trial", "controlled clinical trial"},
    {"equivalence trial", "equivalence trial"},
    {"evaluation studies", "evaluation study"},
    {"evaluation study", "evaluation study"},
    {"guideline", "practice guideline"},
    {"meta analysis", "meta analysis"},
    {"multicenter study", "multicenter study"},
    {"network meta analysis", "network meta-analysis"},
    {"observational study", "observational study"},
    {"practice guideline", "practice guideline"},
    {"pragmatic clinical trial", "pragmatic trial"},
    {"randomized controlled trial", "randomized controlled trial"},
    {"scoping review", "scoping review"},
    {"systematic review", "systematic review"},
    {"twin study", "twin study"},
    {"validation studies", "validation study"},
    {"validation study", "validation study"},
}};

template <typename Rows>
std::string_view named(const Rows& rows, std::string_view type) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.type == type; });
    return at == rows.end() ? std::string_view{} : at->name;
}

}  // namespace

bool has_narrower_types(std::string_view type) {
    return std::find(with_narrower.begin(), with_narrower.end(), type) != with_narrower.end();
}

EmbaseKind embase_kind(std::string_view type) {
    if (const auto item = named(items, type); !item.empty()) return {item, false};
    return {named(designs, type), true};
}

}  // namespace evident
