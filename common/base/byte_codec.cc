#include "common/base/byte_codec.h"

#include <cstddef>

namespace hearsay {
namespace {

template <typename T>
void AppendBigEndian(T value, std::string& out) {
  char bytes[sizeof(T)];
  for (size_t i = 0; i < sizeof(T); ++i) {
    bytes[i] = static_cast<char>(value >> (8 * (sizeof(T) - 1 - i)));
  }
  out.append(bytes, sizeof(T));
}

template <typename T>
bool ConsumeBigEndian(absl::string_view& bytes, T& value) {
  if (bytes.size() < sizeof(T)) return false;
  T read = 0;
  for (size_t i = 0; i < sizeof(T); ++i) {
    read = static_cast<T>(read << 8) | static_cast<unsigned char>(bytes[i]);
  }
  value = read;
  bytes.remove_prefix(sizeof(T));
  return true;
}

}  // namespace

void AppendBigEndian32(uint32_t value, std::string& out) {
  AppendBigEndian(value, out);
}

void AppendBigEndian64(uint64_t value, std::string& out) {
  AppendBigEndian(value, out);
}

void AppendVarint(uint64_t value, std::string& out) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

bool ConsumeBigEndian32(absl::string_view& bytes, uint32_t& value) {
  return ConsumeBigEndian(bytes, value);
}

bool ConsumeBigEndian64(absl::string_view& bytes, uint64_t& value) {
  return ConsumeBigEndian(bytes, value);
}

bool ConsumeVarint(absl::string_view& bytes, uint64_t& value) {
  uint64_t read = 0;
  for (size_t i = 0; i < bytes.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    // The tenth byte holds the one bit that is left of 64.
    if (i == 9 && byte > 1) return false;
    read |= static_cast<uint64_t>(byte & 0x7f) << (7 * i);
    if (byte < 0x80) {
      value = read;
      bytes.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

}  // namespace hearsay
