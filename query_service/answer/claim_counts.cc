#include "query_service/answer/claim_counts.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "query_service/interpret/claim_fields.h"

namespace hearsay::answer {
namespace {

using internal::v1::ArticleRecord;
using internal::v1::ClaimRecord;
using query::ClaimField;

constexpr size_t kBatch = 256;

bool IsDate(Dimension dimension) {
  return dimension == Dimension::kDay || dimension == Dimension::kWeek ||
         dimension == Dimension::kMonth;
}

std::string DateValue(const ArticleRecord& record, Dimension dimension) {
  const absl::CivilDay day =
      absl::ToCivilDay(absl::FromUnixSeconds(record.publish_time().seconds()),
                       absl::UTCTimeZone());
  if (dimension == Dimension::kMonth) {
    return absl::FormatCivilTime(absl::CivilMonth(day));
  }
  return absl::FormatCivilTime(
      dimension == Dimension::kDay
          ? day
          : absl::PrevWeekday(day + 1, absl::Weekday::monday));
}

std::set<std::string> EntityNames(const ArticleRecord& record,
                                  const ClaimRecord& claim) {
  std::set<std::string> names;
  for (const auto& mention : claim.entities()) {
    const uint32_t entity = mention.entity();
    if (entity > 0 && entity <= static_cast<uint32_t>(record.entities_size())) {
      names.insert(
          record.entities(static_cast<int>(entity) - 1).display_name());
    }
  }
  return names;
}

// Never empty: a claim without a value has the value "".
std::set<std::string> ValuesOf(const ArticleRecord& record,
                               const ClaimRecord& claim, Dimension dimension) {
  std::set<std::string> values;
  switch (dimension) {
    case Dimension::kSource:
      return {record.source()};
    case Dimension::kHolder:
      return {claim.chain_size() == 0
                  ? ""
                  : claim.chain(claim.chain_size() - 1).display_name()};
    case Dimension::kType:
      return {interpret::EnumWord(ClaimField::kType, claim.type())};
    case Dimension::kPolarity:
      return {interpret::EnumWord(ClaimField::kPolarity, claim.polarity())};
    case Dimension::kFactuality:
      return {interpret::EnumWord(ClaimField::kFactuality, claim.factuality())};
    case Dimension::kEvent:
      for (const auto& event : claim.events()) values.insert(event.type());
      break;
    case Dimension::kEntity:
      values = EntityNames(record, claim);
      break;
    case Dimension::kDay:
    case Dimension::kWeek:
    case Dimension::kMonth:
      return {DateValue(record, dimension)};
  }
  if (values.empty()) values.insert("");
  return values;
}

class Counter {
 public:
  Counter(const std::vector<Dimension>& dimensions, const ClaimLibrary& library)
      : dimensions_(dimensions), library_(library) {}

  absl::Status Add(uint64_t claim_number) {
    batch_.push_back(claim_number);
    return batch_.size() < kBatch ? absl::OkStatus() : Flush();
  }

  absl::Status Flush() {
    HEARSAY_ASSIGN_OR_RETURN(const auto locations, library_.GetClaims(batch_));
    batch_.clear();
    for (const index::ClaimLocation& location : locations) {
      if (location.record == nullptr) continue;
      ++total_;
      Count(*location.record,
            location.record->claims(static_cast<int>(location.ordinal)));
    }
    if (counts_.size() <= kMaxBuckets) return absl::OkStatus();
    return ErrorWithDetail(
        absl::StatusCode::kResourceExhausted,
        absl::StrCat("group_by: more than ", kMaxBuckets,
                     " combinations of values; count fewer claims, with a "
                     "narrower filter, or by coarser dimensions"),
        {.reason = "TOO_MANY_BUCKETS", .field = "group_by", .retry_after = {}});
  }

  ClaimCounts Take() && {
    ClaimCounts counts;
    counts.total_size = total_;
    for (auto& [values, count] : counts_)
      counts.buckets.push_back({values, count});
    const auto date =
        std::find_if(dimensions_.begin(), dimensions_.end(), IsDate);
    const size_t date_at = static_cast<size_t>(date - dimensions_.begin());
    const bool by_date = date != dimensions_.end();
    // The map gave them by value, which a stable sort keeps for equals.
    std::stable_sort(counts.buckets.begin(), counts.buckets.end(),
                     [&](const CountBucket& a, const CountBucket& b) {
                       if (by_date && a.values[date_at] != b.values[date_at]) {
                         return a.values[date_at] < b.values[date_at];
                       }
                       return a.count > b.count;
                     });
    return counts;
  }

 private:
  void Count(const ArticleRecord& record, const ClaimRecord& claim) {
    for (const std::string& first : ValuesOf(record, claim, dimensions_[0])) {
      if (dimensions_.size() == 1) {
        ++counts_[{first}];
        continue;
      }
      for (const std::string& second :
           ValuesOf(record, claim, dimensions_[1])) {
        ++counts_[{first, second}];
      }
    }
  }

  const std::vector<Dimension>& dimensions_;
  const ClaimLibrary& library_;
  std::vector<uint64_t> batch_;
  std::map<std::vector<std::string>, int64_t> counts_;
  int64_t total_ = 0;
};

}  // namespace

absl::StatusOr<ClaimCounts> CountClaims(
    const query::ClaimQuery& query, const std::vector<Dimension>& dimensions,
    const retrieve::Searcher& searcher, const ClaimLibrary& library,
    const query::CallLimits& limits) {
  Counter counter(dimensions, library);
  absl::Status counted;
  HEARSAY_RETURN_IF_ERROR(
      searcher.ForEach(query, limits, [&](const query::SearchHit& hit) {
        counted = counter.Add(hit.claim_number);
        return counted.ok();
      }));
  HEARSAY_RETURN_IF_ERROR(counted);
  HEARSAY_RETURN_IF_ERROR(counter.Flush());
  return std::move(counter).Take();
}

}  // namespace hearsay::answer
