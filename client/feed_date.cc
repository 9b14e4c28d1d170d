#include "client/feed_date.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "client/zone_names.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/month_names.h"

namespace hearsay::client {
namespace {

constexpr size_t kMaxBytes = 256;

// What is left of a text, taken part by part.
class Cursor {
 public:
  explicit Cursor(absl::string_view text) : rest_(text) {}

  bool AtEnd() const { return rest_.empty(); }
  char Peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void SkipSpace() { rest_ = absl::StripLeadingAsciiWhitespace(rest_); }
  bool Take(char c) {
    if (Peek() != c || AtEnd()) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // A run of digits; empty when there is none.
  absl::string_view Digits() {
    return TakeWhile([](char c) { return absl::ascii_isdigit(c); });
  }
  absl::string_view Word() {
    return TakeWhile([](char c) {
      return absl::ascii_isalpha(c) || static_cast<unsigned char>(c) >= 0x80;
    });
  }
  absl::string_view rest() const { return rest_; }

 private:
  template <typename Test>
  absl::string_view TakeWhile(Test test) {
    size_t n = 0;
    while (n < rest_.size() && test(rest_[n])) ++n;
    const absl::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return taken;
  }
  absl::string_view rest_;
};

// -1 for no digits or more than an int can hold.
int Number(absl::string_view digits) {
  if (digits.empty() || digits.size() > 8) return -1;
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

struct Parts {
  int year = -1, month = -1, day = -1;
  int hour = 0, minute = 0, second = 0, micros = 0;
  int zone_minutes = 0;
  bool has_time = false, has_zone = false;
};

std::optional<absl::Time> Assemble(const Parts& parts) {
  if (parts.year < 1900 || parts.year > 2199 || parts.month < 1 ||
      parts.month > 12 || parts.day < 1 || parts.day > 31 || parts.hour < 0 ||
      parts.hour > 23 || parts.minute < 0 || parts.minute > 59 ||
      parts.second < 0 || parts.second > 60) {
    return std::nullopt;
  }
  const absl::CivilDay day(parts.year, parts.month, parts.day);
  if (day.day() != parts.day) return std::nullopt;
  return absl::FromCivil(day, absl::UTCTimeZone()) + absl::Hours(parts.hour) +
         absl::Minutes(parts.minute - parts.zone_minutes) +
         absl::Seconds(parts.second) + absl::Microseconds(parts.micros);
}

// "+02:00", "-0500", "+1" at the cursor, behind its sign.
bool ReadOffset(bool negative, Cursor& in, Parts& parts) {
  const absl::string_view digits = in.Digits();
  int hours = -1, minutes = 0;
  if (digits.size() == 4) {
    hours = Number(digits.substr(0, 2));
    minutes = Number(digits.substr(2));
  } else if (digits.size() == 1 || digits.size() == 2) {
    hours = Number(digits);
    if (in.Take(':')) {
      const absl::string_view after = in.Digits();
      if (after.size() != 2) return false;
      minutes = Number(after);
    }
  }
  if (hours < 0 || hours > 14 || minutes > 59) return false;
  parts.zone_minutes = (hours * 60 + minutes) * (negative ? -1 : 1);
  parts.has_zone = true;
  return true;
}

// A zone by name or number, if there is one. False when what stands there is
// none that can be told.
bool ReadZone(Cursor& in, Parts& parts) {
  in.SkipSpace();
  if (in.AtEnd()) return true;
  if (absl::ascii_isalpha(in.Peek())) {
    const absl::string_view name = in.Word();
    const std::optional<int> minutes = ZoneMinutes(name);
    if (!minutes) return false;
    parts.zone_minutes = *minutes;
    parts.has_zone = true;
    // "GMT+0200"; of another zone it would say two things.
    if (*minutes == 0 && (in.Peek() == '+' || in.Peek() == '-')) {
      const bool negative = in.Take('-');
      if (!negative) in.Take('+');
      return ReadOffset(negative, in, parts);
    }
    return true;
  }
  const bool negative = in.Take('-');
  if (!negative && !in.Take('+')) return false;
  return ReadOffset(negative, in, parts);
}

// "19:20[:30[.45]]", "9.15", "192030" or "19".
bool ReadTime(Cursor& in, Parts& parts) {
  const absl::string_view first = in.Digits();
  parts.has_time = true;
  if (first.size() == 4 || first.size() == 6) {
    parts.hour = Number(first.substr(0, 2));
    parts.minute = Number(first.substr(2, 2));
    if (first.size() == 6) parts.second = Number(first.substr(4));
  } else if (first.size() == 1 || first.size() == 2) {
    parts.hour = Number(first);
    if (!in.Take(':')) return false;
    parts.minute = Number(in.Digits());
    if (parts.minute < 0) return false;
    if (in.Take(':')) {
      parts.second = Number(in.Digits());
      if (parts.second < 0) return false;
    }
  } else {
    return false;
  }
  if (in.Peek() == '.' || in.Peek() == ',') {
    in.Take(in.Peek());
    std::string fraction(in.Digits());
    if (fraction.empty()) return false;
    fraction.resize(6, '0');
    parts.micros = Number(fraction);
  }
  return true;
}

// ISO 8601: the text starts with a year of four digits.
std::optional<absl::Time> ReadIso(absl::string_view text) {
  Cursor in(text);
  Parts parts;
  const absl::string_view first = in.Digits();
  if (first.size() == 8 || first.size() == 14) {
    parts.year = Number(first.substr(0, 4));
    parts.month = Number(first.substr(4, 2));
    parts.day = Number(first.substr(6, 2));
    if (first.size() == 14) {
      Cursor time(first.substr(8));
      if (!ReadTime(time, parts)) return std::nullopt;
    }
  } else if (first.size() == 4) {
    parts.year = Number(first);
    const char separator = in.Peek();
    if (separator != '-' && separator != '/' && separator != '.') {
      return std::nullopt;
    }
    in.Take(separator);
    const absl::string_view month = in.Digits();
    if (month.size() == 3 && separator == '-') {  // The day of the year.
      const int ordinal = Number(month);
      const absl::CivilDay day =
          absl::CivilDay(parts.year, 1, 1) + (ordinal - 1);
      if (ordinal < 1 || day.year() != parts.year) return std::nullopt;
      parts.month = day.month();
      parts.day = day.day();
    } else {
      if (month.size() > 2 || !in.Take(separator)) return std::nullopt;
      parts.month = Number(month);
      parts.day = Number(in.Digits());
    }
  } else {
    return std::nullopt;
  }
  in.SkipSpace();
  if (in.Take('t')) in.SkipSpace();
  if (absl::ascii_isdigit(in.Peek()) && !parts.has_time) {
    if (!ReadTime(in, parts)) return std::nullopt;
  }
  if (!ReadZone(in, parts)) return std::nullopt;
  in.SkipSpace();
  return in.AtEnd() ? Assemble(parts) : std::nullopt;
}

// Without comments in parentheses, which nest and have escapes.
std::string WithoutComments(absl::string_view text) {
  std::string out;
  int depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && depth > 0) {
      ++i;
    } else if (text[i] == '(') {
      if (depth++ == 0) out.push_back(' ');
    } else if (text[i] == ')' && depth > 0) {
      --depth;
    } else if (depth == 0) {
      out.push_back(text[i]);
    }
  }
  return out;
}

// Words and numbers in the order in which people put them.
class WordedDate {
 public:
  std::optional<absl::Time> Read(absl::string_view text) {
    Cursor in(text);
    while (true) {
      in.SkipSpace();
      if (in.AtEnd()) break;
      const char c = in.Peek();
      bool ok = true;
      if (absl::ascii_isdigit(c)) {
        ok = TakeNumber(in);
      } else if (absl::ascii_isalpha(c) ||
                 static_cast<unsigned char>(c) >= 0x80) {
        ok = TakeWord(in);
      } else if ((c == '+' || c == '-') && parts_.has_time &&
                 !parts_.has_zone) {
        ok = ReadZone(in, parts_);
      } else {
        ok = c == ',' || c == '.' || c == '-' || c == '/' || c == '\'';
        in.Take(c);
      }
      if (!ok) return std::nullopt;
    }
    return Finish();
  }

