#include "tests/standin/pubmed/corpus.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/file.hpp"
#include "text/ascii.hpp"

namespace evident::standin {

namespace {

constexpr std::array<std::string_view, 8> topics = {"lung",    "breast", "kidney",   "colon",
                                                    "thyroid", "liver",  "prostate", "bladder"};
constexpr std::array<std::string_view, 16> filler = {
    "patients", "survival", "response", "treatment", "median",   "months",  "trial",    "cohort",
    "outcome",  "therapy",  "disease",  "baseline",  "followup", "control", "randomly", "measured"};

// A well-spread number from two (the finalizer of SplitMix64).
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a + 0x9e3779b97f4a7c15 * (b + 1);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

std::vector<Day> days_between(Day first, Day last) {
    std::vector<Day> days;
    for (Day day = first; day <= last; day = next_day(day)) days.push_back(day);
    return days;
}

std::string date_xml(std::string_view element, Day day) {
    return fmt::format("<{0}><Year>{1}</Year><Month>{2:02}</Month><Day>{3:02}</Day></{0}>", element, year_of(day),
                       month_of(day), day_of_month(day));
}

std::string history_xml(std::string_view status, Day day) {
    return fmt::format("<PubMedPubDate PubStatus=\"{}\"><Year>{}</Year><Month>{}</Month><Day>{}</Day></PubMedPubDate>",
                       status, year_of(day), month_of(day), day_of_month(day));
}

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    const auto at = text.find(begin);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + begin.size());
    return text.substr(0, text.find(end));
}

Day day_in(std::string_view xml, std::string_view begin, std::string_view end, Day otherwise) {
    const auto part = between(xml, begin, end);
    const auto number = [&](std::string_view open, std::string_view close) {
        const auto text = trim(between(part, open, close));
        return all_digits(text) ? std::stoi(std::string(text)) : parse_month(text);
    };
    return make_day(number("<Year>", "<"), std::max(1, number("<Month>", "<")), std::max(1, number("<Day>", "<")))
        .value_or(otherwise);
}

Holding holding_of(std::string_view xml) {
    Holding holding;
    const auto status = [&](std::string_view name, Day otherwise) {
        return day_in(xml, fmt::format("PubStatus=\"{}\">", name), "</PubMedPubDate>", otherwise);
    };
    holding.crdt = status("entrez", Day{19000101});
    holding.edat = status("pubmed", holding.crdt);
    holding.mdat = day_in(xml, "<DateRevised>", "</DateRevised>", holding.crdt);
    holding.pdat = day_in(xml, "<PubDate>", "</PubDate>", holding.crdt);
    return holding;
}

}  // namespace

Day Holding::of(DateKind kind) const {
    switch (kind) {
        case DateKind::crdt: return crdt;
        case DateKind::edat: return edat;
        case DateKind::mdat: return mdat;
        case DateKind::pdat: break;
    }
    return pdat;
}

Corpus::Corpus(const CorpusSettings& settings) : settings_(settings) {
    const auto days = days_between(settings.first, settings.last);
    holdings_.reserve(static_cast<std::size_t>(settings.size));
    for (std::int64_t i = 0; i < settings.size; ++i) {
        const auto id = first_id + i;
        const auto spread = std::max<std::int64_t>(1, settings.size - settings.on_one_day);
        const auto step = std::max<std::int64_t>(0, i - settings.on_one_day) * std::int64_t(days.size()) / spread;
        const auto at = [&](std::int64_t later) {
            return days[static_cast<std::size_t>(std::min(step + later, std::int64_t(days.size()) - 1))];
        };
        Holding holding;
        holding.crdt = at(0);
        holding.edat = at(std::int64_t(chance(id, 1) % 3));
        holding.mdat = at(std::int64_t(chance(id, 2) % 400));
        holding.pdat = at(std::int64_t(chance(id, 3) % 60));
        holdings_.push_back(holding);
    }
}

std::uint64_t Corpus::chance(std::int64_t id, std::uint64_t what) const {
    return mixed(settings_.seed * 1000 + what, static_cast<std::uint64_t>(id));
}

const Holding* Corpus::find(std::int64_t id) const {
    if (id >= first_id && id < end_id()) return &holdings_[static_cast<std::size_t>(id - first_id)];
    const auto real = real_.find(id);
    return real == real_.end() ? nullptr : &real->second.holding;
}

