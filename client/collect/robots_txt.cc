#include "client/collect/robots_txt.h"

#include <cmath>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace hearsay::collect {
namespace {

constexpr size_t kMaxRules = 10'000;
constexpr size_t kMaxPatternBytes = 2048;

// "%7e" and "~" are one; other octets and reserved characters stay as they are,
// with upper-case digits (RFC 9309, section 2.2.2).
std::string Unescaped(absl::string_view path) {
  std::string out;
  const auto digit = [](char c) {
    return absl::ascii_isdigit(c) ? c - '0' : absl::ascii_toupper(c) - 'A' + 10;
  };
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '%' && i + 2 < path.size() &&
        absl::ascii_isxdigit(path[i + 1]) &&
        absl::ascii_isxdigit(path[i + 2])) {
      const char c =
          static_cast<char>(digit(path[i + 1]) * 16 + digit(path[i + 2]));
      if (absl::ascii_isalnum(c) || c == '-' || c == '.' || c == '_' ||
          c == '~') {
        out.push_back(c);
      } else {
        out.push_back('%');
        out.push_back(absl::ascii_toupper(path[i + 1]));
        out.push_back(absl::ascii_toupper(path[i + 2]));
      }
      i += 2;
    } else if (static_cast<unsigned char>(path[i]) >= 0x80) {
      static constexpr char kDigits[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(path[i]);
      out.push_back('%');
      out.push_back(kDigits[byte >> 4]);
      out.push_back(kDigits[byte & 15]);
    } else {
      out.push_back(path[i]);
    }
  }
  return out;
}

// `*` is any run, `$` at the end of the pattern the end of the path; without it
// a prefix is enough. Two cursors, no recursion: a star that matched goes on
// from where it was.
bool Matches(absl::string_view pattern, absl::string_view path) {
  const bool anchored = absl::ConsumeSuffix(&pattern, "$");
  size_t p = 0, s = 0, star = absl::string_view::npos, star_s = 0;
  while (true) {
    if (p == pattern.size() && (!anchored || s == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_s = s;
    } else if (p < pattern.size() && s < path.size() && pattern[p] == path[s]) {
      ++p;
      ++s;
    } else if (star != absl::string_view::npos && star_s < path.size()) {
      p = star + 1;
      s = ++star_s;
    } else {
      return false;
    }
  }
}

}  // namespace

RobotsRules RobotsRules::DisallowAll() {
  RobotsRules rules;
  rules.rules_.push_back({"/", false});
  return rules;
}

RobotsRules RobotsRules::Parse(absl::string_view text,
                               absl::string_view product) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  text = text.substr(0, kMaxBytes);
  RobotsRules named, general;
  bool is_named = false, any_named = false, is_general = false;
  bool in_agents = false;  // The last line was a User-agent.
  for (absl::string_view line : absl::StrSplit(text, absl::ByAnyChar("\r\n"))) {
    line = line.substr(0, line.find('#'));
    const size_t colon = line.find(':');
    if (colon == absl::string_view::npos) continue;
    const absl::string_view key =
        absl::StripAsciiWhitespace(line.substr(0, colon));
    const absl::string_view value =
        absl::StripAsciiWhitespace(line.substr(colon + 1));
    if (absl::EqualsIgnoreCase(key, "user-agent")) {
      if (!in_agents) is_named = is_general = false;
      in_agents = true;
      const absl::string_view agent = value.substr(0, value.find('/'));
      if (agent == "*") {
        is_general = true;
      } else if (absl::EqualsIgnoreCase(agent, product)) {
        is_named = any_named = true;
      }
      continue;
    }
    const bool allow = absl::EqualsIgnoreCase(key, "allow");
    const bool disallow = absl::EqualsIgnoreCase(key, "disallow");
    const bool delay = absl::EqualsIgnoreCase(key, "crawl-delay");
    if (!allow && !disallow && !delay) continue;
    in_agents = false;
    for (RobotsRules* rules :
         {is_named ? &named : nullptr, is_general ? &general : nullptr}) {
      if (rules == nullptr) continue;
      double seconds = 0;
      if (delay) {
        if (absl::SimpleAtod(value, &seconds) && std::isfinite(seconds) &&
            seconds >= 0) {
          rules->crawl_delay_ = absl::Seconds(seconds);
        }
      } else if (!value.empty() && value.size() <= kMaxPatternBytes &&
                 rules->rules_.size() < kMaxRules) {
        rules->rules_.push_back({Unescaped(value), allow});
      }
    }
  }
  return any_named ? std::move(named) : std::move(general);
}

bool RobotsRules::Allows(absl::string_view path) const {
  if (path == "/robots.txt") return true;
  // What is longer is decided by its beginning.
  const std::string plain = Unescaped(path.substr(0, kMaxPatternBytes));
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (best != nullptr &&
        (rule.pattern.size() < best->pattern.size() ||
         (rule.pattern.size() == best->pattern.size() && !rule.allow))) {
      continue;
    }
    if (Matches(rule.pattern, plain)) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace hearsay::collect