 private:
  bool TakeNumber(Cursor& in) {
    Cursor ahead = in;
    const absl::string_view digits = ahead.Digits();
    if (ahead.Peek() == ':' && digits.size() <= 2) {
      return !parts_.has_time && ReadTime(in, parts_);
    }
    in = ahead;
    const int value = Number(digits);
    if (digits.size() == 4) {
      if (parts_.year >= 0) return false;
      parts_.year = value;
      return true;
    }
    if (digits.size() > 2) return false;
    if (numbers_.size() == 3) return false;
    numbers_.push_back(value);
    return true;
  }

  bool TakeWord(Cursor& in) {
    const Cursor before = in;
    const absl::string_view word = in.Word();
    if (const int month = normalize::MonthNumber(word); month > 0) {
      // "mar, 5 enero": in some languages Tuesday is short for March.
      if (parts_.month >= 0 && !numbers_.empty() && month_at_ > 0) return false;
      parts_.month = month;
      month_at_ = numbers_.size();
      return true;
    }
    if (word == "am" || word == "pm") {
      if (!parts_.has_time || parts_.hour < 1 || parts_.hour > 12) return false;
      parts_.hour = parts_.hour % 12 + (word == "pm" ? 12 : 0);
      return true;
    }
    // "9th", "4 de marzo de 2021"; the weekday comes before all else.
    if (word == "st" || word == "nd" || word == "rd" || word == "th" ||
        word == "de" || word == "of" || word == "at") {
      return true;
    }
    if (numbers_.empty() && parts_.month < 0 && parts_.year < 0) return true;
    if (!parts_.has_time || parts_.has_zone) return false;
    in = before;
    return ReadZone(in, parts_);
  }

