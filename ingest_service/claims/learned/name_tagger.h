#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_NAME_TAGGER_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_NAME_TAGGER_H_

#include <cstdint>
#include <vector>

#include "common/language/weight_table.h"
#include "ingest_service/claims/analysis/analyzed_article.h"
#include "ingest_service/claims/analysis/name_token.h"
#include "ingest_service/claims/learned/chain.h"

namespace hearsay::claims {

// What the name tagger sees of an article: words, shapes, tags and clusters,
// short lists, and what the rest of the article says of a word. Keeps a
// reference to the article. O(tokens).
class NameView {
 public:
  static constexpr int kFeatures = 46;

  explicit NameView(const AnalyzedArticle& article);

  // Stretches of one sentence each with a capital in reach; names are in them
  // only. In text order, apart from one another.
  const std::vector<TokenSpan>& stretches() const { return stretches_; }
  // Writes kFeatures hashes.
  void Features(int32_t i, uint32_t* features) const;

 private:
  struct Token {
    uint16_t lists = 0;  // Which lists its word is in.
    uint8_t hints = 0;   // What the article says of its word.
    TokenSpan run;       // Of capitals; its own place when it has none.
  };
  const Token& token(int32_t i) const;
  void ReadLists();
  void ReadRuns();
  void ReadHints();

  const AnalyzedArticle& article_;
  std::vector<Token> tokens_;
  std::vector<TokenSpan> stretches_;
};

// Finds names of persons, places and organisations: a conditional random field
// over stretches of a sentence. Thread safe.
class NameTagger {
 public:
  static constexpr char kKind[] = "names";
  static constexpr uint32_t kVersion = 2;

  // `weights` has kNameLabels labels.
  explicit NameTagger(language::WeightTable weights);

  // One for each token of the article.
  std::vector<NameToken> Tag(const AnalyzedArticle& article) const;

 private:
  language::WeightTable weights_;
  Chain<kNameLabels>::Transitions transitions_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_NAME_TAGGER_H_
