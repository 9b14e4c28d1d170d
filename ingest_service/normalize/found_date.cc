#include "ingest_service/normalize/found_date.h"

#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/month_names.h"

namespace hearsay::normalize {
namespace {

// A number, a word, or one sign of a text.
struct Token {
  enum class Kind { kNumber, kWord, kSign } kind = Kind::kSign;
  int64_t value = 0;       // Of a number; of a word its month or 0.
  size_t digits = 0;       // Of a number.
  absl::string_view text;  // In the folded text.
  size_t begin = 0;
};

bool IsWordByte(char c) {
  return absl::ascii_isalpha(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Token> Tokenize(absl::string_view text) {
  std::vector<Token> tokens;
  for (size_t i = 0; i < text.size();) {
    Token token;
    token.begin = i;
    if (absl::ascii_isdigit(text[i])) {
      token.kind = Token::Kind::kNumber;
      while (i < text.size() && absl::ascii_isdigit(text[i])) {
        if (token.digits < 15) token.value = token.value * 10 + (text[i] - '0');
        ++token.digits;
        ++i;
      }
    } else if (IsWordByte(text[i])) {
      token.kind = Token::Kind::kWord;
      while (i < text.size() && IsWordByte(text[i])) ++i;
      token.value = MonthNumber(text.substr(token.begin, i - token.begin));
    } else {
      ++i;
      if (absl::ascii_isspace(text[token.begin])) continue;
    }
    token.text = text.substr(token.begin, i - token.begin);
    tokens.push_back(token);
  }
  return tokens;
}

std::optional<absl::CivilDay> MakeDay(int64_t year, int64_t month,
                                      int64_t day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 ||
      day > 31) {
    return std::nullopt;
  }
  const absl::CivilDay made(year, month, day);
  if (made.day() != day) return std::nullopt;
  return made;
}

// Reads one date at token `i`; `next` is left past it.
class Reader {
 public:
  Reader(const std::vector<Token>& tokens, DayOrder order)
      : tokens_(tokens), order_(order) {}

  std::optional<absl::CivilDay> ReadAt(size_t i, size_t& next) const {
    const Token& first = tokens_[i];
    if (first.kind == Token::Kind::kNumber) {
      if (first.digits == 4) return YearFirst(i, next);
      if (first.digits == 8) return Compact(i, next);
      if (first.digits <= 2) return DayFirst(i, next);
    } else if (first.kind == Token::Kind::kWord && first.value > 0) {
      return MonthNameFirst(i, next);
    }
    return std::nullopt;
  }

 private:
  bool IsNumber(size_t i, size_t max_digits) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kNumber &&
           tokens_[i].digits <= max_digits;
  }
  bool IsYear(size_t i) const {
    return IsNumber(i, 4) && tokens_[i].digits == 4;
  }
  bool Is(size_t i, absl::string_view text) const {
    return i < tokens_.size() && tokens_[i].text == text;
  }
  bool IsMonthName(size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == Token::Kind::kWord &&
           tokens_[i].value > 0;
  }
  // A hyphen, full stop or slash.
  bool IsSeparator(size_t i) const {
    return Is(i, "-") || Is(i, ".") || Is(i, "/");
  }
  size_t SkipAny(size_t i,
                 std::initializer_list<absl::string_view> words) const {
    for (bool again = true; again;) {
      again = false;
      for (const absl::string_view word : words) {
        if (Is(i, word)) {
          ++i;
          again = true;
        }
      }
    }
    return i;
  }

  // 2021-03-04, 2021/3/4, 2021年3月4日, 2021. március 4.
  std::optional<absl::CivilDay> YearFirst(size_t i, size_t& next) const {
    if (IsSeparator(i + 1) && IsNumber(i + 2, 2) &&
        Is(i + 3, tokens_[i + 1].text) && IsNumber(i + 4, 2)) {
      next = i + 5;
      return MakeDay(tokens_[i].value, tokens_[i + 2].value,
                     tokens_[i + 4].value);
    }
    if ((Is(i + 1, "年") || Is(i + 1, "년")) && IsNumber(i + 2, 2) &&
        (Is(i + 3, "月") || Is(i + 3, "월")) && IsNumber(i + 4, 2)) {
      next = i + 5;
      return MakeDay(tokens_[i].value, tokens_[i + 2].value,
                     tokens_[i + 4].value);
    }
    const size_t month = SkipAny(i + 1, {".", ",", "-", "/"});
    if (IsMonthName(month)) {
      const size_t day = SkipAny(month + 1, {".", "-", "/"});
      if (IsNumber(day, 2)) {
        next = day + 1;
        return MakeDay(tokens_[i].value, tokens_[month].value,
                       tokens_[day].value);
      }
    }
    return std::nullopt;
  }
  // 20210304
  std::optional<absl::CivilDay> Compact(size_t i, size_t& next) const {
    const int64_t value = tokens_[i].value;
    next = i + 1;
    return MakeDay(value / 10000, value / 100 % 100, value % 100);
  }
  // 4.3.2021, 3/4/21, 4th of March, 2021, 4 de marzo de 2021, 4-Mar-2021
  std::optional<absl::CivilDay> DayFirst(size_t i, size_t& next) const {
    if (IsSeparator(i + 1) && IsNumber(i + 2, 2) &&
        Is(i + 3, tokens_[i + 1].text) && IsNumber(i + 4, 4) &&
        tokens_[i + 4].digits % 2 == 0) {
      int64_t day = tokens_[i].value, month = tokens_[i + 2].value;
      int64_t year = tokens_[i + 4].value;
      if (tokens_[i + 4].digits == 2) year += year < 70 ? 2000 : 1900;
      const bool month_first =
          order_ == DayOrder::kMonthFirst && Is(i + 1, "/");
      if (month > 12 || (month_first && day <= 12)) std::swap(day, month);
      next = i + 5;
      return MakeDay(year, month, day);
    }
    const size_t month = SkipAny(i + 1, {".", "-", "/", "st", "nd", "rd", "th",
                                         "de", "of", "er", "º", "o", "a"});
    if (!IsMonthName(month)) return std::nullopt;
    const size_t year =
        SkipAny(month + 1, {".", ",", "-", "/", "de", "del", "'", "of", "г"});
    if (!IsYear(year)) return std::nullopt;
    next = year + 1;
    return MakeDay(tokens_[year].value, tokens_[month].value, tokens_[i].value);
  }
  // March 4th, 2021
  std::optional<absl::CivilDay> MonthNameFirst(size_t i, size_t& next) const {
    const size_t day = SkipAny(i + 1, {".", "-", "/"});
    if (!IsNumber(day, 2)) return std::nullopt;
    const size_t year =
        SkipAny(day + 1, {"st", "nd", "rd", "th", ",", ".", "-", "/", "of"});
    if (!IsYear(year)) return std::nullopt;
    next = year + 1;
    return MakeDay(tokens_[year].value, tokens_[i].value, tokens_[day].value);
  }

  const std::vector<Token>& tokens_;
  DayOrder order_;
};

struct TimeOfDay {
  absl::Duration since_midnight;
  absl::Duration zone;
};

// "T10:20:30.5+02:00", " 10:20 GMT" right after a date. Without a zone the
// instant is not known.
std::optional<TimeOfDay> ReadTime(absl::string_view text) {
  absl::ConsumePrefix(&text, "t");
  absl::ConsumePrefix(&text, ",");
  text = absl::StripLeadingAsciiWhitespace(text);
  const auto number = [&text](size_t digits) -> std::optional<int> {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (size_t i = 0; i < digits; ++i) {
      if (!absl::ascii_isdigit(text[i])) return std::nullopt;
      value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
  };
  const auto hour = number(2);
  if (!hour || *hour > 24 || !absl::ConsumePrefix(&text, ":")) {
    return std::nullopt;
  }
  const auto minute = number(2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (absl::ConsumePrefix(&text, ":")) {
    // Some programs print the seconds without their zero.
    auto read = number(2);
    if (!read) read = number(1);
    if (!read || *read > 60) return std::nullopt;
    second = *read;
    if (absl::ConsumePrefix(&text, ".")) {
      while (!text.empty() && absl::ascii_isdigit(text[0]))
        text.remove_prefix(1);
    }
  }
  TimeOfDay out{
      absl::Hours(*hour) + absl::Minutes(*minute) + absl::Seconds(second),
      absl::ZeroDuration()};
  text = absl::StripLeadingAsciiWhitespace(text);
  for (const absl::string_view utc : {"z", "gmt", "utc"}) {
    if (absl::ConsumePrefix(&text, utc)) {
      if (!text.empty() && IsWordByte(text[0])) return std::nullopt;
      if (utc == "z" || text.empty() || (text[0] != '+' && text[0] != '-')) {
        return out;
      }
      break;
    }
  }
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool west = text[0] == '-';
  text.remove_prefix(1);
  const auto zone_hours = number(2);
  if (!zone_hours || *zone_hours > 14) return std::nullopt;
  absl::ConsumePrefix(&text, ":");
  const auto zone_minutes = number(2);
  out.zone = absl::Hours(*zone_hours) + absl::Minutes(zone_minutes.value_or(0));
  if (west) out.zone = -out.zone;
  return out;
}

FoundDate Dated(absl::CivilDay day) {
  return {day, absl::FromCivil(day, absl::UTCTimeZone()), false, {}};
}

}  // namespace

std::optional<FoundDate> FindDate(absl::string_view text, DayOrder order) {
  const std::string folded = text::Fold(text);
  const std::vector<Token> tokens = Tokenize(folded);
  const Reader reader(tokens, order);
  for (size_t i = 0; i < tokens.size(); ++i) {
    size_t next = 0;
    const auto day = reader.ReadAt(i, next);
    if (!day) continue;
    FoundDate found = Dated(*day);
    const Token& last = tokens[next - 1];
    if (const auto time = ReadTime(
            absl::string_view(folded).substr(last.begin + last.text.size()))) {
      found.instant += time->since_midnight - time->zone;
      found.has_time = true;
      found.zone = time->zone;
    }
    return found;
  }
  return std::nullopt;
}

std::optional<FoundDate> FindDateInPath(absl::string_view path) {
  const std::vector<Token> tokens = Tokenize(path);
  const Reader reader(tokens, DayOrder::kDayFirst);
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Token::Kind::kNumber) continue;
    if (tokens[i].digits != 4 && tokens[i].digits != 8) continue;
    if (tokens[i].value < 1990) continue;
    size_t next = 0;
    if (const auto day = reader.ReadAt(i, next)) return Dated(*day);
  }
  return std::nullopt;
}

}  // namespace hearsay::normalize
