// Serves the files of a folder as NLM's download server does: pages that list them, parts of them by Range, and faults
// on purpose.
#pragma once

#include <filesystem>
#include <string>

#include "tests/standin/faults.hpp"
#include "tests/standin/http_server.hpp"
#include "tests/standin/traffic.hpp"

namespace evident::standin {

class FolderServer {
  public:
    explicit FolderServer(std::filesystem::path folder)
        : folder_(std::move(folder)), http_([this](const Request& request) { return serve(request); }) {}

    // "http://127.0.0.1:PORT/": the folder itself.
    std::string base() const { return http_.url("/"); }
    Faults& faults() { return faults_; }
    const Traffic& traffic() const { return traffic_; }

    // An answer to any request; safe from several threads.
    Response serve(const Request& request);

  private:
    std::filesystem::path folder_;
    Faults faults_;
    Traffic traffic_;
    HttpServer http_;  // last: it goes first
};

}  // namespace evident::standin
