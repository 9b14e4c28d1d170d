#include "ingest_service/commit/text_sketch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
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

constexpr uint64_t kMultiplier = 0x9e3779b97f4a7c15u;

// A unit of a shingle lies in a buffer with as many more bytes behind it.
constexpr size_t kPadding = sizeof(uint64_t);

// The first of one to eight bytes is the lowest. Without a branch on how many
// they are, which is different with each word.
uint64_t LittleEndian(const char* bytes, size_t size) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t value;
  std::memcpy(&value, bytes, sizeof(value));
  return value & ~uint64_t{0} >> (64 - 8 * size);
}

// Eight bytes at a time: most words are one step. `bytes` is not empty.
uint64_t HashOf(absl::string_view bytes) {
  uint64_t h = bytes.size();
  for (; bytes.size() > 8; bytes.remove_prefix(8)) {
    h = Mix(h ^ LittleEndian(bytes.data(), 8));
  }
  return Mix(h ^ LittleEndian(bytes.data(), bytes.size()));
}

// What a sketch is made in. A thread keeps it for its next one: less than a
// megabyte, since the shingles are bounded.
struct Room {
  std::vector<uint64_t> shingles;
  std::vector<uint64_t> to_end;  // See AnchorsOf.
  std::vector<uint32_t> sorted;  // See SortUnique.
};

// The hashes of a text's shingles, in the order of the text. A hash is a
// polynomial of those of its units, so that one unit more or less is one step.
class Shingles {
 public:
  // Puts them into `hashes`, which outlives it.
  explicit Shingles(std::vector<uint64_t>& hashes) : hashes_(hashes) {
    hashes_.clear();
  }

  void Add(absl::string_view unit, uint64_t length) {
    const Unit in = {HashOf(unit), length};
    units_[end_++ % kMaxUnits] = in;
    length_ += length;
    polynomial_ = polynomial_ * kMultiplier + in.hash;
    // The shortest run of whole units that is long enough.
    for (const Unit* first = &units_[begin_ % kMaxUnits];
         length_ - first->length >= kShingleLength;
         first = &units_[begin_ % kMaxUnits]) {
      length_ -= first->length;
      polynomial_ -= first->hash * kPowers[end_ - begin_ - 1];
      ++begin_;
    }
    if (length_ >= kShingleLength) hashes_.push_back(Mix(polynomial_));
  }
  bool full() const { return hashes_.size() >= kMaxShingles; }

 private:
  // One more than the units of the longest run, which is of characters.
  static constexpr size_t kMaxUnits = 16;
  static_assert(kMaxUnits > kShingleLength / kCharacterLength + 1);
  static constexpr std::array<uint64_t, kMaxUnits> kPowers = [] {
    std::array<uint64_t, kMaxUnits> powers = {1};
    for (size_t i = 1; i < kMaxUnits; ++i) {
      powers[i] = powers[i - 1] * kMultiplier;
    }
    return powers;
  }();

  struct Unit {
    uint64_t hash;
    uint64_t length;
  };
  std::array<Unit, kMaxUnits> units_;  // A ring of those in [begin_, end_).
  size_t begin_ = 0;
  size_t end_ = 0;
  uint64_t length_ = 0;
  uint64_t polynomial_ = 0;
  std::vector<uint64_t>& hashes_;
};

