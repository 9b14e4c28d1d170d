#include "ingest_service/normalize/clean_text.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/types/span.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/character_references.h"
#include "ingest_service/normalize/line_maker.h"
#include "ingest_service/normalize/mojibake.h"
#include "ingest_service/normalize/plain_lines.h"

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

struct TracedCodePoint {
  char32_t code_point;
  uint32_t origin;
};

// Lines with the way back.
class TracedLines {
 public:
  using Piece = TracedCodePoint;

  void Append(Piece piece) {
    lines_.back().Push(piece.code_point, piece.origin);
  }
  void AppendSpace(Piece from) { lines_.back().Push(' ', from.origin); }
  void EndLine() { lines_.emplace_back(); }
  bool AtLineStart() const { return lines_.back().text.empty(); }
  std::vector<Traced> Take() {
    lines_.pop_back();
    return std::move(lines_);
  }

 private:
  std::vector<Traced> lines_ = std::vector<Traced>(1);
};

std::vector<Traced> CleanLines(absl::string_view source) {
  const Traced decoded = Decode(source);
  LineMaker<TracedLines> lines;
  for (size_t i = 0; i < decoded.text.size(); ++i) {
    const char32_t c = decoded.text[i];
    lines.Take(RoleOf(c), {c, decoded.origins[i]},
               i + 1 < decoded.text.size() && decoded.text[i + 1] == '\n');
  }
  return lines.Finish().Take();
}

struct LineShape {
  size_t length = 0;  // Code points.
  char32_t last = 0;
};

// Mail and wire services break lines at a width: such lines are of one length
// and end anywhere.
bool IsWrapped(absl::Span<const LineShape> lines) {
  constexpr size_t kMaxWidth = 100;
  size_t open = 0, longest = 0;
  for (const auto& [length, last] : lines) {
    longest = std::max(longest, length);
    if (last == ',' || (last < 0x80 && absl::ascii_isalnum(
                                           static_cast<unsigned char>(last)))) {
      ++open;
    }
  }
  return lines.size() >= 3 && longest <= kMaxWidth && open * 2 > lines.size();
}

// How many line ends are put before each line: none before one that is empty,
// which is left out, and before the first of the others.
std::vector<int> LineEndsBefore(absl::Span<const LineShape> lines) {
  const auto is_empty = [](const LineShape& line) { return line.length == 0; };
  // The outermost empty lines say nothing about the paragraphs.
  const auto begin = std::find_if_not(lines.begin(), lines.end(), is_empty);
  const auto end =
      std::find_if_not(lines.rbegin(), lines.rend(), is_empty).base();
  std::vector<int> ends(lines.size());
  if (begin >= end) return ends;
  const bool a_line_each = std::none_of(begin, end, is_empty) &&
                           !IsWrapped(absl::MakeConstSpan(
                               &*begin, static_cast<size_t>(end - begin)));
  bool after_empty = false;
  for (auto line = begin + 1; line < end; ++line) {
    if (!is_empty(*line)) {
      ends[line - lines.begin()] = after_empty || a_line_each ? 2 : 1;
    }
    after_empty = is_empty(*line);
  }
  return ends;
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
  if (!text::IsNfc(text)) return ComposeParts(traced);
  return {std::move(text), std::move(traced.origins)};
}

}  // namespace

CleanedText TraceCleanText(absl::string_view text) {
  const std::vector<Traced> lines = CleanLines(text);
  std::vector<LineShape> shapes;
  for (const Traced& line : lines) {
    shapes.push_back(
        {line.text.size(), line.text.empty() ? 0 : line.text.back()});
  }
  const std::vector<int> ends = LineEndsBefore(shapes);
  Traced joined;
  for (size_t i = 0; i < lines.size(); ++i) {
    for (int end = 0; end < ends[i]; ++end) {
      joined.Push('\n', lines[i].origins.front());
    }
    joined.Append(lines[i]);
  }
  return Compose(std::move(joined));
}

std::string CleanText(absl::string_view text) {
  const auto plain = PlainLines(text);
  if (!plain) return TraceCleanText(text).text;
  const std::vector<absl::string_view> lines = plain->Lines();
  std::vector<LineShape> shapes;
  shapes.reserve(lines.size());
  for (const absl::string_view line : lines) {
    // Of a last one that is not ASCII no more need be known.
    shapes.push_back({text::CountCodePoints(line),
                      line.empty() ? U'\0'
                      : (line.back() & 0x80)
                          ? U'\uFFFD'
                          : static_cast<char32_t>(line.back())});
  }
  const std::vector<int> ends = LineEndsBefore(shapes);
  std::string joined;
  joined.reserve(plain->size() + 2 * lines.size());
  for (size_t i = 0; i < lines.size(); ++i) {
    joined.append(static_cast<size_t>(ends[i]), '\n');
    joined.append(lines[i].data(), lines[i].size());
  }
  return text::IsNfc(joined) ? joined : text::ToNfc(joined);
}

std::string CleanLine(absl::string_view text) {
  if (const auto plain = PlainLines(text)) {
    std::string joined;
    for (const absl::string_view line : plain->Lines()) {
      if (!joined.empty() && !line.empty()) joined.push_back(' ');
      joined.append(line.data(), line.size());
    }
    return text::IsNfc(joined) ? joined : text::ToNfc(joined);
  }
  Traced joined;
  for (const Traced& line : CleanLines(text)) {
    if (line.text.empty()) continue;
    if (!joined.text.empty()) joined.Push(' ', line.origins.front());
    joined.Append(line);
  }
  return Compose(std::move(joined)).text;
}

}  // namespace hearsay::normalize
