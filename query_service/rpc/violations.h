#ifndef HEARSAY_QUERY_SERVICE_RPC_VIOLATIONS_H_
#define HEARSAY_QUERY_SERVICE_RPC_VIOLATIONS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/base/field_error.h"

namespace hearsay::query_rpc {

// Collects all that is wrong with a request.
class Violations {
 public:
  void Add(absl::string_view field, absl::string_view description) {
    Add(FieldError("REQUEST_INVALID", field, description));
  }
  // A field error from below; OK adds nothing.
  void Add(const absl::Status& status) {
    if (status.ok()) return;
    if (first_.ok()) {
      first_ = status;
    } else {
      absl::StrAppend(&more_, "; ", status.message());
    }
  }
  // OK, or kInvalidArgument with everything in its message.
  absl::Status ToStatus() const {
    if (first_.ok() || more_.empty()) return first_;
    return ErrorWithDetail(first_.code(), absl::StrCat(first_.message(), more_),
                           GetErrorDetail(first_));
  }

 private:
  absl::Status first_;
  std::string more_;
};

}  // namespace hearsay::query_rpc

#endif  // HEARSAY_QUERY_SERVICE_RPC_VIOLATIONS_H_
