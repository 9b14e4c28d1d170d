#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SPEECH_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SPEECH_H_

#include <vector>

#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The outermost quotations inside a range of tokens.
class Speech {
 public:
  // Takes quotations that lie in `range` and are not the whole of it. O(log
  // quotations + those in the range).
  Speech(const Words& words, TokenRange range);

  // With the marks; ordered, apart.
  const std::vector<TokenRange>& quotations() const { return quotations_; }
  // The quotation that holds token `t`, or an empty range.
  TokenRange Around(uint32_t t) const;
  // The quotation that ends with token `t`, or an empty range.
  TokenRange EndingWith(uint32_t t) const;
  // The quotation that starts with token `t`, or an empty range.
  TokenRange StartingWith(uint32_t t) const;

 private:
  std::vector<TokenRange> quotations_;
};

// Long enough to be someone's speech rather than a word set off.
bool IsSpeech(const Words& words, TokenRange quotation);

// Whether a token stands in quotation marks. O(log quotations).
bool IsQuoted(const Words& words, uint32_t t);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_SPEECH_H_