  std::optional<absl::Time> Finish() {
    if (parts_.month >= 0) {
      // The day stands beside the month; a year of two digits behind both.
      if (numbers_.empty() || numbers_.size() > 2) return std::nullopt;
      if (month_at_ > 1) return std::nullopt;
      parts_.day = numbers_[0];
      if (numbers_.size() == 2 && !TwoDigitYear(numbers_[1])) {
        return std::nullopt;
      }
      return Assemble(parts_);
    }
    // Numbers alone: only when one of them cannot be a month.
    if (numbers_.size() != 2 || parts_.year < 0) return std::nullopt;
    const auto [a, b] = std::pair(numbers_[0], numbers_[1]);
    if (a <= 12 && b <= 12 && a != b) return std::nullopt;
    parts_.day = a > 12 ? a : b;
    parts_.month = a > 12 ? b : a;
    return Assemble(parts_);
  }

  // RFC 2822, section 4.3.
  bool TwoDigitYear(int value) {
    if (parts_.year >= 0) return false;
    parts_.year = value < 50 ? 2000 + value : 1900 + value;
    return true;
  }

  Parts parts_;
  std::vector<int> numbers_;  // Of one or two digits, that are no time.
  size_t month_at_ = 0;       // How many of them stand before the month.
};

}  // namespace

std::optional<absl::Time> ParseFeedDate(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  if (text.empty() || text.size() > kMaxBytes || !text::IsValidUtf8(text)) {
    return std::nullopt;
  }
  const std::string plain = WithoutComments(text::Fold(text));
  const absl::string_view words = absl::StripAsciiWhitespace(plain);
  size_t digits = 0;
  while (digits < words.size() && absl::ascii_isdigit(words[digits])) ++digits;
  if (digits >= 4 && words.substr(digits, 1) != " ") return ReadIso(words);
  return WordedDate().Read(words);
}

}  // namespace hearsay::client
