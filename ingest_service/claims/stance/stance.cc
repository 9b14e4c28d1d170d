#include "ingest_service/claims/stance/stance.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/analysis/stated_basis.h"
#include "ingest_service/claims/attribution/cue_words.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"
#include "ingest_service/claims/stance/clause_parts.h"
#include "ingest_service/claims/stance/content_negation.h"
#include "ingest_service/claims/stance/cue_stance.h"
#include "ingest_service/claims/stance/hedges.h"
#include "ingest_service/claims/stance/own_attitude.h"
#include "ingest_service/claims/stance/rebuttals.h"
#include "ingest_service/claims/stance/weakening.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;

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
  // "no longer believes", "cannot say", "declined to say".
  for (uint32_t t = cue.begin - std::min(cue.begin, 2u); t < cue.end; ++t) {
    const absl::string_view word = words.Lower(t);
    if (t < cue.begin && words.Is(t, kAnyMark)) continue;
    if ((words.Is(t, kNegation) &&
         (t >= cue.begin || t == BeforeAdverb(words, cue.begin))) ||
        word == "declined" || word == "declines" || word == "refused" ||
        word == "refuses") {
      if (t + 1 < cue.end || t < cue.begin || words.Is(t, kNegation)) {
        return true;
      }
    }
    if (word == "no" && words.Lower(t + 1) == "longer") return true;
  }
  return false;
}

// "Neither of them knows", "nobody believes".
bool DeniesSource(const Words& words, const FoundAttribution& found) {
  if (found.spans.source.empty()) return false;
  const absl::string_view word =
      words.Lower(words.TokenAt(found.spans.source.front().begin));
  return word == "neither" || word == "nobody" || word == "none" ||
         word == "no";
}

// "whether it rained"; after a cue that asks or does not know, any question
// word. "What we need is rain" says so.
bool AsksContent(const Words& words, const FoundAttribution& found,
                 bool negated) {
  const uint32_t t = words.TokenAt(found.spans.content.front().begin);
  if (words.Lower(t) == "whether") return true;
  const CueEntry* entry = FindCueLemma(found.cue_lemma);
  const bool asks =
      negated || (entry != nullptr && (entry->frames & kTakesWhether) != 0);
  return asks && words.Is(t, kQuestionWord | kRelative);
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
         !words.Is(reach.end,
                   kComma | kFinalMark | kSemicolonOrDash | kCoordinator)) {
    ++reach.end;
  }
  return reach;
}

// So and not so change places.
void Turn(Stance& stance) {
  switch (stance.factuality) {
    case v1::FACTUALITY_CT_PLUS:
      stance.factuality = v1::FACTUALITY_CT_MINUS;
      break;
    case v1::FACTUALITY_PR_PLUS:
      stance.factuality = v1::FACTUALITY_PR_MINUS;
      break;
    case v1::FACTUALITY_PS_PLUS:
      stance.factuality = v1::FACTUALITY_PS_MINUS;
      break;
    case v1::FACTUALITY_CT_MINUS:
      stance.factuality = v1::FACTUALITY_CT_PLUS;
      break;
    case v1::FACTUALITY_PR_MINUS:
      stance.factuality = v1::FACTUALITY_PR_PLUS;
      break;
    case v1::FACTUALITY_PS_MINUS:
      stance.factuality = v1::FACTUALITY_PS_PLUS;
      break;
    default:
      break;
  }
}

// "considering the possibility that": no plan.
bool OpensPossibility(const Words& words, const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (content.size() < 3 || words.Lower(content.begin) != "the") return false;
  const absl::string_view noun = words.Lower(content.begin + 1);
  return noun == "possibility" || noun == "likelihood" || noun == "theory" ||
         noun == "idea" || noun == "prospect";
}

