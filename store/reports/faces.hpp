// The faces of records and the keys by which they meet, as the store keeps them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/dedup/face/face.hpp"
#include "store/sqlite/store.hpp"

namespace evident {

class FaceTable {
  public:
    explicit FaceTable(Database& database) : database_(database) {}

    std::optional<std::string> bytes(RecordId record);
    // Unpacked once, then remembered until put() changes it. Throws Error (store) when there is none.
    const Face& face(RecordId record);
    void put(RecordId record, const std::string& bytes);

    void add_key(std::int64_t key, RecordId record);
    void remove_key(std::int64_t key, RecordId record);
    // The records with this key, in order; at most one more than a key that is alive may have.
    std::vector<RecordId> with_key(std::int64_t key);
    // Whether the two still have a key in common that is alive.
    bool share_living_key(RecordId left, RecordId right);
    // Lets go of the faces that were remembered.
    void forget();

  private:
    const std::vector<std::int64_t>& keys(RecordId record);
    bool alive(std::int64_t key);

    Database& database_;
    std::map<RecordId, Face> known_;
    std::map<RecordId, std::vector<std::int64_t>> keys_;
    std::map<std::int64_t, bool> alive_;  // until a record takes the key up or lays it down
};

}  // namespace evident
