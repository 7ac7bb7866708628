// What a title says of a record besides its words: a translation, a cut, a part of a series, the kind of publication.
#pragma once

#include "store/dedup/face/face.hpp"

namespace evident {

// 2 of "ii", up to twelve; 0 when the folded word is no Roman number.
int roman_number(std::string_view word);

// Fills title, vernacular, about, part, title_cut and translated.
void fill_title(Face& face, const Record& record);

// By publication types and Embase's item types, by how the title begins, by the journal ("medRxiv") and by what the
// record says of others ("RetractionOf"). Needs the face's title and journal.
Genre genre_of(const Record& record, const Face& face);

}  // namespace evident
