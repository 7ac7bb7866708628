// Orders to a stand-in over HTTP, for tests that run it as a program of its own.
#pragma once

#include "tests/standin/eutils_server.hpp"

namespace evident::standin {

// GET /control/ORDER?...:
//   stats                               counts, a "name value" line each
//   limit?n=3                           requests a second before 429; 0: none
//   faults?cut=0.05&stall=0.02&seed=7&silence=500&retry-after=1   chances by name (faults.hpp); silence in ms
//   next?faults=cut,half                these first, one a request
//   add?count=10&day=2025-01-31         late arrivals
//   revise?from=60000001&to=60000010&day=2025-02-01
//   withdraw?from=60000001&to=60000010
//   life?uses=3&age=500                 of a WebEnv; age in ms
//   forget                              all WebEnvs at once
Response obey(EutilsServer& server, const Request& request);

}  // namespace evident::standin
