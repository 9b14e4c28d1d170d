#include "common/language/time_phrase.h"

#include <utility>

#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "common/language/time_words.h"

namespace hearsay::language {
namespace {

// By the month in which each begins, as the north has them.
constexpr struct {
  absl::string_view name;
  int month;
} kSeasons[] = {
    {"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}};
// A report's day without a year lies at most this far ahead.
constexpr int kDaysAhead = 92;
constexpr int kDaysPlanned = 300;  // For what is said to come.
constexpr int kMonthsPlanned = 9;

template <typename CivilUnit>
TimeRange Between(CivilUnit first, CivilUnit past) {
  return RangeBetween(absl::CivilDay(first), absl::CivilDay(past));
}

absl::CivilDay DayAt(int64_t seconds) {
  return absl::ToCivilDay(absl::FromUnixSeconds(seconds), absl::UTCTimeZone());
}

// 'e'arly, 'm'iddle, 'l'ate, or 0.
char PartOf(absl::string_view word) {
  if (word == "early") return 'e';
  if (word == "mid" || word == "mid-") return 'm';
  return word == "late" ? 'l' : '\0';
}

// A third of a month or year.
TimeRange Part(char part, const TimeRange& whole) {
  const absl::CivilDay first = DayAt(whole.start_seconds);
  const absl::CivilDay end = DayAt(whole.end_seconds);
  if (end - first > 31) {
    const absl::CivilMonth month(first);
    const int from = part == 'e' ? 0 : part == 'm' ? 4 : 8;
    return Between(month + from, month + from + 4);
  }
  const int from = part == 'e' ? 0 : part == 'm' ? 10 : 20;
  return Between(first + from, part == 'l' ? end : first + from + 10);
}

// Reads one phrase; `Word(i)` past the end is empty, so rules need no bounds.
class Reader {
 public:
  Reader(absl::Span<const absl::string_view> words, size_t at,
         const TimeReading& reading)
      : words_(words), at_(at), today_(reading.today), style_(reading.style) {}

  std::optional<TimePhrase> Read() const {
    if (auto phrase = PartOfUnit()) return phrase;
    return Whole();
  }

 private:
  std::optional<TimePhrase> Whole() const {
    if (auto phrase = Relative()) return phrase;
    return Absolute();
  }

  absl::string_view Word(size_t i) const {
    return at_ + i < words_.size() ? words_[at_ + i] : absl::string_view();
  }
  bool asks() const { return style_ == TimeReading::Style::kQuestion; }
  bool plans() const { return style_ == TimeReading::Style::kPlan; }

  // A unit's name in one or many: 'd', 'w', 'm', 'y', or 0.
  static char UnitOf(absl::string_view word) {
    absl::ConsumeSuffix(&word, "s");
    if (word == "day") return 'd';
    if (word == "week") return 'w';
    if (word == "month") return 'm';
    return word == "year" ? 'y' : '\0';
  }
  static TimeUnit Exactness(char unit) {
    return unit == 'y'   ? TimeUnit::kYear
           : unit == 'm' ? TimeUnit::kMonth
                         : TimeUnit::kDay;
  }
  static TimePhrase Counted(const TimeRange& range, TimeUnit unit,
                            size_t words) {
    return {range, unit, words, true};
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

  // "earlier this month", "late last year", "mid-2019", "early May".
  std::optional<TimePhrase> PartOfUnit() const {
    absl::string_view first = Word(0);
    if ((first == "earlier" || first == "later") && Word(1) == "this") {
      const char unit = UnitOf(Word(2));
      if (unit == '\0' || unit == 'd') return std::nullopt;
      TimeRange range = Calendar(unit, 0);
      const TimeRange today = Calendar('d', 0);
      if (first == "earlier") {
        range.end_seconds = today.end_seconds;
      } else {
        range.start_seconds = today.start_seconds;
      }
      return Counted(range, Exactness(unit), 3);
    }
    if (absl::ConsumePrefix(&first, "mid-")) {
      const absl::string_view rest[] = {first, Word(1), Word(2), Word(3)};
      return Narrowed('m', Reader(rest, 0, {today_, style_}).Whole(), 0);
    }
    const char part = PartOf(first);
    if (part == '\0') return std::nullopt;
    const size_t skipped = Word(1) == "in" || Word(1) == "-" ? 2 : 1;
    return Narrowed(
        part, Reader(words_, at_ + skipped, {today_, style_}).Whole(), skipped);
  }

  static std::optional<TimePhrase> Narrowed(char part,
                                            std::optional<TimePhrase> whole,
                                            size_t skipped) {
    if (!whole || whole->unit == TimeUnit::kDay) return std::nullopt;
    whole->range = Part(part, whole->range);
    whole->unit = TimeUnit::kMonth;
    whole->words += skipped;
    return whole;
  }

  std::optional<TimePhrase> Relative() const {
    const absl::string_view first = Word(0);
    for (const auto& [name, back] : {std::pair("today", 0),
                                     {"tonight", 0},
                                     {"yesterday", 1},
                                     {"tomorrow", -1}}) {
      if (first != name) continue;
      return Counted(Calendar('d', back), TimeUnit::kDay,
                     IsPartOfDay(Word(1)) ? 2 : 1);
    }
    const bool last = first == "last" || first == "previous";
    const bool past = first == "past";
    const bool next = first == "next" || first == "coming";
    if (last || past || next || first == "this") {
      return Neighbour(last ? 1 : next ? -1 : 0, past);
    }
    if (const int weekday = WeekdayOfName(first); weekday >= 0) {
      return Counted(OpenWeekday(weekday), TimeUnit::kDay,
                     IsPartOfDay(Word(1)) ? 2 : 1);
    }
    return Ago();
  }

  // "last", "this", "next" (`back` 1, 0, -1) or "past", then a unit.
  std::optional<TimePhrase> Neighbour(int back, bool past) const {
    const absl::string_view what = Word(1);
    if (const char unit = UnitOf(what)) {
      return Counted(past ? Past(unit, 1) : Calendar(unit, back),
                     Exactness(unit), 2);
    }
    const auto count = CountOf(what);
    if (const char unit = UnitOf(Word(2)); count && unit) {
      if (past || back == 1) {
        return Counted(Past(unit, *count), Exactness(unit), 3);
      }
      return std::nullopt;
    }
    if (past) return std::nullopt;
    const int weekday = WeekdayOfName(what);
    if (weekday >= 0) {
      const absl::CivilDay day = Monday() + weekday;
      const size_t words = IsPartOfDay(Word(2)) ? 3 : 2;
      if (back == 1 || asks()) {
        return Counted(LastWeekday(weekday), TimeUnit::kDay, words);
      }
      const absl::CivilDay chosen = back == 0 || day > today_ ? day : day + 7;
      return Counted(Between(chosen, chosen + 1), TimeUnit::kDay, words);
    }
    if (const int month = MonthOfName(what)) {
      if (back == 0) return Counted(MonthNear(month, 0), TimeUnit::kMonth, 2);
      if (back == 1) {
        return Counted(LatestMonth(month), TimeUnit::kMonth, 2);
      }
      return Counted(MonthNear(month, 12), TimeUnit::kMonth, 2);
    }
    if (IsPartOfDay(what)) {
      return Counted(Calendar('d', back), TimeUnit::kDay, 2);
    }
    if (what == "weekend") {
      const absl::CivilDay saturday = Monday() + 5 - 7 * back;
      return Counted(Between(saturday, saturday + 2), TimeUnit::kDay, 2);
    }
    for (const auto& season : kSeasons) {
      if (what != season.name) continue;
      absl::CivilMonth begin(today_.year(), season.month);
      const absl::CivilMonth here(today_);
      while (back == 1 && begin + 3 > here) begin = begin - 12;
      while (back == 0 && begin > here + 6) begin = begin - 12;
      while (back == -1 && begin <= here) begin = begin + 12;
      return Counted(Between(begin, begin + 3), TimeUnit::kMonth, 2);
    }
    return std::nullopt;
  }

  // "three days ago".
  std::optional<TimePhrase> Ago() const {
    const auto count = CountOf(Word(0));
    const char unit = UnitOf(Word(1));
    if (!count || !unit || Word(2) != "ago") return std::nullopt;
    if (asks() || unit == 'd') {
      const int64_t start = Past(unit, *count).start_seconds;
      return Counted({start, start + 86400}, TimeUnit::kDay, 3);
    }
    return Counted(Calendar(unit, *count), Exactness(unit), 3);
  }

  // The most recent one before today.
  TimeRange LastWeekday(int weekday) const {
    const absl::CivilDay day =
        absl::PrevWeekday(today_, static_cast<absl::Weekday>(weekday));
    return Between(day, day + 1);
  }

  // "Tuesday", without a word that says which.
  TimeRange OpenWeekday(int weekday) const {
    if (asks()) return LastWeekday(weekday);
    const auto named = static_cast<absl::Weekday>(weekday);
    const absl::CivilDay day = plans() ? absl::NextWeekday(today_ - 1, named)
                                       : absl::PrevWeekday(today_ + 1, named);
    return Between(day, day + 1);
  }

  TimeRange LatestMonth(int month) const {
    const absl::CivilMonth here(today_.year(), month);
    const bool begun = asks() ? here <= absl::CivilMonth(today_)
                              : here < absl::CivilMonth(today_);
    return MonthRange(begun ? today_.year() : today_.year() - 1, month);
  }

  // The month of this name that begins at most `ahead` months from now, and no
  // earlier than a year before that.
  TimeRange MonthNear(int month, int ahead) const {
    absl::CivilMonth begin(today_.year() + 1, month);
    while (begin > absl::CivilMonth(today_) + ahead) begin = begin - 12;
    return Between(begin, begin + 1);
  }

  // 29 February may be several years back.
  std::optional<absl::CivilDay> DayNear(int month, int day) const {
    const int ahead = asks() ? 0 : plans() ? kDaysPlanned : kDaysAhead;
    for (int64_t year = today_.year() + 1; year > today_.year() - 9; --year) {
      const absl::CivilDay civil(year, month, day);
      if (civil.day() == day && civil - today_ <= ahead) return civil;
    }
    return std::nullopt;
  }

  // Days `first` to `last` of a month, of the year at Word(words) if one is.
  std::optional<TimePhrase> Days(int month, int first, int last,
                                 size_t words) const {
    if (last < first) return std::nullopt;
    size_t year_at = words;
    if (Word(year_at) == "," || Word(year_at) == "of") ++year_at;
    std::optional<absl::CivilDay> begin;
    if (const int year = YearOf(Word(year_at))) {
      begin = absl::CivilDay(year, month, first);
      words = year_at + 1;
    } else {
      begin = DayNear(month, first);
    }
    if (!begin || begin->day() != first ||
        (*begin + (last - first)).day() != last) {
      return std::nullopt;
    }
    return TimePhrase{Between(*begin, *begin + (last - first) + 1),
                      TimeUnit::kDay, words};
  }

  std::optional<TimePhrase> Absolute() const {
    const absl::string_view first = Word(0);
    if (const int month = MonthOfName(first)) {
      if (const int day = DayOf(Word(1))) return Days(month, day, day, 2);
      if (const auto days = SplitAtDash(Word(1))) {
        const int from = DayOf(days->before), to = DayOf(days->behind);
        if (from > 0 && to > 0) return Days(month, from, to, 2);
      }
      const size_t year_at = Word(1) == "," || Word(1) == "of" ? 2 : 1;
      if (const int year = YearOf(Word(year_at))) {
        return TimePhrase{MonthRange(year, month), TimeUnit::kMonth,
                          year_at + 1};
      }
      return TimePhrase{asks() ? LatestMonth(month)
                               : MonthNear(month, plans() ? kMonthsPlanned : 3),
                        TimeUnit::kMonth, 1};
    }
    if (const int day = DayOf(first)) {
      const size_t month_at = Word(1) == "of" ? 2 : 1;
      if (const int month = MonthOfName(Word(month_at))) {
        return Days(month, day, day, month_at + 1);
      }
      return std::nullopt;
    }
    if (const int year = YearOf(first)) {
      return TimePhrase{YearRange(year), TimeUnit::kYear, 1};
    }
    return Numeric(first);
  }

  // "1990s", "2023-05-20", "2019-2021".
  std::optional<TimePhrase> Numeric(absl::string_view word) const {
    if (word.size() == 5 && word[4] == 's' && word[3] == '0') {
      const int year = YearOf(word.substr(0, 4));
      if (year == 0) return std::nullopt;
      return TimePhrase{
          Between(absl::CivilYear(year), absl::CivilYear(year + 10)),
          TimeUnit::kYear, 1};
    }
    const auto parts = SplitAtDash(word);
    const int year = parts ? YearOf(parts->before) : 0;
    if (year == 0) return std::nullopt;
    const absl::string_view rest = parts->behind;
    if (rest.size() == 5 && rest[2] == '-') {
      const int month = DayOf(rest.substr(0, 2)), day = DayOf(rest.substr(3));
      const absl::CivilDay civil(year, month, day);
      if (day == 0 || civil.month() != month || civil.day() != day) {
        return std::nullopt;
      }
      return TimePhrase{Between(civil, civil + 1), TimeUnit::kDay, 1};
    }
    const int other = YearOf(rest);
    if (other <= year) return std::nullopt;
    return TimePhrase{
        Between(absl::CivilYear(year), absl::CivilYear(other + 1)),
        TimeUnit::kYear, 1};
  }

  absl::Span<const absl::string_view> words_;
  size_t at_;
  absl::CivilDay today_;
  TimeReading::Style style_;
};

}  // namespace

std::optional<TimePhrase> ReadTimePhrase(
    absl::Span<const absl::string_view> words, size_t at,
    const TimeReading& reading) {
  return Reader(words, at, reading).Read();
}

}  // namespace hearsay::language
