#include "ingest_service/normalize/body_hint.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kWindow = 24;
constexpr size_t kMaxHintBytes = 512 << 10;

std::string LettersOnly(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    // Signs past ASCII (quotation marks, dashes, no-break spaces) vary as much
    // as those in it, but are few; letters past ASCII are not.
    if (absl::ascii_isalnum(c) || static_cast<unsigned char>(c) >= 0xC3) {
      out.push_back(absl::ascii_tolower(c));
    }
  }
  return out;
}

// Hashes of the windows of `letters`, in order.
std::vector<uint64_t> Windows(absl::string_view letters) {
  constexpr uint64_t kBase = 1099511628211u;
  std::vector<uint64_t> out;
  if (letters.size() < kWindow) return out;
  out.reserve(letters.size() - kWindow + 1);
  uint64_t top = 1;
  for (size_t i = 1; i < kWindow; ++i) top *= kBase;
  uint64_t hash = 0;
  for (size_t i = 0; i < letters.size(); ++i) {
    if (i >= kWindow) {
      hash -= top * static_cast<unsigned char>(letters[i - kWindow]);
    }
    hash = hash * kBase + static_cast<unsigned char>(letters[i]);
    if (i + 1 >= kWindow) out.push_back(hash);
  }
  return out;
}

}  // namespace

BodyHint::BodyHint(absl::string_view body) {
  const std::string letters = LettersOnly(body.substr(0, kMaxHintBytes));
  letters_ = letters.size();
  windows_ = Windows(letters);
  std::sort(windows_.begin(), windows_.end());
}

double BodyHint::ShareIn(absl::string_view text) const {
  const std::vector<uint64_t> windows = Windows(LettersOnly(text));
  if (windows.empty()) return 0;
  const auto held =
      std::count_if(windows.begin(), windows.end(), [&](uint64_t window) {
        return std::binary_search(windows_.begin(), windows_.end(), window);
      });
  return static_cast<double>(held) / static_cast<double>(windows.size());
}

}  // namespace hearsay::normalize
