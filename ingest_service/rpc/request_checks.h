#ifndef HEARSAY_INGEST_SERVICE_RPC_REQUEST_CHECKS_H_
#define HEARSAY_INGEST_SERVICE_RPC_REQUEST_CHECKS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "hearsay/v1/article.pb.h"

namespace hearsay::ingest_rpc {

// At most 128 bytes; a FieldError on `request_id`.
absl::Status CheckRequestId(absl::string_view request_id);

// The lengths of the fields that normalisation takes as they are; a FieldError
// whose path starts with `article.`.
absl::Status CheckArticle(const v1::RawArticle& article);

// 1 to 1024 bytes; a FieldError on `reason`.
absl::Status CheckReason(absl::string_view reason);

}  // namespace hearsay::ingest_rpc

#endif  // HEARSAY_INGEST_SERVICE_RPC_REQUEST_CHECKS_H_
