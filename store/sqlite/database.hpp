// The one door to SQLite: a connection, its statements and its transactions, with faults in plain words.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct Fts5Context;
struct Fts5ExtensionApi;
struct sqlite3;
struct sqlite3_stmt;

namespace evident {

// A prepared question. Values are bound from 1, columns read from 0, as SQLite counts. All throw Error (store).
// Bound text and bytes must live until the statement is next reset.
class Statement {
  public:
    Statement(sqlite3* connection, std::string_view sql);
    ~Statement();
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;

    // The same statement for somebody else to use; when that one goes, the statement is reset and not freed. A
    // statement left on a row would hold the connection to an old state of the database.
    Statement borrow();

    Statement& bind(int at, std::int64_t value) &;
    Statement& bind(int at, double value) &;
    Statement& bind(int at, std::string_view text) &;
    Statement& bind_bytes(int at, std::string_view bytes) &;
    Statement& bind_nothing(int at) &;
    template <class Value>
    Statement&& bind(int at, const Value& value) && {
        bind(at, value);
        return std::move(*this);
    }
    Statement&& bind_bytes(int at, std::string_view bytes) && { return std::move(bind_bytes(at, bytes)); }

    // Forgets the last answer and all bound values; a statement is reset before it is used again.
    Statement& reset();
    // Moves to the next row; false after the last.
    bool step();
    // For statements without rows: steps to the end and resets.
    void run();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;  // valid until the next step or reset
    std::string_view bytes(int column) const;
    bool is_nothing(int column) const;

  private:
    friend class Database;
    Statement(sqlite3* connection, sqlite3_stmt* borrowed);
    void check(int code) const;
    sqlite3* connection_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
    bool borrowed_ = false;
};

// Where a phrase of a MATCH stands: the column and the first word, both counted from 0.
struct MatchPlace {
    int column = 0;
    int word = 0;

    friend auto operator<=>(const MatchPlace&, const MatchPlace&) = default;
};

// The row that FTS5 is at, for a RowTest. Phrases are counted from 0 as they stand in the text of the MATCH.
class MatchedRow {
  public:
    MatchedRow(const Fts5ExtensionApi* api, Fts5Context* context) : api_(api), context_(context) {}

    // Puts the places of the phrase there instead of what was, column by column, in order.
    void read(int phrase, std::vector<MatchPlace>& out) const;

  private:
    const Fts5ExtensionApi* api_;
    Fts5Context* context_;
};
using RowTest = std::function<bool(const MatchedRow&)>;

enum class Access { create, write, read };

// A connection; belongs to one thread. Write-ahead log, foreign keys on, schemas from outside not trusted.
class Database {
  public:
    // create: the file must not exist. write, read: it must; throws Error (store) when it is no SQLite file.
    Database(const std::string& path, Access access);
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    // Statements without values, one or several.
    void execute(const std::string& sql);
    Statement prepare(std::string_view sql);
    // The same statement each time for the same text (which must be a literal); ready, and reset when it goes out of
    // scope.
    Statement cached(const char* sql);
    // The rows of the FTS5 table `words` that answer the MATCH and for which the test is true, in order of their
    // numbers.
    std::vector<std::int64_t> words_rows(std::string_view match, const RowTest& test);
    std::int64_t last_row() const;
    // The first column of the first row; 0 when there is no row.
    std::int64_t number(const std::string& sql);

    // Copies the whole database, as one consistent state, into a new file while others may write.
    void back_up_to(const std::string& path);

    // Closes the connection and removes its files: for a store that could not be made.
    void remove();

    const std::string& path() const { return path_; }

  private:
    friend class Transaction;
    std::string path_;
    sqlite3* connection_ = nullptr;
    std::unordered_map<const char*, Statement> cache_;
};

// All or nothing: what is not committed is undone when it goes out of scope.
class Transaction {
  public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

  private:
    Database& database_;
    bool open_ = true;
};

// The version of the SQLite library, "3.40.1".
std::string sqlite_version();

}  // namespace evident
