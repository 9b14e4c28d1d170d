// A message is read from the wire as protobuf reads it: what is refused, and
// the fields of what is not.

#include <google/protobuf/message.h>
#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/message_differencer.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "absl/strings/string_view.h"
#include "common/api/parse_message.h"
#include "hearsay/v1/ingest_service.pb.h"
#include "hearsay/v1/query_service.pb.h"

namespace {

using google::protobuf::Message;

void ReadsAsProtobufDoes(absl::string_view bytes, Message& got, Message& want) {
  const bool parsed = hearsay::api::ParseMessage(bytes, got);
  if (want.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())) !=
      parsed) {
    std::abort();
  }
  if (!parsed) {
    (void)hearsay::api::FindInvalidUtf8(*got.GetDescriptor(), bytes);
  } else if (!google::protobuf::util::MessageDifferencer::Equals(got, want)) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // Protobuf would tell of each string that is not UTF-8.
  static const google::protobuf::LogSilencer silence;
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  hearsay::v1::StreamArticlesRequest article, same_article;
  ReadsAsProtobufDoes(bytes, article, same_article);
  hearsay::v1::SearchClaimsRequest search, same_search;
  ReadsAsProtobufDoes(bytes, search, same_search);
  return 0;
}
