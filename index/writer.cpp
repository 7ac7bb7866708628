#include "index/writer.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <future>
#include <mutex>
#include <span>
#include <thread>

#include <fmt/format.h>
#include <xapian.h>

#include "index/document.hpp"
#include "store/reports/records.hpp"

namespace evident {
namespace {

constexpr int part_flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC;
constexpr int block_size = 8192;

// Threads take the next part from a counter; each has its own connection to the store.
class Load {
  public:
    Load(const std::string& store_path, std::span<const RecordId> records, const std::string& workshop,
         const IndexProgress& progress)
        : store_path_(store_path), records_(records), workshop_(workshop), progress_(progress) {
        size_ = std::max(part_size, (records.size() + most_parts - 1) / most_parts);
    }

    std::size_t parts() const { return (records_.size() + size_ - 1) / size_; }
    std::string part_name(std::size_t part) const { return fmt::format("{}/part-{}", workshop_, part); }
    std::int64_t documents() const { return documents_; }

    void run() {
        const std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
        std::vector<std::future<void>> workers;
        for (std::size_t i = 0; i < std::min(threads, parts()); ++i) {
            workers.push_back(std::async(std::launch::async, [this] { work(); }));
        }
        for (auto& worker : workers) worker.wait();
        for (auto& worker : workers) worker.get();
    }

  private:
    void work() {
        try {
            Store store = Store::open(store_path_, Access::read);
            for (auto part = next_++; part < parts(); part = next_++) load_part(store, part);
        } catch (...) {
            next_ = parts();  // the others need not begin another part
            throw;
        }
    }

    void load_part(Store& store, std::size_t part) {
        RecordTable table(store);
        Xapian::WritableDatabase database(part_name(part), part_flags, block_size);
        auto rest = records_.subspan(part * size_);
        rest = rest.first(std::min(size_, rest.size()));
        while (!rest.empty()) {
            const auto batch = rest.first(std::min(documents_a_commit, rest.size()));
            for (const auto record : batch) {
                if (const auto held = table.find(record)) add(database, *held);
            }
            database.commit();
            rest = rest.subspan(batch.size());
            tell(batch.size());
        }
    }

    // A number above all others of the database costs no more than add_document.
    void add(Xapian::WritableDatabase& database, const Held& held) {
        database.replace_document(document_of(held.id), make_document(held));
        ++documents_;
    }

    void tell(std::size_t records) {
        const std::lock_guard lock(telling_);
        done_ += std::int64_t(records);
        if (progress_) progress_(done_, std::int64_t(records_.size()));
    }

    const std::string& store_path_;
    std::span<const RecordId> records_;
    const std::string& workshop_;
    const IndexProgress& progress_;
    std::size_t size_ = part_size;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::int64_t> documents_ = 0;
    std::mutex telling_;
    std::int64_t done_ = 0;
};

// Parts hold ascending ranges of records, so document numbers can stay as they are.
void join(const Load& load, const std::string& out) {
    Xapian::Database all;
    for (std::size_t part = 0; part < load.parts(); ++part) all.add_database(Xapian::Database(load.part_name(part)));
    all.compact(out, Xapian::DBCOMPACT_NO_RENUMBER | unsigned(Xapian::Compactor::FULL), block_size);
}

}  // namespace

std::int64_t load_in_bulk(const std::string& store_path, const std::vector<RecordId>& records,
                          const std::string& workshop, const std::string& out, const IndexProgress& progress) {
    Load load(store_path, records, workshop, progress);
    load.run();
    if (load.documents() == 0) {
        Xapian::WritableDatabase empty(out, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS, block_size);
    } else {
        join(load, out);
    }
    for (std::size_t part = 0; part < load.parts(); ++part) std::filesystem::remove_all(load.part_name(part));
    return load.documents();
}

}  // namespace evident
