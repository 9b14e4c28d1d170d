#ifndef HEARSAY_COMMON_LANGUAGE_FEATURE_HASH_H_
#define HEARSAY_COMMON_LANGUAGE_FEATURE_HASH_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace hearsay::language {

// Features of the linear models are 32-bit hashes; strings are hashed once and
// never met again. FROZEN: the models that ship were trained on these values.

// FNV-1a with a final mix.
constexpr uint32_t HashString(absl::string_view bytes) {
  uint64_t h = 0xcbf29ce484222325u;
  for (const char c : bytes) {
    h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
  }
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9u;
  return static_cast<uint32_t>(h >> 32);
}

// The feature of template `id` with up to four values.
constexpr uint32_t HashFeature(uint32_t id, uint32_t a, uint32_t b = 0,
                               uint32_t c = 0, uint32_t d = 0) {
  uint64_t h = (id + 1) * 0x9e3779b97f4a7c15u;
  h = (h ^ a) * 0xbf58476d1ce4e5b9u;
  h ^= h >> 31;
  h = (h ^ b) * 0x94d049bb133111ebu;
  h ^= h >> 29;
  h = (h ^ c ^ (uint64_t{d} << 32)) * 0xd6e8feb86659fd93u;
  return static_cast<uint32_t>(h >> 32);
}

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_FEATURE_HASH_H_
