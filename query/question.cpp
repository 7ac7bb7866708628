#include "query/question.hpp"

#include <optional>

#include "query/mapping/term_tables.hpp"
#include "query/write/writer.hpp"

namespace evident {

AskedQuestion read_question(Store& store, Syntax syntax, std::string_view text, std::string input,
                            const SyntaxOptions& reading, const ExpandOptions& widening, Mapping mapping) {
    AskedQuestion out;
    auto options = reading;
    std::optional<TermTables> tables;
    if (mapping == Mapping::on && syntax == Syntax::pubmed) options.mapper = &tables.emplace(store, widening.year);
    auto parsed = parse(syntax, text, std::move(input), options);
    if (tables && tables->asked()) {
        if (!tables->has_subjects()) {
            parsed.problems.push_back(tables->no_subjects(parsed.node.place));
        } else if (!tables->has_entry_terms()) {
            parsed.problems.push_back(tables->no_entry_terms(parsed.node.place));
        }
        if (was_mapped(parsed.problems)) out.translation = write(Syntax::pubmed, parsed.node).text;
    }
    auto wide = widening;
    wide.emtree_too = syntax == Syntax::ovid;
    auto expanded = expand(parsed.node, store, wide);
    out.read = std::move(parsed.node);
    out.node = std::move(expanded.node);
    out.problems = std::move(parsed.problems);
    out.problems.insert(out.problems.end(), expanded.problems.begin(), expanded.problems.end());
    out.year = expanded.year;
    return out;
}

}  // namespace evident
