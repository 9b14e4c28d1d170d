#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLOSING_INQUIT_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLOSING_INQUIT_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// A clause that reports what stands before it in its sentence: "the Herald said
// on Monday", behind a comma.
struct ClosingInquit {
  TokenRange source;
  TokenRange cue;
  absl::string_view lemma;  // Lives forever.
  uint32_t comma = 0;       // The one before it.
  uint32_t end = 0;         // After its last token.
  TokenRange goes_on;       // What follows of the reported clause, or empty.
};

// The last such clause of `sentence`, by tags and shape alone: a comma, a
// subject, a verb that reports, then only adjuncts; before it a clause without
// quotation marks. Or the same with the verb first, "says the engineer who
// built it", with "according to", and with "cannot say" after a question.
// Thread safe; O(sentence).
std::optional<ClosingInquit> FindClosingInquit(const Words& words,
                                               const AnalyzedArticle& article,
                                               TokenRange sentence);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_MENDING_CLOSING_INQUIT_H_
