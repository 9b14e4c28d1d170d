#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_QUERY_PLAN_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_QUERY_PLAN_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "query_service/model/claim_index.h"
#include "query_service/model/claim_query.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/row_iterator.h"
#include "query_service/retrieve/scoring.h"

namespace hearsay::retrieve {

// A term of a question, with the posting lists of all forms in which the index
// may hold it.
struct PlannedTerm {
  using Lists = std::shared_ptr<const std::vector<query::ChunkPostings>>;
  std::vector<Lists> forms;
  uint64_t document_frequency = 0;
  float rarity = 0;
};

// One way to fulfil a word: all of its terms.
struct PlannedOption {
  std::vector<PlannedTerm> terms;
  float weight = 1;
};

struct PlannedWord {
  std::vector<PlannedOption> options;       // Any of them will do.
  query::Features places = query::kPlaces;  // Where a match may stand.
  bool required = true;
};

// A node of the filter. A leaf is words in a list (`option`), or a test of the
// columns, or both.
struct PlannedNode {
  query::FilterNode::Kind kind = query::FilterNode::Kind::kAll;
  std::vector<PlannedNode> children;
  std::optional<PlannedOption> option;
  query::Features places = query::kPlaces;
  std::function<bool(const query::ClaimRow&)> row_test;
  std::string phrase;  // The content also has these words one after the other.
};

// Scores one word in the rows of one chunk, ascending.
class WordScorer {
 public:
  WordScorer(const PlannedWord& word, uint32_t chunk,
             const AverageLengths& averages);
  float Score(uint32_t row, const query::ClaimRow& columns);
  // At least the score of `row`, and cheaper.
  float Bound(uint32_t row);

 private:
  struct Term {
    std::vector<query::PostingCursor> forms;
    float rarity;
  };
  struct Option {
    std::vector<Term> terms;
    float weight;
  };
  std::vector<Option> options_;
  const AverageLengths& averages_;
};

// A question made ready for one view, which outlives it. It stays where it is
// while its iterators and scorers are used.
class QueryPlan {
 public:
  // `statistics` are those of the first page; without them the view's count.
  static absl::StatusOr<QueryPlan> Make(
      const query::ClaimQuery& query, const query::ClaimIndexView& view,
      const std::optional<query::CorpusStatistics>& statistics);

  // The matching rows of `claims`, which outlive the iterator. When it is used
  // up, status() tells whether it saw all.
  RowIteratorPtr Matches(const query::ChunkClaims& claims);
  std::vector<WordScorer> Scorers(uint32_t chunk) const;
  absl::Status status() const;

  const query::CorpusStatistics& statistics() const { return statistics_; }

 private:
  explicit QueryPlan(const query::ClaimIndexView& view);

  absl::StatusOr<PlannedTerm::Lists> Load(query::PostingField field,
                                          const std::string& term);
  absl::StatusOr<PlannedTerm> PlanTerm(query::PostingField field,
                                       const std::vector<std::string>& forms);
  absl::StatusOr<PlannedOption> PlanOption(query::PostingField field,
                                           absl::string_view text,
                                           bool stop_terms);
  absl::StatusOr<PlannedWord> PlanWord(const query::QueryWord& word);
  absl::StatusOr<PlannedNode> PlanNode(const query::FilterNode& node);
  absl::StatusOr<PlannedNode> PlanRestriction(
      const query::Restriction& restriction);
  absl::StatusOr<PlannedNode> PlanWords(query::PostingField field,
                                        const query::Restriction& restriction);
  absl::StatusOr<PlannedNode> PlanText(const query::Restriction& restriction);
  void SetStatistics(const std::optional<query::CorpusStatistics>& statistics);

  RowIteratorPtr Iterate(const PlannedOption& option, query::Features places,
                         uint32_t chunk);
  RowIteratorPtr Iterate(const PlannedNode& node,
                         const query::ChunkClaims& claims);
  bool HasPhrase(absl::string_view phrase, uint64_t claim_number);

  const query::ClaimIndexView* view_;
  std::vector<std::string> languages_;
  std::map<std::string, PlannedTerm::Lists> loaded_;
  std::vector<PlannedWord> words_;
  PlannedNode filter_;
  query::CorpusStatistics statistics_;
  AverageLengths averages_ = {};
  bool damaged_ = false;
  absl::Status status_;
};

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_QUERY_PLAN_H_
