#include <unistd.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/error.hpp"
#include "base/file.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

namespace fs = std::filesystem;

// A folder of its own for a test, gone afterwards.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / ("evident-file-test-" + std::to_string(getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

Fault fault_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK_FALSE(error.advice().empty());
        return error.fault();
    }
    return Fault::bug;
}

TEST_CASE("Files are written whole and read back") {
    const Folder folder;
    const auto path = folder.path() / "a.txt";
    write_file(path, std::string("one\0two", 7));
    CHECK(read_file(path) == std::string("one\0two", 7));
    write_file(path, "");
    CHECK(read_file(path).empty());
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("A text grows by what a stream gives, and stays as it was when the stream throws") {
    const std::string whole(10'000, 'x');
    auto bytes = bytes_of(whole);
    std::string text;
    CHECK(read_more(*bytes, text, 100));
    CHECK(text.size() == 100);
    CHECK(read_more(*bytes, text, 100));
    CHECK(read_more(*bytes, text, 100));
    CHECK(text.size() == 400);  // as much as it held
    while (read_more(*bytes, text, 100)) {
    }
    CHECK(text == whole);
    CHECK_FALSE(read_more(*bytes, text, 100));
    struct Broken : Bytes {
        std::size_t read(std::span<char>) override { throw Error(Fault::source, "it broke", "mend it"); }
    };
    Broken broken;
    CHECK(fault_of([&] { read_more(broken, text, 100); }) == Fault::source);
    CHECK(text == whole);
}

TEST_CASE("What cannot be read or written is a fault that says so") {
    const Folder folder;
    const auto absent = (folder.path() / "absent").string();
    CHECK(fault_of([&] { read_file(absent); }) == Fault::source);
    CHECK(fault_of([&] { open_bytes(absent); }) == Fault::source);
    CHECK(fault_of([&] { open_bytes(folder.path().string()); }) == Fault::source);
    CHECK(fault_of([&] { files_at(absent); }) == Fault::source);
    CHECK(fault_of([&] { write_file(folder.path() / "no" / "such", "x"); }) == Fault::store);
}

TEST_CASE("A file that cannot take its new name is a fault of the store") {
    const Folder folder;
    fs::create_directories(folder.path() / "taken" / "inside");
    CHECK(fault_of([&] { write_file(folder.path() / "taken", "x"); }) == Fault::store);
    CHECK_FALSE(fs::exists(folder.path() / "taken.new"));
}

TEST_CASE("The files of a folder come sorted, hidden ones and hidden folders passed over") {
    const Folder folder;
    fs::create_directories(folder.path() / "b");
    fs::create_directories(folder.path() / ".git");
    for (const auto* name : {"c.xml", "a.xml", ".hidden", "b/d.xml", ".git/config"}) {
        write_file(folder.path() / name, "x");
    }
    const auto root = folder.path().string();
    CHECK(files_at(root) == std::vector<std::string>{root + "/a.xml", root + "/b/d.xml", root + "/c.xml"});
    CHECK(files_at(root + "/a.xml") == std::vector<std::string>{root + "/a.xml"});
    CHECK(files_at("-") == std::vector<std::string>{"-"});
}

TEST_CASE("Bytes in memory are a stream like any other") {
    const auto bytes = bytes_of("hello");
    std::array<char, 2> two{};
    std::string out;
    while (const auto count = bytes->read(two)) out.append(two.data(), count);
    CHECK(out == "hello");
    CHECK(bytes->read(two) == 0);
}

}  // namespace
}  // namespace evident