// "declined to say whether": kept to oneself, and no plan.
std::optional<Stance> SilenceIn(const Words& words,
                                const FoundAttribution& found) {
  const TokenRange content = TokensOf(words, found.spans.content.front());
  if (content.size() < 2 || words.Lower(content.begin) != "to") {
    return std::nullopt;
  }
  const absl::string_view verb = words.Lower(content.begin + 1);
  if (verb != "say" && verb != "comment" && verb != "confirm" &&
      verb != "disclose" && verb != "specify" && verb != "answer" &&
      verb != "discuss" && verb != "elaborate") {
    return std::nullopt;
  }
  const bool question = content.size() > 2 &&
                        words.Is(content.begin + 2, kQuestionWord | kRelative);
  return Stance{v1::CLAIM_TYPE_STATEMENT,
                question ? v1::FACTUALITY_CT_U : v1::FACTUALITY_UU};
}

// "ruled out", "has not ruled it out".
bool SaysOut(const Words& words, TokenRange cue) {
  const uint32_t limit = std::min(words.size(), cue.end + 2);
  for (uint32_t t = cue.begin; t < limit; ++t) {
    if (words.Lower(t) == "out") return true;
  }
  return false;
}

// "called the claims baseless".
bool NamesThings(absl::string_view lemma) {
  return lemma == "call" || lemma == "describe" || lemma == "label" ||
         lemma == "brand" || lemma == "characterize" ||
         lemma == "characterise" || lemma == "portray" || lemma == "denounce" ||
         lemma == "slam" || lemma == "deem";
}

// "cannot", "could not".
bool SaysCan(const Words& words, TokenRange cue) {
  for (uint32_t t = cue.begin - std::min(cue.begin, 2u); t < cue.end; ++t) {
    const absl::string_view word = words.Lower(t);
    if (word == "can" || word == "cannot" || word == "could" || word == "ca") {
      return true;
    }
  }
  return false;
}

// "and | that it leaks": part of a content.
bool JoinsBefore(const Words& words, uint32_t t) {
  return words.Is(t - 1, kCoordinator);
}

// Whether the holder says of the content that it is not so; "The flares, she
// said, were not ours" and "While it did not rain, she said, it was cold" have
// their verb in their second piece.
bool IsContentNegated(const Words& words, const AnalyzedArticle* article,
                      const FoundAttribution& found) {
  const auto& content = found.spans.content;
  const TokenRange first = TokensOf(words, content[0]);
  const bool fronted = content.size() > 1 && IsFronted(words, first);
  if (!fronted && NegatesMainClause(words, article, first)) return true;
  if (content.size() < 2) return false;
  const TokenRange next = TokensOf(words, content[1]);
  if (fronted) return NegatesMainClause(words, article, next);
  for (uint32_t t = first.begin; t < first.end; ++t) {
    if (words.Is(t, kAuxiliary | kPlainVerb)) return false;
  }
  uint32_t verb = next.begin;
  while (verb < next.end && words.Is(verb, kQuoteMark)) ++verb;
  return verb < next.end && words.Is(verb, kAuxiliary) &&
         NegatesMainClause(words, article, next);
}

}  // namespace

v1::Polarity PolarityOf(v1::Factuality factuality) {
  switch (factuality) {
    case v1::FACTUALITY_CT_PLUS:
    case v1::FACTUALITY_PR_PLUS:
    case v1::FACTUALITY_PS_PLUS:
      return v1::POLARITY_POSITIVE;
    case v1::FACTUALITY_CT_MINUS:
    case v1::FACTUALITY_PR_MINUS:
    case v1::FACTUALITY_PS_MINUS:
      return v1::POLARITY_NEGATIVE;
    default:
      return v1::POLARITY_UNDERSPECIFIED;
  }
}

