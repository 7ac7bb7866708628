#include "query/synonyms.hpp"

#include "tests/catch.hpp"

using namespace evident;

namespace {

Synonyms drugs() {
    Review review;
    review.lexicon = Lexicon({
        {"osimertinib", "Osimertinib", "drug", "", {"Tagrisso", "AZD9291"}, {"奥希替尼", "泰瑞沙"}, {}},
        {"nsclc", "Non-small cell lung cancer", "disease", "", {"NSCLC"}, {"非小细胞肺癌"}, {}},
        {"csf", "Cerebrospinal fluid", "anatomy", "", {"CSF"}, {}, {}},
        {"one", "Iressa", "drug", "", {"gefitinib"}, {}, {}},
        {"two", "Iressa", "drug", "", {"something else"}, {}, {}},
    });
    return Synonyms({review});
}

RankedQuestion widened(std::string_view text) {
    auto question = natural_question(text);
    drugs().widen(question);
    return question;
}

}  // namespace

TEST_CASE("a brand name asks for the other names of its drug") {
    const auto question = widened("tagrisso dose");
    REQUIRE(question.sought.size() == 2);
    CHECK(question.sought[0].also == std::vector<std::vector<std::string>>{
                                         {"osimertinib"}, {"azd9291"}, {"奥", "希", "替", "尼"}, {"泰", "瑞", "沙"}});
    CHECK(question.sought[1].also.empty());
}

TEST_CASE("a Chinese name is one thing sought, with its English names") {
    const auto question = widened("奥希替尼治疗");
    REQUIRE(question.sought.size() == 3);  // the name, 尼治, 治疗
    CHECK(question.sought[0].words == std::vector<std::string>{"奥", "希", "替", "尼"});
    CHECK(question.sought[0].also.front() == std::vector<std::string>{"osimertinib"});
}

TEST_CASE("a name of two concepts, and a name too short, widen nothing") {
    CHECK(widened("iressa").sought[0].also.empty());
    CHECK(widened("csf").sought[0].also.empty());
}

TEST_CASE("a long form is not read out of single words, but a short form asks for it") {
    CHECK(widened("cell").sought[0].also.empty());
    const auto question = widened("nsclc");
    REQUIRE_FALSE(question.sought[0].also.empty());
    CHECK(question.sought[0].also[0] == std::vector<std::string>{"non", "small", "cell", "lung", "cancer"});
}
