#include "common/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "common/text/ascii_prefix.h"

namespace hearsay::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// One step through untrusted bytes: a whole code point, or the longest start
// of one that is still well formed (at least one byte).
struct Step {
  char32_t code_point;
  uint8_t length;
  bool valid;
};

// The first continuation byte's range is what rules out overlong forms,
// surrogates and what lies past U+10FFFF; later ones are 80..BF.
Step Decode(const unsigned char* p, const unsigned char* end) {
  const unsigned char lead = *p;
  if (lead < 0x80) return {lead, 1, true};
  unsigned char low = 0x80, high = 0xBF;
  uint8_t length = 0;
  char32_t code_point = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    code_point = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    code_point = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    code_point = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {kReplacement, 1, false};
  }
  for (uint8_t i = 1; i < length; ++i) {
    if (p + i == end || p[i] < low || p[i] > high) {
      return {kReplacement, i, false};
    }
    code_point = (code_point << 6) | (p[i] & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return {code_point, length, true};
}

// The first ill-formed byte of [p, end), or `end`.
const unsigned char* SkipValid(const unsigned char* p,
                               const unsigned char* end) {
  while (true) {
    p += AsciiPrefix(
        {reinterpret_cast<const char*>(p), static_cast<size_t>(end - p)});
    if (p == end) break;
    const Step step = Decode(p, end);
    if (!step.valid) break;
    p += step.length;
  }
  return p;
}

const unsigned char* Begin(absl::string_view s) {
  return reinterpret_cast<const unsigned char*>(s.data());
}

// What may come next, as Decode says, each times the bits that it has in a
// number of kSteps.
constexpr int kStateBits = 6;
enum State : uint64_t {
  kBegin = 0 * kStateBits,    // A code point.
  kOneMore = 1 * kStateBits,  // So many continuation bytes.
  kTwoMore = 2 * kStateBits,
  kThreeMore = 3 * kStateBits,
  kAfterE0 = 4 * kStateBits,
  kAfterEd = 5 * kStateBits,
  kAfterF0 = 6 * kStateBits,
  kAfterF4 = 7 * kStateBits,
  kIllFormed = 8 * kStateBits,
};
constexpr uint64_t kStateMask = (1u << kStateBits) - 1;

constexpr State Next(State state, unsigned char c) {
  const auto in = [c](unsigned char low, unsigned char high, State next) {
    return c >= low && c <= high ? next : kIllFormed;
  };
  switch (state) {
    case kBegin:
      if (c < 0x80) return kBegin;
      if (c >= 0xC2 && c <= 0xDF) return kOneMore;
      if (c == 0xE0) return kAfterE0;
      if (c == 0xED) return kAfterEd;
      if (c >= 0xE1 && c <= 0xEF) return kTwoMore;
      if (c == 0xF0) return kAfterF0;
      if (c == 0xF4) return kAfterF4;
      return in(0xF1, 0xF3, kThreeMore);
    case kOneMore:
      return in(0x80, 0xBF, kBegin);
    case kTwoMore:
      return in(0x80, 0xBF, kOneMore);
    case kThreeMore:
      return in(0x80, 0xBF, kTwoMore);
    case kAfterE0:
      return in(0xA0, 0xBF, kOneMore);
    case kAfterEd:
      return in(0x80, 0x9F, kOneMore);
    case kAfterF0:
      return in(0x90, 0xBF, kTwoMore);
    case kAfterF4:
      return in(0x80, 0x8F, kTwoMore);
    case kIllFormed:
      break;
  }
  return kIllFormed;
}

// Of each byte the state after it, at the bits of the state before it: a step
// is a shift, without a branch (P. Vognsen's automaton).
constexpr std::array<uint64_t, 256> kSteps = [] {
  std::array<uint64_t, 256> steps = {};
  for (size_t c = 0; c < steps.size(); ++c) {
    for (uint64_t state = kBegin; state <= kIllFormed; state += kStateBits) {
      steps[c] |= uint64_t{Next(static_cast<State>(state),
                                static_cast<unsigned char>(c))}
                  << state;
    }
  }
  return steps;
}();

}  // namespace

bool IsValidUtf8(absl::string_view bytes) {
  constexpr size_t kBytesAtOnce = 16;
  uint64_t state = kBegin;
  while (true) {
    if (state == kBegin) bytes.remove_prefix(AsciiPrefix(bytes));
    if (bytes.empty()) return state == kBegin;
    const size_t count = std::min(bytes.size(), kBytesAtOnce);
    for (const char c : bytes.substr(0, count)) {
      state = kSteps[static_cast<unsigned char>(c)] >> state & kStateMask;
    }
    if (state == kIllFormed) return false;
    bytes.remove_prefix(count);
  }
}

std::string RepairUtf8(absl::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  const unsigned char* p = Begin(bytes);
  const unsigned char* end = p + bytes.size();
  while (p < end) {
    const unsigned char* bad = SkipValid(p, end);
    out.append(reinterpret_cast<const char*>(p), bad - p);
    p = bad;
    if (p < end) {
      p += Decode(p, end).length;
      AppendCodePoint(kReplacement, out);
    }
  }
  return out;
}

char32_t internal::ConsumeBeyondAscii(absl::string_view& text) {
  // Most such texts are letters of two bytes and ideographs.
  const unsigned char* p = Begin(text);
  const auto goes_on = [](unsigned char c) { return (c & 0xC0) == 0x80; };
  if (p[0] >= 0xC2 && p[0] <= 0xDF && text.size() >= 2 && goes_on(p[1])) {
    text.remove_prefix(2);
    return (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
  }
  if (p[0] > 0xE0 && p[0] < 0xED && text.size() >= 3 && goes_on(p[1]) &&
      goes_on(p[2])) {
    text.remove_prefix(3);
    return (p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
  }
  const Step step = Decode(Begin(text), Begin(text) + text.size());
  text.remove_prefix(step.length);
  return step.code_point;
}

void internal::AppendBeyondAscii(char32_t code_point, std::string& out) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | ((code_point >> shift) & 0x3F)));
  };
  if (code_point < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (code_point >> 6)));
    tail(0);
  } else if (code_point < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (code_point >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | (code_point >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

// Eight bytes at a time: every answer counts whole texts. A byte goes on with a
// code point when its top bits are 10.
size_t CountCodePoints(absl::string_view text) {
  constexpr uint64_t kLowBits = 0x0101010101010101;
  constexpr uint64_t kEvenBytes = 0x00ff00ff00ff00ff;
  constexpr size_t kEight = sizeof(uint64_t);
  size_t continued = 0;
  size_t at = 0;
  while (at + kEight <= text.size()) {
    // A byte of it counts no further.
    const size_t end =
        at + std::min<size_t>((text.size() - at) / kEight, 255) * kEight;
    uint64_t by_place = 0;
    for (; at < end; at += kEight) {
      uint64_t bytes;
      std::memcpy(&bytes, text.data() + at, sizeof(bytes));
      by_place += bytes >> 7 & ~bytes >> 6 & kLowBits;
    }
    by_place = (by_place & kEvenBytes) + (by_place >> 8 & kEvenBytes);
    continued += by_place * 0x0001000100010001 >> 48;
  }
  for (; at < text.size(); ++at) {
    continued += static_cast<signed char>(text[at]) <= -65;
  }
  return text.size() - continued;
}

}  // namespace hearsay::text
