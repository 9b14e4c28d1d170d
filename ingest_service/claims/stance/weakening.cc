#include "ingest_service/claims/stance/weakening.h"

#include <algorithm>
#include <optional>

#include "ingest_service/claims/attribution/content_shape.h"
#include "ingest_service/claims/stance/clause_parts.h"
#include "ingest_service/claims/stance/content_negation.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;
using language::PennTag;

// Whether the token starts a clause whose hedges are not those of the claim:
// ", which may …", "because …".
bool StartsAside(const Words& words, uint32_t begin, uint32_t t) {
  if (t <= begin) return false;
  if (words.Is(t, kRelative) && !words.Is(t - 1, kPreposition)) return true;
  const absl::string_view word = words.Lower(t);
  if (word == "whom" || word == "whose") return true;
  // "an agreement that might allow it", "on what might happen"
  if (word == "that") {
    return t + 1 < words.size() && words.Is(t + 1, kAuxiliary) &&
           words.VerbCue(t - 1).entry == nullptr &&
           words.NounCue(t - 1) == nullptr &&
           !words.Is(t - 1, kAuxiliary | kAnyMark | kCoordinator);
  }
  return (words.Is(t, kQuestionWord) && word != "how") ||
         (words.Is(t, kSubordinator) && word != "than" && word != "as");
}

// Reads the hedges of one range of tokens.
class HedgeReader {
 public:
  HedgeReader(const Words& words, const AnalyzedArticle* article,
              TokenRange range)
      : words_(words), article_(article), range_(range), main_(range) {}

  // Only those in `main` weaken, without a clause before it: "Although it may
  // leak, it holds".
  void SetMain(TokenRange main) {
    main_ = main;
    if (!IsFronted(words_, main) || words_.Lower(main.begin) == "if") return;
    uint32_t t = main.begin;
    while (t < main.end && !words_.Is(t, kComma)) ++t;
    if (t < main.end) main_.begin = t;
  }

  void Run(const std::vector<ByteSpan>& inner, v1::Factuality& factuality,
           ClaimRecord& claim) const {
    constexpr uint32_t kVerbWithin = 4;  // Tokens from "that" and "what".
    uint32_t aside_end = range_.begin;
    for (uint32_t t = range_.begin; t < range_.end; ++t) {
      if (StartsAside(words_, range_.begin, t)) {
        const bool short_one = words_.Lower(t) == "that" ||
                               !words_.Is(t, kRelative | kSubordinator);
        aside_end =
            std::max(aside_end, short_one ? t + kVerbWithin : range_.end);
      }
      if (words_.Is(t, kComma | kSemicolonOrDash)) aside_end = t;
      const std::optional<Hedge> hedge = HedgeAt(words_, t, range_.end);
      if (!hedge) continue;
      const ByteSpan span = words_.SpanOf(hedge->range);
      t = hedge->range.end - 1;
      if (std::any_of(inner.begin(), inner.end(), [span](ByteSpan other) {
            return other.Contains(span);
          })) {
        continue;
      }
      AddSpan(words_, hedge->range, claim.mutable_hedges());
      if (t < aside_end || !IsOfMainClause(*hedge)) continue;
      factuality = Weaken(factuality, hedge->strength);
      if (claim.likelihood() == v1::LIKELIHOOD_UNSPECIFIED) {
        claim.set_likelihood(hedge->likelihood);
      }
    }
  }

 private:
  PennTag TagOf(uint32_t t) const {
    return article_->token(static_cast<int32_t>(t)).tag;
  }

  bool IsOfMainClause(const Hedge& hedge) const {
    const uint32_t last = hedge.range.end - 1;
    if (!main_.Contains(last)) return false;
    if (article_ == nullptr) return true;
    return !StandsInSideClause(*article_, words_, range_, last) &&
           !IsConceded(last) && !IsOfNounAlone(hedge) && !IsDeniedAbility(last);
  }

  // "It may leak, but it holds."
  bool IsConceded(uint32_t t) const {
    const absl::string_view word = words_.Lower(t);
    return (word == "may" || word == "might") && main_.end < range_.end &&
           words_.Lower(main_.end) == "but" && words_.Is(main_.end - 1, kComma);
  }

