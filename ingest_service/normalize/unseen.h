#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_UNSEEN_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_UNSEEN_H_

#include <vector>

#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// True for elements whose text is not for readers: scripts, fields, drawings.
bool IsNeverShown(GumboTag tag);

// One flag a node: elements that `hidden`, their style attribute or a sheet of
// the page (style_sheet.h) hides; sheets elsewhere are not known. O(nodes +
// attributes + sheets).
std::vector<bool> FindHidden(const Document& page);

// These and those that are never shown.
std::vector<bool> FindUnseen(const Document& page);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_UNSEEN_H_
