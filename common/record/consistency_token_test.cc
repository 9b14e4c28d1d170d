#include "common/record/consistency_token.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::record {
namespace {

using ::testing::HasSubstr;

const ConsistencyToken kToken{"log", {{0, 1}, {7, 300}}};

TEST(ConsistencyTokenTest, RoundTrips) {
  for (const ConsistencyToken& token :
       {kToken, ConsistencyToken{}, ConsistencyToken{"x", {{0, ~0ull}}}}) {
    EXPECT_THAT(ParseConsistencyToken(FormatConsistencyToken(token)),
                IsOkAndHolds(token));
  }
}

TEST(ConsistencyTokenTest, TextIsFrozen) {
  // Version, length of the log id, log id, pairs of varints.
  EXPECT_EQ(FormatConsistencyToken(kToken),
            absl::WebSafeBase64Escape(absl::HexStringToBytes("01"
                                                             "03"
                                                             "6c6f67"
                                                             "0001"
                                                             "07ac02")));
}

TEST(ConsistencyTokenTest, RejectsWhatIsNone) {
  const auto escaped = [](absl::string_view hex) {
    return absl::WebSafeBase64Escape(absl::HexStringToBytes(hex));
  };
  for (const std::string& text :
       {std::string(), std::string("!"), escaped("02036c6f67"),
        escaped("01046c6f67"), escaped("01036c6f6700"),
        escaped("01036c6f6707010701"), escaped("01006c"),
        std::string(5000, 'A')}) {
    EXPECT_THAT(ParseConsistencyToken(text),
                StatusIs(absl::StatusCode::kInvalidArgument,
                         HasSubstr("consistency_token")))
        << text;
  }
}

}  // namespace
}  // namespace hearsay::record
