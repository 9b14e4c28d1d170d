#include "ingest_service/normalize/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

// The value of the first `charset=` or `encoding=` of `text`.
std::string FindCharset(absl::string_view text, absl::string_view key) {
  const std::string lower = absl::AsciiStrToLower(text);
  const absl::string_view all = lower;
  for (size_t at = all.find(key); at != absl::string_view::npos;
       at = all.find(key, at + 1)) {
    absl::string_view rest = all.substr(at + key.size());
    rest = absl::StripLeadingAsciiWhitespace(rest);
    if (rest.empty() || rest.front() != '=') continue;
    rest = absl::StripLeadingAsciiWhitespace(rest.substr(1));
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
      rest.remove_prefix(1);
    }
    const size_t size =
        static_cast<size_t>(std::find_if(rest.begin(), rest.end(),
                                         [](char c) {
                                           return !absl::ascii_isalnum(c) &&
                                                  c != '-' && c != '_' &&
                                                  c != ':' && c != '.';
                                         }) -
                            rest.begin());
    if (size > 0) return std::string(rest.substr(0, size));
  }
  return "";
}

// What browsers make of labels that say less than what is sent.
std::string BrowserCharset(absl::string_view label) {
  if (label == "iso-8859-1" || label == "latin1" || label == "latin-1" ||
      label == "us-ascii" || label == "ascii" || label == "iso8859-1") {
    return "windows-1252";
  }
  if (label == "gb2312" || label == "gbk" || label == "x-gbk") return "gb18030";
  if (label == "iso-8859-9") return "windows-1254";
  if (label == "ks_c_5601-1987" || label == "euc-kr") return "windows-949";
  if (label == "shift_jis" || label == "x-sjis") return "windows-31j";
  if (label == "tis-620" || label == "iso-8859-11") return "windows-874";
  return std::string(label);
}

// nullopt when ICU does not know the charset.
std::optional<std::string> Convert(absl::string_view bytes,
                                   const std::string& charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &error), ucnv_close);
  if (U_FAILURE(error)) return std::nullopt;
  const icu::UnicodeString utf16(
      bytes.data(), static_cast<int32_t>(bytes.size()), converter.get(), error);
  if (U_FAILURE(error)) return std::nullopt;
  std::string out;
  utf16.toUTF8String(out);
  return out;
}

std::string Guess(absl::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(
      ucsdet_open(&error), ucsdet_close);
  if (U_FAILURE(error)) return "";
  constexpr size_t kSampleBytes = 64 << 10;
  ucsdet_enableInputFilter(detector.get(), true);
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<int32_t>(std::min(bytes.size(), kSampleBytes)),
                 &error);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return "";
  constexpr int32_t kSure = 30;
  if (ucsdet_getConfidence(match, &error) < kSure) return "";
  const char* name = ucsdet_getName(match, &error);
  return U_FAILURE(error) ? "" : absl::AsciiStrToLower(name);
}

// True when damage is so rare that the text is UTF-8 cut or spliced by
// accident, not another charset.
bool IsNearlyUtf8(absl::string_view bytes) {
  size_t high = 0;
  for (const char c : bytes) high += static_cast<unsigned char>(c) >= 0x80;
  const std::string repaired = text::RepairUtf8(bytes);
  size_t damaged = 0;
  for (size_t at = repaired.find("\uFFFD"); at != std::string::npos;
       at = repaired.find("\uFFFD", at + 3)) {
    ++damaged;
  }
  return damaged * 20 < high;
}

}  // namespace

std::string DecodeToUtf8(absl::string_view bytes,
                         absl::string_view content_type) {
  if (absl::ConsumePrefix(&bytes, "\xEF\xBB\xBF")) {
    return text::RepairUtf8(bytes);
  }
  if (absl::StartsWith(bytes, "\xFF\xFE") ||
      absl::StartsWith(bytes, "\xFE\xFF")) {
    if (auto text = Convert(bytes, "UTF-16")) return *std::move(text);
  }
  const bool is_utf8 = text::IsValidUtf8(bytes);
  // Also what most ASCII pages end with; ISO-2022 and UTF-7 aside.
  if (is_utf8 && bytes.find('\x1B') == absl::string_view::npos) {
    if (bytes.find('\0') == absl::string_view::npos) return std::string(bytes);
  }
  const absl::string_view head = bytes.substr(0, 4096);
  for (const std::string& label :
       {FindCharset(content_type, "charset"), FindCharset(head, "encoding"),
        FindCharset(head, "charset")}) {
    if (label.empty()) continue;
    if (label == "utf-8" || label == "utf8") {
      if (IsNearlyUtf8(bytes)) return text::RepairUtf8(bytes);
      continue;
    }
    // A page that says UTF-16 in ASCII letters is not.
    if (absl::StartsWith(label, "utf-16") || absl::StartsWith(label, "utf-7")) {
      continue;
    }
    if (auto text = Convert(bytes, BrowserCharset(label))) {
      return *std::move(text);
    }
  }
  if (is_utf8 || IsNearlyUtf8(bytes)) return text::RepairUtf8(bytes);
  if (const std::string guess = Guess(bytes); !guess.empty()) {
    if (auto text = Convert(bytes, BrowserCharset(guess))) {
      return *std::move(text);
    }
  }
  if (auto text = Convert(bytes, "windows-1252")) return *std::move(text);
  return text::RepairUtf8(bytes);
}

}  // namespace hearsay::normalize
