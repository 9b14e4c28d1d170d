#include "common/base/sha256.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace hearsay {
namespace {

TEST(Sha256Test, AgreesWithTheStandard) {
  // FIPS 180-2, appendix B.1.
  EXPECT_EQ(absl::BytesToHexString(Sha256Of("abc")),
            "ba7816bf8f01cfea414140de5dae2223"
            "b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256Test, FieldBoundariesCount) {
  EXPECT_NE(Sha256().Add("ab").Add("c").Digest(),
            Sha256().Add("a").Add("bc").Digest());
  EXPECT_NE(Sha256().Add("").Digest(), Sha256().Digest());
}

TEST(Sha256Test, FieldDigestsAreFrozen) {
  // Stored keys are made of these.
  EXPECT_EQ(absl::BytesToHexString(Sha256().Add("a").Add(1).Digest128()),
            absl::BytesToHexString(
                Sha256Of(absl::string_view("\x01"
                                           "a"
                                           "\x08\0\0\0\0\0\0\0\x01",
                                           11))
                    .substr(0, 16)));
}

}  // namespace
}  // namespace hearsay
