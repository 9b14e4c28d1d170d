#include "ingest_service/normalize/headline.h"

#include "gmock/gmock.h"

namespace hearsay::normalize {
namespace {

TEST(WithoutSiteNameTest, CutsTheSite) {
  EXPECT_EQ(WithoutSiteName("Storm hits | The Daily", "The Daily", ""),
            "Storm hits");
  EXPECT_EQ(WithoutSiteName("The Daily - Storm hits", "The Daily", ""),
            "Storm hits");
  EXPECT_EQ(
      WithoutSiteName("Storm hits - Coastpost.com", "", "coastpost.example"),
      "Storm hits");
}

TEST(WithoutSiteNameTest, KeepsTheHeadlinesOwnDashes) {
  EXPECT_EQ(WithoutSiteName("Storm hits - and stays", "The Daily", ""),
            "Storm hits - and stays");
  EXPECT_EQ(WithoutSiteName("The Daily", "The Daily", ""), "The Daily");
}

TEST(LeadingHeadlineTest, ReadsHeadlinesOnly) {
  EXPECT_EQ(LeadingHeadline("Storm hits the coast\n\nThe storm came."),
            "Storm hits the coast");
  EXPECT_EQ(LeadingHeadline("The storm came.\n\nIt left."), "");
  EXPECT_EQ(LeadingHeadline("Storm hits the coast"), "");
  EXPECT_EQ(LeadingHeadline("• Storm hits\n\nThe storm came."), "");
}

}  // namespace
}  // namespace hearsay::normalize
