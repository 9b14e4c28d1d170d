#include "ingest_service/commit/text_sketch.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "absl/status/status.h"
#include "common/base/byte_codec.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "common/text/word_segments.h"

namespace hearsay::commit {
namespace {

constexpr uint64_t kShingleLength = 40;
constexpr uint64_t kWordLength = 8;
constexpr uint64_t kCharacterLength = 5;  // Of a script without spaces.

constexpr int kAnchorBits = 40;
constexpr int kSampleBits = 20;
// A long text is sampled, but never so thinly that a short one within it would
// be compared by a handful of shingles.
constexpr size_t kEnoughSamples = 1024;
constexpr int kMostHalvings = 2;

// Every bit of the result depends on every bit of `h`; the finaliser of
// SplitMix64.
constexpr uint64_t Mix(uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9u;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebu;
  return h ^ (h >> 31);
}

// FNV-1a, mixed.
uint64_t HashOf(absl::string_view bytes) {
  uint64_t h = 0xcbf29ce484222325u;
  for (const char c : bytes) {
    h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
  }
  return Mix(h);
}

// The hashes of a text's shingles, in the order of the text.
class Shingles {
 public:
  void Add(absl::string_view unit, uint64_t length) {
    units_.push_back({HashOf(unit), length});
    length_ += length;
    // The shortest run of whole units that is long enough.
    while (length_ - units_.front().length >= kShingleLength) {
      length_ -= units_.front().length;
      units_.pop_front();
    }
    if (length_ < kShingleLength) return;
    uint64_t h = 0;
    for (const Unit& in : units_) h = h * 0x9e3779b97f4a7c15u + in.hash;
    hashes_.push_back(Mix(h));
  }
  bool full() const { return hashes_.size() >= kMaxShingles; }
  std::vector<uint64_t> Take() { return std::move(hashes_); }

 private:
  struct Unit {
    uint64_t hash;
    uint64_t length;
  };
  std::deque<Unit> units_;
  uint64_t length_ = 0;
  std::vector<uint64_t> hashes_;
};

std::vector<uint64_t> ShinglesOf(absl::string_view text) {
  const std::string folded = text::Fold(text);
  Shingles shingles;
  for (absl::string_view rest = folded; !shingles.full();) {
    const text::WordSegment word = text::NextWord(rest);
    if (word.text.empty()) break;
    if (!word.spaceless) {
      shingles.Add(word.text, kWordLength);
      continue;
    }
    for (absl::string_view run = word.text; !run.empty() && !shingles.full();) {
      const absl::string_view before = run;
      text::ConsumeCodePoint(run);
      shingles.Add(before.substr(0, before.size() - run.size()),
                   kCharacterLength);
    }
  }
  return shingles.Take();
}

template <typename T>
void SortUnique(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

size_t WindowFor(size_t shingles) {
  if (shingles <= 256) return 16;
  if (shingles <= 2048) return 32;
  if (shingles <= 8192) return 64;
  return 128;
}

// The bits that no anchor keeps: else the anchors would all be small numbers.
uint64_t RankOf(uint64_t hash) {
  return hash & ((uint64_t{1} << (64 - kAnchorBits)) - 1);
}

std::vector<uint64_t> AnchorsOf(const std::vector<uint64_t>& shingles) {
  const size_t window = std::min(WindowFor(shingles.size()), shingles.size());
  std::vector<uint64_t> anchors;
  // Indices whose ranks ascend: the first is the smallest of the window.
  std::deque<size_t> smallest;
  for (size_t i = 0; i < shingles.size(); ++i) {
    while (!smallest.empty() &&
           RankOf(shingles[smallest.back()]) > RankOf(shingles[i])) {
      smallest.pop_back();
    }
    smallest.push_back(i);
    if (i + 1 < window) continue;
    if (smallest.front() + window <= i) smallest.pop_front();
    const uint64_t anchor = shingles[smallest.front()] >> (64 - kAnchorBits);
    if (anchors.empty() || anchors.back() != anchor) anchors.push_back(anchor);
  }
  SortUnique(anchors);
  return anchors;
}

size_t CountBelow(const std::vector<uint32_t>& samples, uint32_t limit) {
  return std::lower_bound(samples.begin(), samples.end(), limit) -
         samples.begin();
}

absl::Status Malformed() {
  return absl::DataLossError("fingerprints: a text's sketch is not one");
}

}  // namespace

TextSketch SketchText(absl::string_view text) {
  const std::vector<uint64_t> shingles = ShinglesOf(text);
  std::vector<uint32_t> samples;
  samples.reserve(shingles.size());
  for (const uint64_t shingle : shingles) {
    samples.push_back(static_cast<uint32_t>(shingle >> (64 - kSampleBits)));
  }
  SortUnique(samples);
  TextSketch sketch;
  if (samples.size() < kMinShingles) return sketch;
  int halvings = 0;
  while (halvings < kMostHalvings &&
         (samples.size() >> halvings) > kEnoughSamples) {
    ++halvings;
  }
  sketch.sample_limit = 1u << (kSampleBits - halvings);
  samples.resize(CountBelow(samples, sketch.sample_limit));
  sketch.samples = std::move(samples);
  sketch.anchors = AnchorsOf(shingles);
  return sketch;
}

float SharedText(const TextSketch& a, const TextSketch& b) {
  const uint32_t limit = std::min(a.sample_limit, b.sample_limit);
  const size_t of_a = CountBelow(a.samples, limit);
  const size_t of_b = CountBelow(b.samples, limit);
  const size_t fewer = std::min(of_a, of_b);
  if (fewer == 0) return 0;
  size_t both = 0;
  for (size_t i = 0, k = 0; i < of_a && k < of_b;) {
    if (a.samples[i] == b.samples[k]) ++both;
    const bool forward_a = a.samples[i] <= b.samples[k];
    const bool forward_b = b.samples[k] <= a.samples[i];
    i += forward_a;
    k += forward_b;
  }
  return static_cast<float>(both) / static_cast<float>(fewer);
}

std::string EncodeTextSketch(const TextSketch& sketch) {
  std::string bytes;
  AppendVarint(sketch.sample_limit, bytes);
  AppendVarint(sketch.anchors.size(), bytes);
  uint64_t before = 0;
  for (const uint64_t anchor : sketch.anchors) {
    AppendVarint(anchor - before, bytes);
    before = anchor;
  }
  before = 0;
  for (const uint32_t sample : sketch.samples) {
    AppendVarint(sample - before, bytes);
    before = sample;
  }
  return bytes;
}

absl::StatusOr<TextSketch> DecodeTextSketch(absl::string_view bytes) {
  TextSketch sketch;
  uint64_t limit = 0, anchors = 0, step = 0;
  if (!ConsumeVarint(bytes, limit) || limit > (1u << kSampleBits) ||
      !ConsumeVarint(bytes, anchors) || anchors > bytes.size()) {
    return Malformed();
  }
  sketch.sample_limit = static_cast<uint32_t>(limit);
  uint64_t value = 0;
  for (; anchors > 0; --anchors) {
    if (!ConsumeVarint(bytes, step) || step >= (uint64_t{1} << kAnchorBits)) {
      return Malformed();
    }
    value += step;
    sketch.anchors.push_back(value);
  }
  value = 0;
  while (!bytes.empty()) {
    if (!ConsumeVarint(bytes, step) || step >= limit) return Malformed();
    value += step;
    if (value >= limit) return Malformed();
    sketch.samples.push_back(static_cast<uint32_t>(value));
  }
  return sketch;
}

}  // namespace hearsay::commit
