// A face as bytes: nothing is lost on the way, and bytes that are cut or changed are refused or read, never worse.
#include <random>

#include "base/error.hpp"
#include "store/dedup/face/face.hpp"
#include "tests/catch.hpp"

namespace evident {
namespace {

// Every field holds something, and no two texts the same.
Face full_face() {
    Face face;
    face.source = "pubmed";
    face.key = "12345";
    face.genre = Genre::thesis;
    face.title = "a title";
    face.vernacular = "ein titel";
    face.about = "what it speaks of";
    face.part = "2";
    face.title_cut = true;
    face.translated = true;
    face.authors_complete = false;
    face.authors = {"berg\tab", "chen\tl", std::string(300, 'x')};
    face.author_count = 70000;
    face.first_year = 1999;
    face.last_year = 2003;
    face.journal = "journal of things";
    face.abbreviation = "j things";
    face.issns = {"12345678", "8765432x"};
    face.volume = "12";
    face.issue = "3";
    face.first_page = "e123";
    face.last_page = "e129";
    face.language = "ger";
    face.edition = "4";
    face.dois = {"10.1000/x", ""};
    face.pmids = {"1"};
    face.pmcids = {"pmc1"};
    face.numbers = {"embase:L1"};
    face.registrations = {"NCT01234567"};
    face.speaks_of = {"pmid:7", "doi:10.1000/y"};
    face.abstract_words = 4000000000U;
    for (std::size_t i = 0; i < face.abstract_sketch.size(); ++i)
        face.abstract_sketch[i] = 0xFFFFFFFFU - std::uint32_t(i);
    return face;
}

TEST_CASE("each field of a face comes back from its bytes") {
    CHECK(unpacked(packed(Face{})) == Face{});
    CHECK(unpacked(packed(full_face())) == full_face());
    for (const auto part : {&Face::title_cut, &Face::translated, &Face::authors_complete}) {
        Face face;
        face.*part = !(face.*part);
        CHECK(unpacked(packed(face)) == face);
    }
    for (int genre = 0; genre <= int(Genre::thesis); ++genre) {
        Face face;
        face.genre = static_cast<Genre>(genre);
        CHECK(unpacked(packed(face)) == face);
    }
    Face strange;
    strange.first_year = -44;
    strange.title = std::string("a\0b", 3);
    CHECK(unpacked(packed(strange)) == strange);
}

TEST_CASE("bytes that are cut, or more than a face, are a fault of the store with advice") {
    const auto bytes = packed(full_face());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        try {
            unpacked(std::string_view(bytes).substr(0, size));
            FAIL("taken after " << size << " bytes");
        } catch (const Error& fault) {
            if (fault.fault() != Fault::store || fault.advice().empty()) FAIL("another fault at " << size);
        }
    }
    CHECK_THROWS_AS(unpacked(bytes + '\0'), Error);
    CHECK_THROWS_AS(unpacked("\x7f" + bytes.substr(1)), Error);                              // another version
    CHECK_THROWS_AS(unpacked(bytes.substr(0, 1) + "\x7f" + bytes.substr(2)), Error);         // no such genre
    CHECK_THROWS_AS(unpacked(bytes.substr(0, 3) + std::string(10, '\xff')), Error);          // a number without end
    CHECK_THROWS_AS(unpacked(bytes.substr(0, 3) + std::string(9, '\xff') + '\x01'), Error);  // a length beyond all
}

TEST_CASE("changed bytes are read or refused") {
    std::mt19937 random(7);
    const auto bytes = packed(full_face());
    for (int turn = 0; turn < 20000; ++turn) {
        auto changed = bytes;
        for (auto times = 1 + random() % 3; times > 0; --times) changed[random() % changed.size()] = char(random());
        try {
            const auto face = unpacked(changed);
            if (face.genre > Genre::thesis) FAIL("no genre");
        } catch (const Error& fault) {
            if (fault.fault() != Fault::store) FAIL("another fault");
        }
    }
    SUCCEED();
}

}  // namespace
}  // namespace evident
