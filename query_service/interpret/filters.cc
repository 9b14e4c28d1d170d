#include "query_service/interpret/filters.h"

#include <iterator>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace hearsay::interpret {
namespace {

using query::Comparator;
using query::FilterNode;
using query::Restriction;

FilterNode Join(FilterNode::Kind kind, FilterNode left, FilterNode right) {
  if (left.kind == FilterNode::Kind::kAll) return right;
  if (right.kind == FilterNode::Kind::kAll) return left;
  FilterNode group;
  group.kind = kind;
  for (FilterNode* member : {&left, &right}) {
    if (member->kind == kind) {
      std::move(member->children.begin(), member->children.end(),
                std::back_inserter(group.children));
    } else {
      group.children.push_back(std::move(*member));
    }
  }
  return group;
}

FilterNode LeafOf(Restriction restriction) {
  FilterNode leaf;
  leaf.kind = FilterNode::Kind::kRestriction;
  leaf.restriction = std::move(restriction);
  return leaf;
}

FilterNode TimeFilter(Comparator comparator, const TimeRange& range) {
  Restriction restriction;
  restriction.field = query::ClaimField::kPublishTime;
  restriction.comparator = comparator;
  restriction.start_seconds = range.start_seconds;
  restriction.end_seconds = range.end_seconds;
  return LeafOf(std::move(restriction));
}

// Whether a filter has a value that means just this.
bool IsUnit(const TimeRange& range) {
  return ParseTimeValue(FormatTimeValue(range)) == range;
}

TimeRange DayAt(int64_t seconds) {
  const absl::CivilDay day =
      absl::ToCivilDay(absl::FromUnixSeconds(seconds), absl::UTCTimeZone());
  return DayRange(day.year(), day.month(), day.day());
}

}  // namespace

FilterNode AndOf(FilterNode left, FilterNode right) {
  return Join(FilterNode::Kind::kAnd, std::move(left), std::move(right));
}

FilterNode OrOf(FilterNode left, FilterNode right) {
  return Join(FilterNode::Kind::kOr, std::move(left), std::move(right));
}

FilterNode TextFilter(query::ClaimField field, absl::string_view text,
                      Comparator comparator) {
  Restriction restriction;
  restriction.field = field;
  restriction.comparator = comparator;
  restriction.text = std::string(text);
  return LeafOf(std::move(restriction));
}

FilterNode EnumFilter(query::ClaimField field, int32_t value) {
  Restriction restriction;
  restriction.field = field;
  restriction.enum_value = value;
  return LeafOf(std::move(restriction));
}

FilterNode WithinFilter(const TimeRange& range) {
  if (IsUnit(range)) return TimeFilter(Comparator::kHas, range);
  return AndOf(SinceFilter(range), UntilFilter(range));
}

FilterNode SinceFilter(const TimeRange& range) {
  return TimeFilter(Comparator::kGreaterEqual,
                    IsUnit(range) ? range : DayAt(range.start_seconds));
}

FilterNode AfterFilter(const TimeRange& range) {
  if (IsUnit(range)) return TimeFilter(Comparator::kGreater, range);
  return TimeFilter(Comparator::kGreaterEqual, DayAt(range.end_seconds));
}

FilterNode BeforeFilter(const TimeRange& range) {
  return TimeFilter(Comparator::kLess,
                    IsUnit(range) ? range : DayAt(range.start_seconds));
}

FilterNode UntilFilter(const TimeRange& range) {
  if (IsUnit(range)) return TimeFilter(Comparator::kLessEqual, range);
  return TimeFilter(Comparator::kLess, DayAt(range.end_seconds));
}

}  // namespace hearsay::interpret
