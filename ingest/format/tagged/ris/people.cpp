#include "ingest/format/tagged/ris/people.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/tagged/ris/registries.hpp"
#include "text/ascii.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_group(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"group",         "groups",      "consortium",    "collaboration", "collaborative",
         "collaborators", "committee",   "investigators", "network",       "organization",
         "organisation",  "association", "society",       "team",          "trialists",
         "institute",     "department",  "university",    "ministry",      "agency",
         "foundation",    "council",     "inc",           "inc.",          "ltd",
         "ltd.",          "gmbh",        "federation",    "academy",       "center",
         "centre",        "study",       "trial",         "force",         "pharmaceuticals",
         "hospital"});
    const auto words = parted(name, " ,");
    if (words.size() < 2) return false;
    constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-";
    if (words.size() == 2 && words[1].find_first_not_of(capitals) == npos) return false;  // "Team JA"
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return std::find(known.begin(), known.end(), lower(word)) != known.end();
    });
}

bool is_nobody(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"anonymous", "[anonymous]", "anon", "anon.", "no authorship indicated", "[no authors listed]", "n/a"});
    return std::find(known.begin(), known.end(), lower(name)) != known.end();
}

bool is_and_others(std::string_view name) {
    const auto word = lower(name);
    return word == "et al" || word == "et al." || word == "and others";
}

// Letters of East Asian scripts have three bytes, the first from E3 to ED.
bool is_east_asian(std::string_view name) {
    return !name.empty() && static_cast<unsigned char>(name[0]) >= 0xE3 && static_cast<unsigned char>(name[0]) <= 0xED;
}

}  // namespace

Author ris_author(std::string_view text) {
    const auto name = readable(text);
    const auto comma = name.find(',');
    Author author;
    if (comma != std::string::npos && trim(std::string_view(name).substr(comma + 1)).empty()) {
        author.collective = name.substr(0, comma);  // "World Health Organization,": EndNote's mark of a group
    } else if (comma != std::string::npos && !is_group(std::string_view(name).substr(0, comma))) {
        return parse_name(name);
    } else if (is_group(name)) {
        author.collective = name;
    } else if (is_east_asian(name) && name.find(' ') != std::string::npos) {
        author.last = name.substr(0, name.find(' '));
        author.fore = trim(std::string_view(name).substr(name.find(' ')));
        author.initials = author.fore;
    } else {
        author = parse_name(name);
    }
    return author;
}

namespace {

// "Smith|J": what affiliations name an author by. Full stops do not count.
std::string short_name(std::string_view last, std::string_view initials) {
    return lower(last) + "|" + lower(initials.substr(0, 1));
}

class People {
  public:
    explicit People(RisWork& work) : work_(work), authors_(work.record().authors) {}

    void add_all() {
        for (const auto& field : work_.fields.fields) {
            if (field.tag != "A1" && field.tag != "AU") continue;
            tag_ = field.tag;
            add_field(field.value);
        }
        for (const auto& field : work_.fields.fields) {
            if (field.tag == "A2" || field.tag == "ED") add_editor(field);
            if (field.tag == "A3") work_.note(work_.book || work_.chapter ? "Series editor" : "A3", field.value);
            if (field.tag == "A4") work_.note("Subsidiary author", field.value);
        }
        for (const auto& field : work_.fields.fields) add_affiliation_field(field);
    }

  private:
    // CENTRAL has all its authors in one line, parted by commas; some programs part them by semicolons.
    void add_field(const std::string& value) {
        for (const auto line : parted(value, value.find(';') == npos ? "\n" : ";\n")) {
            if (work_.central() && line.find(',') != npos) {
                for (const auto& one : parse_names(line)) add(one, one.last + " " + one.fore);
            } else {
                add_name(line);
            }
        }
    }

    void add_name(std::string_view text) {
        if (const auto trial = trial_number(text)) {
            work_.registration = true;
            add_trial(*trial);
        } else if (is_and_others(text)) {
            work_.record().authors_complete = false;
        } else {
            add(ris_author(text), readable(text));
        }
    }

