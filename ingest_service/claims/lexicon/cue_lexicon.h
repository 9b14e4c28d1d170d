#ifndef HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_CUE_LEXICON_H_
#define HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_CUE_LEXICON_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::claims {

// What a cue takes as its content, as bits.
enum CueFrame : uint16_t {
  kTakesClause = 1 << 0,      // "say (that) it rained"
  kTakesThatClause = 1 << 1,  // "show that it rained", never without "that"
  kTakesQuote = 1 << 2,       // "add", "continue": only beside a quotation
  kTakesObject = 1 << 3,      // "criticize the plan"
  kTakesInfinitive = 1 << 4,  // "vow to leave"
  kTakesAddressee = 1 << 5,   // "tell reporters (that) it rained"
  kTakesParticle = 1 << 6,    // "call for", "point to": then as an object
  kTakesWhether = 1 << 7,     // "unclear whether", "know how"
  kTakesNextThat = 1 << 8,    // "hold that", with nothing between
  kTakesObjectAs = 1 << 9,    // "identify the man as his brother"
  kTakesChance = 1 << 10,     // "put the chance of rain at 70 percent"
  kTakesObjectTo = 1 << 11,   // "attribute the leak to an aide"
  kTakesIsThat = 1 << 12,     // "their explanation is that it rained"
};

enum class CueClass : uint8_t { kVerb, kNoun, kAdjective };

// A word that can attribute, of any inflection.
struct CueEntry {
  absl::string_view lemma;
  CueClass cue_class = CueClass::kVerb;
  uint16_t frames = 0;
  v1::ClaimType type = v1::CLAIM_TYPE_STATEMENT;
  absl::string_view particles;  // Of those that lead to one: "for on".

  bool HasParticle(absl::string_view word) const;
};

// Whether whoever does it speaks: not who believes, suspects or plans.
inline bool MakesSpeaker(const CueEntry& entry) {
  return entry.type != v1::CLAIM_TYPE_BELIEF &&
         entry.type != v1::CLAIM_TYPE_SPECULATION &&
         entry.type != v1::CLAIM_TYPE_INTENT;
}

enum class CueForm : uint8_t {
  kBase,
  kThirdPerson,
  kPast,
  kParticiple,
  kGerund
};

struct CueWord {
  const CueEntry* entry = nullptr;
  CueForm form = CueForm::kBase;
};

// The cue that `lower_word` is a form of; `entry` is null when it is none.
// `lower_word` is in lower case. Entries live forever. O(size).
CueWord FindVerbCue(absl::string_view lower_word);
const CueEntry* FindNounCue(absl::string_view lower_word);
const CueEntry* FindAdjectiveCue(absl::string_view lower_word);

// The entry of a lemma as FoundAttribution::cue_lemma gives it; null when the
// lexicon has none.
const CueEntry* FindCueLemma(absl::string_view lemma);

}  // namespace hearsay::claims

#endif  // HEARSAY_INGEST_SERVICE_CLAIMS_LEXICON_CUE_LEXICON_H_
