#include "ingest/format/tagged/ris/ris.hpp"

#include <utility>

#include <fmt/format.h>

#include "ingest/format/tagged/ris/dates.hpp"
#include "ingest/format/tagged/ris/numbers.hpp"
#include "ingest/format/tagged/ris/people.hpp"
#include "ingest/format/tagged/ris/terms.hpp"
#include "ingest/format/tagged/ris/texts.hpp"
#include "ingest/format/tagged/told_fields.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

// What was said before the key was known names the key all the same.
void name_key(Problems& problems, const std::string& key) {
    constexpr std::string_view nameless = "a record without a key";
    for (auto& problem : problems) {
        if (problem.message.starts_with(nameless)) problem.message.replace(0, nameless.size(), "record " + key);
    }
}

void fill(RisWork& work) {
    add_type(work);
    add_people(work);
    add_numbers(work);
    add_titles(work);
    add_journal(work);
    add_abstract(work);
    add_dates(work);
    add_languages(work);
    add_subjects(work);
    add_particulars(work);
    add_key(work);
    add_notes(work);
}

class RisReader : public TaggedReader {
  public:
    RisReader(std::unique_ptr<Bytes> text, std::string input, std::string source, std::size_t chunk)
        : TaggedReader(std::move(text), std::move(input), chunk), source_(std::move(source)) {}

  protected:
    TaggedLine classify(std::string_view line, bool open, const TaggedRecord& record) override {
        return lines_.classify(line, open, record);
    }

    std::optional<TaggedLine> behind(std::string_view line, const TaggedRecord& record) override {
        return lines_.behind(line, record);
    }

    void read_record(Entry& entry, const TaggedRecord& record) override {
        entry.kind = Entry::Kind::record;
        Draft draft{entry.record, entry.problems, entry.place, "record "};
        RisWork work{record, draft, origin_of(record)};
        entry.record.source = source_.empty() ? std::string(source_of(work.origin)) : source_;
        fill(work);
        if (entry.record.key.empty()) {
            reject(entry, "no-key", "a record with neither a number of its database nor a DOI nor a title");
            return;
        }
        name_key(entry.problems, entry.record.key);
        if (entry.record.title.empty()) draft.say(Severity::warning, "no-title", "the record has no title");
        if (!record.ended) draft.say(Severity::warning, "missing-end", "the record has no ER line; it may be cut");
        tell_unknown(draft, record);
    }

  private:
    void tell_unknown(Draft& draft, const TaggedRecord& record) {
        for (const auto& field : record.fields) {
            if (!is_ris_tag(field.tag) && field.tag != ovid_link_tag) told_.tell(draft, field.tag);
        }
    }

    std::string source_;
    RisLines lines_;
    ToldFields told_;
};

}  // namespace

std::unique_ptr<Reader> open_ris(std::unique_ptr<Bytes> text, std::string input, std::string source,
                                 std::size_t chunk) {
    return std::make_unique<RisReader>(std::move(text), std::move(input), std::move(source), chunk);
}

}  // namespace evident
