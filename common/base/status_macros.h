#ifndef HEARSAY_COMMON_BASE_STATUS_MACROS_H_
#define HEARSAY_COMMON_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns from the enclosing function with the status of `expression` unless
// it is OK. The function returns absl::Status or absl::StatusOr<T>.
#define HEARSAY_RETURN_IF_ERROR(expression)                                   \
  do {                                                                        \
    if (absl::Status hearsay_status_ = (expression); !hearsay_status_.ok()) { \
      return hearsay_status_;                                                 \
    }                                                                         \
  } while (false)

// Evaluates `expression`, an absl::StatusOr<T>; returns its status unless it is
// OK, else assigns its value to `target`, which may be a declaration.
#define HEARSAY_ASSIGN_OR_RETURN(target, expression)                \
  HEARSAY_ASSIGN_OR_RETURN_IMPL_(                                   \
      HEARSAY_STATUS_CONCAT_(hearsay_status_or_, __LINE__), target, \
      expression)

#define HEARSAY_ASSIGN_OR_RETURN_IMPL_(status_or, target, expression) \
  auto status_or = (expression);                                      \
  if (!status_or.ok()) return std::move(status_or).status();          \
  target = *std::move(status_or)

#define HEARSAY_STATUS_CONCAT_(a, b) HEARSAY_STATUS_CONCAT_IMPL_(a, b)
#define HEARSAY_STATUS_CONCAT_IMPL_(a, b) a##b

#endif  // HEARSAY_COMMON_BASE_STATUS_MACROS_H_
