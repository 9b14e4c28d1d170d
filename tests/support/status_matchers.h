#ifndef HEARSAY_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define HEARSAY_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gmock/gmock.h"

// Matchers for absl::Status and absl::StatusOr<T>, which the packaged Abseil
// does not have yet.
namespace hearsay {

inline const absl::Status& GetStatus(const absl::Status& status) {
  return status;
}
template <typename T>
const absl::Status& GetStatus(const absl::StatusOr<T>& status_or) {
  return status_or.status();
}

MATCHER(IsOk, "is OK") {
  *result_listener << GetStatus(arg).ToString();
  return GetStatus(arg).ok();
}

MATCHER_P(StatusIs, code, "has status code " + absl::StatusCodeToString(code)) {
  *result_listener << GetStatus(arg).ToString();
  return GetStatus(arg).code() == code;
}

// Also matches the message.
MATCHER_P2(StatusIs, code, message_matcher,
           "has status code " + absl::StatusCodeToString(code) +
               " and a message that " +
               ::testing::DescribeMatcher<std::string>(message_matcher)) {
  *result_listener << GetStatus(arg).ToString();
  return GetStatus(arg).code() == code &&
         ::testing::Value(std::string(GetStatus(arg).message()),
                          message_matcher);
}

MATCHER_P(
    IsOkAndHolds, value_matcher,
    "is OK and holds a value that " +
        ::testing::DescribeMatcher<typename std::decay_t<arg_type>::value_type>(
            value_matcher)) {
  if (!arg.ok()) {
    *result_listener << arg.status().ToString();
    return false;
  }
  return ::testing::ExplainMatchResult(value_matcher, *arg, result_listener);
}

}  // namespace hearsay

#define HEARSAY_ASSERT_OK(expression) ASSERT_THAT(expression, ::hearsay::IsOk())
#define HEARSAY_EXPECT_OK(expression) EXPECT_THAT(expression, ::hearsay::IsOk())

// Declares `target` with the value of `expression`, a StatusOr, or fails the
// test.
#define HEARSAY_ASSERT_OK_AND_ASSIGN(target, expression) \
  HEARSAY_ASSERT_OK_AND_ASSIGN_IMPL_(                    \
      HEARSAY_TEST_CONCAT_(status_or_, __LINE__), target, expression)
#define HEARSAY_ASSERT_OK_AND_ASSIGN_IMPL_(status_or, target, expression) \
  auto status_or = (expression);                                          \
  ASSERT_THAT(status_or, ::hearsay::IsOk());                              \
  target = *std::move(status_or)
#define HEARSAY_TEST_CONCAT_(a, b) HEARSAY_TEST_CONCAT_IMPL_(a, b)
#define HEARSAY_TEST_CONCAT_IMPL_(a, b) a##b

#endif  // HEARSAY_TESTS_SUPPORT_STATUS_MATCHERS_H_
