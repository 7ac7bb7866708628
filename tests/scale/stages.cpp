#include "tests/scale/stages.hpp"

#include <cstring>

#include <xapian.h>
#include <pugixml.hpp>

#include "base/clock.hpp"
#include "base/file.hpp"
#include "index/document.hpp"
#include "index/sync.hpp"
#include "ingest/format/reader.hpp"
#include "ingest/ingest.hpp"
#include "store/reports/prepared.hpp"
#include "store/reports/records.hpp"

namespace evident::scale {
namespace {

constexpr std::size_t chunk = std::size_t(256) << 10;
constexpr std::size_t rows_at_once = 5000;

std::unique_ptr<Reader> reader_of(const std::string& file) {
    return open_reader(Format::pubmed, inflate_if_gzip(open_bytes(file)), file, "");
}

// The whole articles at the front of the text, parsed and forgotten; says how many and leaves the rest.
std::int64_t parse_articles(std::string& text, pugi::xml_document& document) {
    constexpr std::string_view opening = "<PubmedArticle>";
    constexpr std::string_view closing = "</PubmedArticle>";
    std::int64_t count = 0;
    std::size_t done = 0;
    for (;;) {
        const auto begin = text.find(opening, done);
        if (begin == std::string::npos) break;
        const auto end = text.find(closing, begin);
        if (end == std::string::npos) break;
        done = end + closing.size();
        if (document.load_buffer_inplace(text.data() + begin, done - begin)) ++count;
    }
    text.erase(0, done);
    return count;
}

template <class Take>
std::int64_t each_record(const Scene& scene, Take take) {
    std::int64_t count = 0;
    for (const auto& file : scene.files) {
        const auto reader = reader_of(file);
        Entry entry;
        while (reader->next(entry)) {
            if (entry.kind != Entry::Kind::record) continue;
            take(entry.record);
            ++count;
        }
    }
    return count;
}

std::int64_t ingest_all(const Scene& scene, Store& store) {
    IngestRequest request;
    request.paths = scene.files;
    return ingest(store, request, SystemClock{}, {}).read;
}

class WideTable {
  public:
    explicit WideTable(const std::string& path) : database_(path, Access::create) {
        database_.execute("CREATE TABLE wide (id INTEGER PRIMARY KEY, source TEXT, key TEXT, content TEXT)");
        database_.execute(
            "CREATE VIRTUAL TABLE words USING fts5 (title, abstract, vernacular, keyword, heading, substance, author, "
            "affiliation, journal, other, statement, tags, content = '', columnsize = 0, "
            "tokenize = \"unicode61 remove_diacritics 0 tokenchars '+.,'\")");
        database_.execute("INSERT INTO words (words, rank) VALUES ('automerge', 16)");
        database_.execute("INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)");
    }

    void add(const std::vector<Prepared>& rows) {
        Transaction transaction(database_);
        for (const auto& row : rows) add(row);
        transaction.commit();
    }

