// What looking for the original of an article costs as the record grows.
//
//   duplicates_bench [ARTICLES...]   (default 10000 100000 1000000; TMPDIR says
//                                    which disk)
//
// Fills what a record keeps of texts with made-up articles of 400 words, one
// in five a copy of an earlier one with a tenth of it rewritten, and in every
// one a notice that a hundred others carry too. At each size, for articles that
// are new and for copies of articles of any age: microseconds of one look-up in
// the commit thread, the same beside the first size, and beside one look-up of
// an identity that is not there; bytes on disk an article; microseconds of the
// commit thread to put one in, since the size before; and what a restart reads.

#include <rocksdb/write_batch.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/byte_codec.h"
#include "ingest_service/commit/anchor_index.h"
#include "ingest_service/commit/duplicates.h"
#include "ingest_service/commit/families.h"
#include "ingest_service/commit/store_meta.h"
#include "ingest_service/commit/text_sketch.h"
#include "ingest_service/commit/working_set.h"
#include "tests/support/temp_dir.h"

namespace hearsay::commit {
namespace {

constexpr int kWords = 400;
constexpr int kNoticeWords = 40;
constexpr int kLookups = 2000;

// Words follow Zipf's law, as those of prose do.
void AppendWords(uint64_t seed, int count, std::string& text) {
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> exponent(0, 1);
  for (int i = 0; i < count; ++i) {
    const auto rank =
        static_cast<uint64_t>(std::pow(50000.0, exponent(random)));
    absl::StrAppend(&text, "w", rank, " ");
  }
}

std::string NewText(uint64_t n) {
  std::string text;
  AppendWords(n, kWords, text);
  AppendWords(~(n / 100), kNoticeWords, text);
  return text;
}

std::string CopyOf(uint64_t n, uint64_t by) {
  std::string text = NewText(n);
  text.resize(text.size() * 9 / 10);
  AppendWords(by << 32, kWords / 10, text);
  return text;
}

// The n-th article of the record.
std::string TextOf(uint64_t n) {
  return n % 5 == 4 ? CopyOf(n / 2 / 5 * 5, n) : NewText(n);
}

struct Store {
  explicit Store(const std::string& path)
      : opened(OpenStore(path, nullptr).value()), anchors(*opened.database) {}
  OpenedStore opened;
  AnchorIndex anchors;
};

std::string Padded(uint64_t n, size_t bytes) {
  std::string padded;
  AppendBigEndian64(n * 0x9e3779b97f4a7c15u, padded);
  padded.resize(bytes, 'x');
  return padded;
}

// Gives the microseconds that an article took in the commit thread.
double Fill(Store& store, uint64_t from, uint64_t to) {
  absl::Duration took;
  for (uint64_t n = from; n < to;) {
    WorkingSet rows(*store.opened.database);
    Duplicates duplicates(rows, store.anchors);
    for (const uint64_t end = std::min(n + 256, to); n < end; ++n) {
      const TextSketch sketch = SketchText(TextOf(n));
      const std::string encoded = EncodeTextSketch(sketch);
      const absl::Time began = absl::Now();
      if (!duplicates
               .Put(Padded(n, 16), n + 1, Padded(n, 32), sketch, encoded,
                    /*had_text=*/false)
               .ok()) {
        std::abort();
      }
      took += absl::Now() - began;
    }
    const absl::Time began = absl::Now();
    rocksdb::WriteBatch batch;
    rows.AppendTo(batch);
    if (!store.opened.database->Write(batch, /*durable=*/false).ok()) {
      std::abort();
    }
    store.anchors.Keep(n);
    took += absl::Now() - began;
  }
  return absl::ToDoubleMicroseconds(took) / static_cast<double>(to - from);
}

template <typename Look>
double MedianMicroseconds(Look look) {
  std::vector<double> took;
  for (int i = 0; i < kLookups; ++i) took.push_back(look(i));
  std::nth_element(took.begin(), took.begin() + kLookups / 2, took.end());
  return took[kLookups / 2];
}

// How long it takes to look for the original of a text; aborts unless it finds
// one exactly when it should.
double LookUp(Store& store, const std::string& text, uint64_t n,
              bool has_original) {
  const TextSketch sketch = SketchText(text);
  const std::string text_hash = Padded(n, 32);
  WorkingSet rows(*store.opened.database);
  Duplicates duplicates(rows, store.anchors);
  const absl::Time began = absl::Now();
  rows.Expect(kFingerprints, text_hash);
  rows.Load();
  const auto copies = duplicates.Copies(text_hash);
  const auto matches = duplicates.EarlierMatches(sketch, ~uint64_t{0});
  const absl::Duration took = absl::Now() - began;
  if (!copies.ok() || !matches.ok() || matches->empty() == has_original) {
    std::abort();
  }
  return absl::ToDoubleMicroseconds(took);
}

void Measure(Store& store, uint64_t size, double& first_new,
             double& first_copy) {
  std::mt19937_64 random(size);
  const auto floor = MedianMicroseconds([&](int) {
    const std::string key = Padded(random(), 32);
    const absl::Time began = absl::Now();
    if (!store.opened.database->Get(kIdentities, key).ok()) std::abort();
    return absl::ToDoubleMicroseconds(absl::Now() - began);
  });
  const double fresh = MedianMicroseconds([&](int i) {
    const uint64_t n = size + i;
    return LookUp(store, NewText(n * 1000003), n, false);
  });
  const double copied = MedianMicroseconds([&](int i) {
    const uint64_t n = random() % size / 5 * 5;
    return LookUp(store, CopyOf(n, size + i), size + i, true);
  });
  if (first_new == 0) {
    first_new = fresh;
    first_copy = copied;
  }
  std::printf(
      "%8llu articles: new %6.1f us (x%.2f of the first size), copy %6.1f us "
      "(x%.2f); beside one absent identity x%.0f and x%.0f; %lld B an "
      "article\n",
      static_cast<unsigned long long>(size), fresh, fresh / first_new, copied,
      copied / first_copy, fresh / floor, copied / floor,
      static_cast<long long>(store.opened.database->DiskBytes() /
                             static_cast<int64_t>(size)));
  std::fflush(stdout);
}

long PeakMemoryMegabytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

int Run(const std::vector<uint64_t>& sizes) {
  const TempDir dir;
  Store store(dir.path());
  double first_new = 0, first_copy = 0;
  uint64_t stored = 0;
  for (const uint64_t size : sizes) {
    const double put = Fill(store, stored, size);
    stored = size;
    if (!store.opened.database->Flush().ok()) return 1;
    Measure(store, size, first_new, first_copy);
    const absl::Time began = absl::Now();
    AnchorIndex again(*store.opened.database);
    if (!again.Load().ok()) return 1;
    std::printf(
        "         to put one in %.1f us; to read the newest after a restart "
        "%.0f "
        "ms; %lld MB of memory at most, this program's\n",
        put, absl::ToDoubleMilliseconds(absl::Now() - began),
        static_cast<long long>(PeakMemoryMegabytes()));
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace hearsay::commit

int main(int argc, char** argv) {
  std::vector<uint64_t> sizes;
  for (int i = 1; i < argc; ++i) {
    uint64_t size = 0;
    if (!absl::SimpleAtoi(argv[i], &size) || size == 0) {
      std::fprintf(stderr, "usage: duplicates_bench [ARTICLES...]\n");
      return 2;
    }
    sizes.push_back(size);
  }
  if (sizes.empty()) sizes = {10000, 100000, 1000000};
  return hearsay::commit::Run(sizes);
}
