#include "common/language/time_expressions.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/time/time.h"
#include "common/language/time_words.h"

namespace hearsay::language {
namespace {

constexpr size_t kMaxWordBytes = 24;  // No longer word is part of a time.
constexpr int64_t kDaySeconds = 86400;

using WordSet = absl::flat_hash_set<absl::string_view>;

bool IsOneOf(const WordSet& words, absl::string_view word) {
  return words.contains(word);
}

// Words that a time may start with, besides those with a digit.
bool Opens(absl::string_view word) {
  static const auto& words = *new WordSet(
      {"january",  "february", "march",     "april",     "may",      "june",
       "july",     "august",   "september", "october",   "november", "december",
       "jan",      "feb",      "mar",       "apr",       "jun",      "jul",
       "aug",      "sep",      "sept",      "oct",       "nov",      "dec",
       "monday",   "tuesday",  "wednesday", "thursday",  "friday",   "saturday",
       "sunday",   "today",    "tonight",   "yesterday", "tomorrow", "last",
       "previous", "past",     "next",      "coming",    "this",     "earlier",
       "later",    "early",    "mid",       "late",      "a",        "an",
       "one",      "two",      "three",     "four",      "five",     "six",
       "seven",    "eight",    "nine",      "ten",       "eleven",   "twelve",
       "jan.",     "feb.",     "mar.",      "apr.",      "jun.",     "jul.",
       "aug.",     "sep.",     "sept.",     "oct.",      "nov.",     "dec."});
  return IsOneOf(words, word);
}

// Words before a bare month or year that make it a time.
bool Introduces(absl::string_view word) {
  static const auto& words = *new WordSet(
      {"in", "since", "during", "until", "till", "by", "from", "of", "before",
       "after", "through", "between", "early", "late", "mid", "the", "around"});
  return IsOneOf(words, word);
}

// Words that put what follows into the future.
bool Plans(absl::string_view word) {
  static const auto& words = *new WordSet(
      {"will",    "'ll",     "\u2019ll",  "wo",         "scheduled", "due",
       "planned", "plans",   "plan",      "planning",   "expected",  "expects",
       "going",   "until",   "shall",     "threatened", "threatens", "vowed",
       "vows",    "pledged", "pledges",   "promised",   "promises",  "intends",
       "intend",  "wants",   "preparing", "agreed"});
  return IsOneOf(words, word);
}

class Finder {
 public:
  Finder(const AnnotatedText& text, std::optional<absl::CivilDay> published)
      : text_(text), published_(published) {}

  std::vector<TimeExpression> Run() {
    for (const Sentence& sentence : text_.sentences) ReadSentence(sentence);
    return std::move(found_);
  }

 private:
  absl::string_view Exact(size_t i) const {
    return text_.tokens[first_ + i].span.In(text_.text);
  }

  // Words in lower case; empty for those that are no part of a time.
  void Prepare(const Sentence& sentence) {
    first_ = sentence.first_token;
    const size_t count = sentence.end_token - sentence.first_token;
    lower_.resize(count);
    words_.resize(count);
    for (size_t i = 0; i < count; ++i) {
      const absl::string_view exact = Exact(i);
      lower_[i] = absl::AsciiStrToLower(exact.substr(0, kMaxWordBytes));
      const bool name =
          MonthOfName(lower_[i]) > 0 || WeekdayOfName(lower_[i]) >= 0;
      const bool usable = exact.size() <= kMaxWordBytes &&
                          (!name || absl::ascii_isupper(exact[0]));
      words_[i] = usable ? absl::string_view(lower_[i]) : absl::string_view();
    }
  }

  void ReadSentence(const Sentence& sentence) {
    const size_t count = sentence.end_token - sentence.first_token;
    const auto may_open = [&](size_t i) {
      const absl::string_view word =
          text_.tokens[sentence.first_token + i].span.In(text_.text);
      if (absl::ascii_isdigit(word[0])) return true;
      char lower[kMaxWordBytes];
      if (word.size() > kMaxWordBytes) return false;
      std::transform(word.begin(), word.end(), lower, absl::ascii_tolower);
      const absl::string_view low(lower, word.size());
      return Opens(low) || low == "mid-" || low.substr(0, 4) == "mid-" ||
             (low == "the" && !found_.empty());
    };
    bool prepared = false;
    for (size_t i = 0; i < count; ++i) {
      if (!may_open(i)) continue;
      if (!prepared) {
        Prepare(sentence);
        prepared = true;
      }
      i += ReadAt(i);
    }
  }

  // How many words the time at `i` takes beyond the first; 0 too when there is
  // none.
  size_t ReadAt(size_t i) {
    if (auto counted = CountedOn(i)) return Add(i, *counted);
    auto phrase = Read(i);
    if (!phrase) return 0;
    AddSecond(i, *phrase);
    return Add(i, *phrase);
  }

  std::optional<TimePhrase> Read(size_t i) const {
    if (!published_ && !IsComplete(i)) return std::nullopt;
    TimeReading reading;
    reading.today = published_.value_or(absl::CivilDay());
    reading.style =
        ToCome(i) ? TimeReading::Style::kPlan : TimeReading::Style::kReport;
    auto phrase = ReadTimePhrase(words_, i, reading);
    if (!phrase) return std::nullopt;
    const bool bare = phrase->words == 1 &&
                      (YearOf(words_[i]) > 0 || MonthOfName(words_[i]) > 0);
    if (bare && !Introduced(i)) return std::nullopt;
    return phrase;
  }

