#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_SCORING_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_SCORING_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "query_service/model/claim_rows.h"
#include "query_service/model/posting_list.h"

namespace hearsay::retrieve {

// Ranking is BM25F: a term's frequencies in a claim's fields, each weighted and
// normalised by the field's length, are summed and saturated once.
//
//   field     weight  b     a term there
//   content   3.0     0.40  is what the claim says; counted
//   entity    2.0     0     names, in full, what the content only mentions
//   source    1.5     0.30  names who says it
//   headline  1.0     0.30  is what the article is about
//   context   0.5     0.60  stands in the same paragraph, perhaps by accident
struct FieldWeight {
  query::Features place;
  int length;  // Index into ClaimRow::lengths; -1: lengths do not matter.
  float weight;
  float b;
};
inline constexpr std::array<FieldWeight, 5> kFieldWeights = {{
    {query::kInContent, 0, 3.0f, 0.40f},
    {query::kInEntityName, -1, 2.0f, 0.0f},
    {query::kInSource, 1, 1.5f, 0.30f},
    {query::kInHeadline, 3, 1.0f, 0.30f},
    {query::kInContext, 2, 0.5f, 0.60f},
}};
constexpr float kSaturation = 1.2f;
// What an alternative is worth beside the word that was asked for.
constexpr float kAlternativeWeight = 0.6f;

using AverageLengths = std::array<float, query::kIndexedFields>;

// What an occurrence in each field weighs, by the field's length: worked out
// once a question.
class FieldNorms {
 public:
  FieldNorms() : FieldNorms(AverageLengths{}) {}
  explicit FieldNorms(const AverageLengths& averages);
  const AverageLengths& averages() const { return averages_; }
  // At most so many times the TermWeight by `before` is a TermWeight by this,
  // for any claim; 1 or more.
  float GrowthSince(const AverageLengths& before) const;
  // `field` is a place among kFieldWeights.
  float Weight(size_t field, const query::ClaimRow& row) const {
    const int length = kFieldWeights[field].length;
    return weights_[field][length < 0 ? 0 : row.lengths[length]];
  }
  // Of the shortest field there can be.
  float LargestWeight(size_t field) const { return weights_[field][0]; }

 private:
  AverageLengths averages_;
  std::array<std::array<float, 256>, kFieldWeights.size()> weights_;
};

// How rare a term is: 0 and up.
float InverseFrequency(uint64_t claim_count, uint64_t document_frequency);
// 0..1, from where the term stands in the claim.
float TermWeight(query::Features features, const query::ClaimRow& row,
                 const FieldNorms& norms);
// By features: at least the TermWeight of any claim that has them; 0 for none.
using TermWeightBounds = std::array<float, 256>;
const TermWeightBounds& WeightBounds();
inline float TermWeightBound(query::Features features) {
  return WeightBounds()[features];
}

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_SCORING_H_
