// The Atom feed (RFC 4287) that tells what each update brought: an entry an update, the newest first.
#pragma once

#include <cstddef>
#include <string>

#include "export/update_report.hpp"

namespace evident {

// Older entries are dropped.
inline constexpr std::size_t most_entries = 100;

// The feed with an entry for this update before those it had. old_feed: the text of the file, "" when there is none
// yet. An update told before (the same run of the same store) takes the place of its entry.
//
// Entries are named "tag:evident.invalid,2026:STORE/run/N" (RFC 4151; .invalid is nobody's, RFC 2606): the store's
// identity and the run's number, which never change. Throws Error (store) when old_feed is not a feed that this
// function wrote: a file of somebody else's is not overwritten.
std::string feed_with(const std::string& old_feed, const UpdateReport& report);

}  // namespace evident
