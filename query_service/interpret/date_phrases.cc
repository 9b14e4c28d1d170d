#include "query_service/interpret/date_phrases.h"

#include "absl/strings/ascii.h"
#include "absl/time/civil_time.h"
#include "common/language/time_phrase.h"

namespace hearsay::interpret {
namespace {

// No date takes more words.
constexpr size_t kMaxDateWords = 8;

std::optional<DatePhrase> ReadBare(const std::vector<QueryToken>& tokens,
                                   size_t at, absl::Time now) {
  std::vector<absl::string_view> words;
  for (size_t i = at; i < tokens.size() && words.size() < kMaxDateWords; ++i) {
    words.push_back(tokens[i].quoted ? absl::string_view() : tokens[i].lower);
  }
  const language::TimeReading reading = {
      absl::ToCivilDay(now, absl::UTCTimeZone())};
  if (const auto phrase = language::ReadTimePhrase(words, 0, reading)) {
    return DatePhrase{phrase->range, phrase->words, phrase->relative};
  }
  // A value as in a filter, but not a number that only looks like a year.
  if (!words.empty() && words[0].size() > 4) {
    if (const auto range = ParseTimeValue(absl::AsciiStrToUpper(words[0]))) {
      return DatePhrase{*range, 1};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<DatePhrase> ReadDatePhrase(const std::vector<QueryToken>& tokens,
                                         size_t at, absl::Time now) {
  const bool article =
      at < tokens.size() && !tokens[at].quoted && tokens[at].lower == "the";
  if (!article) return ReadBare(tokens, at, now);
  auto phrase = ReadBare(tokens, at + 1, now);
  // "The May 3 attack" names an event; "the past week" and "the 3rd of May" are
  // dates.
  if (!phrase ||
      !(phrase->relative ||
        (phrase->tokens > 1 && absl::ascii_isdigit(tokens[at + 1].lower[0])))) {
    return std::nullopt;
  }
  ++phrase->tokens;
  return phrase;
}

}  // namespace hearsay::interpret