void AddStance(const Words& words, const AnalyzedArticle* article,
               const FoundAttribution& found,
               const std::vector<ByteSpan>& inner, ClaimRecord& claim) {
  const std::optional<CueContext> context = ContextOf(words, found);
  CueUse use;
  use.lemma = found.cue_lemma;
  if (use.lemma == "rule" && context && SaysOut(words, context->cue)) {
    use.lemma = kRuleOut;
  }
  use.negated =
      context && (IsNegated(words, context->cue) != DeniesSource(words, found));
  if (use.lemma == "call" && context &&
      words.Is(context->cue.end - 1, kPreposition)) {
    use.lemma = "urge";  // "called for calm"
  }
  if (use.lemma == "consider" && context &&
      words.Lower(context->cue.end - 1) == "considering") {
    use.lemma = "weigh";
  }
  // "could not say whether": does not know, and keeps nothing to itself.
  if (use.lemma == "say" && use.negated && SaysCan(words, context->cue)) {
    use.lemma = "know";
  }
  if (use.lemma == "accept" && use.negated) {
    use.lemma = "reject";
    use.negated = false;
  }
  use.question = AsksContent(words, found, use.negated);
  FoundAttribution held = found;  // Without "I think that".
  if (StanceOfCue(use).type == v1::CLAIM_TYPE_STATEMENT) {
    const TokenRange whole = TokensOf(words, held.spans.content.front());
    if (const auto own = OwnAttitudeIn(words, whole)) {
      use = own->use;
      held.spans.content.front().begin =
          words.SpanOf({own->object, own->object + 1}).begin;
      // The verb has said how sure they are.
      v1::Factuality unchanged = v1::FACTUALITY_CT_PLUS;
      AddHedges(words, article, {whole.begin, own->object}, unchanged, claim);
    }
  }
  Stance stance = StanceOfCue(use);
  if (use.lemma == "weigh" && OpensPossibility(words, found)) {
    stance.type = v1::CLAIM_TYPE_SPECULATION;
  }
  if (use.lemma == "decline" || use.lemma == "refuse") {
    if (const auto silence = SilenceIn(words, found)) stance = *silence;
  }
  if (context) {
    const TokenRange before = {
        std::max(context->sentence.begin,
                 context->cue.begin - std::min(context->cue.begin, 2u)),
        context->cue.end - 1};
    AddHedges(words, article, before, stance.factuality, claim);
    // "think it highly likely that".
    const uint32_t content = words.TokenAt(found.spans.content.front().begin);
    if (content > context->cue.end && content < context->cue.end + 7 &&
        !JoinsBefore(words, content)) {
      AddHedges(words, article, {context->cue.end, content}, stance.factuality,
                claim);
    }
  }
  AddContentHedges(words, article, held.spans.content, inner, stance.factuality,
                   claim);
  if (context && use.lemma == "put") {
    // "put the chance of rain at even odds".
    AddHedges(words, article,
              {TokensOf(words, found.spans.content.back()).end,
               context->sentence.end},
              stance.factuality, claim);
  }
  if (IsContentNegated(words, article, held)) Turn(stance);
  if (Forbids(words, TokensOf(words, found.spans.content.front()))) {
    stance.factuality = v1::FACTUALITY_UU;  // "Don't wait!"
  }
  if (stance.type == v1::CLAIM_TYPE_STATEMENT && !use.negated &&
      IsRebuttal(words, TokensOf(words, found.spans.content.front()),
                 NamesThings(use.lemma))) {
    stance = {v1::CLAIM_TYPE_DENIAL, v1::FACTUALITY_CT_MINUS};
  }
  if (context) {
    claim.set_stated_confidence(
        StatedConfidenceIn(words, ReachOf(words, *context, found)));
    for (const TokenRange basis : StatedBasesIn(words, context->sentence)) {
      const ByteSpan span = words.SpanOf(basis);
      if (std::none_of(
              found.spans.source.begin(), found.spans.source.end(),
              [span](ByteSpan source) { return source.Overlaps(span); })) {
        AddSpan(words, basis, claim.mutable_basis());
      }
    }
  }
  if (claim.stated_confidence() == v1::STATED_CONFIDENCE_MODERATE) {
    stance.factuality = Weaken(stance.factuality, Strength::kProbable);
  }
  if (claim.stated_confidence() == v1::STATED_CONFIDENCE_LOW) {
    stance.factuality = Weaken(stance.factuality, Strength::kPossible);
  }
  claim.set_type(stance.type);
  claim.set_polarity(PolarityOf(stance.factuality));
  claim.set_factuality(stance.factuality);
}

}  // namespace hearsay::claims
