#include "common/language/penn_tag.h"

#include <iterator>

namespace hearsay::language {
namespace {

constexpr absl::string_view kNames[] = {
    "-",  "NN",   "IN",  "NNP", "DT",    "JJ",    "NNS", ",",   ".",    "VBD",
    "RB", "PRP",  "VB",  "CC",  "VBZ",   "TO",    "VBG", "VBN", "VBP",  "''",
    "CD", "PRP$", "``",  "MD",  "POS",   ":",     "WP",  "WDT", "NNPS", "WRB",
    "RP", "JJR",  "JJS", "RBR", "-RRB-", "-LRB-", "EX",  "$",   "RBS",  "PDT",
    "UH", "WP$",  "FW",  "LS",  "SYM",   "#",
};
static_assert(std::size(kNames) == kPennTags);

}  // namespace

absl::string_view PennTagName(PennTag tag) {
  return kNames[static_cast<int>(tag)];
}

std::optional<PennTag> PennTagByName(absl::string_view name) {
  for (int i = 1; i < kPennTags; ++i) {
    if (kNames[i] == name) return static_cast<PennTag>(i);
  }
  return std::nullopt;
}

}  // namespace hearsay::language
