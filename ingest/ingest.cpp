#include "ingest/ingest.hpp"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "base/error.hpp"

namespace evident {
namespace {

using nlohmann::json;

// Digest of a file's bytes before it is read, so that bytes kept already are not kept twice; nothing for a pipe, nor
// for a file that cannot be read: its reader will say so.
std::optional<Digest> digest_of_file(const std::string& path) {
    if (path == "-" || !std::filesystem::is_regular_file(path)) return {};
    try {
        auto bytes = open_bytes(path);
        RunningDigest digest;
        char buffer[1 << 16];
        while (const auto count = bytes->read(buffer)) digest.add({buffer, count});
        return digest.finish();
    } catch (const Error&) {
        return {};
    }
}

std::string asked_of(const IngestRequest& request) {
    json out = {{"paths", request.paths}, {"strict", request.strict}};
    if (!request.source.empty()) out["source"] = request.source;
    if (request.format) out["format"] = name(*request.format);
    if (request.review != nullptr) out["review"] = request.review->key;
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

IngestSummary ingest(Store& store, const IngestRequest& request, const Clock& clock, const IngestProgress& progress) {
    std::vector<std::string> files;
    for (const auto& path : request.paths) {
        for (auto& file : files_at(path)) files.push_back(std::move(file));
    }
    IntakeRequest intake_request;
    intake_request.asked = asked_of(request);
    intake_request.source = request.configured;
    intake_request.review = request.review;
    intake_request.strict = request.strict;
    intake_request.records_a_transaction = request.records_a_transaction;
    intake_request.note_sightings = true;
    Intake intake(store, intake_request, clock, progress);
    for (const auto& file : files) {
        intake.take({file, [file] { return open_bytes(file); }, request.format, request.source, digest_of_file(file),
                     request.reading});
        if (intake.refused()) break;
    }
    return intake.finish();
}

}  // namespace evident
