#include "ingest_service/normalize/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

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

size_t HighBytes(absl::string_view bytes) {
  return static_cast<size_t>(std::count_if(
      bytes.begin(), bytes.end(),
      [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

// True when what could not be decoded is so rare that it was cut or spliced by
// accident, and the charset is right: `most` of the `high` bytes past ASCII for
// each damage. UTF-8 fits nothing by chance, the older charsets do.
constexpr size_t kOftenInUtf8 = 20;
constexpr size_t kOftenInOthers = 100;
bool IsHardlyDamaged(absl::string_view decoded, size_t high, size_t most) {
  size_t damaged = 0;
  for (size_t at = decoded.find("\uFFFD"); at != decoded.npos;
       at = decoded.find("\uFFFD", at + 3)) {
    ++damaged;
  }
  return damaged * most <= high;
}

// UTF-16 that says so nowhere: every other byte of its markup is zero.
const char* Utf16WithoutMark(absl::string_view bytes) {
  constexpr size_t kSampleBytes = 1024;
  size_t even = 0, odd = 0;
  const size_t size = std::min(bytes.size(), kSampleBytes) & ~size_t{1};
  for (size_t i = 0; i < size; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (size < 8) return nullptr;
  if (odd * 3 > size && even == 0) return "UTF-16LE";
  if (even * 3 > size && odd == 0) return "UTF-16BE";
  return nullptr;
}

// A text of Latin letters has few that are past ASCII. When most of the letters
// are, a label of a Western charset was written without looking.
bool IsWestern(absl::string_view charset) {
  return charset == "windows-1252" || charset == "windows-1254" ||
         charset == "iso-8859-15";
}
bool HoldsMostlyHighLetters(absl::string_view bytes, size_t high) {
  // Markup is ASCII, so what stands between its tags is counted alone.
  size_t letters = 0;
  bool in_tag = false;
  for (const char c : bytes) {
    if (c == '<') in_tag = true;
    if (!in_tag) letters += absl::ascii_isalpha(c);
    if (c == '>') in_tag = false;
  }
  constexpr size_t kEnough = 100;
  return high > kEnough && high > letters;
}

// Text, and how it was made of bytes.
struct Decoded {
  std::string text;
  std::string charset{};  // ICU's name; empty is UTF-8.
  size_t skipped = 0;     // Bytes of a mark before the text.
};

std::optional<Decoded> ConvertTo(absl::string_view bytes,
                                 const std::string& charset) {
  std::optional<std::string> text = Convert(bytes, charset);
  if (!text) return std::nullopt;
  return Decoded{*std::move(text), charset};
}

Decoded Decode(absl::string_view bytes, absl::string_view content_type) {
  if (absl::ConsumePrefix(&bytes, "\xEF\xBB\xBF")) {
    return {.text = text::RepairUtf8(bytes), .skipped = 3};
  }
  if (absl::StartsWith(bytes, "\xFF\xFE") ||
      absl::StartsWith(bytes, "\xFE\xFF")) {
    if (auto made = ConvertTo(bytes, "UTF-16")) return *std::move(made);
  }
  if (const char* utf16 = Utf16WithoutMark(bytes); utf16 != nullptr) {
    if (auto made = ConvertTo(bytes, utf16)) return *std::move(made);
  }
  // Also what most ASCII pages end with; ISO-2022 and UTF-7 aside.
  if (text::IsValidUtf8(bytes) &&
      bytes.find('\x1B') == absl::string_view::npos) {
    return {.text = std::string(bytes)};
  }
  constexpr size_t kHeadBytes = 16 << 10;
  const absl::string_view head = bytes.substr(0, kHeadBytes);
  const size_t high = HighBytes(bytes);
  const bool lies_if_western = HoldsMostlyHighLetters(bytes, high);
  for (const std::string& label :
       {FindCharset(content_type, "charset"), FindCharset(head, "encoding"),
        FindCharset(head, "charset")}) {
    if (label.empty()) continue;
    const bool utf8 = label == "utf-8" || label == "utf8";
    // A page that says UTF-16 in ASCII letters is not.
    if (absl::StartsWith(label, "utf-16") || absl::StartsWith(label, "utf-7")) {
      continue;
    }
    const std::string charset = BrowserCharset(label);
    if (IsWestern(charset) && lies_if_western) continue;
    std::optional<Decoded> made = utf8
                                      ? Decoded{.text = text::RepairUtf8(bytes)}
                                      : ConvertTo(bytes, charset);
    if (made && IsHardlyDamaged(made->text, high,
                                utf8 ? kOftenInUtf8 : kOftenInOthers)) {
      return *std::move(made);
    }
  }
  Decoded as_utf8{.text = text::RepairUtf8(bytes)};
  if (IsHardlyDamaged(as_utf8.text, high, kOftenInUtf8)) return as_utf8;
  if (const std::string guess = Guess(bytes); !guess.empty()) {
    if (auto made = ConvertTo(bytes, BrowserCharset(guess))) {
      return *std::move(made);
    }
  }
  if (auto made = ConvertTo(bytes, "windows-1252")) return *std::move(made);
  return as_utf8;
}

// Appends where each byte of RepairUtf8(bytes) comes from.
void TraceUtf8(absl::string_view bytes, uint32_t begin,
               std::vector<uint32_t>& origins) {
  std::string one;
  for (absl::string_view rest = bytes; !rest.empty();) {
    const auto at = static_cast<uint32_t>(bytes.size() - rest.size());
    one.clear();
    text::AppendCodePoint(text::ConsumeCodePoint(rest), one);
    origins.insert(origins.end(), one.size(), begin + at);
  }
}

// Where each byte of Convert(bytes, charset) comes from.
std::vector<uint32_t> TraceConversion(absl::string_view bytes,
                                      const std::string& charset) {
  std::vector<uint32_t> origins;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &error), ucnv_close);
  if (U_FAILURE(error)) return origins;
  // No charset makes more than two units of a byte.
  std::vector<UChar> units(2 * bytes.size() + 16);
  std::vector<int32_t> at(units.size());
  UChar* target = units.data();
  const char* source = bytes.data();
  ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source,
                 bytes.data() + bytes.size(), at.data(), /*flush=*/true,
                 &error);
  const auto count = static_cast<size_t>(target - units.data());
  uint32_t last = 0;
  for (size_t i = 0; i < count; ++i) {
    // What is made at the end has no place of its own.
    if (at[i] >= 0) last = static_cast<uint32_t>(at[i]);
    const UChar unit = units[i];
    const bool pair =
        U16_IS_LEAD(unit) && i + 1 < count && U16_IS_TRAIL(units[i + 1]);
    const size_t size = pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    origins.insert(origins.end(), size, last);
    if (pair) ++i;
  }
  return origins;
}

}  // namespace

std::string DecodeToUtf8(absl::string_view bytes,
                         absl::string_view content_type) {
  return Decode(bytes, content_type).text;
}

DecodedBytes TraceDecodeToUtf8(absl::string_view bytes,
                               absl::string_view content_type) {
  Decoded decoded = Decode(bytes, content_type);
  DecodedBytes out;
  if (decoded.charset.empty()) {
    out.origins.reserve(decoded.text.size());
    TraceUtf8(bytes.substr(decoded.skipped),
              static_cast<uint32_t>(decoded.skipped), out.origins);
  } else {
    out.origins = TraceConversion(bytes, decoded.charset);
  }
  out.origins.resize(decoded.text.size());
  out.text = std::move(decoded.text);
  return out;
}

}  // namespace hearsay::normalize
