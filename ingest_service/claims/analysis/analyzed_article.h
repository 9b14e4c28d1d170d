#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_ANALYZED_ARTICLE_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_ANALYZED_ARTICLE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/language/annotated_text.h"
#include "common/language/lexicon.h"
#include "common/language/parser.h"
#include "common/language/tagger.h"
#include "common/language/token_analysis.h"
#include "ingest_service/claims/analysis/passages.h"

namespace hearsay::claims {

// Tokens [begin, end) of an article.
struct TokenSpan {
  int32_t begin = 0;
  int32_t end = 0;
  size_t size() const { return static_cast<size_t>(end - begin); }
  bool Overlaps(TokenSpan other) const {
    return begin < other.end && other.begin < end;
  }
  friend bool operator==(TokenSpan, TokenSpan) = default;
};

// A token among the others: its place in tree, quotation and sentence. Indexes
// are those of the article's tokens; -1 is none.
struct TokenNode {
  int32_t head = -1;
  int32_t subject = -1;  // Children by relation; the first of its kind.
  int32_t object = -1;
  int32_t clause = -1;  // ccomp, xcomp.
  int32_t marker = -1;  // mark, case.
  int32_t first = -1;   // Ends of the subtree, both inside.
  int32_t last = -1;
  uint32_t child_relations = 0;  // Bit n: has a child of relation n < 32.
  int32_t quotation = -1;        // The outermost one around it.
  uint32_t sentence = 0;
  bool opens_quote = false;
  bool closes_quote = false;
};

// What the models see of an article. Built once, then only read.
class AnalyzedArticle {
 public:
  // Tags all of `text`, parses it and looks its words up. `text` and `lexicon`
  // outlive this; without a lexicon no word is known.
  AnalyzedArticle(const language::AnnotatedText& text,
                  const language::Tagger& tagger,
                  const language::Parser& parser,
                  const language::Lexicon& lexicon = language::Lexicon());

  const language::AnnotatedText& text() const { return text_; }
  int32_t size() const { return static_cast<int32_t>(tokens_.size()); }
  // A token that stands for none when `i` is outside the article.
  const language::TokenAnalysis& token(int32_t i) const {
    return i >= 0 && i < size() ? tokens_[i] : kNoToken;
  }
  const TokenNode& node(int32_t i) const { return nodes_[i]; }
  // The unknown word when `i` is outside the article.
  language::Lexicon::Word word(int32_t i) const {
    return i >= 0 && i < size() ? words_[i] : language::Lexicon::Word();
  }
  static TokenSpan RangeOf(const language::Sentence& sentence) {
    return {static_cast<int32_t>(sentence.first_token),
            static_cast<int32_t>(sentence.end_token)};
  }
  TokenSpan RangeOf(Passage passage) const {
    return {RangeOf(text_.sentences[passage.first_sentence]).begin,
            RangeOf(text_.sentences[passage.end_sentence - 1]).end};
  }

 private:
  static const language::TokenAnalysis kNoToken;

  void LinkSentence(const language::Sentence& sentence);
  void MarkQuotations();

  const language::AnnotatedText& text_;
  std::vector<language::TokenAnalysis> tokens_;
  std::vector<TokenNode> nodes_;
  std::vector<language::Lexicon::Word> words_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_ANALYSIS_ANALYZED_ARTICLE_H_
