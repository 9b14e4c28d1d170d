#include "ingest_service/normalize/language_guess.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "common/text/cut_utf8.h"
#include "ingest_service/normalize/plain_arabic.h"
#include "ingest_service/normalize/plain_chinese.h"
#include "ingest_service/normalize/plain_english.h"

namespace hearsay::normalize {
namespace {

// "EN_us.UTF-8" is "en-us"; empty when it is no tag.
std::string LanguageTag(absl::string_view declared) {
  declared = absl::StripAsciiWhitespace(declared);
  declared = declared.substr(0, declared.find_first_of(".,;@ "));
  std::string tag = absl::StrReplaceAll(declared, {{"_", "-"}});
  const std::string primary =
      absl::AsciiStrToLower(tag.substr(0, tag.find('-')));
  const bool is_tag =
      primary.size() >= 2 && primary.size() <= 3 && tag.size() <= 35 &&
      std::all_of(primary.begin(), primary.end(), absl::ascii_isalpha) &&
      std::all_of(tag.begin(), tag.end(),
                  [](char c) { return absl::ascii_isalnum(c) || c == '-'; });
  if (!is_tag) return "";
  tag.replace(0, primary.size(), primary);
  // Regions are written in capitals, scripts with one.
  if (tag.size() == primary.size() + 3) {
    for (size_t i = primary.size() + 1; i < tag.size(); ++i) {
      tag[i] = absl::ascii_toupper(tag[i]);
    }
  }
  return tag;
}

// Codes that CLD2 spells in the old way.
std::string Modern(absl::string_view code) {
  if (code == "iw") return "he";
  if (code == "no") return "nb";
  if (code == "zh-Hant") return "zh-Hant";
  if (code == "jw") return "jv";
  return std::string(code);
}

absl::string_view Primary(absl::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

// What CLD2 makes of the first bytes of a text.
struct Detected {
  std::string tag;
  int percent = 0;  // Of the text; 0 when it is not sure.
};

Detected Detect(absl::string_view text, size_t max_bytes) {
  const size_t size = text::CutUtf8(text, max_bytes).size();
  CLD2::Language top[3];
  int percent[3];
  double scores[3];  // Not used, but written to.
  int text_bytes = 0;
  bool reliable = false;
  CLD2::ExtDetectLanguageSummary(
      text.data(), static_cast<int>(size), /*is_plain_text=*/true,
      /*tld_hint=*/"", CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE, top,
      percent, scores, &text_bytes, &reliable);
  if (!reliable || top[0] == CLD2::UNKNOWN_LANGUAGE) return {};
  return {Modern(CLD2::LanguageCode(top[0])), percent[0]};
}

// Languages that many texts show by their everyday words alone.
struct PlainLanguage {
  absl::string_view tag;
  bool (*reads_so)(absl::string_view text);
};
constexpr PlainLanguage kPlainLanguages[] = {{"en", IsPlainlyEnglish},
                                             {"ar", IsPlainlyArabic},
                                             {"zh", IsPlainlyChinese}};

// Some of a text from its middle on: from a space, in a script that has them.
absl::string_view Middle(absl::string_view text, size_t bytes) {
  constexpr size_t kLongWord = 64;
  size_t begin = text::CodePointBegin(text, text.size() / 2);
  const size_t space = text.find(' ', begin);
  if (space < begin + kLongWord) begin = space;
  return text::CutUtf8(text.substr(begin), bytes);
}

// The language in which a text plainly begins and goes on; empty when there is
// none, or when it is declared to be of another one.
absl::string_view ReadsAs(absl::string_view text, const std::string& tag,
                          size_t glance_bytes) {
  for (const PlainLanguage& language : kPlainLanguages) {
    if (!language.reads_so(text::CutUtf8(text, glance_bytes))) continue;
    if (!tag.empty() && Primary(tag) != language.tag) return "";
    // A caption or a notice may stand before a text of another language.
    const bool goes_on = text.size() < 2 * glance_bytes
                             ? text.size() <= glance_bytes
                             : language.reads_so(Middle(text, glance_bytes));
    return goes_on ? language.tag : "";
  }
  return "";
}

}  // namespace

std::string GuessLanguage(absl::string_view text, absl::string_view declared) {
  // Most texts are of one language from their first words on. Detection is
  // dear, so that only doubtful ones get all of it, and plain ones none.
  constexpr size_t kGlanceBytes = 256;
  constexpr size_t kMaxBytes = 4 << 10;
  constexpr int kAllOne = 95;
  constexpr int kMostlyOne = 60;
  const std::string tag = LanguageTag(declared);
  const absl::string_view plain = ReadsAs(text, tag, kGlanceBytes);
  Detected guess = plain.empty() ? Detect(text, kGlanceBytes)
                                 : Detected{std::string(plain), 100};
  if (guess.percent < kAllOne && text.size() > kGlanceBytes) {
    guess = Detect(text, kMaxBytes);
  }
  if (guess.percent < kMostlyOne) return tag.empty() ? "und" : tag;
  if (!tag.empty() && (Primary(tag) == Primary(guess.tag) ||
                       (Primary(tag) == "no" && guess.tag == "nb"))) {
    return tag;
  }
  return guess.tag;
}

}  // namespace hearsay::normalize
