#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_FEATURES_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_FEATURES_H_

#include <cstdint>
#include <vector>

#include "ingest_service/claims/analysis/analyzed_article.h"

namespace hearsay::claims {

inline constexpr int kRoleFeatures = 72;

// One cue seen from the tokens around it, of which at most kMaxWindowTokens
// either side are looked at: work is linear in any text.
class CueView {
 public:
  static constexpr int32_t kMaxWindowTokens = 250;

  // The window is the part of `bounds`, the cue's passage or the stretch of
  // it that is looked at, around `cue`. `cues` are the likely cues there, in
  // text order; those that overlap `cue` do not count.
  CueView(const AnalyzedArticle &article, TokenSpan cue, TokenSpan bounds,
          const std::vector<TokenSpan> &cues);

  const AnalyzedArticle &article() const { return article_; }
  TokenSpan window() const { return window_; }
  TokenSpan cue() const { return cue_; }
  int32_t head() const { return head_; }  // The word that the others hang on.
  // Of the head, or of a verb that it hangs on; empty when none is found.
  TokenSpan subject() const { return subject_; }
  uint32_t control() const { return control_; }
  // True when token `i` of the window belongs to another likely cue.
  bool InOtherCue(int32_t i) const {
    return in_other_cue_[static_cast<size_t>(i - window_.begin)];
  }
  bool InCue(int32_t i) const { return i >= cue_.begin && i < cue_.end; }

  // Writes the kRoleFeatures features that token `i` of the window has because
  // of this cue.
  void Features(int32_t i, uint32_t *features) const;

 private:
  // The way through the tree from a token to the cue's head word.
  struct Path {
    uint32_t up = 0;      // Hash of the relations up to the common ancestor.
    uint32_t length = 0;  // Steps up; kNoPath when in another sentence.
    uint32_t down = 0;    // Steps down from there to the cue.
    int32_t branch = -1;  // Child of the common ancestor on the token's side.
  };
  static constexpr uint32_t kNoPath = 99;

  void FindHead();
  void FindSubject();
  void FindPaths();
  const Path &path(int32_t i) const;

  const AnalyzedArticle &article_;
  TokenSpan cue_;
  TokenSpan window_;
  int32_t head_ = 0;
  TokenSpan subject_;
  uint32_t control_ = 0;  // Hash of the relations up to that verb.
  TokenSpan object_;      // "told officials to say": what may be the subject.
  uint32_t sentence_ = 0;
  uint32_t cue_form_ = 0;   // Hash of all its words' lemmas.
  int32_t quotation_ = -1;  // That the cue itself stands in.
  TokenSpan sentence_range_;
  std::vector<Path> paths_;  // Of the tokens of the cue's sentence.
  // Counts over the window, each before its token.
  std::vector<int32_t> other_cues_, plain_words_, commas_, quotations_;
  std::vector<bool> in_other_cue_;
};

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEARNED_ROLE_FEATURES_H_
