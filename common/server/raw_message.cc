#include "common/server/raw_message.h"

#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/proto_buffer_writer.h>

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/api/parse_message.h"
#include "common/base/field_error.h"

namespace hearsay::server {
namespace {

std::string Flatten(grpc::ByteBuffer& bytes) {
  std::vector<grpc::Slice> slices;
  std::string out;
  if (!bytes.Dump(&slices).ok()) return out;
  out.reserve(bytes.Length());
  for (const grpc::Slice& slice : slices) {
    out.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return out;
}

// The bytes in one piece: as they are, if they are one, else in `room`.
absl::string_view InOnePiece(grpc::ByteBuffer& bytes, grpc::Slice& slice,
                             std::string& room) {
  if (!bytes.TrySingleSlice(&slice).ok()) return room = Flatten(bytes);
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

}  // namespace

absl::Status ParseRaw(grpc::ByteBuffer& bytes,
                      google::protobuf::Message& message) {
  grpc::Slice slice;
  std::string room;
  const absl::string_view wire = InOnePiece(bytes, slice, room);
  absl::Status status;
  if (!api::ParseMessage(wire, message)) {
    const std::string field =
        api::FindInvalidUtf8(*message.GetDescriptor(), wire);
    status =
        field.empty()
            ? ErrorWithDetail(absl::StatusCode::kInvalidArgument,
                              absl::StrCat("the request is not a ",
                                           message.GetTypeName(), " message"),
                              {.reason = "MALFORMED_MESSAGE",
                               .field = "",
                               .retry_after = std::nullopt})
            : FieldError("INVALID_UTF8", field,
                         "is not UTF-8; send text as UTF-8, or a page in "
                         "its own charset as html");
  }
  bytes.Clear();
  return status;
}

grpc::ByteBuffer SerializeRaw(const google::protobuf::Message& message) {
  grpc::ByteBuffer bytes;
  bool own_buffer = false;
  // Fails only for messages over 2 GiB.
  (void)grpc::GenericSerialize<grpc::ProtoBufferWriter,
                               google::protobuf::Message>(message, &bytes,
                                                          &own_buffer);
  return bytes;
}

grpc::ByteBuffer RawOf(std::string bytes) {
  auto* const owned = new std::string(std::move(bytes));
  const grpc::Slice slice(
      owned->data(), owned->size(),
      [](void* string) { delete static_cast<std::string*>(string); }, owned);
  return grpc::ByteBuffer(&slice, 1);
}

}  // namespace hearsay::server
