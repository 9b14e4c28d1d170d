#ifndef HEARSAY_CLIENT_JSON_OUTPUT_H_
#define HEARSAY_CLIENT_JSON_OUTPUT_H_

#include <string>

#include "google/protobuf/message.h"

namespace hearsay::client {

// `message` in the proto3 JSON mapping, on one line without its end. Names are
// lowerCamelCase, fields at their default are left out, enumerations are
// names.
std::string ToJson(const google::protobuf::Message& message);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_JSON_OUTPUT_H_
