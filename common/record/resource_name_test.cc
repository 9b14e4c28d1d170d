#include "common/record/resource_name.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::record {
namespace {

using ::testing::HasSubstr;

const std::string kId = "0123456789abcdef";
constexpr char kIdText[] = "60oj4cpk6kr3ee1pc5h66p35co";
const ArticleKey kKey{19000, "example.org", kId};
constexpr char kName[] =
    "sources/example.org/articles/20220108-60oj4cpk6kr3ee1pc5h66p35co";

TEST(ResourceNameTest, NamesAreFrozen) {
  EXPECT_EQ(EncodeId(kId), kIdText);
  EXPECT_EQ(FormatArticleName(kKey), kName);
  EXPECT_EQ(FormatArticleName(kKey, 3), absl::StrCat(kName, "@3"));
  EXPECT_EQ(FormatClaimName(kKey, kId),
            absl::StrCat(kName, "/claims/", kIdText));
}

TEST(ResourceNameTest, RoundTrips) {
  for (const int32_t day : {-719162, -1, 0, 19782, 2932896}) {
    const ArticleKey key{day, "a:1", std::string(16, '\xff')};
    HEARSAY_ASSERT_OK_AND_ASSIGN(const ArticleName name,
                                 ParseArticleName(FormatArticleName(key)));
    EXPECT_EQ(name.key, key);
    EXPECT_EQ(name.revision, std::nullopt);
  }
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ArticleName name,
                               ParseArticleName(FormatArticleName(kKey, 12)));
  EXPECT_EQ(name.key, kKey);
  EXPECT_EQ(name.revision, 12);
  HEARSAY_ASSERT_OK_AND_ASSIGN(const ClaimName claim,
                               ParseClaimName(FormatClaimName(kKey, kId)));
  EXPECT_EQ(claim.article, kKey);
  EXPECT_EQ(claim.claim_id, kId);
  EXPECT_THAT(ParseSourceName("sources/example.org"),
              IsOkAndHolds(std::string("example.org")));
  EXPECT_THAT(ParseSourceName("sources/-"), IsOkAndHolds(std::string("-")));
}

class BadArticleNameTest : public ::testing::TestWithParam<std::string> {};

TEST_P(BadArticleNameTest, IsRefusedByField) {
  EXPECT_THAT(
      ParseArticleName(GetParam(), "names[3]"),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("names[3]: \"")));
}

INSTANTIATE_TEST_SUITE_P(
    , BadArticleNameTest,
    ::testing::Values(
        "", "sources/", "sources/example.org", absl::StrCat(kName, "x"),
        absl::StrCat(kName, "@"), absl::StrCat(kName, "@0"),
        absl::StrCat(kName, "@01"), absl::StrCat(kName, "@-1"),
        absl::StrCat(kName, "@99999999999"), absl::StrCat("/", kName),
        absl::StrCat("sources/-/articles/20220108-", kIdText),
        absl::StrCat("sources/A.org/articles/20220108-", kIdText),
        absl::StrCat("sources/a.org/articles/20220230-", kIdText),
        absl::StrCat("sources/a.org/articles/00000101-", kIdText),
        absl::StrCat("sources/a.org/articles/+2220108-", kIdText),
        // The last digit of an id has two spare bits, which must be zero.
        "sources/a.org/articles/20220108-60oj4cpk6kr3ee1pc5h66p35cp",
        "sources/a.org/articles/20220108-60OJ4CPK6KR3EE1PC5H66P35CO"));

TEST(ResourceNameTest, RefusesOtherBadNames) {
  EXPECT_THAT(ParseClaimName(kName),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ParseClaimName(absl::StrCat(kName, "/claims/x")),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ParseSourceName("sources/a/b"),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(
      ParseSourceName("source/a"),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("parent: ")));
}

}  // namespace
}  // namespace hearsay::record
