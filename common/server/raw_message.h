#ifndef HEARSAY_COMMON_SERVER_RAW_MESSAGE_H_
#define HEARSAY_COMMON_SERVER_RAW_MESSAGE_H_

#include <google/protobuf/message.h>
#include <grpcpp/support/byte_buffer.h>

#include <string>

#include "absl/status/status.h"

namespace hearsay::server {

// gRPC answers a message that does not parse as if the client had gone, which
// tells the client nothing. A method that must answer it takes raw messages and
// parses them here.
//
// kInvalidArgument when it does not parse: a FieldError on the first string
// field that is not UTF-8, if that is why; `message` then has its fields up to
// the damage. Leaves `bytes` empty.
absl::Status ParseRaw(grpc::ByteBuffer& bytes,
                      google::protobuf::Message& message);

grpc::ByteBuffer SerializeRaw(const google::protobuf::Message& message);
// A message that is serialised already; not copied.
grpc::ByteBuffer RawOf(std::string bytes);

}  // namespace hearsay::server

#endif  // HEARSAY_COMMON_SERVER_RAW_MESSAGE_H_
