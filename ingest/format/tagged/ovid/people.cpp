#include "ingest/format/tagged/ovid/people.hpp"

#include <algorithm>
#include <vector>

#include "ingest/format/parts/names.hpp"
#include "ingest/format/parts/plain_text.hpp"
#include "text/ascii.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

constexpr auto npos = std::string_view::npos;

// "Zhang, Weijia 1,2,+" and "Walsdorf, Neill B. [Inventor]": marks of institutions and roles are none of the name.
std::string_view without_marks(std::string_view name) {
    name = trim(name.substr(0, name.find(" [")));
    const auto end = name.find_last_not_of("0123456789,+* ");
    return end == npos ? std::string_view{} : name.substr(0, end + 1);
}

// "Behan L. Rubbo B." on one line: a name ends with its initials.
std::vector<std::string_view> names_of(std::string_view line) {
    if (line.find(';') != npos) return parted(line, ";");
    if (line.find(',') != npos && line.find("., ") == npos) return {line};
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    for (std::size_t at = line.find(". "); at != npos; at = line.find(". ", at + 2)) {
        if (at < 1 || line[at - 1] < 'A' || line[at - 1] > 'Z') continue;
        const auto behind = line.substr(at + 2);
        if (behind.size() > 1 && behind[1] == '.') continue;  // "L. J. Smith"
        out.push_back(trim(line.substr(begin, at + 1 - begin)));
        begin = at + 2;
    }
    if (out.empty()) return {line};
    if (begin < line.size()) out.push_back(trim(line.substr(begin)));
    return out;
}

std::vector<Author> people_of(const TaggedRecord& fields, std::string_view tag) {
    std::vector<Author> out;
    for (const auto field : fields.all(tag)) {
        for (const auto line : parted(field, "\n")) {
            for (const auto name : names_of(line)) {
                auto person = parse_name(without_marks(name));
                if (!person.last.empty()) out.push_back(std::move(person));
            }
        }
    }
    return out;
}

bool add_to(std::vector<Author>& authors, std::string_view last, const std::string& address) {
    const auto wanted = folded(last);
    bool found = false;
    for (auto& author : authors) {
        if (wanted.empty() || folded(author.last) != wanted) continue;
        author.affiliations.push_back(address);
        found = true;
    }
    return found;
}

void add_address(Record& record, std::string_view line) {
    auto& authors = record.authors;
    bool found = false;
    if (const auto close = line.find(") "); line.starts_with('(') && close != npos) {
        auto names = line.substr(1, close - 1);
        const auto address = plain_text(line.substr(close + 2));
        while (!names.empty()) {
            const auto comma = names.find(',');
            found = add_to(authors, names.substr(0, comma), address) || found;
            names.remove_prefix(comma == npos ? names.size() : comma + 1);
        }
    } else if (const auto stop = line.find(". "); stop != npos && line.find(", ") < stop) {
        found = add_to(authors, line.substr(0, line.find(", ")), plain_text(line.substr(stop + 2)));
    }
    if (found) return;
    if (authors.empty()) {
        record.notes.push_back("Address: " + plain_text(line));
    } else {
        authors.front().affiliations.push_back(plain_text(line));
    }
}

}  // namespace

void read_ovid_people(Draft& draft, const TaggedRecord& fields) {
    auto& record = draft.record;
    record.authors = people_of(fields, "AU");
    auto full = people_of(fields, "FA");
    if (record.authors.empty() || full.size() == record.authors.size()) record.authors = std::move(full);
    for (const auto field : fields.all("IN")) {
        for (const auto line : parted(field, "\n")) add_address(record, line);
    }
    if (fields.has("IN")) return;
    for (const auto field : fields.all("AD")) add_address(record, plain_text(field));
}

}  // namespace evident
