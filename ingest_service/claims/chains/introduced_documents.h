#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_INTRODUCED_DOCUMENTS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_INTRODUCED_DOCUMENTS_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The documents that an article brings in, "a letter seen by the Herald", each
// with the outlet that has it, so that "the letter" keeps that outlet when it
// is taken up sentences later.
class IntroducedDocuments {
 public:
  // Keeps a reference to `words`. O(tokens).
  explicit IntroducedDocuments(const Words& words);

  // The outlet that has the document which a definite phrase takes up: the last
  // before it that is called by the same noun, or, of "the document", the last
  // of any noun. Empty when `phrase` is not definite, takes up none, or nobody
  // is said to have it. O(documents before).
  ByteSpan OutletOf(TokenRange phrase) const;

 private:
  struct Introduced {
    uint32_t noun;    // Its token.
    ByteSpan outlet;  // Empty when nobody is said to have it.
  };

  const Words& words_;
  std::vector<Introduced> documents_;  // In text order.
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_CHAINS_INTRODUCED_DOCUMENTS_H_
