#include "query_service/answer/page_token.h"

#include <gtest/gtest.h>

#include <string>

#include "common/base/field_error.h"
#include "tests/support/status_matchers.h"

namespace hearsay::answer {
namespace {

constexpr char kKey[] = "sixteen byte key";

class PageTokenTest : public ::testing::Test {
 protected:
  FakeClock clock_{absl::FromUnixSeconds(1000)};
  PageTokenSealer sealer_{kKey, clock_};
};

TEST_F(PageTokenTest, OpensWhatItSealed) {
  const std::string token = sealer_.Seal("request", "payload");
  EXPECT_EQ(sealer_.Open("request", token).value(), "payload");
  EXPECT_EQ(PageTokenSealer(kKey, clock_).Open("request", token).value(),
            "payload");
}

TEST_F(PageTokenTest, RefusesAnotherRequestOrKey) {
  const std::string token = sealer_.Seal("request", "payload");
  for (const absl::Status& status : {sealer_.Open("reques", token).status(),
                                     sealer_.Open("", token).status(),
                                     PageTokenSealer("another key 0000", clock_)
                                         .Open("request", token)
                                         .status()}) {
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(GetErrorDetail(status).field, "page_token");
  }
}

TEST_F(PageTokenTest, RefusesEveryDamage) {
  const std::string token = sealer_.Seal("request", "payload");
  for (size_t i = 0; i < token.size(); ++i) {
    std::string damaged = token;
    damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
    // The last character may hold bits that base64 ignores.
    const auto opened = sealer_.Open("request", damaged);
    EXPECT_TRUE(i + 1 == token.size() || !opened.ok()) << i;
    EXPECT_FALSE(sealer_.Open("request", token.substr(0, i)).ok()) << i;
  }
  EXPECT_FALSE(sealer_.Open("request", std::string(100000, 'A')).ok());
}

TEST_F(PageTokenTest, Expires) {
  const std::string token = sealer_.Seal("request", "payload");
  clock_.Advance(kPageTokenLifetime - absl::Seconds(1));
  EXPECT_TRUE(sealer_.Open("request", token).ok());
  clock_.Advance(absl::Seconds(1));
  const absl::Status status = sealer_.Open("request", token).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(GetErrorDetail(status).reason, "PAGE_TOKEN_EXPIRED");
}

TEST(SearchPositionTest, RoundTripsAndRefusesEveryShorterLength) {
  SearchPosition position;
  position.log_id = "a log";
  position.sequence = 1u << 30;
  position.asked_seconds = -5;
  position.after = {1.25F, -7, ~uint64_t{0}};
  position.statistics = {9, {0.5F, 3.75F}, {1, 2, 300}};
  std::string bytes = EncodeSearchPosition(position);
  const auto read = DecodeSearchPosition(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(EncodeSearchPosition(*read), bytes);
  EXPECT_EQ(read->asked_seconds, -5);
  EXPECT_EQ(read->after.time_seconds, -7);
  EXPECT_EQ(read->statistics.document_frequencies.back(), 300u);
  EXPECT_FALSE(DecodeSearchPosition(bytes + "x").ok());
  while (!bytes.empty()) {
    bytes.pop_back();
    EXPECT_FALSE(DecodeSearchPosition(bytes).ok());
  }
}

}  // namespace
}  // namespace hearsay::answer
