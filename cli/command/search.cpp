// evident search: a question answered exactly or ranked, or a file of questions as a TREC run.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.hpp"
#include "base/file.hpp"
#include "cli/command/answer.hpp"
#include "cli/output.hpp"
#include "query/ast/print.hpp"
#include "query/ast/simplify.hpp"
#include "query/exact/exact.hpp"
#include "query/exact/past.hpp"
#include "query/question.hpp"
#include "query/synonyms.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/changes.hpp"
#include "store/sqlite/evidence.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/stem.hpp"

namespace evident {
namespace {

constexpr int hits_a_topic = 1000;

AskedQuestion ask(Store& store, const std::string& question, const SearchOptions& options, const Clock& clock,
                  const std::string& input = "question") {
    const auto syntax = parse_syntax(options.syntax).value_or(Syntax::plain);
    const bool today = options.exact && !options.as_of && !options.explain;
    const bool map = (options.exact || options.explain) && !options.no_mapping;
    return read_question(store, syntax, question, input, {day_of(clock.now())}, {options.year, today},
                         map ? Mapping::on : Mapping::off);
}

// A question whose meaning is lost in part is refused, unless the person asked for what can be read of it.
void refuse_broken(const AskedQuestion& parsed, const SearchOptions& options, bool quiet) {
    const auto broken = std::find_if(parsed.problems.begin(), parsed.problems.end(),
                                     [](const Problem& problem) { return problem.severity == Severity::error; });
    if (broken == parsed.problems.end() || options.lenient) {
        if (!quiet) report_problems(parsed.problems);
        return;
    }
    for (const auto& problem : parsed.problems) {
        if (&problem != &*broken) report_problems({problem});
    }
    throw Error(Fault::usage, *broken, "mend the question, or add --lenient to have what can be read of it answered");
}

void collect_words(const Node& node, std::vector<SoughtWord>& out) {
    const auto each = [&](const std::vector<Node>& parts) {
        for (const auto& part : parts) collect_words(part, out);
    };
    if (const auto* words = std::get_if<Words>(&node.is)) {
        for (const auto& term : words->terms) out.push_back({term.word, term.prefix, int(out.size())});
    } else if (const auto* all = std::get_if<And>(&node.is)) {
        each(all->parts);
    } else if (const auto* any = std::get_if<Or>(&node.is)) {
        each(any->parts);
    }
}

// The words to mark: those asked for and, in ranked search, those of the same stem.
std::vector<SoughtWord> words_to_mark(Store& store, const Node& node, bool with_stems) {
    std::vector<SoughtWord> out;
    collect_words(node, out);
    if (!with_stems) return out;
    StemTable stems(store);
    const auto asked = out;
    for (const auto& word : asked) {
        for (auto& same : stems.words(stem(word.text))) out.push_back({std::move(same), false, word.group});
    }
    return out;
}

class FacetCounter {
  public:
    void add(const std::vector<Held>& held) {
        std::set<std::string> types, languages, journals, sources;
        for (const auto& one : held) {
            for (const auto& type : one.record.types) types.insert(type.name);
            languages.insert(one.record.languages.begin(), one.record.languages.end());
            if (!one.record.journal.title.empty()) journals.insert(one.record.journal.title);
            sources.insert(one.record.source);
        }
        if (const int year = held.empty() ? 0 : publication_year(held.front().record); year != 0) ++years_[year];
        for (const auto& value : types) ++types_[value];
        for (const auto& value : languages) ++languages_[value];
        for (const auto& value : journals) ++journals_[value];
        for (const auto& value : sources) ++sources_[value];
    }

    Facets facets() const {
        Facets out{{}, listed(types_), listed(languages_), listed(journals_), listed(sources_)};
        for (auto year = years_.rbegin(); year != years_.rend(); ++year) {
            out.years.push_back({std::to_string(year->first), year->second});
        }
        return out;
    }

