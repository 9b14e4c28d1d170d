#include "ingest_service/normalize/style_sheet.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kMaxBytes = size_t{1} << 20;
constexpr int kMaxRules = 10'000;

std::string WithoutComments(absl::string_view css) {
  std::string out;
  while (!css.empty()) {
    if (absl::StartsWith(css, "/*")) {
      const size_t end = css.find("*/", 2);
      css.remove_prefix(end == css.npos ? css.size() : end + 2);
      out.push_back(' ');  // Parts two names, as a space does.
      continue;
    }
    out.push_back(css.front());
    css.remove_prefix(1);
  }
  return out;
}

// "p.note" and the like.
bool IsPlain(absl::string_view selector) {
  return std::count_if(selector.begin(), selector.end(),
                       [](char c) { return c == '.' || c == '#'; }) == 1 &&
         std::all_of(selector.begin(), selector.end(), [](char c) {
           return absl::ascii_isalnum(c) || c == '.' || c == '#' || c == '-' ||
                  c == '_' || (c & 0x80) != 0;
         });
}

struct Said {
  bool shown = false, hidden = false, important = false;
};

Said ReadDeclarations(absl::string_view declarations) {
  Said said;
  for (const absl::string_view one : absl::StrSplit(declarations, ';')) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(one, absl::MaxSplits(':', 1));
    const std::string name =
        absl::AsciiStrToLower(absl::StripAsciiWhitespace(parts.first));
    if (name != "display" && name != "visibility") continue;
    const std::string value =
        absl::AsciiStrToLower(absl::StripAsciiWhitespace(parts.second));
    const bool hides =
        absl::StartsWith(value, name == "display" ? "none" : "hidden");
    (hides ? said.hidden : said.shown) = true;
    said.important |= absl::StrContains(value, "!");
  }
  return said;
}

}  // namespace

void StyleSheet::Add(absl::string_view css) {
  if (bytes_ + css.size() > kMaxBytes) return;
  bytes_ += css.size();
  const std::string plain = WithoutComments(css);
  absl::string_view rest = plain;
  while (!rest.empty() && places_ < kMaxRules) {
    const size_t open = rest.find_first_of("{};");
    if (open == rest.npos) return;
    const absl::string_view head =
        absl::StripAsciiWhitespace(rest.substr(0, open));
    const bool has_block = rest[open] == '{';
    rest.remove_prefix(open + 1);
    if (!has_block) continue;  // "@import …;", or a stray bracket.
    size_t end = 0;
    for (size_t depth = 1; end < rest.size(); ++end) {
      if (rest[end] == '{') ++depth;
      if (rest[end] == '}' && --depth == 0) break;
    }
    if (!absl::StartsWith(head, "@")) AddRule(head, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void StyleSheet::AddRule(absl::string_view selectors,
                         absl::string_view declarations) {
  const Said said = ReadDeclarations(declarations);
  if (!said.hidden && !said.shown) return;
  for (absl::string_view selector : absl::StrSplit(selectors, ',')) {
    selector = absl::StripAsciiWhitespace(selector);
    if (!IsPlain(selector)) continue;
    Rule rule;
    rule.place = ++places_;
    rule.hides = said.hidden;
    rule.strength = (said.important ? 4 : 0) +
                    (absl::StrContains(selector, "#") ? 2 : 0) +
                    (absl::ascii_isalpha(selector.front()) ? 1 : 0);
    hiding_ += rule.hides;
    Rule& known = rules_[selector];
    if (rule.strength >= known.strength) known = rule;
  }
}

void StyleSheet::Ask(const std::string& selector, Rule& strongest) const {
  const auto found = rules_.find(selector);
  if (found == rules_.end()) return;
  const Rule& rule = found->second;
  if (std::pair(rule.strength, rule.place) >
      std::pair(strongest.strength, strongest.place)) {
    strongest = rule;
  }
}

bool StyleSheet::Hides(absl::string_view tag, absl::string_view id,
                       absl::string_view classes) const {
  Rule strongest;
  if (!id.empty()) {
    Ask(absl::StrCat("#", id), strongest);
    Ask(absl::StrCat(tag, "#", id), strongest);
  }
  for (const absl::string_view name : absl::StrSplit(
           classes, absl::ByAnyChar(" \t\r\n\f"), absl::SkipEmpty())) {
    Ask(absl::StrCat(".", name), strongest);
    Ask(absl::StrCat(tag, ".", name), strongest);
  }
  return strongest.hides;
}

}  // namespace hearsay::normalize
