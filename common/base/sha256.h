#ifndef HEARSAY_COMMON_BASE_SHA256_H_
#define HEARSAY_COMMON_BASE_SHA256_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"

namespace hearsay {

// SHA-256 over a sequence of fields. Each field is preceded by its length, so
// that ("ab", "c") and ("a", "bc") differ. Not thread safe.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256& Add(absl::string_view field);
  Sha256& Add(uint64_t field);
  // The 32 bytes of the digest. Call once.
  std::string Digest();
  // The first 16 bytes of the digest. Call once.
  std::string Digest128() { return Digest().substr(0, 16); }

 private:
  struct Context;
  static std::unique_ptr<Context>& Spare();

  std::unique_ptr<Context> context_;
};

// The 32 bytes of plain SHA-256 over `bytes`, as other programs compute it.
std::string Sha256Of(absl::string_view bytes);

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_SHA256_H_
