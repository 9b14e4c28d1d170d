#include "ingest_service/claims/stance/cue_stance.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_split.h"
#include "ingest_service/claims/lexicon/cue_lexicon.h"

namespace hearsay::claims {
namespace {

using enum v1::Factuality;

// What a cue says of its content where it differs from what its type does.
enum class Force : uint8_t {
  kByType,
  kCertain,   // "know", "convinced"
  kProbable,  // "expect", "suggest"
  kPossible,  // "fear", "suspect"
  kWish,      // "hope", "urge": neither so nor not so
  kDoubt,     // "doubt", "skeptical"
};

constexpr std::pair<Force, const char*> kForces[] = {
    {Force::kCertain,
     "know realize realise remember learn recognize recognise understand see "
     "convinced certain sure confident clear known aware adamant conviction "
     "conclude determine find show calculate conclusion finding determination "
     "vow promise pledge swear threaten agree decide resolve threat"},
    {Force::kProbable,
     "expect predict forecast project anticipate foresee prediction suggest "
     "indicate imply hint signal suggestion estimate reckon consensus surmise "
     "suspect suspicion plan intend mean prepare aim seem appear"},
    {Force::kPossible,
     "fear worry concern afraid worried concerned speculate speculation guess "
     "conjecture theorize theorise theory rumor rumour wonder postulate weigh "
     "consider mull contemplate"},
    {Force::kWish,
     "hope hopeful optimistic urge encourage implore demand request recommend "
     "propose ask want wish prefer question challenge inquire enquire "
     "offer seek"},
    {Force::kDoubt, "doubt doubtful skeptical sceptical"},
};

Force ForceOf(absl::string_view lemma) {
  using Map = absl::flat_hash_map<absl::string_view, Force>;
  static const Map& map = *[] {
    auto* forces = new Map();  // Never destroyed.
    for (const auto& [force, lemmas] : kForces) {
      for (absl::string_view word : absl::StrSplit(lemmas, ' ')) {
        forces->emplace(word, force);
      }
    }
    return forces;
  }();
  const auto found = map.find(lemma);
  return found == map.end() ? Force::kByType : found->second;
}

// Whose negation takes the holder out: "does not know", "cannot confirm".
bool NegatedIsIgnorance(absl::string_view lemma) {
  return lemma == "know" || lemma == "determine" || lemma == "clear" ||
         lemma == "certain" || lemma == "sure" || lemma == "known" ||
         lemma == "learn" || lemma == "understand" || lemma == "aware" ||
         lemma == "establish" || lemma == "confirm" || lemma == "verify" ||
         lemma == "identify";
}

// "did not show that": nothing was found for it.
bool NegatedIsAgainst(absl::string_view lemma) {
  return lemma == "find" || lemma == "show" || lemma == "conclude" ||
         lemma == "suggest" || lemma == "indicate";
}

Stance OfForce(Stance stance, Force force) {
  switch (force) {
    case Force::kByType:
      break;
    case Force::kCertain:
      stance.factuality = FACTUALITY_CT_PLUS;
      break;
    case Force::kProbable:
      stance.factuality = FACTUALITY_PR_PLUS;
      break;
    case Force::kPossible:
      stance.factuality = FACTUALITY_PS_PLUS;
      break;
    case Force::kWish:
      stance.factuality = FACTUALITY_UU;
      break;
    case Force::kDoubt:
      stance.factuality = FACTUALITY_PR_MINUS;
      break;
  }
  return stance;
}

// By the type alone.
Stance OfType(v1::ClaimType type) {
  Stance stance;
  stance.type = type;
  switch (type) {
    case v1::CLAIM_TYPE_BELIEF:
      stance.factuality = FACTUALITY_PR_PLUS;
      break;
    case v1::CLAIM_TYPE_SPECULATION:
      stance.factuality = FACTUALITY_PS_PLUS;
      break;
    case v1::CLAIM_TYPE_INTENT:
    case v1::CLAIM_TYPE_IGNORANCE:
      stance.factuality = FACTUALITY_UU;
      break;
    case v1::CLAIM_TYPE_DENIAL:
      stance.factuality = FACTUALITY_CT_MINUS;
      break;
    default:
      break;
  }
  return stance;
}

Stance Open(v1::ClaimType type, v1::Factuality factuality = FACTUALITY_UU) {
  return {type, factuality};
}

Stance Negated(const Stance& stance, const CueUse& use) {
  if (NegatedIsIgnorance(use.lemma)) return Open(v1::CLAIM_TYPE_IGNORANCE);
  if (use.question) {
    // "would not say whether": it knows, and keeps it to itself.
    return stance.type == v1::CLAIM_TYPE_STATEMENT
               ? Open(stance.type, FACTUALITY_CT_U)
               : Open(v1::CLAIM_TYPE_IGNORANCE);
  }
  if (NegatedIsAgainst(use.lemma)) {
    return {stance.type, FACTUALITY_PR_MINUS};
  }
  switch (stance.type) {
    case v1::CLAIM_TYPE_BELIEF:
    case v1::CLAIM_TYPE_ASSESSMENT:
      // "does not doubt" holds that it is so.
      return {stance.type, stance.factuality == FACTUALITY_PR_MINUS
                               ? FACTUALITY_CT_PLUS
                               : FACTUALITY_PR_MINUS};
    case v1::CLAIM_TYPE_SPECULATION:
      return {stance.type, FACTUALITY_PR_MINUS};
    case v1::CLAIM_TYPE_INTENT:
      return {stance.type, FACTUALITY_CT_MINUS};
    case v1::CLAIM_TYPE_DENIAL:
      // "would neither confirm nor deny it"
      return Open(v1::CLAIM_TYPE_STATEMENT, FACTUALITY_CT_U);
    default:
      return Open(stance.type);
  }
}

}  // namespace

Stance StanceOfCue(const CueUse& use) {
  if (use.lemma == kRuleOut) {
    return use.negated ? Stance{v1::CLAIM_TYPE_SPECULATION, FACTUALITY_PS_PLUS}
                       : OfType(v1::CLAIM_TYPE_DENIAL);
  }
  const CueEntry* entry = FindCueLemma(use.lemma);
  Stance stance =
      OfForce(OfType(entry == nullptr ? v1::CLAIM_TYPE_STATEMENT : entry->type),
              ForceOf(use.lemma));
  // "Papers show that": they state it; nobody weighs anything.
  if (use.lemma == "show") stance.type = v1::CLAIM_TYPE_STATEMENT;
  if (use.negated) return Negated(stance, use);
  if (use.lemma == "refuse" || use.lemma == "decline") {
    return {stance.type, FACTUALITY_CT_MINUS};
  }
  if (!use.question || stance.type == v1::CLAIM_TYPE_IGNORANCE) return stance;
  // "know whether": settled, but the reader is not told how.
  return Open(stance.type, stance.factuality == FACTUALITY_CT_PLUS
                               ? FACTUALITY_CT_U
                               : FACTUALITY_UU);
}

}  // namespace hearsay::claims
