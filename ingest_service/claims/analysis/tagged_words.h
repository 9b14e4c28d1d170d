#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_TAGGED_WORDS_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_TAGGED_WORDS_H_

#include <cstdint>

#include "common/language/penn_tag.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/words.h"

namespace hearsay::claims {

// The words of an article with what the tagger says of them, for readers to
// derive from. Keeps references to both. Each question is O(tokens asked
// about).
class TaggedWords {
 protected:
  TaggedWords(const Words& words, const AnalyzedArticle& article)
      : words_(words), article_(article) {}

  language::PennTag TagOf(uint32_t t) const {
    return article_.token(static_cast<int32_t>(t)).tag;
  }
  bool IsFinite(uint32_t t) const { return language::IsFinite(TagOf(t)); }
  bool HoldsFinite(TokenRange range) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (IsFinite(t)) return true;
    }
    return false;
  }
  bool Holds(TokenRange range, uint32_t classes) const {
    for (uint32_t t = range.begin; t < range.end; ++t) {
      if (words_.Is(t, classes)) return true;
    }
    return false;
  }

  const Words& words_;
  const AnalyzedArticle& article_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_TAGGED_WORDS_H_
