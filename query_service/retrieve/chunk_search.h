#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_CHUNK_SEARCH_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_CHUNK_SEARCH_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "query_service/model/claim_index.h"
#include "query_service/retrieve/planned_query.h"
#include "query_service/retrieve/row_set.h"
#include "query_service/retrieve/scoring.h"
#include "query_service/retrieve/term_rows.h"

namespace hearsay::retrieve {

// Whether `chunk` can hold a match, as far as the lists that it has tell.
bool MayMatch(const PlannedQuery& query, uint32_t chunk);

// kCancelled or kDeadlineExceeded when it is time to stop.
absl::Status CheckLimits(const query::CallLimits& limits);

// A question in one chunk: which rows match, and what they score. Terms are
// unpacked when they are first needed, the rarest first, and not at all once
// nothing is left. Conditions narrow a set of rows down one after the other, so
// what looks at rows one by one sees few. One thread; what it is given outlives
// it.
class ChunkSearch {
 public:
  ChunkSearch(const PlannedQuery& query, const query::ClaimIndexView& view,
              const query::ChunkClaims& claims,
              const query::CallLimits& limits);

  // The visible rows that match. kDataLoss when a list is damaged;
  // CheckLimits' while it reads texts for phrases.
  absl::StatusOr<RowSet> Matches();

  // For what follows: unpacks the terms of all words.
  absl::Status PrepareScores();
  // At least the score of every row.
  float MostScore() const { return most_score_; }
  // Takes rows out of `rows` that score less than `least`: 64 at a time, and
  // perhaps not all of them.
  void NarrowToScore(float least, RowSet& rows) const;
  // At least the score of each of `rows`, ascending, into as many `bounds`; and
  // cheaper: does not look at their columns.
  void Bound(absl::Span<const uint32_t> rows, float* bounds) const;
  float Score(uint32_t row) const;

 private:
  RowSet Visible() const;
  absl::StatusOr<const TermRows*> Unpacked(size_t term);
  // The best option's sum of `weight_of(term)`, each by its rarity.
  template <typename WeightOf>
  float Best(const PlannedWord& word, WeightOf weight_of) const;
  void AddBounds(const PlannedOption& option, absl::Span<const uint32_t> rows,
                 float* bounds) const;
  absl::Status Narrow(const PlannedNode& node, RowSet& rows);
  absl::Status NarrowByAll(const std::vector<PlannedNode>& nodes, RowSet& rows);
  // By a single term and a range of times at once, where its rows are listed by
  // time; false, and does nothing, where they are not.
  absl::StatusOr<bool> NarrowByTermInTime(const PlannedNode& node,
                                          const TimeRange& range, RowSet& rows);
  absl::Status NarrowByOption(const PlannedOption& option,
                              query::Features places, RowSet& rows);
  void NarrowByByte(const ByteTest& test, RowSet& rows) const;
  absl::Status NarrowByPhrase(absl::string_view phrase, RowSet& rows) const;

  const PlannedQuery& query_;
  const query::ClaimIndexView& view_;
  const query::ChunkClaims& claims_;
  const query::CallLimits& limits_;
  std::vector<std::shared_ptr<const TermRows>> terms_;  // Null: not yet.
  // Of PrepareScores: each term's growth, the most of each word, and of all.
  std::vector<float> growths_;
  std::vector<float> word_most_;
  float most_score_ = 0;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_CHUNK_SEARCH_H_
