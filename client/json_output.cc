#include "client/json_output.h"

#include "google/protobuf/util/json_util.h"

namespace hearsay::client {

std::string ToJson(const google::protobuf::Message& message) {
  std::string json;
  const auto status =
      google::protobuf::util::MessageToJsonString(message, &json);
  // Only google.protobuf.Any of a type that is not linked in can fail; the
  // line must stay JSON even then.
  return status.ok() ? json : "{}";
}

}  // namespace hearsay::client
