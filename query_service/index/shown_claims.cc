#include "query_service/index/shown_claims.h"

#include <algorithm>

#include "common/record/claim_number.h"

namespace hearsay::index {
namespace {

// Of an article beside its claims, and of a claim beside its bytes: list and
// table, what counts who shares it, and what the allocator adds. About.
constexpr size_t kArticleBytes = 192;
constexpr size_t kClaimBytes = 96;

}  // namespace

const ShownClaims::Bytes* ShownClaims::FindIn(const OfArticle& claims,
                                              uint32_t ordinal) {
  const auto found = std::find_if(
      claims.begin(), claims.end(),
      [ordinal](const auto& claim) { return claim.first == ordinal; });
  return found == claims.end() ? nullptr : &found->second;
}

ShownClaims::Bytes ShownClaims::Find(uint64_t claim_number) {
  const auto claims = articles_.Find(record::SequenceOf(claim_number));
  if (claims == nullptr) return nullptr;
  const Bytes* const found = FindIn(*claims, record::OrdinalOf(claim_number));
  return found == nullptr ? nullptr : *found;
}

void ShownClaims::Insert(uint64_t claim_number, Bytes claim) {
  const uint64_t sequence = record::SequenceOf(claim_number);
  const uint32_t ordinal = record::OrdinalOf(claim_number);
  const auto before = articles_.Find(sequence);
  OfArticle claims;
  if (before != nullptr) {
    if (FindIn(*before, ordinal) != nullptr) return;
    claims.reserve(before->size() + 1);
    claims = *before;
  }
  claims.emplace_back(ordinal, std::move(claim));
  size_t bytes = kArticleBytes;
  for (const auto& [number, shown] : claims) {
    bytes += kClaimBytes + shown->capacity();
  }
  articles_.Put(sequence, std::make_shared<const OfArticle>(std::move(claims)),
                bytes);
}

}  // namespace hearsay::index
