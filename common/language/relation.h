#ifndef HEARSAY_COMMON_LANGUAGE_RELATION_H_
#define HEARSAY_COMMON_LANGUAGE_RELATION_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace hearsay::language {

// Dependency relations of Universal Dependencies, version 1. FROZEN: the
// numbers are columns of the shipped models; a new one goes to the end.
enum class Relation : uint8_t {
  kNone,
  kPunct,
  kCase,
  kNmod,
  kNsubj,
  kDet,
  kCompound,
  kAmod,
  kDobj,
  kRoot,
  kAdvmod,
  kMark,
  kAux,
  kCc,
  kConj,
  kNmodPoss,
  kCcomp,
  kXcomp,
  kAdvcl,
  kCop,
  kDep,
  kAclRelcl,
  kNummod,
  kAcl,
  kNeg,
  kAppos,
  kAuxpass,
  kNsubjpass,
  kNmodTmod,
  kCompoundPrt,
  kParataxis,
  kMwe,
  kExpl,
  kNmodNpmod,
  kCsubj,
  kIobj,
  kDetPredet,
  kCcPreconj,
  kDiscourse,
  kCsubjpass,
};
inline constexpr int kRelations = 40;

// "nsubj", "nmod:poss"; "-" for kNone.
absl::string_view RelationName(Relation relation);
std::optional<Relation> RelationByName(absl::string_view name);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_RELATION_H_
