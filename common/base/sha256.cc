#include "common/base/sha256.h"

#include <openssl/evp.h>

#include <utility>

#include "common/base/byte_codec.h"

namespace hearsay {

namespace {

// Looked up once: EVP_sha256() is looked up again by each digest.
const EVP_MD* Algorithm() {
  static const EVP_MD* const md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return md;
}

}  // namespace

struct Sha256::Context {
  EVP_MD_CTX* md = EVP_MD_CTX_new();
  ~Context() { EVP_MD_CTX_free(md); }
};

// An article takes half a dozen digests, most of them of a few bytes, for which
// making a context would be most of the work: each thread keeps its last one.
std::unique_ptr<Sha256::Context>& Sha256::Spare() {
  thread_local std::unique_ptr<Context> spare;
  return spare;
}

Sha256::Sha256() : context_(std::move(Spare())) {
  if (context_ == nullptr) context_ = std::make_unique<Context>();
  EVP_DigestInit_ex(context_->md, Algorithm(), nullptr);
}

Sha256::~Sha256() { Spare() = std::move(context_); }

Sha256& Sha256::Add(absl::string_view field) {
  char length[10];
  const char* end = WriteVarint(field.size(), length);
  EVP_DigestUpdate(context_->md, length, static_cast<size_t>(end - length));
  EVP_DigestUpdate(context_->md, field.data(), field.size());
  return *this;
}

Sha256& Sha256::Add(uint64_t field) {
  std::string bytes;
  AppendBigEndian64(field, bytes);
  return Add(bytes);
}

std::string Sha256::Digest() {
  std::string digest(32, '\0');
  EVP_DigestFinal_ex(context_->md,
                     reinterpret_cast<unsigned char*>(digest.data()), nullptr);
  return digest;
}

std::string Sha256Of(absl::string_view bytes) {
  std::string digest(32, '\0');
  EVP_Digest(bytes.data(), bytes.size(),
             reinterpret_cast<unsigned char*>(digest.data()), nullptr,
             Algorithm(), nullptr);
  return digest;
}

}  // namespace hearsay
