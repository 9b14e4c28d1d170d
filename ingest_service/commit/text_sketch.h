#ifndef HEARSAY_INGEST_SERVICE_COMMIT_TEXT_SKETCH_H_
#define HEARSAY_INGEST_SERVICE_COMMIT_TEXT_SKETCH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace hearsay::commit {

// What is kept of a text to find others that share most of it. A text is the
// set of its shingles: runs of five folded words, or of eight characters of a
// script written without spaces. FROZEN: hashes and choice are on disk.
struct TextSketch {
  // Shingles that are looked for: each run of so many shingles puts in its
  // smallest one (winnowing: Schleimer, Wilkerson and Aiken 2003), so two texts
  // with a long passage in common always have one of these in common. The runs
  // are 16 to 128 shingles long, growing with the text, which bounds their
  // number; what long runs choose, shorter ones choose too. Ascending; 40 bits.
  std::vector<uint64_t> anchors;
  // The shingles whose hashes of 20 bits lie below `sample_limit`, ascending:
  // all of them, or in a long text a half or a quarter.
  std::vector<uint32_t> samples;
  uint32_t sample_limit = 0;

  // Too few words to be more like one text than like another.
  bool empty() const { return samples.empty(); }
  friend bool operator==(const TextSketch&, const TextSketch&) = default;
};

// Only the first so many shingles of a text count.
constexpr size_t kMaxShingles = size_t{1} << 15;
// A text with fewer different ones has an empty sketch.
constexpr size_t kMinShingles = 8;

// `text` is valid UTF-8 in NFC. O(size). Thread safe.
TextSketch SketchText(absl::string_view text);

// How much of each of two texts stands in the other: the share of its shingles
// that both have, 0..1. Exact but for a hundredth when neither text is long.
struct SharedText {
  float of_a = 0, of_b = 0;
  // The greater one: both are parts of the same number.
  float of_shorter() const { return of_a > of_b ? of_a : of_b; }
  friend bool operator==(const SharedText&, const SharedText&) = default;
};
SharedText CompareTexts(const TextSketch& a, const TextSketch& b);

// Bytes for `fingerprints`: at most about 15 KB, 1 KB for 500 words.
std::string EncodeTextSketch(const TextSketch& sketch);
// kDataLoss when `bytes` is not that.
absl::StatusOr<TextSketch> DecodeTextSketch(absl::string_view bytes);
// How many anchors it has, without the rest.
absl::StatusOr<size_t> AnchorsInTextSketch(absl::string_view bytes);

}  // namespace hearsay::commit

#endif  // HEARSAY_INGEST_SERVICE_COMMIT_TEXT_SKETCH_H_
