#include <string>

#include "tests/catch.hpp"
#include "text/title_key.hpp"

namespace evident {
namespace {

struct Pair {
    std::string_view one;
    std::string_view other;
};

TEST_CASE("Titles of equal wording have one key") {
    const auto pair = GENERATE(values<Pair>({
        {"Lung cancer.", "LUNG CANCER"},
        {"[Lung cancer in the old].", "Lung cancer in the old"},
        {"Non-small cell lung cancer: a trial", "Non small cell lung cancer - a trial."},
        {"Ménière's disease", "Meniere\u2019s disease"},
        {"Effects of <i>TP53</i> on H<sub>2</sub>O", "Effects of TP53 on H2O"},
        {"Diagnosis & treatment", "Diagnosis and treatment"},
        {"Diagnosis &amp; treatment", "Diagnosis and treatment"},
        {"CD8\u207A cells", "CD8+ cells"},
        {"Statins for stroke (Review)", "Statins for stroke"},
        {"Statins for stroke [corrected].", "Statins for stroke."},
        {"Statins for stroke [corrected]", "Statins for stroke"},
        {"[Statins for stroke [corrected]].", "Statins for stroke"},
        {"Statins for stroke [see comments].", "Statins for stroke"},
        {"Statins for stroke. [Letter]", "Statins for stroke"},
        {"Statins for stroke [published erratum appears in J Test 1998 Jan;2(1):3] [see comments]",
         "Statins for stroke"},
        {"RETRACTED: Statins for stroke", "Statins for stroke"},
        {"RETRACTED ARTICLE: Statins for stroke", "Statins for stroke"},
        {"p < 0.05 and q > 1", "P<0.05 and q>1"},
        {"肺癌的治疗。", "肺癌 的 治疗"},
    }));
    CHECK(title_key(pair.one) == title_key(pair.other));
    CHECK_FALSE(title_key(pair.one).empty());
}

TEST_CASE("Titles of different publications keep different keys") {
    const auto pair = GENERATE(values<Pair>({
        {"Statins for stroke (Protocol)", "Statins for stroke"},
        {"WITHDRAWN: Statins for stroke", "Statins for stroke"},
        {"Retraction: Statins for stroke", "Statins for stroke"},
        {"Erratum: Statins for stroke", "Statins for stroke"},
        {"The lung", "Lung"},
        {"Statins for stroke: a review", "Statins for stroke"},
        {"Statins for stroke (part 1)", "Statins for stroke (part 2)"},
        {"Statins for stroke [in mice]", "Statins for stroke"},
        {"Statins for stroke 1", "Statins for stroke"},
    }));
    CHECK(title_key(pair.one) != title_key(pair.other));
}

TEST_CASE("The key is plain folded words") {
    CHECK(title_key("[The Lung: <b>Cancer</b> & 2.5 mg].") == "the lung cancer and 2.5 mg");
    CHECK(title_key("A <unknown> mark & more") == "a unknown mark and more");
    CHECK(title_key("").empty());
    CHECK(title_key(" [.] ").empty());
    CHECK(title_key("[Letter]") == "letter");
    CHECK(title_key("(Review)") == "review");
    CHECK(title_key("RETRACTED:") == "retracted");
    CHECK(title_key("<").empty());
    CHECK(title_key("a <b") == "a b");
    CHECK(title_key("AT&T") == "at and t");
}

}  // namespace
}  // namespace evident
