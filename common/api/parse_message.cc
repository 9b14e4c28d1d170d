#include "common/api/parse_message.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <cstddef>
#include <cstdint>

#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"

namespace hearsay::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr int kMaxDepth = 20;
// Protobuf's parser takes no longer tags and lengths; a CodedInputStream does,
// and drops what is too much.
constexpr int kMaxVarintBytes = 5;

// The next field's tag; 0 at the end, and where protobuf would not take it.
uint32_t TakeTag(CodedInputStream& in) {
  const int begin = in.CurrentPosition();
  const uint32_t tag = in.ReadTag();
  return in.CurrentPosition() - begin <= kMaxVarintBytes ? tag : 0;
}

// The value of a length-delimited field of `bytes`, which `in` reads; false
// where protobuf would not take it.
bool TakeValue(absl::string_view bytes, CodedInputStream& in,
               absl::string_view& value) {
  const int begin = in.CurrentPosition();
  int size = 0;
  if (!in.ReadVarintSizeAsInt(&size) ||
      in.CurrentPosition() - begin > kMaxVarintBytes) {
    return false;
  }
  value = bytes.substr(static_cast<size_t>(in.CurrentPosition()),
                       static_cast<size_t>(size));
  return in.Skip(size);
}

std::string FindInvalid(const Descriptor& type, absl::string_view bytes,
                        int depth) {
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  while (const uint32_t tag = TakeTag(in)) {
    const FieldDescriptor* field =
        type.FindFieldByNumber(WireFormatLite::GetTagFieldNumber(tag));
    if (field == nullptr || WireFormatLite::GetTagWireType(tag) !=
                                WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      if (!WireFormatLite::SkipField(&in, tag)) return "";
      continue;
    }
    absl::string_view value;
    if (!TakeValue(bytes, in, value)) return "";
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

// Merges as protobuf does what stands in so many messages.
bool MergeShort(absl::string_view bytes, Message& message, int depth) {
  CodedInputStream in(reinterpret_cast<const uint8_t*>(bytes.data()),
                      static_cast<int>(bytes.size()));
  in.SetRecursionLimit(CodedInputStream::GetDefaultRecursionLimit() - depth);
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
  while (const uint32_t tag = TakeTag(in)) {
    absl::string_view value;
    if (WireFormatLite::GetTagWireType(tag) !=
        WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
      if (!WireFormatLite::SkipField(&in, tag)) break;
    } else if (!TakeValue(bytes, in, value)) {
      break;
    } else {
      const FieldDescriptor* const field =
          value.size() < kLongBytes
              ? nullptr
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
        if (!MergeShort(before, message, depth)) return false;
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
  return MergeShort(bytes.substr(merged), message, depth);
}

}  // namespace

bool ParseMessage(absl::string_view bytes, Message& message) {
  message.Clear();
  return Merge(bytes, message, 0);
}

std::string FindInvalidUtf8(const Descriptor& type, absl::string_view bytes) {
  return FindInvalid(type, bytes, 0);
}

}  // namespace hearsay::api
