#include "common/server/flag_set.h"

#include <stdlib.h>

#include <sstream>
#include <vector>

#include "gmock/gmock.h"

namespace hearsay::server {
namespace {

using ::testing::HasSubstr;

class FlagSetTest : public ::testing::Test {
 protected:
  FlagSetTest() {
    flags_.Add("test_text", &text_, "a text");
    flags_.Add("test_number", &number_, "a number", 1, 10);
    flags_.Add("test_bool", &bool_, "a truth");
    flags_.Add("test_time", &time_, "a time");
    flags_.Add("test_listen", &listen_, "an address");
  }
  ~FlagSetTest() override { unsetenv("HEARSAY_TEST_NUMBER"); }

  std::optional<int> Parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "program");
    return flags_.Parse(static_cast<int>(arguments.size()), arguments.data(),
                        out_, err_);
  }

  std::string text_ = "default";
  int64_t number_ = 5;
  bool bool_ = true;
  absl::Duration time_ = absl::Seconds(1);
  std::optional<HostPort> listen_;
  FlagSet flags_{"program", "Tests."};
  std::ostringstream out_, err_;
};

TEST_F(FlagSetTest, DefaultsStay) {
  EXPECT_EQ(Parse({}), std::nullopt);
  EXPECT_EQ(text_, "default");
  EXPECT_EQ(number_, 5);
  EXPECT_FALSE(listen_.has_value());
}

TEST_F(FlagSetTest, SetsEveryType) {
  EXPECT_EQ(Parse({"--test_text", "x", "--test_number=7", "--test_bool=false",
                   "--test_time=1m30s", "--test_listen=[::1]:80"}),
            std::nullopt);
  EXPECT_EQ(text_, "x");
  EXPECT_EQ(number_, 7);
  EXPECT_FALSE(bool_);
  EXPECT_EQ(time_, absl::Seconds(90));
  EXPECT_EQ(listen_, (HostPort{"::1", 80}));
  EXPECT_EQ(listen_->ToString(), "[::1]:80");
}

TEST_F(FlagSetTest, BoolMayStandAlone) {
  bool_ = false;
  EXPECT_EQ(Parse({"--test_bool"}), std::nullopt);
  EXPECT_TRUE(bool_);
}

TEST_F(FlagSetTest, EnvironmentGivesWhatTheLineDoesNot) {
  setenv("HEARSAY_TEST_NUMBER", "9", 1);
  EXPECT_EQ(Parse({}), std::nullopt);
  EXPECT_EQ(number_, 9);
  EXPECT_EQ(Parse({"--test_number", "3"}), std::nullopt);
  EXPECT_EQ(number_, 3);
}

TEST_F(FlagSetTest, WrongFlagsAreOneLineAndTwo) {
  for (const char* wrong :
       {"--test_number=11", "--test_number=x", "--test_bool=perhaps",
        "--test_time=5", "--test_time=-5s", "--test_listen=localhost",
        "--test_listen=h:65536", "--test_listen=::1:5", "--no_such=1"}) {
    err_.str("");
    EXPECT_EQ(Parse({wrong}), 2) << wrong;
    EXPECT_THAT(err_.str(), HasSubstr("program: ")) << wrong;
    EXPECT_EQ(err_.str().find('\n'), err_.str().size() - 1) << wrong;
  }
}

TEST_F(FlagSetTest, WrongValueSaysWhatItMustBe) {
  EXPECT_EQ(Parse({"--test_number=11"}), 2);
  EXPECT_EQ(err_.str(),
            "program: --test_number: \"11\", must be 1..10; see --help\n");
}

TEST_F(FlagSetTest, HelpNamesTheTwin) {
  EXPECT_EQ(Parse({"--help"}), 0);
  EXPECT_THAT(out_.str(), HasSubstr("HEARSAY_TEST_NUMBER"));
  EXPECT_EQ(Parse({"--version"}), 0);
}

}  // namespace
}  // namespace hearsay::server
