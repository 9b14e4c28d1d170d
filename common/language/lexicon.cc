#include "common/language/lexicon.h"

#include "common/language/feature_hash.h"

namespace hearsay::language {

namespace {

// 0 for closed classes.
uint32_t PartOf(PennTag tag) {
  switch (tag) {
    case PennTag::kNNP:
    case PennTag::kNNPS:
      return 1;
    case PennTag::kNN:
    case PennTag::kNNS:
      return 2;
    case PennTag::kJJ:
    case PennTag::kJJR:
    case PennTag::kJJS:
      return 3;
    case PennTag::kRB:
    case PennTag::kRBR:
    case PennTag::kRBS:
      return 4;
    default:
      return IsVerb(tag) ? 5 : 0;
  }
}

}  // namespace

uint32_t Lexicon::KeyOf(const TokenAnalysis& token) {
  const uint32_t part = PartOf(token.tag);
  if (part == 0 || (token.shape & (kNoLetter | kHasDigit)) != 0) return 0;
  return HashFeature(700, token.lemma, part);
}

Lexicon::Word Lexicon::Find(uint32_t key) const {
  if (key == 0) return {};
  const std::array<int8_t, 2> check = CheckOf(key);
  size_t at = WeightTable::RowOf(key, rows_.rows());
  for (uint32_t probe = 0; probe < kProbes; ++probe) {
    const int8_t* row = rows_.Row(at);
    if (row[1] == 0) break;
    if (row[0] == check[0] && row[1] == check[1]) {
      return {static_cast<uint8_t>(row[2]),
              static_cast<uint16_t>(static_cast<uint8_t>(row[3]) |
                                    static_cast<uint8_t>(row[4]) << 8),
              row + 5};
    }
    at = at + 1 < rows_.rows() ? at + 1 : 0;
  }
  return {};
}

}  // namespace hearsay::language
