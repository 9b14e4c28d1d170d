#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_TOKEN_FEATURES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_TOKEN_FEATURES_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"

namespace hearsay::claims {

// Grows with every change of what a feature or its weight means; models hold
// it.
inline constexpr uint32_t kFeatureVersion = 2;
inline constexpr int kTokenFeatures = 84;

// The features of token `i` that depend on the article alone; the cue tagger
// and the role tagger share them. Writes kTokenFeatures hashes.
void TokenFeatures(const AnalyzedArticle& article, int32_t i,
                   uint32_t* features);

// TokenFeatures of a stretch of tokens, made once for both taggers.
class TokenFeatureTable {
 public:
  TokenFeatureTable(const AnalyzedArticle& article, TokenSpan range);
  const uint32_t* Of(int32_t i) const {
    return &features_[static_cast<size_t>(i - begin_) * kTokenFeatures];
  }

 private:
  int32_t begin_;
  std::vector<uint32_t> features_;
};

// The supersense of the part of speech that a token is used in; 0 is none.
uint32_t SenseOf(const language::TokenAnalysis& token);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_TOKEN_FEATURES_H_
