#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_EXTRACTOR_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_EXTRACTOR_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "ingest_service/model/extraction.h"

namespace hearsay::claims {

// Finds the claims of an article: of English by models and rules, of French,
// German, Spanish, Arabic and Chinese by QuotationAttributionFinder; a text of
// another language has none. One object is shared by all threads.
class ClaimExtractor {
 public:
  // Loads the models of `model_dir`; an empty one asks for rules alone.
  // kNotFound (a model is missing), kDataLoss and kFailedPrecondition (made for
  // another build) name the file.
  static absl::StatusOr<std::unique_ptr<ClaimExtractor>> Load(
      const std::string& model_dir);
  virtual ~ClaimExtractor() = default;

  // `text` is valid UTF-8 of at most 8 MiB and is never altered. Any text gives
  // an answer; at most kMaxClaimsPerArticle claims. Thread safe; linear.
  virtual ingest::Extraction Extract(
      absl::string_view text, const ingest::ArticleContext& context) const = 0;

  // Grows whenever the same text may give other claims; > 0.
  virtual int32_t version() const = 0;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CLAIM_EXTRACTOR_H_
