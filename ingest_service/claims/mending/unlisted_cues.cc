#include "ingest_service/claims/mending/unlisted_cues.h"

#include <algorithm>

#include "absl/strings/string_view.h"
#include "common/language/wordnet.h"
#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/attribution/cue_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

// WordNet's lexicographer files (see WordSenses).
constexpr uint8_t kCognition = 31, kCommunication = 32;
constexpr float kLeastScore = 0.5f;  // Below, most are no cues.

bool SaysThat(const AnalyzedArticle& article, const Words& words,
              TokenRange content) {
  return words.Lower(content.begin) == "that" &&
         article.token(static_cast<int32_t>(content.begin)).tag ==
             language::PennTag::kIN;
}

bool HoldsAs(const Words& words, TokenRange content) {
  constexpr uint32_t kWithin = 6;  // Tokens of what is seen so.
  for (uint32_t t = content.begin + 1;
       t + 1 < std::min(content.end, content.begin + kWithin); ++t) {
    if (words.Lower(t) == "as" && words.Lower(t - 1) != "such" &&
        words.Lower(t - 1) != "well" && words.Lower(t - 1) != "as") {
      return true;
    }
    if (words.Is(t, kAnyMark | kTime)) return false;
  }
  return false;
}

// "assumed he had left", and no longer sentence that another clause is part of.
bool IsPlainClause(const Words& words, const AnalyzedArticle& article,
                   TokenRange content) {
  if (words.Is(content.begin, kSubjectPronoun)) return true;
  for (uint32_t t = content.begin; t < content.end; ++t) {
    if (words.Is(t, kComma)) return false;
    const auto tag = article.token(static_cast<int32_t>(t)).tag;
    if (language::IsFinite(tag)) {
      return HasMainVerb(article, words, content);
    }
  }
  return false;
}

bool MayBePosition(const Words& words, const AnalyzedArticle& article,
                   const FoundAttribution& found) {
  const int32_t verb = CueVerb(article, words, found);
  const TokenRange content = TokensOf(words, found.spans.content.front());
  const uint32_t cue_end = TokensOf(words, found.spans.cue.back()).end;
  const bool pronoun =
      content.begin == cue_end && words.Is(content.begin, kSubjectPronoun);
  if (verb < 0 || found.spans.source.empty() ||
      (!pronoun && found.spans.score < kLeastScore)) {
    return false;
  }
  const language::PennTag tag = article.token(verb).tag;
  const absl::string_view word = words.Lower(static_cast<uint32_t>(verb));
  const language::WordNet& wordnet = language::WordNet::Get();
  const language::WordSenses* senses = wordnet.Find(wordnet.Lemma(word, tag));
  // "a woman named Ada": says more of its noun.
  const bool participle = tag == language::PennTag::kVBN &&
                          !words.Is(static_cast<uint32_t>(verb) - 1,
                                    kAuxiliary | kAdverb | kNegation);
  if (senses == nullptr || tag == language::PennTag::kVBG || participle) {
    return false;
  }
  const bool behind = content.begin >= cue_end;
  // A verb that only some of its senses make one of saying takes a "that".
  if (behind && SaysThat(article, words, content)) {
    return (senses->senses >> kCommunication & 1) != 0 ||
           (senses->senses >> kCognition & 1) != 0;
  }
  if (senses->verb != kCommunication && senses->verb != kCognition) {
    return false;
  }
  if (words.Is(content.begin, kQuoteMark)) {
    return senses->verb == kCommunication;
  }
  const absl::string_view first = words.Lower(content.begin);
  if (!behind || first == "to" || words.Is(content.begin, kQuestionWord)) {
    return false;
  }
  return content.begin == cue_end &&
         (HoldsAs(words, content) || IsPlainClause(words, article, content));
}

}  // namespace

void AdmitUnlistedCues(const Words& words, const AnalyzedArticle& article,
                       std::vector<FoundAttribution>& found) {
  for (FoundAttribution& attribution : found) {
    if (!attribution.position && !attribution.spans.cue.empty() &&
        FindCueLemma(attribution.cue_lemma) == nullptr) {
      attribution.position = MayBePosition(words, article, attribution);
    }
  }
}

}  // namespace hearsay::claims
