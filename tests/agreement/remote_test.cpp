// An index in two parts behind two xapian-tcpsrv gives the answers of the same index in one part on this machine.
#include "query/ast/print.hpp"
#include "query/compile/to_xapian.hpp"
#include "tests/agreement/made_records.hpp"
#include "tests/agreement/trees.hpp"
#include "tests/agreement/two_servers.hpp"
#include "tests/catch.hpp"

namespace evident {

using namespace testing;

TEST_CASE("two servers of an index in two parts answer as the index in one part does") {
    if (!has_servers()) return;
    const auto seed = seed_or(11);
    INFO("EVIDENT_SEED=" << seed);
    Dice dice(seed);
    std::vector<Record> records;
    for (std::size_t i = 1; i <= 150; ++i) records.push_back(made_record(dice, i));
    Shelf shelf;
    shelf.put_all(records);
    shelf.withdraw("3");
    shelf.index.sync({});
    const Xapian::Database whole(shelf.index.folder());
    const TwoServers servers(whole);
    const auto remote = servers.open();
    REQUIRE(remote.get_doccount() == whole.get_doccount());
    Trees trees(records, seed);
    int answered = 0;
    const int asked = questions_or(150);
    for (int i = 0; i < asked; ++i) {
        const auto question = trees.tree(4);
        const auto truth = xapian_documents(whole, question);
        INFO("question " << i << ": " << print(question));
        REQUIRE(xapian_documents(remote, question) == truth);
        if (!truth.empty()) ++answered;
    }
    WARN(fmt::format("EVIDENT_SEED={}: {} questions of two servers, {} answered; 0 disagreements", seed, asked,
                     answered));
    CHECK(answered > asked / 2);
}

}  // namespace evident
