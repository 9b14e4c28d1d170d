#include "ingest_service/normalize/byline.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/fold.h"
#include "ingest_service/normalize/month_names.h"

namespace hearsay::normalize {
namespace {

constexpr size_t kMaxNameBytes = 80;
constexpr size_t kMaxNames = 50;

bool ConsumeLead(absl::string_view& text) {
  for (const absl::string_view lead : {"written by ",
                                       "posted by ",
                                       "published by ",
                                       "story by ",
                                       "more stories by ",
                                       "by: ",
                                       "by ",
                                       "von: ",
                                       "von ",
                                       "veröffentlicht von ",
                                       "eingestellt von ",
                                       "erstellt von ",
                                       "gespeichert von ",
                                       "geschrieben von ",
                                       "por: ",
                                       "por ",
                                       "publicado por ",
                                       "par ",
                                       "publié par ",
                                       "di ",
                                       "pubblicato da ",
                                       "door ",
                                       "przez ",
                                       "af ",
                                       "av ",
                                       "автор: ",
                                       "text: ",
                                       "from ",
                                       "author: ",
                                       "autor: ",
                                       "autorin: ",
                                       "auteur: "}) {
    if (absl::StartsWithIgnoreCase(text, lead)) {
      text.remove_prefix(lead.size());
      return true;
    }
  }
  return false;
}

bool LooksLikeName(absl::string_view name) {
  if (name.size() < 2 || name.size() > kMaxNameBytes) return false;
  if (absl::StrContains(name, "://") || absl::StrContains(name, "@")) {
    return false;
  }
  if (std::count(name.begin(), name.end(), ' ') > 5) return false;
  if (std::any_of(name.begin(), name.end(), absl::ascii_isdigit)) return false;
  // Job titles and stray words are in lower case throughout.
  return std::any_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_isupper(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

// A date ends the names: "Ann Roe on May 3" is "Ann Roe".
absl::string_view WithoutDate(absl::string_view byline) {
  const auto* const digit =
      std::find_if(byline.begin(), byline.end(), absl::ascii_isdigit);
  if (digit == byline.end()) return byline;
  byline = byline.substr(0, static_cast<size_t>(digit - byline.begin()));
  while (!byline.empty()) {
    byline = absl::StripTrailingAsciiWhitespace(byline);
    const size_t space = byline.rfind(' ');
    if (space == absl::string_view::npos) break;
    std::string last = text::Fold(byline.substr(space + 1));
    while (!last.empty() && (last.back() == ',' || last.back() == '.')) {
      last.pop_back();
    }
    const bool joins = last == "on" || last == "am" || last == "le" ||
                       last == "vom" || last == "at" || last == "-" ||
                       last == "|" || last.empty();
    if (!joins && MonthNumber(last) == 0) break;
    byline = byline.substr(0, space);
  }
  return byline;
}

}  // namespace

void AddBylineNames(absl::string_view byline, std::vector<std::string>& names) {
  while (ConsumeLead(byline)) {
  }
  // A bar or a dash begins what is not a name any more: a date, a desk.
  byline = WithoutDate(byline.substr(0, byline.find(" | ")));
  const std::string listed = absl::StrReplaceAll(byline, {{" and ", ","},
                                                          {" & ", ","},
                                                          {" und ", ","},
                                                          {" et ", ","},
                                                          {" y ", ","},
                                                          {";", ","},
                                                          {" e ", ","},
                                                          {"、", ","},
                                                          {" / ", ","},
                                                          {"·", ","},
                                                          {"•", ","}});
  for (absl::string_view name : absl::StrSplit(listed, ',')) {
    name = absl::StripAsciiWhitespace(name);
    ConsumeLead(name);
    if (names.size() >= kMaxNames || !LooksLikeName(name)) continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      names.emplace_back(name);
    }
  }
}

}  // namespace hearsay::normalize
