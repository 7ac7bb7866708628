// The only unit that includes sqlite3.h.
#include "store/sqlite/database.hpp"

#include <sqlite3.h>

#include <exception>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "base/error.hpp"

namespace evident {
namespace {

// What a person can do about a failure, by SQLite's primary result code.
std::string advice_for(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL: return "free some space on the disk and run the command again; what was committed is safe";
        case SQLITE_READONLY: return "the file or its folder may not be written; check the permissions";
        case SQLITE_CANTOPEN: return "check that the folder exists and may be written";
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return "another evident is writing; wait for it to end and run the command again";
        case SQLITE_NOTADB: return "the file is not an evident store; check --db";
        case SQLITE_CORRUPT: return "the file is damaged; restore a backup, then run `evident check`";
        case SQLITE_IOERR: return "the disk did not answer as it should; check its space and its health";
        case SQLITE_PERM:
        case SQLITE_AUTH: return "check the permissions of the file";
        default: return {};
    }
}

[[noreturn]] void fail(sqlite3* connection, int code) {
    const char* message = connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
    const char* file = connection != nullptr ? sqlite3_db_filename(connection, "main") : "";
    const bool ours = (code & 0xff) == SQLITE_ERROR || (code & 0xff) == SQLITE_MISUSE;
    throw Error(ours ? Fault::bug : Fault::store, fmt::format("store {}: {}", file != nullptr ? file : "", message),
                advice_for(code));
}

int open_flags(Access access) {
    switch (access) {
        case Access::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case Access::write: return SQLITE_OPEN_READWRITE;
        case Access::read: break;
    }
    return SQLITE_OPEN_READONLY;
}

void check_presence(const std::string& path, Access access) {
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (std::filesystem::is_directory(status)) {
        throw Error(Fault::store, fmt::format("{} is a folder, not a store", path), "name the store's file with --db");
    }
    if (code && status.type() != std::filesystem::file_type::not_found) {
        throw Error(Fault::store, fmt::format("cannot reach {}: {}", path, code.message()),
                    "check the path and the permissions of its folders");
    }
    const bool there = std::filesystem::exists(status);
    if (access == Access::create && there) {
        throw Error(Fault::store, fmt::format("{} exists already", path),
                    "choose another name, or use the store that is there");
    }
    if (access != Access::create && !there) {
        throw Error(Fault::store, fmt::format("there is no store at {}", path),
                    "make one with `evident init`, or name it with --db or EVIDENT_DB");
    }
}

constexpr const char* row_test_type = "evident row test";

// A RowTest on its way through SQLite, and the fault it ended with: no exception may cross C.
struct RowTestCall {
    const RowTest& test;
    std::exception_ptr fault{};
};

void ask_row_test(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* answer, int count,
                  sqlite3_value** values) {
    auto* call = count == 1 ? static_cast<RowTestCall*>(sqlite3_value_pointer(values[0], row_test_type)) : nullptr;
    if (call == nullptr) return sqlite3_result_error(answer, "row_test() takes a test", -1);
    try {
        sqlite3_result_int(answer, call->test(MatchedRow(api, row)) ? 1 : 0);
    } catch (...) {
        call->fault = std::current_exception();
        sqlite3_result_error(answer, "the test of a row failed", -1);
    }
}

// Makes the function row_test() known to FTS5.
void add_row_test(sqlite3* connection) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (api == nullptr) throw Error(Fault::store, "this SQLite library has no FTS5");
    const int code = api->xCreateFunction(api, "row_test", nullptr, ask_row_test, nullptr);
    if (code != SQLITE_OK) fail(connection, code);
}

void remove_store_files(const std::string& path) {
    for (const auto* ending : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::remove(path + ending, ignored);
    }
}

}  // namespace

