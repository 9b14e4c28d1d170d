#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_ELEMENT_PLACE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_ELEMENT_PLACE_H_

#include <cstdint>
#include <vector>

#include "ingest_service/normalize/boilerplate.h"
#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// What an element passes on to all below it.
struct ElementPlace {
  uint8_t named = 0;  // Elements with a boilerplate name, itself included.
  uint16_t named_depth = 0;  // Depth of the innermost of them.
  uint16_t body_depth = 0;   // Depth of the innermost with an article's name.
  uint8_t kinds = 0;         // Bit k: below an element of that kind.
  bool article = false, main = false, list = false, table = false;
  bool quote = false, side = false, figure = false, article_body = false,
       bold = false;
};

// The place of each node of a page. The names of what holds `best`, the element
// that seems to hold the article, say nothing of its parts and are passed over.
// O(nodes + attributes).
std::vector<ElementPlace> FindPlaces(const Document& page,
                                     const Boilerplate& boilerplate,
                                     uint32_t best);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_ELEMENT_PLACE_H_
