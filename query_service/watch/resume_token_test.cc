#include "query_service/watch/resume_token.h"

#include <string>

#include "absl/strings/escaping.h"
#include "common/base/field_error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::watch {
namespace {

ResumeToken Token() {
  return {"log-1", 1234567, 89, 1684540800, "0123456789abcdef"};
}

TEST(ResumeTokenTest, RoundTrips) {
  EXPECT_THAT(ParseResumeToken(FormatResumeToken(Token())),
              IsOkAndHolds(Token()));
  ResumeToken first = Token();
  first.log_id.clear();
  first.sequence = 1;
  first.delta = 0;
  EXPECT_THAT(ParseResumeToken(FormatResumeToken(first)), IsOkAndHolds(first));
}

TEST(ResumeTokenTest, BytesThatClientsKeepAreFrozen) {
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(FormatResumeToken(Token()), &bytes));
  EXPECT_EQ(absl::BytesToHexString(bytes),
            "01056c6f672d3187ad4b590000000064680d80"
            "30313233343536373839616263646566" +
                absl::BytesToHexString(bytes.substr(bytes.size() - 4)));
}

TEST(ResumeTokenTest, RefusesEveryDamage) {
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(FormatResumeToken(Token()), &bytes));
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string flipped = bytes;
    flipped[i] ^= 1;
    EXPECT_THAT(ParseResumeToken(absl::WebSafeBase64Escape(flipped)),
                StatusIs(absl::StatusCode::kInvalidArgument))
        << i;
    EXPECT_THAT(ParseResumeToken(absl::WebSafeBase64Escape(bytes.substr(0, i))),
                StatusIs(absl::StatusCode::kInvalidArgument))
        << i;
  }
  const absl::Status status = ParseResumeToken("?").status();
  EXPECT_EQ(GetErrorDetail(status).field, "resume_token");
  EXPECT_THAT(ParseResumeToken(std::string(1000, 'A')),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace hearsay::watch
