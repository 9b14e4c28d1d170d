#include "common/text/byte_bits.h"

#include <string>

#include "gtest/gtest.h"

namespace hearsay::text {
namespace {

// Of all bytes, in parts of 32, each question byte by byte.
TEST(ByteBitsTest, HasABitOfEachByteThatIsMeant) {
  for (int part = 0; part < 256; part += 32) {
    std::string bytes;
    uint32_t letters = 0, space = 0, beyond = 0;
    for (int i = 0; i < 32; ++i) {
      const int c = part + i;
      bytes.push_back(static_cast<char>(c));
      letters |= uint32_t{c >= 'a' && c <= 'z'} << i;
      space |= uint32_t{c == ' '} << i;
      beyond |= uint32_t{c >= 0x80} << i;
    }
    const ByteBits bits(bytes.data());
    EXPECT_EQ(bits.In('a', 'z'), letters) << "from " << part;
    EXPECT_EQ(bits.Equal(' '), space) << "from " << part;
    EXPECT_EQ(bits.BeyondAscii(), beyond) << "from " << part;
  }
}

TEST(ByteBitsTest, TakesControlCharactersAsARange) {
  std::string bytes(32, 'x');
  bytes[0] = '\0';
  bytes[7] = '\x1F';
  bytes[31] = '\n';
  EXPECT_EQ(ByteBits(bytes.data()).In('\0', '\x1F'),
            uint32_t{1} | uint32_t{1} << 7 | uint32_t{1} << 31);
}

TEST(ByteBitsTest, ReadsFromAnyPlace) {
  const std::string text = "." + std::string(32, 'a') + ".";
  EXPECT_EQ(ByteBits(text.data() + 1).Equal('a'), ~uint32_t{0});
}

}  // namespace
}  // namespace hearsay::text
