// The index terms of an Embase item: Emtree terms with their subheadings and the terms these link to, and the terms of
// other vocabularies.
#pragma once

#include <pugixml.hpp>

#include "ingest/format/embase/elements.hpp"

namespace evident {

// descriptorgroup. By the type of its descriptors:
//   DRG MED DRA MEA MDV   index terms of vocabulary "emtree"
//   MSH                   MeSH headings, their links as qualifiers: a MeSH question must find MEDLINE's records too
//   MKW MSF               index terms of vocabulary "mesh": what of MeSH they are is nowhere told
//   KWD                   keywords
//   CTN                   trial numbers: accessions, and identifiers when from ClinicalTrials.gov
//   any other             index terms of the vocabulary of that name
void read_descriptors(const ItemDraft& item, pugi::xml_node descriptorgroup);

}  // namespace evident
