#include "query_service/retrieve/facet_counter.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "hearsay/v1/claim.pb.h"

namespace hearsay::retrieve {
namespace {

using query::FacetField;

constexpr int64_t kDaySeconds = 86400;

// "NEGATIVE" of POLARITY_NEGATIVE.
std::string BareWord(const std::string& name, absl::string_view prefix) {
  if (!absl::StartsWith(name, prefix) || absl::EndsWith(name, "_UNSPECIFIED")) {
    return "";
  }
  return name.substr(prefix.size());
}

}  // namespace

int64_t FacetCounter::ValueOf(const query::ClaimRow& row) const {
  switch (field_) {
    case FacetField::kSource:
      return row.source;
    case FacetField::kHolder:
      return row.holder;
    case FacetField::kLanguage:
      return row.language;
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
    case FacetField::kDay:
      break;
  }
  const int64_t day = row.time_seconds / kDaySeconds;
  return row.time_seconds % kDaySeconds < 0 ? day - 1 : day;
}

std::string FacetCounter::TextOf(int64_t value,
                                 const query::ClaimIndexView& view) const {
  const auto number = static_cast<int>(value);
  switch (field_) {
    case FacetField::kSource:
    case FacetField::kHolder:
    case FacetField::kLanguage:
      return view.SymbolText(static_cast<query::Symbol>(value));
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
      break;
  }
  return absl::FormatCivilTime(absl::CivilDay(1970, 1, 1) + value);
}

query::Facet FacetCounter::Result(const query::ClaimIndexView& view) const {
  std::vector<std::pair<uint64_t, int64_t>> ranked;
  for (const auto& [value, count] : counts_) ranked.emplace_back(count, value);
  const auto by_count = [](const auto& a, const auto& b) {
    return a.first > b.first;
  };
  // Equal counts are told apart by text, so those at the edge are all kept.
  if (ranked.size() > kMaxValues) {
    std::nth_element(ranked.begin(), ranked.begin() + kMaxValues - 1,
                     ranked.end(), by_count);
    const uint64_t least = ranked[kMaxValues - 1].first;
    std::erase_if(ranked,
                  [least](const auto& entry) { return entry.first < least; });
  }
  query::Facet facet;
  for (const auto& [count, value] : ranked) {
    facet.values.push_back({TextOf(value, view), count});
  }
  std::sort(facet.values.begin(), facet.values.end(),
            [](const auto& a, const auto& b) {
              return std::pair(b.count, absl::string_view(a.value)) <
                     std::pair(a.count, absl::string_view(b.value));
            });
  if (facet.values.size() > kMaxValues) facet.values.resize(kMaxValues);
  return facet;
}

}  // namespace hearsay::retrieve
