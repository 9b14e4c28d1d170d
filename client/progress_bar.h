#ifndef HEARSAY_CLIENT_PROGRESS_BAR_H_
#define HEARSAY_CLIENT_PROGRESS_BAR_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace hearsay::client {

// How far a run has come.
struct Progress {
  int64_t articles = 0;     // Answered.
  int64_t bytes = 0;        // Of the input read, of
  int64_t total_bytes = 0;  // so many; 0 when that is not known.
};

// One line, such as
//   [#######.............]  35%  7,012 articles  866/s  ETA 0:15
// and without a known total only what is known.
std::string FormatProgress(const Progress& progress, absl::Duration elapsed);

// Thousands separated by commas.
std::string FormatCount(int64_t count);

// Keeps one such line at the bottom of stderr when that is a terminal, and
// does nothing when it is not. Not thread safe.
class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar() { Clear(); }
  // Redraws, ten times a second at most.
  void Show(const Progress& progress);
  // Takes the line away, so that something else can be printed.
  void Clear();

 private:
  const bool on_terminal_;
  const absl::Time start_;
  absl::Time last_ = absl::InfinitePast();
  bool shown_ = false;
};

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_PROGRESS_BAR_H_
