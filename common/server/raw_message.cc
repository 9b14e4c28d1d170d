#include "common/server/raw_message.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/proto_buffer_writer.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/text/utf8.h"

namespace hearsay::server {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr int kMaxDepth = 20;

std::string FindInvalid(const Descriptor& type, absl::string_view bytes,
                        int depth) {
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  while (const uint32_t tag = in.ReadTag()) {
    const FieldDescriptor* field =
        type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
    if (field == nullptr || WireFormatLite::GetTagWireType(tag) !=
                                WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      if (!WireFormatLite::SkipField(&in, tag)) return "";
      continue;
    }
    uint32_t size = 0;
    if (!in.ReadVarint32(&size)) return "";
    const size_t begin = static_cast<size_t>(in.CurrentPosition());
    if (size > bytes.size() - begin || !in.Skip(static_cast<int>(size))) {
      return "";
    }
    const absl::string_view value = bytes.substr(begin, size);
    if (field->type() == FieldDescriptor::TYPE_STRING) {
      if (!text::IsValidUtf8(value)) return field->name();
    } else if (field->type() == FieldDescriptor::TYPE_MESSAGE &&
               depth < kMaxDepth) {
      const std::string inner =
          FindInvalid(*field->message_type(), value, depth + 1);
      if (!inner.empty()) return absl::StrCat(field->name(), ".", inner);
    }
  }
  return "";
}

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

}  // namespace

std::string FindInvalidUtf8(const Descriptor& type, absl::string_view bytes) {
  return FindInvalid(type, bytes, 0);
}

absl::Status ParseRaw(grpc::ByteBuffer& bytes,
                      google::protobuf::Message& message) {
  const auto parse = [&] {
    grpc::ProtoBufferReader reader(&bytes);
    return reader.status().ok() && message.ParseFromZeroCopyStream(&reader);
  };
  absl::Status status;
  if (!parse()) {
    const std::string field =
        FindInvalidUtf8(*message.GetDescriptor(), Flatten(bytes));
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

}  // namespace hearsay::server
