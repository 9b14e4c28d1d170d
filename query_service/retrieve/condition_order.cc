#include "query_service/retrieve/condition_order.h"

#include <algorithm>

namespace hearsay::retrieve {
namespace {

using query::FilterNode;

// About how many rows a condition leaves, or for what looks at each row a
// number above all of these.
double Cost(absl::Span<const PlannedTerm> terms, const PlannedNode& node) {
  constexpr double kColumns = 1e18;
  constexpr double kPhrase = 1e20;
  double cost = 0;
  switch (node.kind) {
    case FilterNode::Kind::kAll:
      return kColumns;
    case FilterNode::Kind::kAnd:
      cost = kPhrase;
      for (const auto& child : node.children) {
        cost = std::min(cost, Cost(terms, child));
      }
      return cost;
    case FilterNode::Kind::kOr:
      for (const auto& child : node.children) cost += Cost(terms, child);
      return cost;
    case FilterNode::Kind::kNot:
      return kColumns + Cost(terms, node.children[0]);
    case FilterNode::Kind::kRestriction:
      break;
  }
  if (!node.phrase.empty()) return kPhrase;
  if (!node.option.has_value()) return kColumns;
  cost = kColumns;
  for (const size_t term : node.option->terms) {
    const auto found = static_cast<double>(terms[term].document_frequency);
    cost = std::min(cost, found);
  }
  return cost;
}

// "From then on" and "until then" are one range, to be gone through once.
void JoinTimes(std::vector<PlannedNode>& nodes) {
  PlannedNode* joined = nullptr;
  for (PlannedNode& node : nodes) {
    if (!node.time.has_value()) continue;
    if (joined == nullptr) {
      joined = &node;
      continue;
    }
    joined->time->begin = std::max(joined->time->begin, node.time->begin);
    joined->time->end = std::min(joined->time->end, node.time->end);
    node.time.reset();
    node.kind = FilterNode::Kind::kAll;
  }
  std::erase_if(nodes, [](const PlannedNode& node) {
    return node.kind == FilterNode::Kind::kAll;
  });
}

}  // namespace

void OrderConditions(absl::Span<const PlannedTerm> terms,
                     std::vector<PlannedNode>& conditions) {
  JoinTimes(conditions);
  std::stable_sort(conditions.begin(), conditions.end(),
                   [terms](const auto& a, const auto& b) {
                     return Cost(terms, a) < Cost(terms, b);
                   });
}

}  // namespace hearsay::retrieve
