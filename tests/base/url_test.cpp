#include "base/http/url.hpp"

#include "tests/catch.hpp"

using namespace evident;

TEST_CASE("texts are percent-encoded byte by byte") {
    CHECK(url_encode("lung cancer[ti] & \"x\"") == "lung%20cancer%5Bti%5D%20%26%20%22x%22");
    CHECK(url_encode("aZ09-._~") == "aZ09-._~");
    CHECK(url_encode("\xc3\xa9+%/") == "%C3%A9%2B%25%2F");
    CHECK(url_encode("").empty());
}

TEST_CASE("decoding gives back what encoding was given") {
    std::string all;
    for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
    CHECK(url_decode(url_encode(all)) == all);
    CHECK(url_decode("a+b%20c%2B%e9") == "a b c+\xe9");
    CHECK(url_decode("100%") == "100%");
    CHECK(url_decode("%4") == "%4");
    CHECK(url_decode("%zz%41") == "%zzA");
}

TEST_CASE("a form joins its pairs") {
    Form form;
    CHECK(form.text().empty());
    form.field("db", "pubmed").field("term", "a & b").field("retmax", 9999).field("empty", "");
    CHECK(form.text() == "db=pubmed&term=a%20%26%20b&retmax=9999&empty=");
}

TEST_CASE("secrets are masked as they are and as they travel") {
    CHECK(masked("key=abc&mail=a%40b.org, a@b.org", {"abc", "a@b.org", ""}) == "key=***&mail=***, ***");
    CHECK(masked("nothing here", {"abc"}) == "nothing here");
    CHECK(masked("***abc", {"*", "abc"}).find("abc") == std::string::npos);
}
