#include "query_service/page_token_key.h"

#include <openssl/rand.h>
#include <sys/stat.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "query_service/answer/page_token.h"

namespace hearsay {
namespace {

constexpr size_t kRandomKeyBytes = 32;

}  // namespace

absl::StatusOr<std::string> LoadPageTokenKey(const std::string& path) {
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

absl::StatusOr<std::string> KeepPageTokenKey(const std::string& data_dir) {
  const std::string path = data_dir + "/page_token_key";
  if (auto key = LoadPageTokenKey(path); key.ok()) return key;
  std::string bytes(kRandomKeyBytes, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()),
                 static_cast<int>(bytes.size())) != 1) {
    return absl::InternalError("the system gave no random bytes");
  }
  // As text, so that a byte that looks like a line end stays.
  const std::string key = absl::BytesToHexString(bytes);
  const std::string next = path + ".new";
  const mode_t before = umask(0077);
  std::ofstream file(next, std::ios::binary | std::ios::trunc);
  umask(before);
  file << key;
  file.close();
  if (!file || std::rename(next.c_str(), path.c_str()) != 0) {
    return absl::UnavailableError(
        absl::StrCat(path, ": cannot be written; is the folder writable?"));
  }
  return key;
}

}  // namespace hearsay
