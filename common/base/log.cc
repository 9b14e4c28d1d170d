#include "common/base/log.h"

#include <unistd.h>

#include <atomic>
#include <cstddef>

#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace hearsay {
namespace {

constexpr size_t kMaxFieldBytes = 1024;

std::atomic<LogSeverity> least_severity{LogSeverity::kInfo};

absl::string_view SeverityName(LogSeverity severity) {
  switch (severity) {
    case LogSeverity::kDebug:
      return "DEBUG";
    case LogSeverity::kInfo:
      return "INFO";
    case LogSeverity::kWarning:
      return "WARNING";
    case LogSeverity::kError:
      return "ERROR";
  }
  return "ERROR";
}

// The length of the well-formed UTF-8 sequence at the front of `text`; 0 when
// there is none. (Layer 0 cannot reach common/text.)
size_t SequenceLength(absl::string_view text) {
  const auto byte = [&](size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  const auto continues = [&](size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return continues(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    if (!continues(1) || !continues(2)) return 0;
    if (lead == 0xe0 && byte(1) < 0xa0) return 0;
    if (lead == 0xed && byte(1) > 0x9f) return 0;
    return 3;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    if (!continues(1) || !continues(2) || !continues(3)) return 0;
    if (lead == 0xf0 && byte(1) < 0x90) return 0;
    if (lead == 0xf4 && byte(1) > 0x8f) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

void AppendJsonString(absl::string_view text, std::string& out) {
  out.push_back('"');
  while (!text.empty()) {
    const auto c = static_cast<unsigned char>(text.front());
    const size_t length = SequenceLength(text);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c < 0x20 || c == 0x7f) {
      absl::StrAppendFormat(&out, "\\u%04x", c);
    } else if (length == 0) {
      out.append("\xef\xbf\xbd");
    } else {
      out.append(text.data(), length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  out.push_back('"');
}

std::string FormatLogLine(absl::string_view time, LogSeverity severity,
                          absl::string_view message,
                          std::initializer_list<LogField> fields) {
  std::string line = "{\"time\":";
  AppendJsonString(time, line);
  absl::StrAppend(&line, ",\"severity\":\"", SeverityName(severity),
                  "\",\"message\":");
  AppendJsonString(message, line);
  for (const LogField& field : fields) {
    line.push_back(',');
    AppendJsonString(field.name(), line);
    line.push_back(':');
    // JSON has no NaN and no infinity.
    const bool plain = field.is_number() &&
                       field.value().find_first_of("ni") == std::string::npos;
    if (plain) {
      line += field.value();
    } else {
      AppendJsonString(
          absl::string_view(field.value()).substr(0, kMaxFieldBytes), line);
    }
  }
  line += "}\n";
  return line;
}

void SetLogLevel(LogSeverity least) { least_severity = least; }

void Log(LogSeverity severity, absl::string_view message,
         std::initializer_list<LogField> fields) {
  if (severity < least_severity.load(std::memory_order_relaxed)) return;
  const std::string line =
      FormatLogLine(absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", absl::Now(),
                                     absl::UTCTimeZone()),
                    severity, message, fields);
  // A log that cannot be written has nowhere to complain.
  (void)!write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace hearsay
