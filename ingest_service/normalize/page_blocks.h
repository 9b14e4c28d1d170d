#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_BLOCKS_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_BLOCKS_H_

#include <vector>

#include "ingest_service/normalize/block_features.h"
#include "ingest_service/normalize/body_hint.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/text_blocks.h"

namespace hearsay::normalize {

// The blocks of a page that may be body, in order, and what is measured of
// each.
struct PageBlocks {
  std::vector<TextBlock> blocks;
  std::vector<BlockFeatures> features;
};

// `hint` is the article's text as the page's metadata gives it. Linear in the
// page's size.
PageBlocks MeasurePage(const Document& page, const BodyHint& hint);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PAGE_BLOCKS_H_
