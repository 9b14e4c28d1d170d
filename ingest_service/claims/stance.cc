#include "ingest_service/claims/stance.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "ingest_service/claims/cue_lexicon.h"
#include "ingest_service/claims/hedges.h"
#include "ingest_service/claims/noun_phrases.h"
#include "ingest_service/claims/source_kind.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;

TokenRange TokensOf(const Words& words, ByteSpan span) {
  return {words.TokenAt(span.begin), words.TokenAt(span.end - 1) + 1};
}

void AddSpan(
    const Words& words, TokenRange range,
    google::protobuf::RepeatedPtrField<internal::v1::TextSpan>* spans) {
  const ByteSpan span = words.SpanOf(range);
  internal::v1::TextSpan& added = *spans->Add();
  added.set_begin(span.begin);
  added.set_end(span.end);
}

// The tokens of the cue and of all of its sentence.
struct CueContext {
  TokenRange cue;
  TokenRange sentence;
};

std::optional<CueContext> ContextOf(const Words& words,
                                    const FoundAttribution& found) {
  if (found.spans.cue.empty()) return std::nullopt;
  CueContext context;
  context.cue = TokensOf(words, found.spans.cue.front());
  const auto& sentences = words.text().sentences;
  const auto sentence = std::partition_point(
      sentences.begin(), sentences.end(), [&](const language::Sentence& s) {
        return s.end_token <= context.cue.begin;
      });
  if (sentence == sentences.end()) return std::nullopt;
  context.sentence = {sentence->first_token, sentence->end_token};
  return context;
}

bool IsNegated(const Words& words, TokenRange cue) {
  for (uint32_t t = cue.begin; t < cue.end; ++t) {
    if (words.Is(t, kNegation)) return true;
  }
  // "no longer believes", "cannot say".
  return cue.begin > 0 && words.Is(cue.begin - 1, kNegation);
}

bool StartsWithQuestion(const Words& words, const FoundAttribution& found) {
  const uint32_t t = words.TokenAt(found.spans.content.front().begin);
  return words.Is(t, kQuestionWord);
}

// From the first to the last token of the cue and the content, and what follows
// the cue up to a mark, inside the cue's sentence.
TokenRange ReachOf(const Words& words, const CueContext& context,
                   const FoundAttribution& found) {
  TokenRange reach = context.cue;
  for (const ByteSpan& content : found.spans.content) {
    const TokenRange range = TokensOf(words, content);
    reach.begin = std::min(reach.begin, range.begin);
    reach.end = std::max(reach.end, range.end);
  }
  reach.begin = std::max(reach.begin, context.sentence.begin);
  reach.end = std::min(reach.end, context.sentence.end);
  while (reach.end < context.sentence.end &&
         !words.Is(reach.end, kComma | kFinalMark | kSemicolonOrDash)) {
    ++reach.end;
  }
  return reach;
}

// The band that words say of their own confidence: "low confidence",
// "a high degree of confidence", "their level of confidence … is low".
v1::StatedConfidence ConfidenceIn(const Words& words, TokenRange sentence) {
  const auto band = [&words](uint32_t t) {
    const absl::string_view word = words.Lower(t);
    if (word == "low" || word == "limited") return v1::STATED_CONFIDENCE_LOW;
    if (word == "moderate" || word == "medium") {
      return v1::STATED_CONFIDENCE_MODERATE;
    }
    if (word == "high" || word == "strong") return v1::STATED_CONFIDENCE_HIGH;
    return v1::STATED_CONFIDENCE_UNSPECIFIED;
  };
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (words.Lower(t) != "confidence") continue;
    for (uint32_t k = t; k > sentence.begin && t - k < 5; --k) {
      if (words.Is(k - 1, kAnyMark) && !words.Is(k - 1, kQuoteMark)) break;
      if (const auto found = band(k - 1)) return found;
    }
    bool is = false;
    for (uint32_t k = t + 1; k < std::min(sentence.end, t + 25); ++k) {
      if (is && band(k)) return band(k);
      if (words.Is(k, kWordShape)) is = words.Is(k, kBe);
      if (words.Is(k, kFinalMark | kComma)) break;
    }
  }
  return v1::STATED_CONFIDENCE_UNSPECIFIED;
}

// "based on intercepts", "citing the ministry".
void AddBasis(const Words& words, const CueContext& context,
              const FoundAttribution& found, ClaimRecord& claim) {
  const auto taken = [&](TokenRange range) {
    const ByteSpan span = words.SpanOf(range);
    return std::any_of(
        found.spans.source.begin(), found.spans.source.end(),
        [span](ByteSpan source) { return source.Overlaps(span); });
  };
  for (uint32_t t = context.sentence.begin; t + 1 < context.sentence.end; ++t) {
    const absl::string_view word = words.Lower(t);
    const absl::string_view next = words.Lower(t + 1);
    uint32_t begin = 0;
    if (word == "based" && (next == "on" || next == "upon")) begin = t + 2;
    if (word == "citing") begin = t + 1;
    if (begin == 0) continue;
    const TokenRange phrase =
        PhraseStartingAt(words, begin, context.sentence.end, false);
    if (!phrase.empty() && !taken(phrase) &&
        KindOfSource(words, phrase).role != v1::SOURCE_ROLE_OUTLET) {
      AddSpan(words, phrase, claim.mutable_basis());
    }
  }
}

