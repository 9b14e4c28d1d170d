#include "ingest_service/normalize/clean_text.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/types/span.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/character_references.h"
#include "ingest_service/normalize/mojibake.h"

namespace hearsay::normalize {
namespace {

// Code points, and for each the byte of the source that it came from.
struct Traced {
  std::u32string text;
  std::vector<uint32_t> origins;

  void Push(char32_t c, uint32_t origin) {
    text.push_back(c);
    origins.push_back(origin);
  }
  void Append(const Traced& other) {
    text += other.text;
    origins.insert(origins.end(), other.origins.begin(), other.origins.end());
  }
};

// References resolved, double encoding undone, nothing else.
Traced Decode(absl::string_view source) {
  Traced out;
  out.text.reserve(source.size());
  out.origins.reserve(source.size());
  absl::string_view rest = source;
  while (!rest.empty()) {
    const auto origin = static_cast<uint32_t>(source.size() - rest.size());
    char32_t c = rest.front() == '&' ? ConsumeReference(rest) : 0;
    if (c == 0) c = text::ConsumeCodePoint(rest);
    out.Push(c, origin);
  }
  RepairMojibake(out.text, out.origins);
  return out;
}

bool IsSpace(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool IsLineEnd(char32_t c) {
  return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028;
}

bool IsDropped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x034F ||
         c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC) ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// Lines trimmed, spaces single, nothing else decided yet.
std::vector<Traced> CleanLines(absl::string_view source) {
  const Traced decoded = Decode(source);
  std::vector<Traced> lines(1);
  bool space = false;
  const auto end_lines = [&](size_t count) {
    lines.resize(lines.size() + count);
    space = false;
  };
  for (size_t i = 0; i < decoded.text.size(); ++i) {
    const char32_t c = decoded.text[i];
    if (c == '\r') {
      const bool windows =
          i + 1 < decoded.text.size() && decoded.text[i + 1] == '\n';
      end_lines(windows ? 0 : 1);
    } else if (IsLineEnd(c)) {
      end_lines(1);
    } else if (c == 0x2029) {
      end_lines(2);
    } else if (IsSpace(c)) {
      space = true;
    } else if (!IsDropped(c)) {
      if (space && !lines.back().text.empty()) {
        lines.back().Push(' ', decoded.origins[i]);
      }
      space = false;
      lines.back().Push(c, decoded.origins[i]);
    }
  }
  return lines;
}

// Mail and wire services break lines at a width: such lines are of one length
// and end anywhere.
bool IsWrapped(absl::Span<const Traced> lines) {
  constexpr size_t kMaxWidth = 100;
  size_t open = 0, longest = 0;
  for (const Traced& line : lines) {
    longest = std::max(longest, line.text.size());
    if (line.text.empty()) continue;
    const char32_t last = line.text.back();
    if (last == ',' || (last < 0x80 && absl::ascii_isalnum(
                                           static_cast<unsigned char>(last)))) {
      ++open;
    }
  }
  return lines.size() >= 3 && longest <= kMaxWidth && open * 2 > lines.size();
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) text::AppendCodePoint(c, out);
  return out;
}

// The NFC of each part between two boundaries of normalisation. Where it has
// another length, all of it comes from where the part begins.
CleanedText ComposeParts(const Traced& traced) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  CleanedText out;
  const std::u32string_view text = traced.text;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin + 1;
    while (end < text.size() &&
           !nfc->hasBoundaryBefore(static_cast<UChar32>(text[end]))) {
      ++end;
    }
    const std::string part =
        text::ToNfc(ToUtf8(text.substr(begin, end - begin)));
    const size_t count = text::CountCodePoints(part);
    for (size_t k = 0; k < count; ++k) {
      out.origins.push_back(
          traced.origins[count == end - begin ? begin + k : begin]);
    }
    out.text += part;
    begin = end;
  }
  return out;
}

CleanedText Compose(Traced traced) {
  std::string text = ToUtf8(traced.text);
  if (text::ToNfc(text) != text) return ComposeParts(traced);
  return {std::move(text), std::move(traced.origins)};
}

}  // namespace

CleanedText TraceCleanText(absl::string_view text) {
  const std::vector<Traced> lines = CleanLines(text);
  const auto is_empty = [](const Traced& line) { return line.text.empty(); };
  // The outermost empty lines say nothing about the paragraphs.
  const auto begin = std::find_if_not(lines.begin(), lines.end(), is_empty);
  const auto end =
      std::find_if_not(lines.rbegin(), lines.rend(), is_empty).base();
  if (begin >= end) return {};
  const bool a_line_each = std::none_of(begin, end, is_empty) &&
                           !IsWrapped(absl::MakeConstSpan(
                               &*begin, static_cast<size_t>(end - begin)));
  Traced joined;
  bool after_empty = false;
  for (auto line = begin; line != end; ++line) {
    if (line->text.empty()) {
      after_empty = true;
      continue;
    }
    if (!joined.text.empty()) {
      joined.Push('\n', line->origins.front());
      if (after_empty || a_line_each) joined.Push('\n', line->origins.front());
    }
    after_empty = false;
    joined.Append(*line);
  }
  return Compose(std::move(joined));
}

std::string CleanText(absl::string_view text) {
  return TraceCleanText(text).text;
}

std::string CleanLine(absl::string_view text) {
  Traced joined;
  for (const Traced& line : CleanLines(text)) {
    if (line.text.empty()) continue;
    if (!joined.text.empty()) joined.Push(' ', line.origins.front());
    joined.Append(line);
  }
  return Compose(std::move(joined)).text;
}

}  // namespace hearsay::normalize
