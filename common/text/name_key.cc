#include "common/text/name_key.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/text/fold.h"

namespace hearsay::text {
namespace {

// Shorter words differ by too little: "Lee" is not "Le", nor "Kay" "Kai".
constexpr size_t kShortestWithEnding = 4;
constexpr size_t kShortestWithSpelling = 5;

// "-sky", "-skyy", "-skiy", "-ski", "-skij": one ending. So "Sergei" and
// "Sergey", "Dmitri" and "Dmitry".
void EvenEnding(std::string& word) {
  const size_t last = word.find_last_not_of("iyj");
  if (last == std::string::npos || last + 1 == word.size()) return;
  word.erase(last + 1);
  word.push_back('y');
}

bool IsDigraph(char first, char second) {
  return (first == 'k' && second == 'h') || (first == 'p' && second == 'h');
}

}  // namespace

std::string NameKey(absl::string_view folded_word) {
  std::string key(folded_word);
  if (!std::all_of(key.begin(), key.end(), absl::ascii_islower)) return key;
  if (key.size() >= kShortestWithEnding) EvenEnding(key);
  if (key.size() < kShortestWithSpelling) return key;
  // "Yevgeny" and "Evgeny", "Yeltsin" and "Eltsin".
  if (absl::StartsWith(key, "ye")) key.erase(0, 1);
  std::string even;
  for (size_t i = 0; i < key.size(); ++i) {
    char letter = key[i];
    if (i + 1 < key.size() && IsDigraph(letter, key[i + 1])) {
      letter = letter == 'k' ? 'h' : 'f';
      ++i;
    }
    if (letter == 'q') letter = 'k';
    if (even.empty() || even.back() != letter) even.push_back(letter);
  }
  return even;
}

std::string WholeNameKey(absl::string_view name) {
  const std::string folded = FoldWords(name);
  std::string key;
  for (absl::string_view word :
       absl::StrSplit(folded, ' ', absl::SkipEmpty())) {
    if (!key.empty()) key.push_back(' ');
    key += NameKey(word);
  }
  return key;
}

}  // namespace hearsay::text