// Types whose negation takes the holder out: "does not know", "cannot say".
bool NegatedIsIgnorance(const CueEntry& entry) {
  const absl::string_view lemma = entry.lemma;
  return lemma == "know" || lemma == "determine" || lemma == "clear" ||
         lemma == "certain" || lemma == "sure" || lemma == "known" ||
         lemma == "find" || lemma == "learn" || lemma == "understand" ||
         lemma == "aware" || lemma == "establish";
}

struct Stance {
  v1::ClaimType type = v1::CLAIM_TYPE_STATEMENT;
  v1::Polarity polarity = v1::POLARITY_POSITIVE;
  v1::Factuality factuality = v1::FACTUALITY_CT_PLUS;
};

Stance StanceOf(const Words& words, const FoundAttribution& found,
                bool negated) {
  Stance stance;
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  if (entry != nullptr) stance.type = entry->type;
  const bool question = StartsWithQuestion(words, found);
  const auto ignorance = [&stance] {
    stance = {v1::CLAIM_TYPE_IGNORANCE, v1::POLARITY_UNDERSPECIFIED,
              v1::FACTUALITY_UU};
  };
  switch (stance.type) {
    case v1::CLAIM_TYPE_IGNORANCE:
      ignorance();
      break;
    case v1::CLAIM_TYPE_DENIAL:
      stance.polarity =
          negated ? v1::POLARITY_UNDERSPECIFIED : v1::POLARITY_NEGATIVE;
      stance.factuality = negated ? v1::FACTUALITY_UU : v1::FACTUALITY_CT_MINUS;
      break;
    case v1::CLAIM_TYPE_BELIEF:
    case v1::CLAIM_TYPE_ASSESSMENT:
      if (negated && (NegatedIsIgnorance(*entry) || question)) {
        ignorance();
      } else if (negated || found.cue_lemma == "doubt") {
        stance.polarity = v1::POLARITY_NEGATIVE;
        stance.factuality = v1::FACTUALITY_PR_MINUS;
      } else if (question) {
        stance.polarity = v1::POLARITY_UNDERSPECIFIED;
        stance.factuality = v1::FACTUALITY_CT_U;
      } else if (stance.type == v1::CLAIM_TYPE_BELIEF &&
                 found.cue_lemma != "know") {
        stance.factuality = v1::FACTUALITY_PR_PLUS;
      }
      break;
    case v1::CLAIM_TYPE_SPECULATION:
      stance.factuality =
          negated ? v1::FACTUALITY_PS_MINUS : v1::FACTUALITY_PS_PLUS;
      if (negated) stance.polarity = v1::POLARITY_NEGATIVE;
      if (question) {
        stance.polarity = v1::POLARITY_UNDERSPECIFIED;
        stance.factuality = v1::FACTUALITY_UU;
      }
      break;
    case v1::CLAIM_TYPE_INTENT:
      stance.factuality = v1::FACTUALITY_UU;
      if (negated || found.cue_lemma == "refuse" ||
          found.cue_lemma == "decline") {
        stance.polarity = v1::POLARITY_NEGATIVE;
      }
      break;
    default:
      if (negated || question || found.cue_lemma == "ask" ||
          found.cue_lemma == "question") {
        stance.polarity = v1::POLARITY_UNDERSPECIFIED;
        stance.factuality = v1::FACTUALITY_UU;
      }
      break;
  }
  return stance;
}

// The weaker of what the cue says and what the content's hedges say.
v1::Factuality Weaken(v1::Factuality factuality, Strength strength) {
  if (strength == Strength::kImprobable) {
    return factuality == v1::FACTUALITY_CT_PLUS ||
                   factuality == v1::FACTUALITY_PR_PLUS
               ? v1::FACTUALITY_PR_MINUS
               : factuality;
  }
  const bool possible = strength == Strength::kPossible;
  switch (factuality) {
    case v1::FACTUALITY_CT_PLUS:
    case v1::FACTUALITY_PR_PLUS:
      return possible ? v1::FACTUALITY_PS_PLUS : v1::FACTUALITY_PR_PLUS;
    case v1::FACTUALITY_CT_MINUS:
    case v1::FACTUALITY_PR_MINUS:
      return possible && factuality == v1::FACTUALITY_PR_MINUS
                 ? v1::FACTUALITY_PS_MINUS
                 : factuality;
    default:
      return factuality;
  }
}

}  // namespace

void AddStance(const Words& words, const FoundAttribution& found,
               ClaimRecord& claim) {
  const std::optional<CueContext> context = ContextOf(words, found);
  const bool negated = context && IsNegated(words, context->cue);
  Stance stance = StanceOf(words, found, negated);
  for (const ByteSpan& content : found.spans.content) {
    const TokenRange range = TokensOf(words, content);
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const std::optional<Hedge> hedge = HedgeAt(words, t, range.end);
      if (!hedge) continue;
      AddSpan(words, hedge->range, claim.mutable_hedges());
      stance.factuality = Weaken(stance.factuality, hedge->strength);
      if (claim.likelihood() == v1::LIKELIHOOD_UNSPECIFIED) {
        claim.set_likelihood(hedge->likelihood);
      }
      t = hedge->range.end - 1;
    }
  }
  if (context) {
    claim.set_stated_confidence(
        ConfidenceIn(words, ReachOf(words, *context, found)));
    AddBasis(words, *context, found, claim);
  }
  if (claim.stated_confidence() == v1::STATED_CONFIDENCE_LOW) {
    stance.factuality = Weaken(stance.factuality, Strength::kPossible);
  }
  claim.set_type(stance.type);
  claim.set_polarity(stance.polarity);
  claim.set_factuality(stance.factuality);
}

}  // namespace hearsay::claims
