// A small review of two claims, made up for tests, with the lexicon they need.
#pragma once

#include <string>

#include "query/claims/assess.hpp"
#include "store/evidence/review.hpp"
#include "store/record/record.hpp"

namespace evident::testing {

inline Review small_review() {
    Review review;
    review.key = "small";
    review.title = "Leptomeningeal metastases in non-small cell lung cancer";
    review.lexicon = Lexicon({
        {"lm",
         "Leptomeningeal metastasis",
         "disease",
         "",
         {"LM", "leptomeningeal disease", "leptomeningeal carcinomatosis", "leptomeningeal metastases"},
         {"软脑膜转移"},
         {}},
        {"bm", "Brain metastasis", "disease", "", {"brain metastases", "BM"}, {"脑转移"}, {}},
        {"nsclc", "Non-small cell lung cancer", "disease", "", {"NSCLC"}, {"非小细胞肺癌"}, {}},
        {"breast", "Breast cancer", "disease", "", {"breast carcinoma"}, {}, {}},
        {"drug-a", "Alphatinib", "drug", "", {"alphatinib"}, {"阿尔法替尼"}, {}},
        {"drug-b", "Betamab", "drug", "", {"betamab"}, {}, {}},
        {"cytology", "CSF cytology", "test", "", {"cytology"}, {}, {}},
        {"pr", "Partial response", "outcome", "", {"PR"}, {}, {}},
        {"os", "Overall survival", "outcome", "", {"OS", "overall survival"}, {}, {}},
    });
    const std::string helps = "Alphatinib prolongs survival in leptomeningeal metastases of NSCLC.";
    review.claims.push_back({"A", "", "treatment", helps, "", {{"lm"}, {"drug-a"}, {}, {"os"}}, ""});
    const std::string misses = "CSF cytology has low sensitivity for leptomeningeal metastases.";
    review.claims.push_back({"D", "", "diagnosis", misses, "", {{"lm"}, {"cytology"}, {}, {}}, ""});
    return review;
}

inline Record record_of(const std::string& title, const std::string& abstract) {
    Record record;
    record.source = "test";
    record.key = "1";
    record.title = title;
    record.abstract.push_back({"", "", abstract, {}});
    return record;
}

// The stance on a claim of the small review.
struct Answer {
    std::optional<Assessment> assessment;
    std::string direction() const { return assessment ? std::string(name(assessment->direction)) : "none"; }
    std::string directness() const { return assessment ? std::string(name(assessment->directness)) : "none"; }
};

inline Answer ask(const std::string& claim, const Record& record) {
    const auto review = small_review();
    const Assessor assessor(review);
    return {assessor.assess(*review.find_claim(claim), assessor.read(record), 0)};
}

}  // namespace evident::testing
