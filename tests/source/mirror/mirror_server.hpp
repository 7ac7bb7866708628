// The folders of a mirror desk as a server gives them: listing pages, files, ranges, and answers that go wrong once.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "tests/source/mirror/mirror_desk.hpp"
#include "tests/standin/http_server.hpp"

namespace evident::testing {

class MirrorServer {
  public:
    explicit MirrorServer(MirrorDesk& desk)
        : root_(desk.folder.file("")), server_([this](const standin::Request& request) { return serve(request); }) {
        desk.request.baseline = server_.url("/baseline/");
        desk.request.updates = server_.url("/updatefiles/");
    }

    // The next answer for this path goes wrong so.
    void spoil(const std::string& path, const standin::Response& how) {
        const std::lock_guard lock(mutex_);
        spoiled_[path].push_back(how);
    }
    // The listing pages say this of each file in place of nothing.
    void set_date(const std::string& date) { date_ = date; }
    // "GET /baseline/x" or "GET /baseline/x from 100", in order; forgets them.
    std::vector<std::string> asked() {
        const std::lock_guard lock(mutex_);
        return std::exchange(asked_, {});
    }
    std::string url(const std::string& path) const { return server_.url(path); }

  private:
    standin::Response serve(const standin::Request& request) {
        const std::lock_guard lock(mutex_);
        asked_.push_back(request.path + (request.range.empty() ? "" : " " + request.range));
        auto out = answer(request);
        auto& wrong = spoiled_[request.path];
        if (wrong.empty()) return out;
        const auto how = wrong.front();
        wrong.erase(wrong.begin());
        if (how.status != 200) return how;
        out.cut_at = how.cut_at;
        out.bottomless = how.bottomless;
        if (how.announced) out.announced = how.announced;
        return out;
    }

    standin::Response answer(const standin::Request& request) const {
        const auto path = root_ + request.path.substr(1);
        standin::Response out;
        if (!std::filesystem::exists(path)) {
            out.status = 404;
        } else if (std::filesystem::is_directory(path)) {
            out.type = "text/html";
            out.body = listing(path);
        } else {
            out.type = "application/octet-stream";
            out.body = read_file(path);
            if (!request.range.empty()) cut_to_range(out, request.range);
        }
        return out;
    }

    std::string listing(const std::string& path) const {
        std::set<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(path)) {
            names.insert(file.path().filename().string());
        }
        std::string out = "<html><a href=\"?C=M\">Modified</a> <a href=\"/\">Parent Directory</a>\n";
        for (const auto& name : names) out += "<a href=\"" + name + "\">" + name + "</a>  " + date_ + "  1K\n";
        return out + "<a href=\"../pubmed25n9999.xml.gz\">up</a></html>";
    }

    static void cut_to_range(standin::Response& out, const std::string& range) {
        const auto from = std::stoull(range.substr(range.find('=') + 1));
        const auto size = out.body.size();
        if (from >= size) {
            out.status = 416;
            out.body.clear();
            return;
        }
        out.status = 206;
        const auto last = std::to_string(size - 1);
        out.headers.emplace_back("Content-Range",
                                 "bytes " + std::to_string(from) + "-" + last + "/" + std::to_string(size));
        out.body.erase(0, from);
    }

    std::string root_;
    std::string date_;
    std::mutex mutex_;
    std::map<std::string, std::vector<standin::Response>> spoiled_;
    std::vector<std::string> asked_;
    standin::HttpServer server_;  // last: it answers from the others
};

}  // namespace evident::testing
