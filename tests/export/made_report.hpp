// An update with something of everything, as the tests of feed and mail tell it.
#pragma once

#include "export/update_report.hpp"

namespace evident::testing {

inline UpdateReport made_report() {
    UpdateReport out;
    out.store = "0123abcd";
    out.run = RunId{7};
    out.at = "2026-11-25T03:00:00Z";
    SourceNumbers pubmed;
    pubmed.source = "pubmed";
    pubmed.how = "E-utilities";
    pubmed.found = 120;
    pubmed.read = 12;
    pubmed.fresh = 3;
    pubmed.updated = 1;
    pubmed.unchanged = 8;
    SourceNumbers embase;
    embase.source = "embase";
    embase.how = "files";
    embase.finished = false;
    embase.problems = {{Severity::error, "unreadable-input", "a.xml ends inside the record <item> & \"more\"", {}},
                       {Severity::note, "unknown-field", "a note is not told", {}}};
    out.sources = {pubmed, embase};

    News news;
    news.review = "tlcr-2025-163";
    news.title = "Leptomeningeal metastases: a review";
    ClaimNews claim;
    claim.claim = "T1";
    claim.text = "Alphatinib < betamab & \"gammanib\" in 软脑膜转移";
    claim.before = {11, 1, 18, 1};
    claim.after = {12, 1, 18, 2};
    NewsItem retracted;
    retracted.what = Happening::retracted;
    retracted.report = "pmid:2";
    retracted.title = "A trial that was taken back";
    retracted.direction = retracted.direction_before = Direction::supports;
    retracted.standing = Standing::retracted;
    NewsItem fresh;
    fresh.what = Happening::linked;
    fresh.report = "doi:10.1000/a<b>&c";
    fresh.title = "A new cohort";
    fresh.direction = fresh.direction_before = Direction::disputes;
    fresh.since = true;
    claim.items = {retracted, fresh};
    news.claims = {claim};
    news.totals.retracted = 1;
    news.totals.linked = 1;
    out.reviews = {news};
    return out;
}

}  // namespace evident::testing