void FindShingles(absl::string_view text, Room& room) {
  std::string padded = text::FoldNfc(text);
  const size_t size = padded.size();
  padded.append(kPadding, '\0');
  Shingles shingles(room.shingles);
  for (absl::string_view rest = absl::string_view(padded).substr(0, size);
       !shingles.full();) {
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
}

// Ascending, each once. Two passes of counting, since there are few values.
void SortUnique(std::vector<uint32_t>& samples, Room& room) {
  constexpr int kDigitBits = kSampleBits / 2;
  constexpr uint32_t kDigits = 1u << kDigitBits;
  std::vector<uint32_t>& other = room.sorted;
  other.resize(samples.size());
  for (const int shift : {0, kDigitBits}) {
    std::array<uint32_t, kDigits> places = {};
    for (const uint32_t s : samples) ++places[s >> shift & (kDigits - 1)];
    uint32_t place = 0;
    for (uint32_t& of_digit : places) {
      place += std::exchange(of_digit, place);
    }
    for (const uint32_t s : samples) {
      other[places[s >> shift & (kDigits - 1)]++] = s;
    }
    samples.swap(other);  // Twice, so that each has its own again.
  }
  samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
}

size_t WindowFor(size_t shingles) {
  if (shingles <= 256) return 16;
  if (shingles <= 2048) return 32;
  if (shingles <= 8192) return 64;
  return 128;
}

// Ranked by the bits that no anchor keeps, else the anchors would all be small
// numbers: they come first.
constexpr int kRankBits = 64 - kAnchorBits;
constexpr uint64_t RankedFirst(uint64_t hash) {
  return hash << kAnchorBits | hash >> kRankBits;
}

// The smallest of a window is that of two parts: what lies of it before a
// multiple of its length, and what lies behind (van Herk 1992).
std::vector<uint64_t> AnchorsOf(Room& room) {
  const std::vector<uint64_t>& shingles = room.shingles;
  const size_t count = shingles.size();
  const size_t window = std::min(WindowFor(count), count);
  // Of each, the smallest from there to the end of its block.
  std::vector<uint64_t>& to_end = room.to_end;
  to_end.resize(count);
  for (size_t end = count; end > 0;) {
    const size_t begin = (end - 1) / window * window;
    uint64_t smallest = ~uint64_t{0};
    for (size_t i = end; i-- > begin;) {
      smallest = std::min(smallest, RankedFirst(shingles[i]));
      to_end[i] = smallest;
    }
    end = begin;
  }
  std::vector<uint64_t> anchors;
  const auto take = [&](uint64_t smallest) {
    const uint64_t anchor = smallest & ((uint64_t{1} << kAnchorBits) - 1);
    if (anchors.empty() || anchors.back() != anchor) anchors.push_back(anchor);
  };
  if (count > 0) take(to_end[0]);
  for (size_t begin = window; begin < count; begin += window) {
    uint64_t smallest = ~uint64_t{0};
    const size_t end = std::min(begin + window, count);
    for (size_t i = begin; i < end; ++i) {
      smallest = std::min(smallest, RankedFirst(shingles[i]));
      take(std::min(smallest, i + 1 < begin + window ? to_end[i + 1 - window]
                                                     : smallest));
    }
  }
  std::sort(anchors.begin(), anchors.end());
  anchors.erase(std::unique(anchors.begin(), anchors.end()), anchors.end());
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
  thread_local Room room;
  FindShingles(text, room);
  const std::vector<uint64_t>& shingles = room.shingles;
  std::vector<uint32_t> samples;
  samples.reserve(shingles.size());
  for (const uint64_t shingle : shingles) {
    samples.push_back(static_cast<uint32_t>(shingle >> (64 - kSampleBits)));
  }
  SortUnique(samples, room);
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
  sketch.anchors = AnchorsOf(room);
  return sketch;
}

SharedText CompareTexts(const TextSketch& a, const TextSketch& b) {
  const uint32_t limit = std::min(a.sample_limit, b.sample_limit);
  const size_t of_a = CountBelow(a.samples, limit);
  const size_t of_b = CountBelow(b.samples, limit);
  if (of_a == 0 || of_b == 0) return {};
  size_t both = 0;
  for (size_t i = 0, k = 0; i < of_a && k < of_b;) {
    if (a.samples[i] == b.samples[k]) ++both;
    const bool forward_a = a.samples[i] <= b.samples[k];
    const bool forward_b = b.samples[k] <= a.samples[i];
    i += forward_a;
    k += forward_b;
  }
  return {static_cast<float>(both) / static_cast<float>(of_a),
          static_cast<float>(both) / static_cast<float>(of_b)};
}

std::string EncodeTextSketch(const TextSketch& sketch) {
  constexpr size_t kVarintBytes = 10;
  constexpr size_t kAnchorBytes = (kAnchorBits + 6) / 7;
  constexpr size_t kSampleBytes = (kSampleBits + 6) / 7;
  std::string bytes(3 * kVarintBytes + sketch.anchors.size() * kAnchorBytes +
                        sketch.samples.size() * kSampleBytes,
                    '\0');
  char* end = WriteVarint(sketch.sample_limit, bytes.data());
  end = WriteVarint(sketch.anchors.size(), end);
  uint64_t before = 0;
  for (const uint64_t anchor : sketch.anchors) {
    end = WriteVarint(anchor - before, end);
    before = anchor;
  }
  before = 0;
  for (const uint32_t sample : sketch.samples) {
    end = WriteVarint(sample - before, end);
    before = sample;
  }
  bytes.resize(static_cast<size_t>(end - bytes.data()));
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
  sketch.anchors.reserve(anchors);
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

absl::StatusOr<size_t> AnchorsInTextSketch(absl::string_view bytes) {
  uint64_t limit = 0, anchors = 0;
  if (!ConsumeVarint(bytes, limit) || !ConsumeVarint(bytes, anchors)) {
    return Malformed();
  }
  return anchors;
}

}  // namespace hearsay::commit
