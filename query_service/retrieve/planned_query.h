#ifndef HEARSAY_QUERY_SERVICE_RETRIEVE_PLANNED_QUERY_H_
#define HEARSAY_QUERY_SERVICE_RETRIEVE_PLANNED_QUERY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query_service/model/claim_index.h"
#include "query_service/model/claim_query.h"
#include "query_service/model/search_page.h"
#include "query_service/retrieve/scoring.h"
#include "query_service/retrieve/term_cache.h"

namespace hearsay::retrieve {

// A question made ready for one view by QueryPlan.

// A term: its postings in all forms in which the index may hold it.
struct PlannedTerm {
  std::shared_ptr<const TermChunks> complete;  // Null: there is no such chunk.
  std::shared_ptr<const TermChunks> open;      // In the others.
  uint64_t document_frequency = 0;
  float rarity = 0;
};

// One way to fulfil a word: all of its terms, by their place in
// PlannedQuery::terms.
struct PlannedOption {
  std::vector<size_t> terms;
  float weight = 1;
};

// A word that ranks; any of its options will do.
struct PlannedWord {
  std::vector<PlannedOption> options;
};

// Times [begin, end).
struct TimeRange {
  int64_t begin = std::numeric_limits<int64_t>::min();
  int64_t end = std::numeric_limits<int64_t>::max();
};

// Claims whose byte in a column is this one.
struct ByteTest {
  query::ByteColumn column;
  uint8_t value;
};

// A condition. A leaf (kRestriction) is all of what is set of: words in a list,
// a range of times, a byte, a test of the columns, a phrase.
struct PlannedNode {
  query::FilterNode::Kind kind = query::FilterNode::Kind::kAll;
  std::vector<PlannedNode> children;  // Of kAnd: cheapest first.
  std::optional<PlannedOption> option;
  query::Features places = query::kPlaces;  // Where the option's terms stand.
  std::optional<TimeRange> time;            // Beside an option: of its rows.
  std::optional<ByteTest> byte;
  std::function<bool(const query::ClaimRow&)> row_test;
  std::string phrase;  // The content has these words one after the other.
};

struct PlannedQuery {
  uint32_t complete_chunks = 0;  // Of the view: those below.
  std::vector<PlannedTerm> terms;
  std::vector<PlannedWord> words;
  PlannedNode condition;  // kAnd: the words that are required, and the filter.
  query::CorpusStatistics statistics;
  FieldNorms norms;
};

// Between which times all matches are.
inline TimeRange TimesOfMatches(const PlannedQuery& query) {
  for (const PlannedNode& node : query.condition.children) {
    if (node.kind == query::FilterNode::Kind::kRestriction && node.time) {
      return *node.time;
    }
  }
  return {};
}

}  // namespace hearsay::retrieve

#endif  // HEARSAY_QUERY_SERVICE_RETRIEVE_PLANNED_QUERY_H_