  // "could find no trace", "no trace could be found".
  bool IsDeniedAbility(uint32_t t) const {
    return words_.Lower(t) == "could" &&
           NegatesMainClause(words_, article_, main_);
  }

  // "the suspected thief was jailed"; but "a likely thief" alone, "the likely
  // cause was a leak", "was a possible cause".
  bool IsOfNounAlone(const Hedge& hedge) const {
    uint32_t noun = hedge.range.end;
    const PennTag tag = TagOf(noun - 1);
    if (tag != PennTag::kJJ && tag != PennTag::kVBN && tag != PennTag::kRB &&
        tag != PennTag::kVBD) {
      return false;
    }
    while (noun < range_.end &&
           (TagOf(noun) == PennTag::kJJ || TagOf(noun) == PennTag::kJJR ||
            TagOf(noun) == PennTag::kVBN || TagOf(noun) == PennTag::kVBG)) {
      ++noun;
    }
    if (noun >= range_.end || !language::IsNoun(TagOf(noun)) ||
        !HasMainVerb(*article_, words_, range_)) {
      return false;
    }
    uint32_t before = hedge.range.begin;
    while (before > range_.begin &&
           words_.Is(before - 1, kDeterminer | kAdverb | kQuoteMark)) {
      --before;
    }
    // "would “likely need” it": a verb, whatever the tagger says.
    const bool predicate =
        before > range_.begin && words_.Is(before - 1, kAuxiliary);
    while (noun < range_.end && language::IsNoun(TagOf(noun))) ++noun;
    const bool subject = noun < range_.end && words_.Is(noun, kBe);
    const bool chance = hedge.likelihood != v1::LIKELIHOOD_UNSPECIFIED ||
                        words_.Lower(hedge.range.end - 1) == "possible";
    return !predicate && !(subject && chance);
  }

  const Words& words_;
  const AnalyzedArticle* const article_;
  const TokenRange range_;
  TokenRange main_;
};

}  // namespace

v1::Factuality Weaken(v1::Factuality factuality, Strength strength) {
  const bool plus = factuality == v1::FACTUALITY_CT_PLUS ||
                    factuality == v1::FACTUALITY_PR_PLUS;
  if (!plus) return factuality;
  switch (strength) {
    case Strength::kImprobable:
      return v1::FACTUALITY_PR_MINUS;
    case Strength::kPossible:
      return v1::FACTUALITY_PS_PLUS;
    case Strength::kProbable:
      break;
  }
  return v1::FACTUALITY_PR_PLUS;
}

void AddSpan(
    const Words& words, TokenRange range,
    google::protobuf::RepeatedPtrField<internal::v1::TextSpan>* spans) {
  const ByteSpan span = words.SpanOf(range);
  internal::v1::TextSpan& added = *spans->Add();
  added.set_begin(span.begin);
  added.set_end(span.end);
}

void AddHedges(const Words& words, const AnalyzedArticle* article,
               TokenRange range, v1::Factuality& factuality,
               ClaimRecord& claim) {
  HedgeReader(words, article, range).Run({}, factuality, claim);
}

void AddContentHedges(const Words& words, const AnalyzedArticle* article,
                      const std::vector<ByteSpan>& content,
                      const std::vector<ByteSpan>& inner,
                      v1::Factuality& factuality, ClaimRecord& claim) {
  bool said = false;  // The main clause is over.
  for (const ByteSpan span : content) {
    const TokenRange range = TokensOf(words, span);
    HedgeReader reader(words, article, range);
    if (article != nullptr) {
      const bool before = content.size() > 1 && span == content.front() &&
                          IsFronted(words, range);
      const uint32_t end =
          said || before ? range.begin : MainClauseEnd(*article, words, range);
      reader.SetMain({range.begin, end});
      said |= HasMainVerb(*article, words, {range.begin, end}) &&
              (end < range.end || content.size() > 1);
    }
    reader.Run(inner, factuality, claim);
  }
}

}  // namespace hearsay::claims