    void add_trial(const Accession& trial) {
        constexpr std::size_t most = 200;
        auto& all = work_.record().accessions;
        if (all.size() == most || !seen_.emplace(trial.number, tag_).second) return;
        all.push_back(trial);
        if (trial.databank == "ClinicalTrials.gov") work_.draft.add_identifier(IdentifierKind::nct, trial.number, {});
    }

    void add(Author author, const std::string& written) {
        if (author.last.empty() && author.collective.empty()) return;
        // Two of one name are two persons, unless A1 and AU say the same.
        if (is_nobody(written) || seen_.emplace(written, tag_).first->second != tag_) return;
        by_name_.emplace(short_name(author.last, author.initials), authors_.size());
        by_text_.emplace(lower(written), authors_.size());
        authors_.push_back(std::move(author));
    }

    // Ovid's A2 are the authors whom the paper cites.
    void add_editor(const TaggedField& field) {
        if (work_.is(RisDialect::ovid)) return;
        if (!work_.book && !work_.chapter) return work_.note("Editor", field.value);
        for (const auto line : parted(field.value, ";\n")) work_.record().book.editors.push_back(ris_author(line));
    }

    void add_affiliation_field(const TaggedField& field) {
        const bool embase = work_.is(RisDialect::embase);
        const bool ovid = work_.is(RisDialect::ovid);
        if (embase && field.tag == "M1") return add_of_several(readable(field.value));
        if (embase && field.tag == "AD") return work_.note("Correspondence", field.value);
        if (ovid && field.tag == "M2") return add_of_named(readable(field.value), ". ");
        if (ovid && work_.origin.base == OvidBase::psycinfo && field.tag == "AD") {
            return add_of_named(readable(field.value), ": ");
        }
        const bool cab = work_.origin.base == OvidBase::cab;
        if (field.tag == (cab ? "M1" : "AD")) {
            for (const auto line : parted(field.value, "\n")) add_unnamed(readable(line));
        }
    }

    // "(Bartos O.; Trenner M., address) Department": of each that is named.
    void add_of_several(const std::string& text) {
        const auto close = text.find(") ");
        if (text.empty() || text[0] != '(' || close == std::string::npos) return add_unnamed(text);
        const auto place = text.substr(close + 2);
        bool found = false;
        for (auto name : parted(std::string_view(text).substr(1, close - 1), ";")) {
            name = name.substr(0, name.find(','));
            const auto author = parse_name(name);
            const auto at = by_name_.find(short_name(author.last, author.initials));
            if (at == by_name_.end()) continue;
            authors_[at->second].affiliations.push_back(place);
            found = true;
        }
        if (!found) add_unnamed(text);
    }

    // "Godley, Bria A. University of ...": the author as written above, a mark, the place.
    void add_of_named(const std::string& text, std::string_view mark) {
        constexpr std::size_t longest_name = 300;
        for (auto end = text.find(mark); end < longest_name; end = text.find(mark, end + 1)) {
            auto at = by_text_.find(lower(text.substr(0, end)));
            if (at == by_text_.end()) at = by_text_.find(lower(text.substr(0, mark[0] == '.' ? end + 1 : end - 1)));
            if (at == by_text_.end()) continue;
            authors_[at->second].affiliations.push_back(text.substr(end + mark.size()));
            return;
        }
        add_unnamed(text);
    }

    void add_unnamed(const std::string& text) {
        if (text.empty()) return;
        if (authors_.size() == 1) {
            authors_[0].affiliations.push_back(text);
        } else {
            work_.note("Affiliation", text);
        }
    }

    RisWork& work_;
    std::vector<Author>& authors_;
    std::string tag_;                                    // of the names being read
    std::unordered_map<std::string, std::string> seen_;  // names and the tag they stood under
    std::unordered_map<std::string, std::size_t> by_name_;
    std::unordered_map<std::string, std::size_t> by_text_;
};

}  // namespace

void add_people(RisWork& work) { People(work).add_all(); }

}  // namespace evident