  private:
    void add(const Prepared& row) {
        database_.cached("INSERT INTO wide (source, key, content) VALUES (?, ?, ?)")
            .bind(1, row.source)
            .bind(2, row.key)
            .bind(3, row.content)
            .run();
        auto words = database_.cached(
            "INSERT INTO words (rowid, title, abstract, vernacular, keyword, heading, substance, "
            "author, affiliation, journal, other, statement, tags) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        words.bind(1, database_.last_row());
        for (std::size_t i = 0; i < field_count; ++i) words.bind(int(i) + 2, row.words.columns[i]);
        words.bind(int(field_count) + 2, row.words.tags).run();
    }

    Database database_;
};

// What the store holds, so many at a time.
template <class Take>
std::int64_t each_held(const Scene& scene, Take take) {
    Store store = Store::open(scene.store(), Access::read);
    RecordTable table(store);
    auto rows = store.database().prepare("SELECT id FROM record WHERE current IS NOT NULL ORDER BY id");
    std::vector<Held> held;
    std::int64_t count = 0;
    while (rows.step()) {
        held.push_back(*table.find(RecordId{rows.integer(0)}));
        ++count;
        if (held.size() < rows_at_once) continue;
        take(held);
        held.clear();
    }
    take(held);
    return count;
}

Xapian::WritableDatabase new_database(const std::string& path) {
    return Xapian::WritableDatabase(path,
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
}

void describe(Xapian::TermGenerator& generator, const Record& record) {
    generator.index_text(record.title, 1, "S");
    generator.increase_termpos();
    generator.index_text(record.title);
    generator.increase_termpos();
    generator.index_text(abstract_text(record));
    for (const auto& heading : record.headings) {
        generator.increase_termpos();
        generator.index_text(heading.descriptor, 1, "XH");
    }
    for (const auto& author : author_names(record)) {
        generator.increase_termpos();
        generator.index_text(author, 1, "A");
    }
}

}  // namespace

std::int64_t bare_reading(const Scene& scene, Watch& watch) {
    watch.start();
    std::int64_t count = 0;
    pugi::xml_document document;
    std::vector<char> buffer(chunk);
    for (const auto& file : scene.files) {
        const auto bytes = inflate_if_gzip(open_bytes(file));
        std::string text;
        while (const auto size = bytes->read(buffer)) {
            text.append(buffer.data(), size);
            count += parse_articles(text, document);
        }
    }
    watch.stop();
    return count;
}

std::int64_t reading(const Scene& scene, Watch& watch) {
    watch.start();
    const auto count = each_record(scene, [](const Record&) {});
    watch.stop();
    return count;
}

std::int64_t preparing(const Scene& scene, Watch& watch) {
    watch.start();
    const auto count = each_record(scene, [](const Record& record) { prepare(record); });
    watch.stop();
    return count;
}

std::int64_t ingesting(const Scene& scene, Watch& watch) {
    watch.start();
    std::int64_t count = 0;
    {
        Store store = Store::create(scene.store(), SystemClock{});
        count = ingest_all(scene, store);
    }
    watch.stop();
    return count;
}

std::int64_t again(const Scene& scene, Watch& watch) {
    watch.start();
    Store store = Store::open(scene.store(), Access::write);
    const auto count = ingest_all(scene, store);
    watch.stop();
    return count;
}

std::int64_t bare_rows(const Scene& scene, Watch& watch) {
    WideTable table(scene.folder + "/bare.db");
    std::vector<Prepared> rows;
    const auto write = [&] {
        watch.start();
        table.add(rows);
        watch.stop();
        rows.clear();
    };
    const auto count = each_record(scene, [&](const Record& record) {
        rows.push_back(prepare(record));
        if (rows.size() == rows_at_once) write();
    });
    write();
    return count;
}

std::int64_t syncing(const Scene& scene, Watch& watch) {
    const Store store = Store::open(scene.store(), Access::read);
    Index index(store);
    watch.start();
    const auto count = index.rebuild({}).documents;
    watch.stop();
    return count;
}

std::int64_t bare_documents(const Scene& scene, Watch& watch) {
    auto database = new_database(scene.folder + "/bare.xapian");
    const auto count = each_held(scene, [&](const std::vector<Held>& held) {
        std::vector<Xapian::Document> documents;
        for (const auto& record : held) documents.push_back(make_document(record));
        watch.start();
        for (const auto& document : documents) database.add_document(document);
        watch.stop();
    });
    watch.start();
    database.commit();
    watch.stop();
    return count;
}

std::int64_t bare_generator(const Scene& scene, Watch& watch) {
    auto database = new_database(scene.folder + "/generator.xapian");
    Xapian::TermGenerator generator;
    generator.set_stemmer(Xapian::Stem("english"));
    const auto count = each_held(scene, [&](const std::vector<Held>& held) {
        watch.start();
        for (const auto& record : held) {
            Xapian::Document document;
            generator.set_document(document);
            describe(generator, record.record);
            database.add_document(document);
        }
        watch.stop();
    });
    watch.start();
    database.commit();
    watch.stop();
    return count;
}

}  // namespace evident::scale
