#include "common/language/known_names.h"

#include "gtest/gtest.h"

namespace hearsay::language {
namespace {

TEST(KnownNamesTest, OtherNamesGiveTheCanonicalOne) {
  EXPECT_EQ(CanonicalName("Kiev"), "Kyiv");
  EXPECT_EQ(CanonicalName("KYIV"), "Kyiv");
  EXPECT_EQ(CanonicalName("NYT", NameKind::kOutlet), "The New York Times");
  EXPECT_EQ(CanonicalName("the New York Times"), "The New York Times");
  EXPECT_EQ(CanonicalName("U.S."), "United States");
  EXPECT_EQ(CanonicalName("Bernie Sanders", NameKind::kPerson),
            "Bernard Sanders");
}

TEST(KnownNamesTest, ANameIsOfItsKind) {
  EXPECT_EQ(CanonicalName("Kiev", NameKind::kPerson), "");
  EXPECT_EQ(CanonicalName("NYT", NameKind::kPlace), "");
}

TEST(KnownNamesTest, WhatNoTableHasIsEmpty) {
  EXPECT_EQ(CanonicalName("Ada Moss"), "");
  EXPECT_EQ(CanonicalName(""), "");
  EXPECT_EQ(OutletOfDomain("herald.example"), "");
}

TEST(KnownNamesTest, DomainsOfOutlets) {
  EXPECT_EQ(OutletOfDomain("www.reuters.com"), "Reuters");
}

}  // namespace
}  // namespace hearsay::language
