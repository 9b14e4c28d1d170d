#include "client/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"

namespace hearsay::client {
namespace {

constexpr int kBarWidth = 24;

std::string FormatMinutes(absl::Duration duration) {
  const int64_t seconds = absl::ToInt64Seconds(duration);
  if (seconds >= 3600) {
    return absl::StrFormat("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                           seconds % 60);
  }
  return absl::StrFormat("%d:%02d", seconds / 60, seconds % 60);
}

}  // namespace

std::string FormatCount(int64_t count) {
  std::string digits = absl::StrCat(count);
  for (int at = static_cast<int>(digits.size()) - 3; at > (count < 0 ? 1 : 0);
       at -= 3) {
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string FormatProgress(const Progress& progress, absl::Duration elapsed) {
  const double seconds = std::max(absl::ToDoubleSeconds(elapsed), 1e-3);
  const std::string counts =
      absl::StrFormat("%s articles  %.0f/s", FormatCount(progress.articles),
                      progress.articles / seconds);
  if (progress.total_bytes <= 0) return counts;
  const double part = std::clamp(
      static_cast<double>(progress.bytes) / progress.total_bytes, 0.0, 1.0);
  const int filled = static_cast<int>(part * kBarWidth);
  std::string line =
      absl::StrFormat("[%s%s] %3.0f%%  %s", std::string(filled, '#'),
                      std::string(kBarWidth - filled, '.'), part * 100, counts);
  if (part > 0.01) {
    absl::StrAppend(&line, "  ETA ",
                    FormatMinutes(absl::Seconds(seconds * (1 - part) / part)));
  }
  return line;
}

ProgressBar::ProgressBar()
    : on_terminal_(isatty(STDERR_FILENO) == 1), start_(absl::Now()) {}

void ProgressBar::Show(const Progress& progress) {
  if (!on_terminal_) return;
  const absl::Time now = absl::Now();
  if (now - last_ < absl::Milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  std::fprintf(stderr, "\r\x1b[K%s",
               FormatProgress(progress, now - start_).c_str());
  std::fflush(stderr);
}

void ProgressBar::Clear() {
  if (!shown_) return;
  shown_ = false;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

}  // namespace hearsay::client