  bool Introduced(size_t i) const {
    if (i == 0) return false;
    if (Introduces(lower_[i - 1])) return true;
    // "between 2019 and 2021".
    return (lower_[i - 1] == "and" || lower_[i - 1] == "to") && i >= 2 &&
           words_[i - 2].size() >= 3 &&
           (YearOf(words_[i - 2]) > 0 || MonthOfName(words_[i - 2]) > 0);
  }

  // Whether a date needs no day to count from.
  bool IsComplete(size_t i) const {
    const absl::string_view word = words_[i];
    if (YearOf(word) > 0) return true;
    if (word.size() >= 9 && absl::ascii_isdigit(word[0])) return true;
    for (size_t k = i; k < std::min(i + 5, words_.size()); ++k) {
      if (k > i && YearOf(words_[k]) > 0) {
        return MonthOfName(word) > 0 || DayOf(word) > 0;
      }
    }
    return false;
  }

  bool ToCome(size_t i) const {
    for (size_t k = i; k-- > 0 && i - k <= 10;) {
      if (Plans(lower_[k])) return true;
      if (lower_[k] == "said" || lower_[k] == "," || lower_[k] == "was") {
        return false;
      }
    }
    return false;
  }

  // "… to June 1", "… and 2021", "3 – 5": widens `phrase` to the second time.
  void AddSecond(size_t i, TimePhrase& phrase) const {
    const size_t joint = i + phrase.words;
    if (joint + 1 >= words_.size()) return;
    const absl::string_view word = lower_[joint];
    const bool both = i > 0 && lower_[i - 1] == "between";
    if (!(word == "to" || word == "until" || word == "till" ||
          word == "through" || word == "-" || word == "\u2013" ||
          (word == "and" && both))) {
      return;
    }
    std::optional<TimePhrase> second = Read(joint + 1);
    // "May 3 to 5".
    const int day = DayOf(words_[joint + 1]);
    if (!second && day > 0 && phrase.unit == TimeUnit::kDay &&
        MonthOfName(words_[i]) > 0) {
      const absl::CivilDay begin =
          absl::ToCivilDay(absl::FromUnixSeconds(phrase.range.start_seconds),
                           absl::UTCTimeZone());
      if (day > begin.day()) {
        second = TimePhrase{DayRange(begin.year(), begin.month(), day),
                            TimeUnit::kDay, 1};
      }
    }
    if (!second || second->range.end_seconds <= phrase.range.end_seconds) {
      return;
    }
    phrase.range.end_seconds = second->range.end_seconds;
    phrase.unit = std::max(phrase.unit, second->unit);
    phrase.words += 1 + second->words;
  }

  // "the next day", "the following day", "a day earlier", "two days later".
  std::optional<TimePhrase> CountedOn(size_t i) const {
    if (found_.empty() || found_.back().unit != TimeUnit::kDay) {
      return std::nullopt;
    }
    const auto word = [&](size_t k) {
      return k < words_.size() ? words_[k] : absl::string_view();
    };
    const int64_t from = found_.back().range.start_seconds;
    const auto day = [&](int64_t days, size_t words) {
      const int64_t start = from + days * kDaySeconds;
      return TimePhrase{
          {start, start + kDaySeconds}, TimeUnit::kDay, words, true};
    };
    if (word(i) == "the" && word(i + 2) == "day") {
      if (word(i + 1) == "next" || word(i + 1) == "following") return day(1, 3);
      if (word(i + 1) == "previous") return day(-1, 3);
      if (word(i + 1) == "same") return day(0, 3);
      return std::nullopt;
    }
    const auto count = CountOf(word(i));
    if (!count || (word(i + 1) != "day" && word(i + 1) != "days")) {
      return std::nullopt;
    }
    if (word(i + 2) == "later") return day(*count, 3);
    if (word(i + 2) == "earlier") return day(-*count, 3);
    return std::nullopt;
  }

  size_t Add(size_t i, const TimePhrase& phrase) {
    TimeExpression& added = found_.emplace_back();
    added.first_token = first_ + static_cast<uint32_t>(i);
    added.end_token = added.first_token + static_cast<uint32_t>(phrase.words);
    added.span = {text_.tokens[added.first_token].span.begin,
                  text_.tokens[added.end_token - 1].span.end};
    added.range = phrase.range;
    added.unit = phrase.unit;
    return phrase.words - 1;
  }

  const AnnotatedText& text_;
  const std::optional<absl::CivilDay> published_;
  std::vector<TimeExpression> found_;
  uint32_t first_ = 0;  // Token of the sentence that is being read.
  std::vector<std::string> lower_;
  std::vector<absl::string_view> words_;
};

}  // namespace

std::vector<TimeExpression> FindTimeExpressions(
    const AnnotatedText& text, std::optional<absl::CivilDay> published) {
  return Finder(text, published).Run();
}

}  // namespace hearsay::language
