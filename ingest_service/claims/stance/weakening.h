#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_WEAKENING_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_WEAKENING_H_

#include <vector>

#include "hearsay/internal/v1/record.pb.h"
#include "hearsay/v1/claim.pb.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"
#include "ingest_service/claims/stance/hedges.h"

namespace hearsay::claims {

// The weaker of what `factuality` and a hedge say.
v1::Factuality Weaken(v1::Factuality factuality, Strength strength);

// Adds the span of a range to `spans`. O(1).
void AddSpan(const Words& words, TokenRange range,
             google::protobuf::RepeatedPtrField<internal::v1::TextSpan>* spans);

// Adds the hedges of `range`, words around a cue, to the claim, sets its
// likelihood where they give one and weakens `factuality` by them. O(range).
void AddHedges(const Words& words, const AnalyzedArticle* article,
               TokenRange range, v1::Factuality& factuality,
               internal::v1::ClaimRecord& claim);

// The same of the spans of a content, outside of `inner`. All its hedges are
// the claim's; only those of what it says first and foremost weaken it: none of
// a later clause ("the dam held but may leak"), of a side clause, of a noun
// ("the suspected thief was jailed"), of what is only conceded ("it may leak,
// but it holds"). O(tokens × inner).
void AddContentHedges(const Words& words, const AnalyzedArticle* article,
                      const std::vector<ByteSpan>& content,
                      const std::vector<ByteSpan>& inner,
                      v1::Factuality& factuality,
                      internal::v1::ClaimRecord& claim);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_STANCE_WEAKENING_H_
