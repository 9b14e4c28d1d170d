#ifndef HEARSAY_COMMON_API_PARSE_MESSAGE_H_
#define HEARSAY_COMMON_API_PARSE_MESSAGE_H_

#include <google/protobuf/message.h>

#include <string>

#include "absl/strings/string_view.h"

namespace hearsay::api {

// Reads the wire bytes of a proto3 message: takes what protobuf takes, and to
// the same fields, but sees several times as fast whether long strings are
// UTF-8. False where protobuf's parser says so; `message` then has its fields
// up to the damage. Less than 2 GiB; thread safe; O(size).
bool ParseMessage(absl::string_view bytes, google::protobuf::Message& message);

// The path, such as `article.title`, of the first string field in the wire
// bytes of a message of `type` that is not UTF-8; empty when there is none
// before other damage, or it is deeper than 20 messages. O(size * depth).
std::string FindInvalidUtf8(const google::protobuf::Descriptor& type,
                            absl::string_view bytes);

}  // namespace hearsay::api

#endif  // HEARSAY_COMMON_API_PARSE_MESSAGE_H_
