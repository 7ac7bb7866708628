// Which files of a mirror are to be looked at, in their order, and before which one the run must stop.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/source/mirror/folder.hpp"
#include "ingest/source/mirror/name.hpp"
#include "store/sqlite/harvests.hpp"

namespace evident {

// A file that is listed.
struct MirrorStep {
    MirrorName name;
    MirrorFolder* folder = nullptr;
    bool has_md5 = false;
    Day md5_changed = Day::none;
    std::optional<MirrorFile> taken;
};

struct MirrorPlan {
    int year = 0;                           // whose files are read
    std::vector<MirrorStep> steps;          // without a gap between them or what was taken before
    std::optional<MirrorName> missing;      // the file that comes next and is not listed, though later ones are
    int waiting = 0;                        // how many are
    std::vector<std::string> out_of_order;  // never taken, and behind what was taken already
    int baseline_end = 0;   // number of the last baseline file; 0 until the first update shows that it is the last
    bool replaces = false;  // files of an earlier year were taken
};

// The two lists of a mirror. An empty baseline folder name means that only updates are followed.
struct MirrorLists {
    bool follows_baseline = true;
    MirrorFolder* baseline_folder = nullptr;
    std::vector<MirrorFolder::Entry> baseline;
    MirrorFolder* updates_folder = nullptr;
    std::vector<MirrorFolder::Entry> updates;
};

// The newest year of the baseline's list or of the files taken counts; files of earlier years are passed over, since a
// new baseline replaces them. With a baseline, numbers count from 1; else from the first update listed or taken.
MirrorPlan plan_mirror(const MirrorLists& lists, const std::vector<MirrorFile>& taken);

}  // namespace evident
