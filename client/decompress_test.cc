#include "client/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace hearsay::client {
namespace {

std::string Gzip(const std::string& text) {
  z_stream stream = {};
  EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 9,
                         Z_DEFAULT_STRATEGY),
            Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = text.size();
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = out.size();
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string Zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(
      ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

TEST(DecompressTest, ReadsGzipAndPlainBytes) {
  EXPECT_THAT(DecompressIfNeeded("plain", 100), IsOkAndHolds("plain"));
  EXPECT_THAT(DecompressIfNeeded(Gzip("packed"), 100), IsOkAndHolds("packed"));
  EXPECT_THAT(DecompressIfNeeded(Gzip("two ") + Gzip("members"), 100),
              IsOkAndHolds("two members"));
}

TEST(DecompressTest, BoundsWhatComesOut) {
  const std::string bomb = Gzip(std::string(50 << 20, 'x'));
  ASSERT_LT(bomb.size(), 100'000u);
  EXPECT_THAT(DecompressIfNeeded(bomb, 1 << 20),
              StatusIs(absl::StatusCode::kOutOfRange));
}

TEST(DecompressTest, ReadsZstandard) {
  EXPECT_THAT(DecompressIfNeeded(Zstd("packed"), 100), IsOkAndHolds("packed"));
  EXPECT_THAT(DecompressIfNeeded(Zstd("two ") + Zstd("frames"), 100),
              IsOkAndHolds("two frames"));
  EXPECT_THAT(DecompressIfNeeded(Zstd(std::string(50 << 20, 'x')), 1 << 20),
              StatusIs(absl::StatusCode::kOutOfRange));
}

TEST(DecompressTest, OfWhatIsDamagedItGivesWhatThereIs) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919);
  for (const std::string& packed : {Gzip(text), Zstd(text)}) {
    const auto cut =
        DecompressIfNeeded(packed.substr(0, packed.size() / 2), 10 << 20);
    ASSERT_TRUE(cut.ok()) << cut.status();
    EXPECT_GT(cut->size(), 1000u);
    EXPECT_EQ(text.substr(0, cut->size()), *cut);
    EXPECT_THAT(DecompressIfNeeded(packed.substr(0, 8), 100),
                StatusIs(absl::StatusCode::kDataLoss));
  }
}

TEST(DecompressTest, PaddingBehindTheLastMemberIsIgnored) {
  EXPECT_THAT(DecompressIfNeeded(Gzip("x") + std::string(9, '\0'), 100),
              IsOkAndHolds("x"));
}

}  // namespace
}  // namespace hearsay::client