Statement::Statement(sqlite3* connection, std::string_view sql) : connection_(connection) {
    check(sqlite3_prepare_v3(connection, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::Statement(sqlite3* connection, sqlite3_stmt* borrowed)
    : connection_(connection), statement_(borrowed), borrowed_(true) {}

Statement::~Statement() {
    if (!borrowed_) {
        sqlite3_finalize(statement_);
    } else if (statement_ != nullptr) {
        reset();
    }
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      borrowed_(other.borrowed_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(connection_, other.connection_);
    std::swap(statement_, other.statement_);
    std::swap(borrowed_, other.borrowed_);
    return *this;
}

Statement Statement::borrow() { return {connection_, statement_}; }

void Statement::check(int code) const {
    if (code != SQLITE_OK) fail(connection_, code);
}

Statement& Statement::bind(int at, std::int64_t value) & {
    check(sqlite3_bind_int64(statement_, at, value));
    return *this;
}

Statement& Statement::bind(int at, double value) & {
    check(sqlite3_bind_double(statement_, at, value));
    return *this;
}

Statement& Statement::bind(int at, std::string_view text) & {
    const char* data = text.data() != nullptr ? text.data() : "";
    check(sqlite3_bind_text64(statement_, at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_bytes(int at, std::string_view bytes) & {
    const char* data = bytes.data() != nullptr ? bytes.data() : "";
    check(sqlite3_bind_blob64(statement_, at, data, bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_nothing(int at) & {
    check(sqlite3_bind_null(statement_, at));
    return *this;
}

Statement& Statement::reset() {
    sqlite3_reset(statement_);  // its code repeats the last step's, which was thrown then
    sqlite3_clear_bindings(statement_);
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    fail(connection_, code);
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {data != nullptr ? data : "", std::size_t(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {data != nullptr ? data : "", std::size_t(sqlite3_column_bytes(statement_, column))};
}

bool Statement::is_nothing(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Database::Database(const std::string& path, Access access) : path_(path) {
    check_presence(path, access);
    const int code = sqlite3_open_v2(path.c_str(), &connection_, open_flags(access), nullptr);
    try {
        if (code != SQLITE_OK) {
            throw Error(Fault::store, fmt::format("cannot open {}: {}", path, sqlite3_errmsg(connection_)),
                        advice_for(code));
        }
        sqlite3_extended_result_codes(connection_, 1);
        sqlite3_busy_timeout(connection_, 10'000);
        execute(
            "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA synchronous=NORMAL; "
            "PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY; "
            // Pulls commit a page of records at a time: copying the log into the file after each would cost the most.
            "PRAGMA wal_autocheckpoint=8000;");
        if (access == Access::create) execute("PRAGMA journal_mode=WAL");
        add_row_test(connection_);
    } catch (...) {
        sqlite3_close(std::exchange(connection_, nullptr));
        if (access == Access::create) remove_store_files(path);
        throw;
    }
}

Database::~Database() {
    cache_.clear();
    sqlite3_close(connection_);
}

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)),
      connection_(std::exchange(other.connection_, nullptr)),
      cache_(std::move(other.cache_)) {}

Database& Database::operator=(Database&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(connection_, other.connection_);
    std::swap(cache_, other.cache_);
    return *this;
}

void Database::remove() {
    cache_.clear();
    sqlite3_close(std::exchange(connection_, nullptr));
    remove_store_files(path_);
}

void Database::execute(const std::string& sql) {
    const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(connection_, code);
}

Statement Database::prepare(std::string_view sql) { return {connection_, sql}; }

Statement Database::cached(const char* sql) {
    auto found = cache_.find(sql);
    if (found == cache_.end()) found = cache_.emplace(sql, Statement(connection_, sql)).first;
    return found->second.borrow();
}

std::vector<std::int64_t> Database::words_rows(std::string_view match, const RowTest& test) {
    auto rows = cached("SELECT rowid FROM words WHERE words MATCH ?1 AND row_test(words, ?2) ORDER BY rowid");
    RowTestCall call{test};
    rows.bind(1, match);
    rows.check(sqlite3_bind_pointer(rows.statement_, 2, &call, row_test_type, nullptr));
    std::vector<std::int64_t> out;
    try {
        while (rows.step()) out.push_back(rows.integer(0));
    } catch (...) {
        if (call.fault) std::rethrow_exception(call.fault);
        throw;
    }
    return out;
}

void MatchedRow::read(int phrase, std::vector<MatchPlace>& out) const {
    out.clear();
    Fts5PhraseIter at{};
    MatchPlace place;
    const int code = api_->xPhraseFirst(context_, phrase, &at, &place.column, &place.word);
    if (code != SQLITE_OK) fail(nullptr, code);
    for (; place.column >= 0; api_->xPhraseNext(context_, &at, &place.column, &place.word)) out.push_back(place);
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_); }

std::int64_t Database::number(const std::string& sql) {
    auto statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

void Database::back_up_to(const std::string& path) {
    Database target(path, Access::create);
    sqlite3_backup* backup = sqlite3_backup_init(target.connection_, "main", connection_, "main");
    if (backup == nullptr) fail(target.connection_, sqlite3_errcode(target.connection_));
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE) return;
    remove_store_files(path);  // half a copy is none
    fail(target.connection_, code);
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
    // A failed rollback leaves nothing to do: SQLite has then rolled back by itself (a full disk, say).
    if (open_) sqlite3_exec(database_.connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

std::string sqlite_version() { return sqlite3_libversion(); }

}  // namespace evident