std::int64_t Corpus::size() const {
    const auto made = std::count_if(holdings_.begin(), holdings_.end(), [](const auto& h) { return !h.gone; });
    return made + std::count_if(real_.begin(), real_.end(), [](const auto& real) { return !real.second.holding.gone; });
}

std::int64_t Corpus::add(std::int64_t count, Day created) {
    const auto first = end_id();
    holdings_.insert(holdings_.end(), static_cast<std::size_t>(count), {created, created, created, created});
    return first;
}

void Corpus::revise(std::int64_t id, Day on) {
    auto* holding = const_cast<Holding*>(find(id));
    if (holding == nullptr) return;
    holding->mdat = on;
    ++holding->revision;
}

void Corpus::withdraw(std::int64_t id) {
    if (auto* holding = const_cast<Holding*>(find(id))) holding->gone = true;
}

std::string_view Corpus::topic(std::int64_t id) const { return topics[chance(id, 4) % topics.size()]; }

std::optional<bool> Corpus::has_word(std::int64_t id, const std::string& word) const {
    if (std::find(topics.begin(), topics.end(), word) != topics.end()) {
        const auto real = real_.find(id);
        if (real == real_.end()) return topic(id) == word;
        return lower(real->second.xml).find(word) != std::string::npos;
    }
    if (word == "cancer" || word == "neoplasm") return true;
    return {};
}

std::string Corpus::record(std::int64_t id) const {
    const auto* holding = find(id);
    if (holding == nullptr || holding->gone) return {};
    if (const auto real = real_.find(id); real != real_.end()) return real->second.xml;
    std::string abstract;
    for (std::size_t i = 0; i < settings_.abstract_words; ++i) {
        abstract += filler[chance(id, 100 + i) % filler.size()];
        abstract += i % 12 == 11 ? ". " : " ";
    }
    return fmt::format(
        "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">{0}</PMID>{1}"
        "<Article PubModel=\"Print\"><Journal><JournalIssue CitedMedium=\"Internet\"><Volume>{2}</Volume>{3}"
        "</JournalIssue><Title>Journal of Made Records</Title><ISOAbbreviation>J Made Rec</ISOAbbreviation></Journal>"
        "<ArticleTitle>Made record {0} on {4} cancer, revision {5}</ArticleTitle>"
        "<Abstract><AbstractText>Record {0} of {4} neoplasm. {6}</AbstractText></Abstract>"
        "<Language>eng</Language><PublicationTypeList><PublicationType UI=\"D016428\">Journal Article"
        "</PublicationType></PublicationTypeList></Article></MedlineCitation><PubmedData><History>{7}{8}</History>"
        "<PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType=\"pubmed\">{0}</ArticleId>"
        "<ArticleId IdType=\"doi\">10.5555/made.{0}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>\n",
        id, date_xml("DateRevised", holding->mdat), year_of(holding->pdat) - 1990, date_xml("PubDate", holding->pdat),
        topic(id), holding->revision, abstract, history_xml("entrez", holding->crdt),
        history_xml("pubmed", holding->edat));
}

std::int64_t Corpus::add_file(const std::string& path) {
    const auto text = read_file(path);
    constexpr std::string_view end = "</PubmedArticle>";
    std::int64_t count = 0;
    std::size_t at = 0;
    for (at = text.find("<PubmedArticle>", at); at != std::string::npos; at = text.find("<PubmedArticle>", at)) {
        const auto stop = text.find(end, at);
        if (stop == std::string::npos) break;
        auto xml = text.substr(at, stop + end.size() - at);
        const auto pmid = std::string(trim(between(between(xml, "<PMID", "</PMID"), ">", "<")));
        at = stop;
        if (!all_digits(pmid)) continue;
        const auto holding = holding_of(xml);
        real_[std::stoll(pmid)] = {holding, std::move(xml) + "\n"};
        ++count;
    }
    return count;
}

std::vector<std::int64_t> Corpus::real_ids() const {
    std::vector<std::int64_t> ids;
    for (const auto& [id, real] : real_) ids.push_back(id);
    return ids;
}

}  // namespace evident::standin
