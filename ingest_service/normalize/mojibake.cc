#include "ingest_service/normalize/mojibake.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/text/windows_1252.h"

namespace hearsay::normalize {
namespace {

using text::kWindows1252;

// The byte 0x80..0xBF that `c` was read from; 0 when it was none.
unsigned TrailByte(char32_t c) {
  if (c >= 0x80 && c <= 0xBF) return c;
  if (c < 0x0152 || c > 0x2122) return 0;
  const auto* const at = std::find(kWindows1252.begin(), kWindows1252.end(), c);
  return at == kWindows1252.end()
             ? 0
             : 0x80 + static_cast<unsigned>(at - kWindows1252.begin());
}

// Signs, and letters, that may well stand after a capital letter.
bool FollowsLetters(char32_t c) {
  constexpr std::u32string_view kFollowers =
      U"\u00A0\u00AB\u00BB\u00AD\u00B7\u00B0\u00BA\u00AA\u00B2\u00B3\u00B9"
      U"\u2018\u2019\u201A\u201C\u201D\u201E\u2039\u203A\u2013\u2014\u2026"
      U"\u2022\u2122\u00A9\u00AE\u00B4\u00A8\u00B8\u20AC\u0160\u0161\u017D"
      U"\u017E\u0152\u0153\u0178";
  return kFollowers.find(c) != std::u32string_view::npos;
}

struct Sequence {
  size_t size = 0;  // Code points; 0 is none.
  char32_t meant = 0;
  bool certain = false;
};

Sequence SequenceAt(std::u32string_view line, size_t i) {
  const char32_t lead = line[i];
  if (!MayBeginMojibake(lead)) return {};
  Sequence out;
  out.size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (i + out.size > line.size()) return {};
  out.meant = lead & (0xFFu >> (out.size + 1));
  for (size_t k = 1; k < out.size; ++k) {
    const unsigned byte = TrailByte(line[i + k]);
    if (byte == 0) return {};
    out.meant = out.meant << 6 | (byte & 0x3F);
  }
  constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};
  if (out.meant < kLeast[out.size] || out.meant > 0x10FFFF ||
      (out.meant >= 0xD800 && out.meant <= 0xDFFF)) {
    return {};
  }
  const char32_t next = line[i + 1];
  if (lead == 0xF0) {
    out.certain = next == 0x178;  // Emoji.
  } else if (lead == 0xE2) {
    // Quotation marks, dashes, the euro and trade mark signs.
    out.certain = next == 0x20AC || next == 0x80 ||
                  (next == 0x201A && out.meant == 0x20AC) ||
                  (next == 0x201E && out.meant == 0x2122);
  } else if (lead == 0xC3) {
    // Nothing but a letter, or what closes a word, stands after a real "Ã".
    constexpr std::u32string_view kClosing =
        U"\u00A0\u00AB\u00BB\u00AA\u00BA\u2018\u2019\u201C\u201D\u2013\u2014"
        U"\u2026";
    out.certain = kClosing.find(next) == std::u32string_view::npos;
  } else if (out.size == 2) {
    out.certain = !FollowsLetters(next) || (lead == 0xC2 && next == 0xA9);
  }
  return out;
}

// Marks every sequence of a run of so many certain: no language writes them.
constexpr size_t kRun = 3;

bool RepairLine(std::u32string_view line, const uint32_t* origins,
                std::u32string& out, std::vector<uint32_t>& out_origins) {
  struct Found {
    size_t at;
    Sequence sequence;
  };
  std::vector<Found> found;
  bool certain = false, sound = false;
  size_t run = 0;
  for (size_t i = 0; i < line.size();) {
    const Sequence sequence = SequenceAt(line, i);
    if (sequence.size == 0) {
      sound |= line[i] >= 0xC0;
      run = 0;
      ++i;
      continue;
    }
    found.push_back({i, sequence});
    if (++run >= kRun) {
      for (size_t k = found.size() - kRun; k < found.size(); ++k) {
        found[k].sequence.certain = true;
      }
    }
    certain |= found.back().sequence.certain;
    i += sequence.size;
  }
  size_t at = 0;
  const auto keep = [&](size_t end) {
    out.append(line.substr(at, end - at));
    out_origins.insert(out_origins.end(), origins + at, origins + end);
    at = end;
  };
  if (certain) {
    for (const Found& one : found) {
      if (sound && !one.sequence.certain) continue;
      keep(one.at);
      out.push_back(one.sequence.meant);
      out_origins.push_back(origins[one.at]);
      at = one.at + one.sequence.size;
    }
  }
  keep(line.size());
  return certain;
}

}  // namespace

void RepairMojibake(std::u32string& text, std::vector<uint32_t>& origins) {
  constexpr int kMaxTimes = 3;
  for (int times = 0; times < kMaxTimes; ++times) {
    if (std::none_of(text.begin(), text.end(), MayBeginMojibake)) return;
    std::u32string out;
    std::vector<uint32_t> out_origins;
    out.reserve(text.size());
    out_origins.reserve(text.size());
    bool repaired = false;
    for (size_t begin = 0; begin < text.size();) {
      size_t end = text.find(U'\n', begin);
      end = end == text.npos ? text.size() : end + 1;
      repaired |=
          RepairLine(std::u32string_view(text).substr(begin, end - begin),
                     origins.data() + begin, out, out_origins);
      begin = end;
    }
    if (!repaired) return;
    text = std::move(out);
    origins = std::move(out_origins);
  }
}

}  // namespace hearsay::normalize
