#include "ingest_service/rpc/request_checks.h"

#include <string>

#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace hearsay::ingest_rpc {
namespace {

using absl::StatusCode;

TEST(RequestChecksTest, RequestIdAtItsLimit) {
  HEARSAY_EXPECT_OK(CheckRequestId(std::string(128, 'x')));
  EXPECT_THAT(CheckRequestId(std::string(129, 'x')),
              StatusIs(StatusCode::kInvalidArgument,
                       "request_id: has 129 bytes, must be at most 128 bytes"));
}

TEST(RequestChecksTest, ReasonIsRequiredAndBounded) {
  EXPECT_EQ(GetErrorDetail(CheckReason(" \n")).field, "reason");
  HEARSAY_EXPECT_OK(CheckReason(std::string(1024, 'x')));
  EXPECT_THAT(CheckReason(std::string(1025, 'x')),
              StatusIs(StatusCode::kInvalidArgument));
}

TEST(RequestChecksTest, EveryBoundedFieldIsNamed) {
  for (const auto& [field, limit] :
       {std::pair("external_id", 1024), std::pair("url", 8192),
        std::pair("source", 253), std::pair("title", 8192),
        std::pair("byline", 8192), std::pair("language_code", 64),
        std::pair("content_type", 256)}) {
    v1::RawArticle article;
    const auto* descriptor =
        v1::RawArticle::descriptor()->FindFieldByName(field);
    article.GetReflection()->SetString(&article, descriptor,
                                       std::string(limit, 'x'));
    HEARSAY_EXPECT_OK(CheckArticle(article)) << field;
    article.GetReflection()->SetString(&article, descriptor,
                                       std::string(limit + 1, 'x'));
    EXPECT_EQ(GetErrorDetail(CheckArticle(article)).field,
              absl::StrCat("article.", field));
  }
}

}  // namespace
}  // namespace hearsay::ingest_rpc
