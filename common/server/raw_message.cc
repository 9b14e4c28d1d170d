#include "common/server/raw_message.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>
#include <grpcpp/impl/codegen/proto_utils.h>
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
using google::protobuf::Message;
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

bool MergeShort(absl::string_view bytes, Message& message) {
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  return message.MergeFromCodedStream(&in) && in.ConsumedEntireMessage();
}

// Merges the bytes of a message into `message`, as protobuf would, but for long
// strings: whether they are UTF-8 we see several times as fast. False when they
// are not a message; `message` then has its fields up to the damage.
bool Merge(absl::string_view bytes, Message& message, int depth) {
  constexpr uint32_t kLongBytes = 256;
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  const auto position = [&] {
    return static_cast<size_t>(in.CurrentPosition());
  };
  size_t merged = 0;
  size_t field_begin = 0;
  while (const uint32_t tag = in.ReadTag()) {
    uint64_t size = 0;
    if (WireFormatLite::GetTagWireType(tag) !=
        WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      if (!WireFormatLite::SkipField(&in, tag)) break;
    } else if (!in.ReadVarint64(&size) || size > bytes.size() - position()) {
      break;
    } else {
      const absl::string_view value = bytes.substr(position(), size);
      in.Skip(static_cast<int>(size));
      const FieldDescriptor* const field =
          size < kLongBytes ? nullptr
                            : message.GetDescriptor()->FindFieldByNumber(
                                  WireFormatLite::GetTagFieldNumber(tag));
      const bool is_text = field != nullptr && !field->is_repeated() &&
                           field->type() == FieldDescriptor::TYPE_STRING;
      const bool holds_text = field != nullptr && !field->is_repeated() &&
                              field->type() == FieldDescriptor::TYPE_MESSAGE &&
                              depth < kMaxDepth;
      if (is_text || holds_text) {
        const absl::string_view before =
            bytes.substr(merged, field_begin - merged);
        if (!MergeShort(before, message)) return false;
        const auto* const reflection = message.GetReflection();
        if (holds_text) {
          Message& inner = *reflection->MutableMessage(&message, field);
          if (!Merge(value, inner, depth + 1)) return false;
        } else if (text::IsValidUtf8(value)) {
          reflection->SetString(&message, field, std::string(value));
        } else {
          return false;
        }
        merged = position();
      }
    }
    field_begin = position();
  }
  // What is damaged is damaged to protobuf too.
  return MergeShort(bytes.substr(merged), message);
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

// The bytes in one piece: as they are, if they are one, else in `room`.
absl::string_view InOnePiece(grpc::ByteBuffer& bytes, grpc::Slice& slice,
                             std::string& room) {
  if (!bytes.TrySingleSlice(&slice).ok()) return room = Flatten(bytes);
  return {reinterpret_cast<const char*>(slice.begin()), slice.size()};
}

}  // namespace

std::string FindInvalidUtf8(const Descriptor& type, absl::string_view bytes) {
  return FindInvalid(type, bytes, 0);
}

absl::Status ParseRaw(grpc::ByteBuffer& bytes,
                      google::protobuf::Message& message) {
  grpc::Slice slice;
  std::string room;
  const absl::string_view wire = InOnePiece(bytes, slice, room);
  absl::Status status;
  message.Clear();
  if (!Merge(wire, message, 0)) {
    const std::string field = FindInvalidUtf8(*message.GetDescriptor(), wire);
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
