#include "common/language/token_analysis.h"

#include <string>

#include "absl/strings/ascii.h"
#include "common/language/feature_hash.h"
#include "common/language/wordnet.h"

namespace hearsay::language {
namespace {

// A word this long is a URL or noise; its beginning names it well enough.
constexpr size_t kMaxWordBytes = 64;

}  // namespace

TokenAnalysis AnalyzeSpelling(absl::string_view word) {
  word = word.substr(0, kMaxWordBytes);
  TokenAnalysis token;
  char lower[kMaxWordBytes];
  bool letters = false, all_upper = true;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    lower[i] = absl::ascii_isdigit(c) ? '0' : absl::ascii_tolower(c);
    if (absl::ascii_isdigit(c)) token.shape |= kHasDigit;
    if (c == '-') token.shape |= kHasHyphen;
    if (static_cast<unsigned char>(c) >= 0x80) token.shape |= kNonAscii;
    letters = letters || absl::ascii_isalpha(c);
    all_upper = all_upper && !absl::ascii_islower(c);
  }
  if (!word.empty() && absl::ascii_isupper(word[0])) token.shape |= kFirstUpper;
  if (letters && all_upper) token.shape |= kAllUpper;
  if (!letters) token.shape |= kNoLetter;
  if (word.size() > 3) token.shape |= kLong;
  const absl::string_view low(lower, word.size());
  token.form = HashString(word);
  token.lower = HashString(low);
  token.lemma = token.lower;
  token.suffix =
      HashString(low.substr(low.size() - std::min<size_t>(3, low.size())));
  token.suffix2 =
      HashString(low.substr(low.size() - std::min<size_t>(2, low.size())));
  token.prefix = HashString(low.substr(0, 2));
  if (const WordSenses* senses = WordNet::Get().Find(low)) {
    token.senses = senses->senses;
    token.noun_sense = senses->noun;
    token.verb_sense = senses->verb;
  }
  return token;
}

void AnalyzeLemma(absl::string_view word, TokenAnalysis& token) {
  const std::string lower =
      absl::AsciiStrToLower(word.substr(0, kMaxWordBytes));
  const std::string lemma = WordNet::Get().Lemma(lower, token.tag);
  if (lemma == lower) return;
  token.lemma = HashString(lemma);
  if (const WordSenses* senses = WordNet::Get().Find(lemma)) {
    token.senses = senses->senses;
    token.noun_sense = senses->noun;
    token.verb_sense = senses->verb;
  }
}

}  // namespace hearsay::language
