#include "tests/standin/folder_server.hpp"

#include <algorithm>
#include <ctime>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/file.hpp"
#include "text/ascii.hpp"

namespace evident::standin {

namespace {

namespace fs = std::filesystem;

Response page(int status, std::string body) {
    Response response;
    response.status = status;
    response.type = "text/html;charset=UTF-8";
    response.body = std::move(body);
    return response;
}

std::string written_when(const fs::path& path, const char* form) {
    const auto age = fs::file_time_type::clock::now() - fs::last_write_time(path);
    const auto when = std::chrono::system_clock::to_time_t(
        std::chrono::system_clock::now() - std::chrono::duration_cast<std::chrono::system_clock::duration>(age));
    std::tm parts{};
    gmtime_r(&when, &parts);
    char text[64];
    std::strftime(text, sizeof text, form, &parts);
    return text;
}

// The listing of Apache's mod_autoindex in its plain form.
std::string listing(const fs::path& folder, std::string_view shown) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::string rows;
    for (const auto& path : paths) {
        const bool inner = fs::is_directory(path);
        const auto name = path.filename().string() + (inner ? "/" : "");
        const auto size = inner ? "-" : fmt::format("{}K", fs::file_size(path) / 1024 + 1);
        rows += fmt::format("<a href=\"{0}\">{0}</a>{1:{2}} {3}  {4:>5} \n", name, "",
                            std::max<std::size_t>(1, 40 - std::min<std::size_t>(39, name.size())),
                            written_when(path, "%Y-%m-%d %H:%M"), size);
    }
    return fmt::format(
        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">\n<html>\n <head>\n  <title>Index of {0}</title>\n"
        " </head>\n <body>\n<h1>Index of {0}</h1>\n<pre>Name                     Last modified      Size  <hr>"
        "<a href=\"/\">Parent Directory</a>                              -   \n{1}<hr></pre>\n</body></html>\n",
        shown, rows);
}

// "bytes=100-": the first byte wanted; nothing for other forms, which are answered with the whole file.
std::optional<std::uint64_t> range_from(std::string_view range) {
    if (!range.starts_with("bytes=") || !range.ends_with('-')) return {};
    const auto digits = range.substr(6, range.size() - 7);
    if (!all_digits(digits) || digits.size() > 15) return {};
    return std::stoull(std::string(digits));
}

Response file(const fs::path& path, const std::string& range) {
    Response response;
    response.type = path.extension() == ".gz" ? "application/x-gzip" : "application/octet-stream";
    response.body = read_file(path);
    const auto size = response.body.size();
    response.headers.emplace_back("Last-Modified", written_when(path, "%a, %d %b %Y %H:%M:%S GMT"));
    response.headers.emplace_back("ETag", fmt::format("\"{:x}-{}\"", size, written_when(path, "%s")));
    response.headers.emplace_back("Accept-Ranges", "bytes");
    const auto from = range_from(range);
    if (!from) return response;
    if (*from >= size) {
        response.status = 416;
        response.body.clear();
        response.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
        return response;
    }
    response.status = 206;
    response.body.erase(0, *from);
    response.headers.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", *from, size - 1, size));
    return response;
}

}  // namespace

Response FolderServer::serve(const Request& request) {
    traffic_.arrive(request.arrived);
    const auto below = fs::path(request.path).relative_path().lexically_normal();
    const auto path = folder_ / below;
    Response response;
    if (below.string().starts_with("..") || !fs::exists(path)) {
        response = page(404, "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>\n");
    } else if (fs::is_directory(path)) {
        response = page(200, listing(path, request.path));
    } else {
        response = file(path, request.range);
    }
    const auto fault = faults_.draw();
    return fault ? faults_.spoil(*fault, std::move(response), "html") : response;
}

}  // namespace evident::standin
