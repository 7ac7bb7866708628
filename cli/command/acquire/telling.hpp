// Tells what came since the last update that told: builds the news and writes feed and mail, so that none is lost.
#pragma once

#include <vector>

#include "base/clock.hpp"
#include "cli/config.hpp"
#include "export/update_report.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

// News are counted from the last run that was told, whichever command made the runs since: the store keeps its number
// as the property `news-told`. Of a store that has told nothing yet they begin with the first linking of each claim.
// Must not outlive what it is given.
class Telling {
  public:
    Telling(Store& store, const Config& config, const Clock& clock)
        : store_(store), config_(config), at_(clock.now()) {}

    // Before anything is asked. Throws Error (store) when the files that the configuration names for feed and mail
    // could not be written, or the feed's is another's file.
    void check() const;
    // Whether a run changed a record since the last one told: index and links may not know of it yet.
    bool anything_came();
    // What these sources did, and what came since the last run told; nothing is written.
    UpdateReport report(std::vector<SourceNumbers> sources);
    // Writes the mail (also when it has nothing to tell, so that old news do not stand there), adds to the feed what is
    // worth telling, and then keeps that it was told. Throws Error (store); the next update tells it again then.
    void write(const UpdateReport& report);

  private:
    RunId told();
    RunId newest_run();

    Store& store_;
    const Config& config_;
    Moment at_;
};

}  // namespace evident