  private:
    using Counts = std::map<std::string, std::int64_t>;
    static std::vector<Facet> listed(const Counts& counts) {
        std::vector<Facet> out;
        for (const auto& [value, reports] : counts) out.push_back({value, reports});
        std::stable_sort(out.begin(), out.end(), [](const Facet& a, const Facet& b) { return a.reports > b.reports; });
        return out;
    }
    std::map<int, std::int64_t> years_;
    Counts types_, languages_, journals_, sources_;
};

Answer answer_exactly(Store& store, const AskedQuestion& parsed, const SearchOptions& options) {
    Answer out;
    out.as_of = options.as_of.value_or(Day::none);
    if (options.count && !options.as_of) {  // the number alone: no report is looked up
        out.exact = true;
        out.total = {exact_count(store, parsed.node), true};
        return out;
    }
    const auto reports =
        options.as_of ? exact_reports_as_of(store, parsed.node, out.as_of) : exact_reports(store, parsed.node);
    out.exact = true;
    out.total = {std::int64_t(reports.size()), true};
    out.offset = options.offset;
    const bool all = options.ids && !options.limit_given;
    const auto from = std::min<std::size_t>(reports.size(), std::size_t(options.offset));
    const auto room = reports.size() - from;
    const auto count = all ? room : std::min<std::size_t>(room, std::size_t(options.limit));
    for (std::size_t i = from; i < from + count; ++i) out.hits.push_back({reports[i], RecordId::none, 0});
    if (options.facets) {
        FacetCounter counter;
        RecordTable table(store);
        for (const auto report : reports) {
            counter.add(options.as_of ? Past(store, out.as_of).of_report(report) : table.of_report(report));
        }
        out.facets = counter.facets();
    }
    out.sought = words_to_mark(store, parsed.node, false);
    return out;
}

// Words as they are written: Han characters, which are words of their own, without spaces.
std::string written(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) {
        if (!out.empty() && !stands_alone(word)) out += ' ';
        out += word;
    }
    return out;
}

Answer answer_ranked(Store& store, const AskedQuestion& parsed, const SearchOptions& options) {
    auto question = ranked_question(parsed.node, options.question);
    if (!options.no_synonyms) Synonyms(EvidenceTable(store).reviews()).widen(question);
    question.offset = options.offset;
    question.limit = options.count ? 0 : options.limit;
    question.facets = options.facets;
    auto page = rank(store, Index(store), question);
    Answer out;
    out.hits = std::move(page.hits);
    out.total = page.reports;
    out.facets = std::move(page.facets);
    out.suggestions = std::move(page.suggestions);
    out.offset = options.offset;
    out.sought = words_to_mark(store, parsed.node, true);
    for (const auto& unit : question.sought) {
        for (const auto& name : unit.also) {
            out.synonyms.push_back({written(unit.words), written(name)});
            if (name.size() == 1) out.sought.push_back({name.front(), false, -1});
        }
    }
    return out;
}

// Lines of qid<TAB>question: a run in TREC's form, each hit by the key its own source gives it.
int run_topics(Store& store, const SearchOptions& options, const Context& context) {
    const auto text = read_file(options.topics);
    RecordTable records(store);
    const Index index(store);
    std::string out;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const auto line = trim(std::string_view(text).substr(begin, end - begin));
        const Place place{options.topics, begin, end};
        begin = end + 1;
        if (line.empty()) continue;
        const auto tab = line.find('\t');
        if (tab == std::string_view::npos) {
            throw Error(Fault::usage, "a topic line has no tab between its id and its question",
                        "write qid<TAB>question, one a line", place);
        }
        const std::string question(trim(line.substr(tab + 1)));
        auto asked = options.syntax_given
                         ? ranked_question(ask(store, question, options, context.clock, options.topics).node, question)
                         : natural_question(question);
        asked.limit = options.limit_given ? options.limit : hits_a_topic;
        int place_in_run = 0;
        for (const auto& hit : rank(store, index, asked).hits) {
            const auto held = records.find(hit.record);
            if (!held) continue;
            out += fmt::format("{} Q0 {} {} {:.6f} {}\n", line.substr(0, tab), held->record.key, ++place_in_run,
                               hit.score, options.trec);
        }
    }
    print(out);
    return out.empty() ? 1 : 0;
}

// What a person must know to read the answer right.
Problems notes_on(Store& store, const SearchOptions& options) {
    Problems out;
    const Place place{store.path(), 0, 0};
    if (options.as_of) {
        const auto created = store.property("created");
        if (day_of(created) > *options.as_of) {
            out.push_back({Severity::note, "before-the-store",
                           fmt::format("this store was made on {}: on {} it held nothing", to_iso(day_of(created)),
                                       to_iso(*options.as_of)),
                           place});
        }
    } else if (!options.exact) {
        const auto lag = Index(store).status().lag;
        if (lag > 0) {
            out.push_back(
                {Severity::note, "index-behind",
                 fmt::format("the index does not know {} changed records yet; `evident index sync` brings it up "
                             "to date, and --exact asks the store itself",
                             lag),
                 place});
        }
    }
    return out;
}

}  // namespace

int run(const SearchOptions& options, const Context& context) {
    Store store = context.open(Access::read);
    if (!options.topics.empty()) return run_topics(store, options, context);
    const auto parsed = ask(store, options.question, options, context.clock);
    const bool quiet = context.options.quiet || context.options.json;
    refuse_broken(parsed, options, quiet);
    const auto simple = simplify(parsed.read);
    if (options.explain) {
        print(print_indented(simple) + "\n");
        return 0;
    }
    auto answer = options.exact ? answer_exactly(store, parsed, options) : answer_ranked(store, parsed, options);
    auto notes = notes_on(store, options);
    if (!parsed.translation.empty()) {
        notes.push_back({Severity::note, "translated-query", "the question is answered as: " + parsed.translation,
                         parsed.read.place});
    }
    if (!quiet) report_problems(notes);
    answer.problems = parsed.problems;
    answer.problems.insert(answer.problems.end(), notes.begin(), notes.end());
    answer.read_as = print(simple);
    answer.translation = parsed.translation;
    answer.vocabulary_year = parsed.year;
    return print_answer(store, answer, options, context.options.json);
}

}  // namespace evident
