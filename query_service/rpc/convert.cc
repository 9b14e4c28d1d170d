#include "query_service/rpc/convert.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/types/span.h"
#include "common/base/status_macros.h"
#include "common/record/resource_name.h"
#include "hearsay/v1/query_service.pb.h"
#include "query_service/answer/facets_on_the_wire.h"
#include "query_service/interpret/question_reader.h"
#include "query_service/rpc/violations.h"

namespace hearsay::query_rpc {
namespace {

using query::ClaimOrder;
using query::FacetField;

constexpr size_t kMaxTokenBytes = 32 * 1024;

template <typename Value>
struct Named {
  absl::string_view name;
  Value value;
};

constexpr Named<FacetField> kFacets[] = {
    {"source", FacetField::kSource},
    {"holder", FacetField::kHolder},
    {"type", FacetField::kType},
    {"polarity", FacetField::kPolarity},
    {"factuality", FacetField::kFactuality},
    {"stated_confidence", FacetField::kStatedConfidence},
    {"quote_type", FacetField::kQuoteType},
    {"language", FacetField::kLanguage},
    {"event", FacetField::kEvent},
    {"entity", FacetField::kEntity},
    {"day", FacetField::kDay},
    {"week", FacetField::kWeek},
    {"month", FacetField::kMonth},
};

constexpr Named<FacetField> kDimensions[] = {
    {"source", FacetField::kSource},
    {"holder", FacetField::kHolder},
    {"type", FacetField::kType},
    {"polarity", FacetField::kPolarity},
    {"factuality", FacetField::kFactuality},
    {"event", FacetField::kEvent},
    {"entity", FacetField::kEntity},
    {"day", FacetField::kDay},
    {"week", FacetField::kWeek},
    {"month", FacetField::kMonth},
};

// Reads `names` by a table; says which are none, repeated or in doubt.
template <typename Value>
std::vector<Value> ReadNames(
    const google::protobuf::RepeatedPtrField<std::string>& names,
    absl::string_view field, absl::Span<const Named<Value>> table,
    Violations& violations) {
  std::vector<Value> values;
  for (int i = 0; i < names.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    const auto row =
        std::find_if(table.begin(), table.end(),
                     [&](const auto& r) { return r.name == names[i]; });
    if (row == table.end()) {
      std::string all;
      for (const auto& r : table) {
        absl::StrAppend(&all, all.empty() ? "" : ", ", r.name);
      }
      violations.Add(path, absl::StrCat("\"", names[i].substr(0, 64),
                                        "\", must be one of ", all));
    } else if (std::find(values.begin(), values.end(), row->value) !=
               values.end()) {
      violations.Add(path, absl::StrCat(names[i], " is repeated"));
    } else {
      values.push_back(row->value);
    }
  }
  return values;
}

size_t ReadPageSize(int32_t page_size, Violations& violations) {
  if (page_size < 0 || page_size > kMaxPageSize) {
    violations.Add("page_size",
                   absl::StrCat(page_size, ", must be 0..", kMaxPageSize));
  }
  return page_size == 0 ? kDefaultPageSize : static_cast<size_t>(page_size);
}

void CheckToken(absl::string_view field, const std::string& token,
                Violations& violations) {
  if (token.size() > kMaxTokenBytes) {
    violations.Add(field, absl::StrCat("has ", token.size(),
                                       " bytes, which is none of ours"));
  }
}

std::optional<ClaimOrder> ReadOrder(const std::string& order_by,
                                    Violations& violations) {
  const std::vector<std::string> words =
      absl::StrSplit(order_by, absl::ByAnyChar(" \t"), absl::SkipEmpty());
  if (words.empty()) return std::nullopt;
  const bool desc = words.size() == 2 && words[1] == "desc";
  const bool plain =
      words.size() == 1 || desc || (words.size() == 2 && words[1] == "asc");
  if (plain && words[0] == "publish_time") {
    return desc ? ClaimOrder::kNewestFirst : ClaimOrder::kOldestFirst;
  }
  if (words[0] == "relevance" && (words.size() == 1 || desc)) {
    return ClaimOrder::kRelevance;
  }
  violations.Add("order_by",
                 absl::StrCat("\"", order_by.substr(0, 64),
                              "\", must be relevance, publish_time or "
                              "publish_time desc"));
  return std::nullopt;
}

int64_t ReadTime(absl::string_view field,
                 const google::protobuf::Timestamp& time,
                 Violations& violations) {
  // The bounds of google.protobuf.Timestamp: years 0001 to 9999.
  if (time.seconds() < -62135596800 || time.seconds() > 253402300799 ||
      time.nanos() < 0 || time.nanos() > 999999999) {
    violations.Add(field, "is no time of the years 0001 to 9999");
  }
  return time.seconds();
}

int32_t Clamped(uint64_t count) {
  return static_cast<int32_t>(
      std::min<uint64_t>(count, std::numeric_limits<int32_t>::max()));
}

}  // namespace

absl::StatusOr<answer::SearchRequest> FromProto(
    const v1::SearchClaimsRequest& request, absl::Time now) {
  Violations violations;
  answer::SearchRequest out;
  // A later page's is read as the first one's was, which its token tells.
  if (request.page_token().empty()) {
    auto question =
        interpret::ReadQuestion(request.query(), request.filter(), now);
    violations.Add(question.status());
    if (question.ok()) out.question = *std::move(question);
    out.asked = now;
  }
  out.query = request.query();
  out.filter = request.filter();
  out.order = ReadOrder(request.order_by(), violations);
  out.page_size = ReadPageSize(request.page_size(), violations);
  CheckToken("page_token", request.page_token(), violations);
  out.page_token = request.page_token();
  out.facets =
      ReadNames<FacetField>(request.facets(), "facets", kFacets, violations);
  if (!v1::ClaimView_IsValid(request.view())) {
    violations.Add("view", absl::StrCat(static_cast<int>(request.view()),
                                        ", must be BASIC or FULL"));
  }
  out.basic_view = request.view() == v1::CLAIM_VIEW_BASIC;
  CheckToken("consistency_token", request.consistency_token(), violations);
  out.consistency_token = request.consistency_token();
  HEARSAY_RETURN_IF_ERROR(violations.ToStatus());
  return out;
}

absl::StatusOr<answer::ListRequest> FromProto(
    const v1::ListArticlesRequest& request) {
  Violations violations;
  answer::ListRequest out;
  const auto source = record::ParseSourceName(request.parent(), "parent");
  violations.Add(source.status());
  if (source.ok() && *source != "-") out.source = *source;
  if (request.has_start_time()) {
    out.start_seconds =
        ReadTime("start_time", request.start_time(), violations);
  }
  if (request.has_end_time()) {
    out.end_seconds = ReadTime("end_time", request.end_time(), violations);
    // The instant is exclusive; a part of a second includes the second.
    if (request.end_time().nanos() > 0) ++out.end_seconds;
  }
  if (out.end_seconds < out.start_seconds) {
    violations.Add("end_time", "is before start_time");
  }
  out.page_size = ReadPageSize(request.page_size(), violations);
  CheckToken("page_token", request.page_token(), violations);
  out.page_token = request.page_token();
  HEARSAY_RETURN_IF_ERROR(violations.ToStatus());
  return out;
}

absl::StatusOr<CountRequest> FromProto(
    const v1::AggregateClaimsRequest& request, absl::Time now) {
  Violations violations;
  CountRequest out;
  auto question =
      interpret::ReadQuestion(request.query(), request.filter(), now);
  violations.Add(question.status());
  out.dimensions = ReadNames<FacetField>(request.group_by(), "group_by",
                                         kDimensions, violations);
  if (request.group_by_size() < 1 || request.group_by_size() > 2) {
    violations.Add("group_by", absl::StrCat("has ", request.group_by_size(),
                                            " fields, must have 1 or 2"));
  }
  CheckToken("consistency_token", request.consistency_token(), violations);
  out.consistency_token = request.consistency_token();
  HEARSAY_RETURN_IF_ERROR(violations.ToStatus());
  out.query = std::move(question)->query;
  return out;
}

watch::WatchRequest FromProto(const v1::WatchClaimsRequest& request) {
  return {request.query(), request.filter(), request.resume_token()};
}

absl::StatusOr<std::vector<record::ClaimName>> FromProto(
    const v1::BatchGetClaimsRequest& request) {
  Violations violations;
  if (request.names_size() > kMaxBatch) {
    violations.Add(
        "names", absl::StrCat("has ", request.names_size(), " names, at most ",
                              kMaxBatch, " are read"));
    return violations.ToStatus();
  }
  if (request.names().empty()) {
    violations.Add("names", "is empty; send at least one name");
  }
  std::optional<record::ArticleKey> parent;
  if (!request.parent().empty()) {
    const auto name = record::ParseArticleName(request.parent(), "parent");
    violations.Add(name.status());
    if (name.ok()) parent = name->key;
  }
  std::vector<record::ClaimName> names;
  for (int i = 0; i < request.names_size(); ++i) {
    const std::string field = absl::StrCat("names[", i, "]");
    auto name = record::ParseClaimName(request.names(i), field);
    violations.Add(name.status());
    if (!name.ok()) continue;
    if (parent && name->article != *parent) {
      violations.Add(field, "is not under parent");
    }
    names.push_back(*std::move(name));
  }
  HEARSAY_RETURN_IF_ERROR(violations.ToStatus());
  return names;
}

void AppendAnswer(const v1::SearchClaimsRequest& request,
                  answer::SearchAnswer answer, std::string& bytes) {
  // A message's fields may come in pieces, one after the other.
  v1::SearchClaimsResponse before;
  before.set_next_page_token(std::move(answer.next_page_token));
  before.set_total_size(Clamped(answer.total_size));
  before.AppendToString(&bytes);
  for (size_t i = 0; i < answer.facets.size(); ++i) {
    answer::AppendFacet(request.facets(static_cast<int>(i)), *answer.facets[i],
                        bytes);
  }
  v1::SearchClaimsResponse after;
  v1::Interpretation& interpretation = *after.mutable_interpretation();
  interpretation.set_filter(std::move(answer.interpretation.filter));
  for (std::string& word : answer.interpretation.words) {
    interpretation.add_words(std::move(word));
  }
  for (std::string& word : answer.interpretation.ignored) {
    interpretation.add_ignored(std::move(word));
  }
  after.AppendToString(&bytes);
}

void ToProto(answer::ListAnswer answer, v1::ListArticlesResponse& response) {
  for (v1::Article& article : answer.articles) {
    *response.add_articles() = std::move(article);
  }
  response.set_next_page_token(std::move(answer.next_page_token));
}

void ToProto(query::ClaimGroups counts, v1::AggregateClaimsResponse& response) {
  for (query::ClaimGroup& group : counts.groups) {
    auto& out = *response.add_buckets();
    for (std::string& value : group.values) out.add_values(std::move(value));
    out.set_count(static_cast<int64_t>(group.count));
  }
  response.set_total_size(static_cast<int64_t>(counts.total_size));
}

}  // namespace hearsay::query_rpc
