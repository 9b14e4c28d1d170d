#include "ingest_service/claims/mentions/pronouns.h"

#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "ingest_service/claims/lexicon/source_nouns.h"

namespace hearsay::claims {

Pronoun PronounAt(const Words& words, uint32_t t) {
  const absl::string_view word = words.Lower(t);
  if (words.Exact(t) == "US" || words.Exact(t) == "IT") return Pronoun::kNone;
  if (word == "he" || word == "his" || word == "him") return Pronoun::kHe;
  if (word == "she" || word == "her") return Pronoun::kShe;
  if (word == "they" || word == "their" || word == "them") {
    return Pronoun::kThey;
  }
  if (word == "it" || word == "its") return Pronoun::kIt;
  if (word == "i" || word == "we" || word == "my" || word == "our" ||
      word == "me" || word == "us") {
    return Pronoun::kSpeaker;
  }
  if (word == "who" || word == "which" || word == "that") {
    return Pronoun::kRelative;
  }
  return Pronoun::kNone;
}

bool IsSpeakersOwn(absl::string_view source) {
  return absl::EqualsIgnoreCase(source, "i") ||
         absl::EqualsIgnoreCase(source, "we") ||
         absl::EqualsIgnoreCase(source, "you") ||
         absl::EqualsIgnoreCase(source, "my") ||
         absl::EqualsIgnoreCase(source, "our");
}

bool Fits(Pronoun pronoun, const Referent& referent) {
  // The type of "the magazine Lupa" is a guess by its looks.
  const bool outlet =
      referent.outlet || referent.role == v1::SOURCE_ROLE_OUTLET;
  const bool person = referent.type == v1::ENTITY_TYPE_PERSON && !outlet;
  switch (pronoun) {
    case Pronoun::kHe:
      return person && referent.gender != Gender::kFemale;
    case Pronoun::kShe:
      return person && referent.gender != Gender::kMale;
    case Pronoun::kThey:
      return referent.type == v1::ENTITY_TYPE_GROUP ||
             referent.type == v1::ENTITY_TYPE_ORGANIZATION;
    case Pronoun::kIt:
      return outlet || referent.type == v1::ENTITY_TYPE_ORGANIZATION ||
             referent.type == v1::ENTITY_TYPE_PLACE ||
             referent.role == v1::SOURCE_ROLE_DOCUMENT ||
             std::any_of(
                 referent.nouns.begin(), referent.nouns.end(),
                 [](const std::string& noun) { return IsTeamNoun(noun); });
    default:
      return true;
  }
}

}  // namespace hearsay::claims
