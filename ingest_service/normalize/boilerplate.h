#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_

#include <vector>

#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// One flag a node: true for an element that, by its tag, role, style, or the
// words of its class and id, is no part of an article's body, such as
// navigation, comments, related links, captions, forms. What lies below a
// flagged element is not looked at. O(nodes + attributes).
std::vector<bool> FindBoilerplate(const Document& page);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_
