// House decision 1: FTS5's tokenizer must cut folded text into exactly our words. If this fails on a new SQLite, mend
// text/fold.cpp, not the test.
#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <sqlite3.h>

#include "tests/catch.hpp"
#include "text/words.hpp"

namespace evident {
namespace {

using Tokens = std::vector<std::vector<std::string>>;  // of each row, in order

class Fts {
  public:
    Fts() {
        REQUIRE(sqlite3_open(":memory:", &database_) == SQLITE_OK);
        run("CREATE VIRTUAL TABLE t USING fts5(x, tokenize=\"unicode61 remove_diacritics 0 tokenchars '+.,'\")");
        run("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)");
    }
    ~Fts() { sqlite3_close(database_); }
    Fts(const Fts&) = delete;
    Fts& operator=(const Fts&) = delete;

    void add(const std::vector<std::string>& rows) {
        run("BEGIN");
        sqlite3_stmt* insert = prepare("INSERT INTO t VALUES (?)");
        for (const auto& row : rows) {
            sqlite3_bind_text(insert, 1, row.data(), int(row.size()), SQLITE_STATIC);
            REQUIRE(sqlite3_step(insert) == SQLITE_DONE);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
    }

    Tokens tokens(std::size_t rows) {
        std::vector<std::tuple<std::int64_t, int, std::string>> found;
        sqlite3_stmt* read = prepare("SELECT doc, \"offset\", term FROM v");
        while (sqlite3_step(read) == SQLITE_ROW) {
            found.emplace_back(sqlite3_column_int64(read, 0), sqlite3_column_int(read, 1),
                               reinterpret_cast<const char*>(sqlite3_column_text(read, 2)));
        }
        sqlite3_finalize(read);
        std::sort(found.begin(), found.end());
        Tokens out(rows);
        for (auto& [row, place, term] : found) out[std::size_t(row - 1)].push_back(std::move(term));
        return out;
    }

  private:
    void run(const char* sql) { REQUIRE(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }
    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* out = nullptr;
        REQUIRE(sqlite3_prepare_v2(database_, sql, -1, &out, nullptr) == SQLITE_OK);
        return out;
    }

    sqlite3* database_ = nullptr;
};

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += {char(0xC0 | (c >> 6)), char(0x80 | (c & 63))};
    } else if (c < 0x10000) {
        out += {char(0xE0 | (c >> 12)), char(0x80 | ((c >> 6) & 63)), char(0x80 | (c & 63))};
    } else {
        out += {char(0xF0 | (c >> 18)), char(0x80 | ((c >> 12) & 63)), char(0x80 | ((c >> 6) & 63)),
                char(0x80 | (c & 63))};
    }
}

std::string hex(const std::string& text) {
    std::string out;
    for (const unsigned char byte : text) {
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
    }
    return out;
}

// Feeds the folded text of each original to FTS5 and says which it cut in another way.
std::vector<std::string> disagreements(const std::vector<std::string>& originals) {
    std::vector<std::string> rows;
    for (const auto& original : originals) rows.push_back(folded(original));
    Fts fts;
    fts.add(rows);
    const auto tokens = fts.tokens(rows.size());
    std::vector<std::string> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::string> ours;
        for (const auto& word : words(originals[i])) ours.push_back(word.text);
        if (ours != tokens[i]) out.push_back(hex(originals[i]) + " folded " + hex(rows[i]));
    }
    return out;
}

void check_agreement(const std::vector<std::string>& originals) {
    const auto bad = disagreements(originals);
    for (std::size_t i = 0; i < bad.size() && i < 5; ++i) UNSCOPED_INFO(bad[i]);
    INFO("SQLite " << sqlite3_libversion() << ": " << bad.size() << " differ");
    CHECK(bad.empty());
}

TEST_CASE("FTS5 cuts the folding of every character into our words") {
    std::vector<std::string> originals;
    for (char32_t c = 1; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string alone;
        append_utf8(alone, c);
        if (words(alone).empty() && c > 0x3000) continue;  // most of the space is unassigned
        originals.push_back(alone);
        originals.push_back("a" + alone + "1" + alone + "+");
    }
    CHECK(originals.size() > 200'000);
    check_agreement(originals);
}

TEST_CASE("FTS5 cuts the folding of random mixtures into our words") {
    std::mt19937 random(20241231);
    const std::u32string marks = U" +.,-'/()0123456789aZé\u0301\u00ADß½²⁺＋．，。中国の한글Ⅳﬁ\u200B\u200DİıΣςñ½";
    std::vector<std::string> originals;
    for (int i = 0; i < 40'000; ++i) {
        std::string text;
        for (auto length = random() % 24; length > 0; --length) {
            const bool any = random() % 8 == 0;
            const char32_t c = any ? random() % 0xD800 : marks[random() % marks.size()];
            append_utf8(text, c == 0 ? U'.' : c);
        }
        originals.push_back(text);
    }
    check_agreement(originals);
}

TEST_CASE("FTS5 cuts the folding of very long words into our words") {
    check_agreement({std::string(5000, 'x'), std::string(199, '1') + ".5", std::string(200, '1') + ",5",
                     std::string(199, 'a') + "éa", std::string(199, 'a') + "жb", std::string(200, '+')});
}

}  // namespace
}  // namespace evident
