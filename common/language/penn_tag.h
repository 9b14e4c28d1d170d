#ifndef HEARSAY_COMMON_LANGUAGE_PENN_TAG_H_
#define HEARSAY_COMMON_LANGUAGE_PENN_TAG_H_

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace hearsay::language {

// The parts of speech of the Penn Treebank. FROZEN: the numbers are columns of
// the shipped models; a new tag goes to the end.
enum class PennTag : uint8_t {
  kNone,
  kNN,
  kIN,
  kNNP,
  kDT,
  kJJ,
  kNNS,
  kComma,
  kPeriod,
  kVBD,
  kRB,
  kPRP,
  kVB,
  kCC,
  kVBZ,
  kTO,
  kVBG,
  kVBN,
  kVBP,
  kCloseQuote,
  kCD,
  kPRPS,
  kOpenQuote,
  kMD,
  kPOS,
  kColon,
  kWP,
  kWDT,
  kNNPS,
  kWRB,
  kRP,
  kJJR,
  kJJS,
  kRBR,
  kRRB,
  kLRB,
  kEX,
  kDollar,
  kRBS,
  kPDT,
  kUH,
  kWPS,
  kFW,
  kLS,
  kSYM,
  kHash,
};
inline constexpr int kPennTags = 46;

// "NNP", "PRP$", "``"; "-" for kNone.
absl::string_view PennTagName(PennTag tag);
std::optional<PennTag> PennTagByName(absl::string_view name);

inline bool IsVerb(PennTag tag) {
  return tag == PennTag::kVB || tag == PennTag::kVBD || tag == PennTag::kVBZ ||
         tag == PennTag::kVBP || tag == PennTag::kVBG || tag == PennTag::kVBN;
}
// Of a verb that makes a clause of its own: "left", "has", "will".
inline bool IsFinite(PennTag tag) {
  return tag == PennTag::kVBD || tag == PennTag::kVBZ || tag == PennTag::kVBP ||
         tag == PennTag::kMD;
}
inline bool IsNoun(PennTag tag) {
  return tag == PennTag::kNN || tag == PennTag::kNNS || tag == PennTag::kNNP ||
         tag == PennTag::kNNPS;
}

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_PENN_TAG_H_
