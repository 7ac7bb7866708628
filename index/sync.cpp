#include "index/sync.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/lock.hpp"
#include "index/database.hpp"
#include "index/document.hpp"
#include "index/vocabulary.hpp"
#include "store/reports/records.hpp"
#include "store/sqlite/changes.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point begin) { return std::chrono::duration<double>(Steady::now() - begin).count(); }

FileLock lock_of(const std::string& folder) {
    if (auto lock = FileLock::take(folder + ".lock", "")) return std::move(*lock);
    throw Error(Fault::store, fmt::format("index {} is being written by another process", folder),
                "another evident is writing the index; wait for it to end and run the command again");
}

// The folder where a new index is made, and the lock that keeps a second writer out: a file beside it, which stays, so
// that no process can be killed halfway through making it. What an ended process left in the folder is cleared away,
// and so is all of it in the end.
class Workshop {
  public:
    explicit Workshop(const std::string& folder) : path_(folder + ".new"), lock_(lock_of(folder)) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Workshop() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    const std::string& path() const { return path_; }
    std::string finished() const { return path_ + "/index"; }

  private:
    std::string path_;
    FileLock lock_;
};

// Readers that have the old files open keep them until they let go.
void put_in_place(const std::string& made, const std::string& folder) {
    const std::string before = folder + ".old";
    fs::remove_all(before);
    if (fs::exists(folder)) fs::rename(folder, before);
    fs::rename(made, folder);
    fs::remove_all(before);
}

// One batch of changed records, brought to what the store says of them now. Stems are written by a connection of their
// own: one that is still reading may not begin to write when somebody else has written meanwhile.
void apply(Store& store, Store& stems, Xapian::WritableDatabase& database, const std::vector<Change>& batch) {
    RecordTable table(store);
    ChangedWords words;
    for (const auto& change : batch) {
        const auto document = document_of(change.record);
        bool present = true;
        try {
            words.add(database.get_document(document));
        } catch (const Xapian::DocNotFoundError&) {
            present = false;
        }
        if (const auto held = table.find(change.record)) {
            const auto made = make_document(*held);
            words.add(made);
            database.replace_document(document, made);
        } else if (present) {
            database.delete_document(document);
        }
    }
    Transaction transaction(stems.database());
    words.write_stems(stems);
    transaction.commit();
    words.write_spellings(database);
}

}  // namespace

Index::Index(const Store& store, std::string folder)
    : store_path_(store.path()),
      folder_(folder.empty() ? store.path() + ".xapian" : std::move(folder)),
      identity_(Store::open(store.path(), Access::read).property("identity")) {}

IndexStatus Index::status() const {
    Store store = Store::open(store_path_, Access::read);
    return status_in(store);
}

IndexStatus Index::status_in(Store& store) const {
    IndexStatus status;
    ChangeFeed feed(store);
    status.last = feed.last();
    status.present = index_exists(folder_);
    if (status.present) {
        try {
            const Xapian::Database database(folder_);
            const auto nature = read_nature(database);
            status.seq = nature.seq;
            status.unfit = nature.unfit(identity_);
            status.documents = database.get_doccount();
        } catch (const Xapian::DatabaseError&) {
            status.unfit = "is damaged";
        }
    }
    status.lag = feed.count_since(status.present && status.unfit.empty() ? status.seq : 0);
    return status;
}

std::string Index::reason_for_bulk(const IndexStatus& status) const {
    if (!status.present) return "there was no index";
    if (!status.unfit.empty()) return "the index " + status.unfit;
    if (status.seq > status.last) return "the index is ahead of the store";
    if (status.lag * 2 > status.documents) return "more than half of the index had changed";
    return {};
}

SyncSummary Index::sync(const IndexProgress& progress) {
    const auto now = status();
    const auto why = reason_for_bulk(now);
    if (!why.empty()) return in_bulk(why, progress);
    if (now.seq < now.last) return in_place(now.last, progress);
    SyncSummary summary;
    summary.documents = now.documents;
    summary.seq = now.seq;
    return summary;
}

SyncSummary Index::rebuild(const IndexProgress& progress) { return in_bulk("it was asked for", progress); }

SyncSummary Index::in_place(std::int64_t last, const IndexProgress& progress) {
    const auto begin = Steady::now();
    SyncSummary summary;
    summary.how = SyncSummary::How::in_place;
    with_index_faults(folder_, [&] {
        const Workshop workshop(folder_);
        Xapian::WritableDatabase database(folder_, Xapian::DB_OPEN);
        Store store = Store::open(store_path_, Access::write);
        Store stems = Store::open(store_path_, Access::write);
        auto nature = read_nature(database);
        ChangeFeed feed(store);
        const auto total = feed.count_since(nature.seq);
        for (auto batch = feed.next(nature.seq, documents_a_commit); !batch.empty() && nature.seq < last;
             batch = feed.next(nature.seq, documents_a_commit)) {
            nature.seq = batch.back().seq;
            apply(store, stems, database, batch);
            write_nature(database, nature);
            database.commit();
            summary.changed += std::int64_t(batch.size());
            if (progress) progress(summary.changed, total);
        }
        summary.documents = database.get_doccount();
        summary.seq = nature.seq;
    });
    summary.seconds = seconds_since(begin);
    return summary;
}

// The feed is read before the records: what changes meanwhile is newer in the index than its number says, and the next
// sync does it once more.
SyncSummary Index::in_bulk(std::string why, const IndexProgress& progress) {
    const auto begin = Steady::now();
    SyncSummary summary;
    summary.how = SyncSummary::How::bulk;
    summary.why = std::move(why);
    with_index_faults(folder_, [&] {
        const Workshop workshop(folder_);
        Store store = Store::open(store_path_, Access::write);
        ChangeFeed feed(store);
        summary.seq = feed.last();
        std::vector<RecordId> records;
        for (const auto& current : feed.current()) records.push_back(current.record);
        summary.changed = std::int64_t(records.size());
        summary.documents = load_in_bulk(store_path_, records, workshop.path(), workshop.finished(), progress);
        {
            Xapian::WritableDatabase database(workshop.finished(), Xapian::DB_OPEN);
            const auto vocabulary = read_vocabulary(database);
            Transaction transaction(store.database());
            replace_stems(store, vocabulary);
            transaction.commit();
            add_spellings(database, vocabulary);
            write_nature(database, {summary.seq, identity_, std::string(terms_version)});
            database.commit();
        }
        put_in_place(workshop.finished(), folder_);
    });
    summary.seconds = seconds_since(begin);
    return summary;
}

}  // namespace evident
