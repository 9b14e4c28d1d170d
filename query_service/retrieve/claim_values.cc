#include "query_service/retrieve/claim_values.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::retrieve {
namespace {

using query::FacetField;

constexpr int64_t kDaySeconds = 86400;
// A Monday, so that weeks begin with one, before all times that a timestamp can
// hold.
constexpr absl::CivilDay kFirstDay = absl::CivilDay(0, 12, 25);
constexpr int64_t kMaxDay = 4'000'000;  // After all of them.

int64_t DaysBeforeEpoch() {
  static const int64_t days = absl::CivilDay(1970, 1, 1) - kFirstDay;
  return days;
}

// "NEGATIVE" of POLARITY_NEGATIVE.
std::string BareWord(const std::string& name, absl::string_view prefix) {
  if (!absl::StartsWith(name, prefix) || absl::EndsWith(name, "_UNSPECIFIED")) {
    return "";
  }
  return name.substr(prefix.size());
}

}  // namespace

uint32_t ClaimValues::One(const query::ClaimRow& row) const {
  switch (field_) {
    case FacetField::kSource:
      return row.source + 1;
    case FacetField::kHolder:
      return row.holder + 1;
    case FacetField::kLanguage:
      return row.language + 1;
    case FacetField::kType:
      return row.type;
    case FacetField::kPolarity:
      return row.polarity;
    case FacetField::kFactuality:
      return row.factuality;
    case FacetField::kStatedConfidence:
      return row.stated_confidence;
    case FacetField::kQuoteType:
      return row.quote_type;
    default:
      break;
  }
  int64_t day = row.time_seconds / kDaySeconds;
  if (row.time_seconds % kDaySeconds < 0) --day;
  day = std::clamp<int64_t>(day + DaysBeforeEpoch(), 0, kMaxDay);
  if (field_ == FacetField::kWeek) day -= day % 7;
  if (field_ == FacetField::kMonth) {
    day = std::max<int64_t>(0, day - (kFirstDay + day).day() + 1);
  }
  return static_cast<uint32_t>(day);
}

std::string ClaimValues::Text(uint32_t value,
                              const query::ClaimIndexView& view) const {
  if (value == 0) return "";
  const auto number = static_cast<int>(value);
  switch (field_) {
    case FacetField::kSource:
    case FacetField::kHolder:
    case FacetField::kLanguage:
    case FacetField::kEntity:
    case FacetField::kEvent:
      return view.SymbolText(value - 1);
    case FacetField::kType:
      return BareWord(v1::ClaimType_Name(static_cast<v1::ClaimType>(number)),
                      "CLAIM_TYPE_");
    case FacetField::kPolarity:
      return BareWord(v1::Polarity_Name(static_cast<v1::Polarity>(number)),
                      "POLARITY_");
    case FacetField::kFactuality:
      return BareWord(v1::Factuality_Name(static_cast<v1::Factuality>(number)),
                      "FACTUALITY_");
    case FacetField::kStatedConfidence:
      return BareWord(
          v1::StatedConfidence_Name(static_cast<v1::StatedConfidence>(number)),
          "STATED_CONFIDENCE_");
    case FacetField::kQuoteType:
      return BareWord(v1::QuoteType_Name(static_cast<v1::QuoteType>(number)),
                      "QUOTE_TYPE_");
    case FacetField::kDay:
    case FacetField::kWeek:
      return absl::FormatCivilTime(kFirstDay + value);
    case FacetField::kMonth:
      return absl::FormatCivilTime(absl::CivilMonth(kFirstDay + value));
  }
  return "";
}

}  // namespace hearsay::retrieve
