#include "query_service/answer/scored_claims.h"

#include <gtest/gtest.h>

#include "hearsay/v1/query_service.pb.h"

namespace hearsay::answer {
namespace {

std::shared_ptr<const std::string> ClaimOf(size_t text_bytes) {
  v1::Claim claim;
  claim.set_text(std::string(text_bytes, 'x'));
  return std::make_shared<const std::string>(claim.SerializeAsString());
}

TEST(ScoredClaimsTest, AreTheBytesOfTheMessage) {
  // Lengths of one, two and three bytes; a claim without anything.
  const std::vector<std::shared_ptr<const std::string>> claims = {
      ClaimOf(0),   ClaimOf(1),   ClaimOf(117),   ClaimOf(118),  ClaimOf(120),
      ClaimOf(123), ClaimOf(126), ClaimOf(16370), ClaimOf(20000)};
  for (const float score : {0.0F, -0.0F, 0.5F, 17.25F}) {
    std::vector<query::SearchHit> hits;
    v1::SearchClaimsResponse want;
    for (const auto& claim : claims) {
      hits.push_back({.claim_number = 7, .score = score, .time_seconds = 1});
      v1::ScoredClaim& scored = *want.add_claims();
      ASSERT_TRUE(scored.mutable_claim()->ParseFromString(*claim));
      scored.set_score(score);
    }
    std::string got;
    AppendScoredClaims(hits, claims, got);
    EXPECT_EQ(got, want.SerializeAsString()) << score;
  }
}

TEST(ScoredClaimsTest, LeavesOutWhatWasRetractedAndGoesOn) {
  std::string got;
  AppendScoredClaims({{1, 3.0F, 0}, {2, 2.0F, 0}, {3, 1.0F, 0}},
                     {ClaimOf(5), nullptr, ClaimOf(6)}, got);
  v1::SearchClaimsResponse rest;
  rest.set_total_size(3);
  rest.AppendToString(&got);
  v1::SearchClaimsResponse parsed;
  ASSERT_TRUE(parsed.ParseFromString(got));
  ASSERT_EQ(parsed.claims_size(), 2);
  EXPECT_EQ(parsed.claims(0).score(), 3.0F);
  EXPECT_EQ(parsed.claims(1).score(), 1.0F);
  EXPECT_EQ(parsed.claims(1).claim().text(), "xxxxxx");
  EXPECT_EQ(parsed.total_size(), 3);
}

}  // namespace
}  // namespace hearsay::answer
