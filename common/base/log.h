#ifndef HEARSAY_COMMON_BASE_LOG_H_
#define HEARSAY_COMMON_BASE_LOG_H_

#include <initializer_list>
#include <string>
#include <type_traits>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace hearsay {

// One structured log line: a constant message and fields with the facts, so
// that lines can be counted by message. Written to stderr as one JSON object in
// one write(2), so lines of several threads never mix. Whoever handles an error
// logs it; whoever passes it on does not. Never log tokens or article text.
//
//   Log(LogSeverity::kInfo, "article stored", {{"name", name}, {"bytes", n}});
enum class LogSeverity { kDebug, kInfo, kWarning, kError };

// A fact. Strings are JSON-escaped and cut at 1024 bytes; numbers stay numbers.
class LogField {
 public:
  LogField(absl::string_view name, absl::string_view value)
      : name_(name), value_(value), is_number_(false) {}
  LogField(absl::string_view name, const char* value)
      : LogField(name, absl::string_view(value)) {}
  LogField(absl::string_view name, const std::string& value)
      : LogField(name, absl::string_view(value)) {}
  template <typename T, typename = std::enable_if_t<std::is_arithmetic_v<T>>>
  LogField(absl::string_view name, T value)
      : name_(name), value_(absl::StrCat(value)), is_number_(true) {}

  const std::string& name() const { return name_; }
  const std::string& value() const { return value_; }
  bool is_number() const { return is_number_; }

 private:
  std::string name_;
  std::string value_;
  bool is_number_;
};

// Thread safe. Lines below the level of SetLogLevel are dropped.
void Log(LogSeverity severity, absl::string_view message,
         std::initializer_list<LogField> fields = {});

// kInfo unless set.
void SetLogLevel(LogSeverity least);

// The line that Log writes, with its newline; `time` is RFC 3339.
std::string FormatLogLine(absl::string_view time, LogSeverity severity,
                          absl::string_view message,
                          std::initializer_list<LogField> fields);

// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8
// become U+FFFD, so that the line stays JSON whatever it quotes.
void AppendJsonString(absl::string_view text, std::string& out);

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_LOG_H_
