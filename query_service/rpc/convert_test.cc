#include "query_service/rpc/convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "common/base/field_error.h"
#include "hearsay/v1/query_service.pb.h"

namespace hearsay::query_rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

struct BadSearch {
  std::string name;
  std::function<void(v1::SearchClaimsRequest&)> spoil;
  std::string field;
  std::string says;
};

class BadSearchTest : public ::testing::TestWithParam<BadSearch> {};

TEST_P(BadSearchTest, NamesTheField) {
  v1::SearchClaimsRequest request;
  GetParam().spoil(request);
  const absl::Status status = FromProto(request, kNow).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorDetail(status).field, GetParam().field);
  EXPECT_THAT(std::string(status.message()), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    , BadSearchTest,
    ::testing::ValuesIn<BadSearch>({
        {"negative_page", [](auto& r) { r.set_page_size(-3); }, "page_size",
         "-3, must be 0..1000"},
        {"large_page", [](auto& r) { r.set_page_size(1001); }, "page_size",
         "1001"},
        {"order", [](auto& r) { r.set_order_by("score"); }, "order_by",
         "publish_time desc"},
        {"order_direction",
         [](auto& r) { r.set_order_by("publish_time down"); }, "order_by",
         "publish_time down"},
        {"facet",
         [](auto& r) {
           r.add_facets("day");
           r.add_facets("colour");
         },
         "facets[1]", "must be one of source"},
        {"facet_twice",
         [](auto& r) {
           r.add_facets("day");
           r.add_facets("day");
         },
         "facets[1]", "repeated"},
        {"view", [](auto& r) { r.set_view(static_cast<v1::ClaimView>(9)); },
         "view", "9"},
        {"filter", [](auto& r) { r.set_filter("a AND b:"); }, "filter:6",
         "expected a field"},
        {"query", [](auto& r) { r.set_query(std::string(5000, 'x')); }, "query",
         "4096"},
        {"page_token",
         [](auto& r) { r.set_page_token(std::string(1 << 20, 'x')); },
         "page_token", "none of ours"},
        {"everything_at_once",
         [](auto& r) {
           r.set_page_size(-1);
           r.set_order_by("x");
           r.set_filter("(");
         },
         "filter:1", "page_size: -1"},
    }),
    [](const auto& info) { return info.param.name; });

TEST(SearchFromProtoTest, TakesDefaults) {
  const auto search = FromProto(v1::SearchClaimsRequest(), kNow);
  ASSERT_TRUE(search.ok()) << search.status();
  EXPECT_EQ(search->page_size, 50u);
  EXPECT_FALSE(search->order.has_value());
  EXPECT_FALSE(search->basic_view);
}

TEST(SearchFromProtoTest, TakesEverything) {
  v1::SearchClaimsRequest request;
  request.set_query("Dugina");
  request.set_order_by(" publish_time  desc");
  request.set_page_size(1000);
  request.set_view(v1::CLAIM_VIEW_BASIC);
  request.add_facets("holder");
  request.add_facets("day");
  const auto search = FromProto(request, kNow);
  ASSERT_TRUE(search.ok()) << search.status();
  EXPECT_EQ(search->order, query::ClaimOrder::kNewestFirst);
  EXPECT_EQ(search->page_size, 1000u);
  EXPECT_TRUE(search->basic_view);
  EXPECT_THAT(search->facets,
              ElementsAre(query::FacetField::kHolder, query::FacetField::kDay));
}

TEST(ListFromProtoTest, ReadsParentAndRange) {
  v1::ListArticlesRequest request;
  request.set_parent("sources/-");
  EXPECT_EQ(FromProto(request)->source, "");
  request.set_parent("sources/one.example");
  request.mutable_start_time()->set_seconds(100);
  request.mutable_end_time()->set_seconds(200);
  const auto list = FromProto(request);
  ASSERT_TRUE(list.ok()) << list.status();
  EXPECT_EQ(list->source, "one.example");
  EXPECT_EQ(list->start_seconds, 100);
  EXPECT_EQ(list->end_seconds, 200);
  request.mutable_end_time()->set_seconds(50);
  EXPECT_EQ(GetErrorDetail(FromProto(request).status()).field, "end_time");
  request.set_parent("one.example");
  EXPECT_EQ(GetErrorDetail(FromProto(request).status()).field, "parent");
}

TEST(CountFromProtoTest, TakesOneOrTwoDimensions) {
  v1::AggregateClaimsRequest request;
  EXPECT_EQ(GetErrorDetail(FromProto(request, kNow).status()).field,
            "group_by");
  request.add_group_by("day");
  request.add_group_by("holder");
  EXPECT_EQ(FromProto(request, kNow)->dimensions.size(), 2u);
  request.add_group_by("type");
  EXPECT_FALSE(FromProto(request, kNow).ok());
}

TEST(BatchFromProtoTest, ChecksEachName) {
  const record::ArticleKey key{19497, "one.example", "0123456789abcdef"};
  v1::BatchGetClaimsRequest request;
  EXPECT_EQ(GetErrorDetail(FromProto(request).status()).field, "names");
  request.add_names(record::FormatClaimName(key, "fedcba9876543210"));
  EXPECT_EQ(FromProto(request)->size(), 1u);
  request.set_parent(
      record::FormatArticleName({19498, "one.example", "0123456789abcdef"}));
  EXPECT_EQ(GetErrorDetail(FromProto(request).status()).field, "names[0]");
  request.clear_parent();
  request.add_names("claims/1");
  EXPECT_EQ(GetErrorDetail(FromProto(request).status()).field, "names[1]");
  for (int i = 0; i < kMaxBatch; ++i) request.add_names("x");
  EXPECT_EQ(GetErrorDetail(FromProto(request).status()).field, "names");
}

}  // namespace
}  // namespace hearsay::query_rpc
