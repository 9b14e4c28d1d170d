#include "query_service/page_token_key.h"

#include <openssl/rand.h>

#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "query_service/answer/page_token.h"

namespace hearsay {
namespace {

constexpr size_t kRandomKeyBytes = 32;

}  // namespace

absl::StatusOr<std::string> LoadPageTokenKey(const std::string& path) {
  if (path.empty()) {
    std::string key(kRandomKeyBytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(key.data()),
                   static_cast<int>(key.size())) != 1) {
      return absl::InternalError("the system gave no random bytes");
    }
    return key;
  }
  std::ifstream file(path, std::ios::binary);
  std::string key{std::istreambuf_iterator<char>(file), {}};
  while (!key.empty() && (key.back() == '\n' || key.back() == '\r')) {
    key.pop_back();
  }
  constexpr size_t kLeast = answer::PageTokenSealer::kMinKeyBytes;
  if (key.size() < kLeast) {
    return absl::InvalidArgumentError(
        absl::StrCat("page_token_key_file: ", path, " has ", key.size(),
                     " bytes of a key, must have at least ", kLeast));
  }
  return key;
}

}  // namespace hearsay
