#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_LINES_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_LINES_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// Lines, one after the other.
class PlainText {
 public:
  using Piece = absl::string_view;

  PlainText() = default;
  // Of about so many bytes.
  explicit PlainText(size_t bytes) { text_.reserve(bytes); }

  void Append(Piece piece) { text_.append(piece.data(), piece.size()); }
  void AppendSpace(Piece) { text_.push_back(' '); }
  void EndLine() { ends_.push_back(text_.size()); }
  bool AtLineStart() const {
    return text_.size() == (ends_.empty() ? 0 : ends_.back());
  }
  size_t size() const { return text_.size(); }
  std::vector<absl::string_view> Lines() const {
    std::vector<absl::string_view> lines;
    lines.reserve(ends_.size());
    size_t begin = 0;
    for (const size_t end : ends_) {
      lines.push_back(absl::string_view(text_).substr(begin, end - begin));
      begin = end;
    }
    return lines;
  }

 private:
  std::string text_;
  std::vector<size_t> ends_;
};

// The lines of a text, as LineMaker makes them, in which there is nothing to
// decode: no character references, nothing that was encoded twice. Most texts
// are such; nothing when this may be another. `source` is valid UTF-8. O(size).
std::optional<PlainText> PlainLines(absl::string_view source);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PLAIN_LINES_H_
