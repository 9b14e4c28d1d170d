#include "ingest_service/normalize/character_references.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/strings/numbers.h"

namespace hearsay::normalize {
namespace {

// HTML 4's names of U+00A0 to U+00FF, in order.
constexpr std::array<absl::string_view, 96> kLatin1 = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::pair<absl::string_view, char32_t> kOthers[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},
    {"quot", '"'},      {"apos", '\''},     {"OElig", 0x152},
    {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},
    {"Yuml", 0x178},    {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
    {"lrm", 0x200E},    {"rlm", 0x200F},    {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},
    {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"bdquo", 0x201E},  {"dagger", 0x2020}, {"Dagger", 0x2021},
    {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030},
    {"prime", 0x2032},  {"Prime", 0x2033},  {"lsaquo", 0x2039},
    {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},
    {"minus", 0x2212},  {"rarr", 0x2192},   {"larr", 0x2190}};

char32_t Named(absl::string_view name) {
  const auto* const at = std::find(kLatin1.begin(), kLatin1.end(), name);
  if (at != kLatin1.end()) {
    return static_cast<char32_t>(0xA0 + (at - kLatin1.begin()));
  }
  for (const auto& [known, code_point] : kOthers) {
    if (name == known) return code_point;
  }
  return 0;
}

char32_t Numbered(absl::string_view number) {
  const bool hex =
      !number.empty() && (number.front() == 'x' || number.front() == 'X');
  uint32_t value = 0;
  if (!(hex ? absl::SimpleHexAtoi(number.substr(1), &value)
            : absl::SimpleAtoi(number, &value))) {
    return 0;
  }
  return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF) ? value : 0;
}

}  // namespace

char32_t ConsumeReference(absl::string_view& text) {
  constexpr size_t kMaxBytes = 10;
  const size_t end = text.substr(0, kMaxBytes).find(';');
  if (end == absl::string_view::npos || end < 2) return 0;
  const absl::string_view name = text.substr(1, end - 1);
  const char32_t found =
      name.front() == '#' ? Numbered(name.substr(1)) : Named(name);
  if (found != 0) text.remove_prefix(end + 1);
  return found;
}

}  // namespace hearsay::normalize
