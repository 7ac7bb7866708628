// Searches at a source and how far each was fetched; what the schedule must know of each source; files of a mirror.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

enum class HarvestId : std::int64_t { none = 0 };

struct Harvest {
    HarvestId id = HarvestId::none;
    RunId run = RunId::none;
    std::string source;
    std::string term;         // the question as sent
    std::string address;      // where to, without keys
    std::string translation;  // how the server read it
    std::int64_t count = -1;  // the server's count of the whole; -1: not told yet
    Moment asked;
    Moment planned;   // "": not all windows are known yet
    Moment finished;  // "": not every record was fetched yet
    Moment given_up;  // a later search took its place
};

// A part of a search that the server can give whole.
struct HarvestWindow {
    std::int64_t number = 0;       // from 1
    std::string limits;            // what was added to the term
    std::int64_t count = 0;        // as the server told it
    std::vector<std::string> ids;  // in the server's order, without those of earlier windows
    std::int64_t wanted = 0;       // how many ids
    std::int64_t fetched = 0;      // how many of them were asked for and stored
    std::string web_env;
    std::string query_key;
};

class HarvestTable {
  public:
    explicit HarvestTable(Store& store) : database_(store.database()) {}

    // All of these within a transaction.
    HarvestId begin(RunId run, std::string_view source, std::string_view term, std::string_view address,
                    const Moment& at);
    void set_answer(HarvestId harvest, std::int64_t count, std::string_view translation);
    void add_window(HarvestId harvest, const HarvestWindow& window);
    void drop_windows(HarvestId harvest);
    void set_planned(HarvestId harvest, const Moment& at);
    void set_finished(HarvestId harvest, const Moment& at);
    void give_up(HarvestId harvest, const Moment& at);
    void set_fetched(HarvestId harvest, std::int64_t window, std::int64_t fetched);
    void set_history(HarvestId harvest, std::int64_t window, std::string_view web_env, std::string_view query_key);
    void add_line(HarvestId harvest, std::int64_t line, std::string_view text, std::int64_t count);

    // The newest of the source that is neither finished nor given up.
    std::optional<Harvest> unfinished(std::string_view source);
    // The newest first.
    std::vector<Harvest> of_source(std::string_view source);
    std::optional<Harvest> find(HarvestId harvest);
    // Without their ids.
    std::vector<HarvestWindow> windows(HarvestId harvest);
    std::vector<std::string> ids(HarvestId harvest, std::int64_t window);
    // Keys of the current records of that source of records which runs of the configured source brought.
    std::vector<std::string> brought(std::string_view source, std::string_view records);
    // Text and count of each line, in order.
    std::vector<std::pair<std::string, std::int64_t>> lines(HarvestId harvest);

  private:
    std::vector<Harvest> read(std::string_view source, std::int64_t id);
    Database& database_;
};

// What was done for a configured source.
struct SourceState {
    Moment tried;  // "": never
    Moment done;   // the last run that came to its end without a fault
    Day covered_to = Day::none;
    std::int64_t failures = 0;  // tries in a row since
    std::string message;        // of the last failure

    friend bool operator==(const SourceState&, const SourceState&) = default;
};

class SourceStates {
  public:
    explicit SourceStates(Store& store) : database_(store.database()) {}

    // All empty for a source never asked.
    SourceState of(std::string_view source);
    void set(std::string_view source, const SourceState& state);

  private:
    Database& database_;
};

// A file of a mirror that was read to its end.
struct MirrorFile {
    std::string name;
    std::string md5;  // as its companion said when it was taken last
    InputId input = InputId::none;
    Moment taken;
};

class MirrorFiles {
  public:
    explicit MirrorFiles(Store& store) : database_(store.database()) {}

    // A file whose md5 is another than before takes the place of the one before.
    void add(std::string_view source, std::string_view name, std::string_view md5, InputId input, const Moment& at);
    // All files taken, each as it was taken last, sorted by name.
    std::vector<MirrorFile> all(std::string_view source);

    // Current records that a run of this source brought at some time, but that no run of a configured source has
    // brought since the first file whose name begins so was taken: their keys, of one source of records.
    std::vector<std::string> not_brought_since(std::string_view source, std::string_view records,
                                               std::string_view name_begins);

  private:
    Database& database_;
};

}  // namespace evident
