#include "common/base/log.h"

#include "gtest/gtest.h"

namespace hearsay {
namespace {

TEST(LogTest, LineIsOneJsonObject) {
  EXPECT_EQ(FormatLogLine("2026-01-02T03:04:05Z", LogSeverity::kWarning,
                          "disk is nearly full",
                          {{"path", "/data"}, {"free_bytes", 12}}),
            "{\"time\":\"2026-01-02T03:04:05Z\",\"severity\":\"WARNING\","
            "\"message\":\"disk is nearly full\",\"path\":\"/data\","
            "\"free_bytes\":12}\n");
}

TEST(LogTest, HostileValuesCannotForgeALine) {
  std::string out;
  AppendJsonString("a\n{\"b\"}\x01\xff\xc3\xa9\xed\xa0\x80", out);
  EXPECT_EQ(out,
            "\"a\\u000a{\\\"b\\\"}\\u0001\xef\xbf\xbd\xc3\xa9"
            "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST(LogTest, LongValuesAreCut) {
  const std::string line = FormatLogLine("t", LogSeverity::kInfo, "m",
                                         {{"v", std::string(5000, 'x')}});
  EXPECT_LT(line.size(), 1200u);
}

}  // namespace
}  // namespace hearsay
