// The persons of a MEDLINE tagged record: authors, editors, investigators, persons it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/format/parts/draft.hpp"

namespace evident {

class NbibPeople {
  public:
    explicit NbibPeople(Draft& draft) : draft_(draft) {}

    // Takes FAU AU AUID AD CN FIR IR IRAD FED ED FPS PS; false for any other tag. A full name and the short one behind
    // it are one person; AD, IRAD and AUID belong to the person before them. An address before any person, as records
    // of before 2014 have it, is the first author's.
    bool add(std::string_view tag, const std::string& value);

    // An address that no author came for becomes a note.
    void finish();

  private:
    bool add_name(std::string_view tag, const std::string& value);
    void add_person(std::vector<Author>& list, Author person);
    void add_affiliation(const std::string& value);
    void add_identifier(std::string_view value);

    Draft& draft_;
    std::vector<Author>* list_ = nullptr;  // that of the person last named
    std::string_view awaited_;             // the tag of a short name that would complete that person
    std::vector<std::string> early_;       // addresses before any person
};

}  // namespace evident
