#ifndef HEARSAY_INGEST_SERVICE_MODEL_EXTRACTION_H_
#define HEARSAY_INGEST_SERVICE_MODEL_EXTRACTION_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/text/byte_span.h"
#include "hearsay/internal/v1/record.pb.h"

namespace hearsay::ingest {

// What extraction may know of an article besides its text.
struct ArticleContext {
  // The outlet's domain, or its name where that is all that is known;
  // `unknown`: there is no outlet link.
  std::string source;
  std::string headline;
  std::string language_code;  // BCP-47; `und` and empty are treated as unknown.
  absl::Time publish_time = absl::InfinitePast();  // InfinitePast is unknown.
};

// One attribution as the text gives it: flat, outermost, nothing inferred.
// Spans are bytes of the article's text, ascending, trimmed of white space.
struct TextAttribution {
  std::vector<ByteSpan> source;  // Empty when the text names none.
  std::vector<ByteSpan> cue;
  std::vector<ByteSpan> content;
  float score = 1;  // 0..1
};

// What was found in one article.
struct Extraction {
  std::vector<TextAttribution> attributions;  // In text order.
  // In text order; claim_id is left empty (common/record/claim_id.h makes it).
  std::vector<internal::v1::ClaimRecord> claims;
  std::vector<internal::v1::EntityCluster> entities;
  std::vector<internal::v1::EventCluster> events;
  std::vector<ByteSpan> paragraphs;
};

}  // namespace hearsay::ingest

#endif  // HEARSAY_INGEST_SERVICE_MODEL_EXTRACTION_H_
