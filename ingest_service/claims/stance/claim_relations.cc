#include "ingest_service/claims/stance/claim_relations.h"

#include <algorithm>

#include "absl/strings/string_view.h"

namespace hearsay::claims {
namespace {

using internal::v1::ClaimRecord;

TokenRange ContentOf(const Words& words, const ClaimRecord& claim) {
  return {words.TokenAt(claim.content(0).begin()),
          words.TokenAt(claim.content(claim.content_size() - 1).end() - 1) + 1};
}

uint32_t ParagraphOf(const Words& words, const ClaimRecord& claim) {
  const auto& paragraphs = words.text().paragraphs;
  const auto after = std::partition_point(
      paragraphs.begin(), paragraphs.end(),
      [begin = claim.content(0).begin()](const language::Paragraph& p) {
        return p.span.begin <= begin;
      });
  return static_cast<uint32_t>(after - paragraphs.begin());
}

// "confidence in this view", "confidence in the finding".
bool SpeaksOfConfidence(const Words& words, const ClaimRecord& claim) {
  const TokenRange content = ContentOf(words, claim);
  const uint32_t begin = content.begin - std::min(content.begin, 4u);
  for (uint32_t t = begin; t + 2 < content.end; ++t) {
    if (words.Lower(t) != "confidence" || words.Lower(t + 1) != "in") continue;
    const absl::string_view what = words.Lower(t + 2);
    return what == "this" || what == "that" || what == "the" || what == "it" ||
           what == "its" || what == "their" || what == "these";
  }
  return false;
}

// "no such order", "nothing to do with it": answers a charge.
bool AnswersCharge(const Words& words, const ClaimRecord& claim) {
  const TokenRange content = ContentOf(words, claim);
  for (uint32_t t = content.begin; t + 1 < content.end; ++t) {
    const absl::string_view word = words.Lower(t);
    const absl::string_view next = words.Lower(t + 1);
    if ((word == "no" || word == "any") && next == "such") return true;
    if (word == "nothing" && next == "to") return true;
  }
  return false;
}

// The claim before that the confidence may be in: what the same ones hold.
ClaimRecord* AssessedBefore(std::vector<ClaimRecord>& claims, size_t i) {
  constexpr size_t kBack = 3;
  const auto& own = claims[i].chain(claims[i].chain_size() - 1);
  for (size_t k = i; k-- > 0 && i - k <= kBack;) {
    const auto& holder = claims[k].chain(claims[k].chain_size() - 1);
    if (holder.entity() != 0 && holder.entity() == own.entity() &&
        claims[k].type() != v1::CLAIM_TYPE_IGNORANCE) {
      return &claims[k];
    }
  }
  return nullptr;
}

}  // namespace

void RelateClaims(const Words& words, std::vector<ClaimRecord>& claims) {
  for (size_t i = 0; i < claims.size(); ++i) {
    ClaimRecord& claim = claims[i];
    ClaimRecord* before = i > 0 ? &claims[i - 1] : nullptr;
    if (claim.stated_confidence() != v1::STATED_CONFIDENCE_UNSPECIFIED &&
        SpeaksOfConfidence(words, claim)) {
      ClaimRecord* assessed = AssessedBefore(claims, i);
      if (assessed != nullptr &&
          assessed->stated_confidence() == v1::STATED_CONFIDENCE_UNSPECIFIED) {
        assessed->set_stated_confidence(claim.stated_confidence());
      }
    }
    if (claim.type() != v1::CLAIM_TYPE_STATEMENT ||
        claim.factuality() != v1::FACTUALITY_CT_MINUS) {
      continue;
    }
    const bool goes_on =
        before != nullptr &&
        (before->type() == v1::CLAIM_TYPE_DENIAL ||
         before->type() == v1::CLAIM_TYPE_ACCUSATION) &&
        ParagraphOf(words, *before) == ParagraphOf(words, claim);
    if (goes_on || AnswersCharge(words, claim)) {
      claim.set_type(v1::CLAIM_TYPE_DENIAL);
    }
  }
}

}  // namespace hearsay::claims
