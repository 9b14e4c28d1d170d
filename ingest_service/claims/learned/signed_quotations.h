#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_SIGNED_QUOTATIONS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_SIGNED_QUOTATIONS_H_

#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"

namespace hearsay::claims {

// A quotation with its speaker behind a dash, which no verb joins:
//
//   "The dam will hold." — Mara Lind, mayor of Varn
//
// The speaker may stand in a short paragraph of his own behind it.
struct SignedQuotation {
  TokenSpan content;  // With its marks.
  ByteSpan cue;       // The dash; before a line of its own it is no token.
  TokenSpan source;
};

// In text order. A quotation that ends without a full stop or the like is
// taken for a title, "Low Tide" — Mara Lind, and passed over. Linear.
std::vector<SignedQuotation> SignedQuotations(const AnalyzedArticle& article);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_SIGNED_QUOTATIONS_H_
