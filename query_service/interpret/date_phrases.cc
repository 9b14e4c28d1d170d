#include "query_service/interpret/date_phrases.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"

namespace hearsay::interpret {
namespace {

constexpr absl::string_view kMonths[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr absl::string_view kWeekdays[] = {"monday",   "tuesday", "wednesday",
                                           "thursday", "friday",  "saturday",
                                           "sunday"};
constexpr absl::string_view kSmallNumbers[] = {
    "zero",  "one",   "two",  "three", "four",   "five",  "six",
    "seven", "eight", "nine", "ten",   "eleven", "twelve"};
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
// More days than any archive of news reaches back; keeps arithmetic in range.
constexpr int kMaxCount = 100000;

int64_t Seconds(absl::CivilSecond second) {
  return absl::ToUnixSeconds(absl::FromCivil(second, absl::UTCTimeZone()));
}

template <typename CivilUnit>
TimeRange Between(CivilUnit first, CivilUnit past) {
  return {Seconds(absl::CivilSecond(first)), Seconds(absl::CivilSecond(past))};
}

// The names' index from 0, or -1; "sept" and "sep" name September.
template <typename Names>
int IndexOf(const Names& names, absl::string_view word, size_t least_letters) {
  for (size_t i = 0; i < std::size(names); ++i) {
    const size_t letters = word.size();
    if (word == names[i] || (letters >= least_letters && letters <= 4 &&
                             names[i].substr(0, letters) == word)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

int MonthOf(absl::string_view word) { return IndexOf(kMonths, word, 3) + 1; }

std::optional<int> CountOf(absl::string_view word) {
  if (word == "a" || word == "an") return 1;
  const int small = IndexOf(kSmallNumbers, word, 99);
  if (small >= 0) return small;
  int value = 0;
  if (word.empty() ||
      !std::all_of(word.begin(), word.end(), absl::ascii_isdigit) ||
      !absl::SimpleAtoi(word, &value) || value > kMaxCount) {
    return std::nullopt;
  }
  return value;
}

// "20", "20th", "3rd": a day of a month, or 0.
int DayOf(absl::string_view word) {
  for (const absl::string_view suffix : {"st", "nd", "rd", "th"}) {
    if (absl::ConsumeSuffix(&word, suffix)) break;
  }
  if (word.empty() || word.size() > 2 || !absl::ascii_isdigit(word[0]))
    return 0;
  const auto value = CountOf(word);
  return value && *value <= 31 ? *value : 0;
}

int YearOf(absl::string_view word) {
  if (word.size() != 4) return 0;
  const auto value = CountOf(word);
  return value && *value >= kFirstYear && *value <= kLastYear ? *value : 0;
}

// Reads one phrase; `Word(i)` past the end is empty, so rules need no bounds.
class Reader {
 public:
  Reader(const std::vector<QueryToken>& tokens, size_t at, absl::Time now)
      : tokens_(tokens),
        at_(at),
        today_(absl::ToCivilDay(now, absl::UTCTimeZone())) {}

  std::optional<DatePhrase> Read() {
    if (Word(0) == "the") {
      ++at_;
      // "The May 3 attack" names an event; "the past week" and "the 3rd of
      // May" are dates.
      auto phrase = ReadBare();
      if (!phrase || !(phrase->relative || DayOf(Word(0)) > 0)) {
        return std::nullopt;
      }
      ++phrase->tokens;
      return phrase;
    }
    return ReadBare();
  }

 private:
  absl::string_view Word(size_t i) const {
    return at_ + i < tokens_.size() && !tokens_[at_ + i].quoted
               ? absl::string_view(tokens_[at_ + i].lower)
               : absl::string_view();
  }

  // A unit's name in one or many: 'd', 'w', 'm', 'y', or 0.
  static char UnitOf(absl::string_view word) {
    absl::ConsumeSuffix(&word, "s");
    if (word == "day") return 'd';
    if (word == "week") return 'w';
    if (word == "month") return 'm';
    return word == "year" ? 'y' : '\0';
  }

  absl::CivilDay Monday() const {
    return absl::PrevWeekday(today_ + 1, absl::Weekday::monday);
  }

  // The calendar unit that lies `back` before the current one.
  TimeRange Calendar(char unit, int back) const {
    switch (unit) {
      case 'd':
        return Between(today_ - back, today_ - back + 1);
      case 'w':
        return Between(Monday() - 7 * back, Monday() - 7 * back + 7);
      case 'm':
        return Between(absl::CivilMonth(today_) - back,
                       absl::CivilMonth(today_) - back + 1);
      default:
        return Between(absl::CivilYear(today_) - back,
                       absl::CivilYear(today_) - back + 1);
    }
  }

  // The last `count` units up to and with today.
  TimeRange Past(char unit, int count) const {
    absl::CivilDay first = today_ - count;
    if (unit == 'w') first = today_ - 7 * count;
    if (unit == 'm' || unit == 'y') {
      const absl::CivilMonth month =
          absl::CivilMonth(today_) - (unit == 'm' ? count : 12 * count);
      first = absl::CivilDay(month) + (today_.day() - 1);
    }
    return Between(first, today_ + 1);
  }

  std::optional<DatePhrase> ReadBare() const {
    if (auto phrase = Relative()) return phrase;
    if (auto phrase = Calendar()) return phrase;
    // A value as in a filter, but not a number that only looks like a year.
    if (Word(0).size() > 4) {
      if (const auto range = ParseTimeValue(absl::AsciiStrToUpper(Word(0)))) {
        return DatePhrase{*range, 1};
      }
    }
    return std::nullopt;
  }

  std::optional<DatePhrase> Relative() const {
    const absl::string_view first = Word(0);
    if (first == "today") return DatePhrase{Calendar('d', 0), 1, true};
    if (first == "yesterday") return DatePhrase{Calendar('d', 1), 1, true};
    const bool last = first == "last" || first == "previous";
    const bool past = first == "past";
    if (last || past || first == "this") {
      if (const char unit = UnitOf(Word(1))) {
        if (past) return DatePhrase{Past(unit, 1), 2, true};
        return DatePhrase{Calendar(unit, last ? 1 : 0), 2, true};
      }
      const int weekday = IndexOf(kWeekdays, Word(1), 99);
      if (weekday >= 0 && !past)
        return DatePhrase{LastWeekday(weekday), 2, true};
      const auto count = CountOf(Word(1));
      const char unit = UnitOf(Word(2));
      if ((last || past) && count && unit) {
        return DatePhrase{Past(unit, *count), 3, true};
      }
      const int month = MonthOf(Word(1));
      if (last && month > 0) return DatePhrase{LatestMonth(month), 2, true};
      return std::nullopt;
    }
    const auto count = CountOf(first);
    const char unit = UnitOf(Word(1));
    if (count && unit && Word(2) == "ago") {
      const TimeRange past_range = Past(unit, *count);
      return DatePhrase{
          {past_range.start_seconds, past_range.start_seconds + 86400},
          3,
          true};
    }
    const int weekday = IndexOf(kWeekdays, first, 99);
    if (weekday >= 0) return DatePhrase{LastWeekday(weekday), 1, true};
    return std::nullopt;
  }

  // The most recent one before today.
  TimeRange LastWeekday(int weekday) const {
    const absl::CivilDay day =
        absl::PrevWeekday(today_, static_cast<absl::Weekday>(weekday));
    return Between(day, day + 1);
  }

  TimeRange LatestMonth(int month) const {
    const absl::CivilMonth here(today_.year(), month);
    return here <= absl::CivilMonth(today_)
               ? MonthRange(today_.year(), month)
               : MonthRange(today_.year() - 1, month);
  }

  // 29 February may be several years back.
  std::optional<TimeRange> LatestDay(int month, int day) const {
    for (int64_t year = today_.year(); year > today_.year() - 9; --year) {
      const absl::CivilDay civil(year, month, day);
      if (civil.day() == day && civil <= today_) {
        return Between(civil, civil + 1);
      }
    }
    return std::nullopt;
  }

  std::optional<DatePhrase> DayPhrase(int month, int day, size_t tokens) const {
    if (const int year = YearOf(Word(tokens))) {
      if (absl::CivilDay(year, month, day).day() != day) return std::nullopt;
      return DatePhrase{DayRange(year, month, day), tokens + 1};
    }
    const auto range = LatestDay(month, day);
    if (!range) return std::nullopt;
    return DatePhrase{*range, tokens};
  }

  std::optional<DatePhrase> Calendar() const {
    if (const int month = MonthOf(Word(0))) {
      if (const int day = DayOf(Word(1))) return DayPhrase(month, day, 2);
      if (const int year = YearOf(Word(1))) {
        return DatePhrase{MonthRange(year, month), 2};
      }
      return DatePhrase{LatestMonth(month), 1};
    }
    if (const int day = DayOf(Word(0))) {
      const size_t month_at = Word(1) == "of" ? 2 : 1;
      if (const int month = MonthOf(Word(month_at))) {
        return DayPhrase(month, day, month_at + 1);
      }
      return std::nullopt;
    }
    if (const int year = YearOf(Word(0))) return DatePhrase{YearRange(year), 1};
    return std::nullopt;
  }

  const std::vector<QueryToken>& tokens_;
  size_t at_;
  absl::CivilDay today_;
};

}  // namespace

std::optional<DatePhrase> ReadDatePhrase(const std::vector<QueryToken>& tokens,
                                         size_t at, absl::Time now) {
  return Reader(tokens, at, now).Read();
}

}  // namespace hearsay::interpret
