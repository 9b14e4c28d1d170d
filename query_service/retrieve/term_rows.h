#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "query_service/model/claim_rows.h"
#include "query_service/model/posting_list.h"
#include "query_service/retrieve/block_bounds.h"
#include "query_service/retrieve/row_set.h"
#include "query_service/retrieve/scoring.h"

namespace hearsay::retrieve {

// A term's postings in one chunk, unpacked: which rows have it, and where. A
// byte a row that has the term, and beside it two bits a row of the chunk, or
// where rows are few four bytes a row that has it. Rank adds a byte a row that
// has it, with which what cannot score enough is left out before it is looked
// at; where rows are many half a byte more for that and three bits a row of the
// chunk; and where they are not very many four bytes more, for ranges of times.
class TermRows {
 public:
  // The postings of `lists` in the first `rows` rows. A row that is in several
  // lists has the term in all of their places. Nothing when one is damaged.
  static std::optional<TermRows> Unpack(
      uint32_t rows, absl::Span<const absl::string_view> lists);
  // Weighs each row; worth it for rows that are asked about again. `rows` are
  // the chunk's.
  void Rank(const query::ClaimRows& rows, const FieldNorms& norms);

  // 0 where the term is not.
  query::Features At(uint32_t row) const {
    const size_t place = PlaceOf(row);
    return place == kNowhere ? 0 : features_[place];
  }
  // Leaves in `rows` those that have it in one of `places`.
  void Narrow(query::Features places, RowSet& rows) const;

  // Whether its rows are listed by their articles' time: by Rank, of rows that
  // are sorted, where not too many have it.
  bool by_time() const { return !by_time_.empty(); }
  // The same as Narrow, and leaves only rows of the articles `between`; looks
  // at no other. For those that are listed by time; `all` are the chunk's.
  void NarrowInTime(query::Features places,
                    const query::ClaimRows::Places& between,
                    const query::ClaimRows& all, RowSet& rows) const;

  // What follows tells of TermWeights by some norms, which `growth` stands for.
  float GrowthTo(const FieldNorms& norms) const;
  // At least the weight of every row.
  float Most(float growth) const;
  // Adds to each of `sums` `factor` times at least the weight of its one of
  // `rows`, ascending; without Rank of any row with its features. Nothing where
  // the term is not.
  void AddMost(absl::Span<const uint32_t> rows, float growth, float factor,
               float* sums) const;
  // Takes rows out of `rows` that weigh less than `least`: perhaps not all of
  // them.
  void NarrowToWeight(float least, float growth, RowSet& rows) const;
  // The same for several terms together: adds `factor` times at least what the
  // rows weigh. False when that is not known sixteen at a time: of few rows,
  // and without Rank.
  bool AddTo(float growth, float factor, BlockBounds& bounds) const {
    return !few_ && ranked_ && bounds.Add(blocks_, step_ * growth * factor);
  }
  // Whether NarrowToWeight looks at no rows but those that weigh enough.
  bool ListsAll(float least, float growth) const {
    return !heaviest_.empty() && least > Weight(rest_, growth);
  }

  size_t MemoryBytes() const;

 private:
  static constexpr size_t kNowhere = ~size_t{0};
  struct Heavy {
    uint32_t row;
    uint8_t steps;
  };

  explicit TermRows(uint32_t rows) : row_count_(rows) {}
  [[nodiscard]] bool Add(absl::string_view list);
  // Sorts the rows from `second` on among those in front of it.
  void Merge(size_t second);
  // From a list of rows to a set of them, where they are many.
  void Spread();
  // Which one of the term's rows it is.
  size_t PlaceOf(uint32_t row) const {
    if (few_) return PlaceOfFew(row);
    return rows_.Has(row) ? PlaceOfMany(row) : kNowhere;
  }
  // Of many: of a row that has it.
  size_t PlaceOfMany(uint32_t row) const {
    return blocks_.Before(row) + rows_.CountInFront(row);
  }
  size_t PlaceOfFew(uint32_t row) const;
  // Calls `visit` with the term's rows, ascending, and each one's place.
  template <typename Visit>
  void ForEach(Visit visit) const;
  // Calls `visit` with which of `rows` it is and its place, for those that have
  // the term.
  template <typename Visit>
  void ForEachOf(absl::Span<const uint32_t> rows, Visit visit) const;
  // Leaves in `rows` those of the term's whose place `keep` is true for.
  template <typename Keep>
  void NarrowBy(Keep keep, RowSet& rows) const;
  // At least what so many steps weigh.
  float Weight(uint8_t steps, float growth) const {
    return static_cast<float>(steps) * step_ * growth;
  }
  void RankPlaces();
  void ListHeaviest();
  void ListByTime(const query::ClaimRows& rows);

  uint32_t row_count_;
  bool few_ = true;
  bool ranked_ = false;
  float bound_ = 0;  // Of all rows' weights, whatever the norms.
  std::vector<query::Features> features_;  // By place.
  std::vector<uint32_t> few_rows_;         // By place; only of few.
  RowSet rows_;                            // Only of many.
  RowBlocks blocks_;                       // Of these.
  // Of ranked ones: the averages that they were ranked by, the most that a row
  // weighs by them, and what each does at most, in steps, by place.
  AverageLengths averages_ = {};
  float most_ = 0;
  float step_ = 0;
  std::vector<uint8_t> impacts_;
  // Each row's article, as a place in ClaimRows::articles(), in the upper bits,
  // and which of its rows it is below. Ascending.
  std::vector<uint32_t> by_time_;
  // Only of many, and ranked: those with the term in any of each kSetPlaces.
  std::array<RowSet, 3> by_place_;
  std::vector<Heavy> heaviest_;  // The heaviest first.
  uint8_t rest_ = 0;             // Steps that no other row has more than.
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_TERM_ROWS_H_
