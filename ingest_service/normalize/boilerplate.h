#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_

#include <vector>

#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// What of a page is no part of an article's body, such as navigation, comments,
// related links, captions, forms: one flag a node. What lies below a flagged
// element is not looked at.
struct Boilerplate {
  std::vector<bool> tagged;  // By the element itself: <nav>, <footer>, hidden.
  std::vector<bool> named;   // These, and by the words of its class, id, role.
};

// O(nodes + attributes).
Boilerplate FindBoilerplate(const Document& page);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_
