#include "ingest_service/normalize/page_origins.h"

#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

size_t CodePointBytes(absl::string_view text) {
  absl::string_view rest = text;
  text::ConsumeCodePoint(rest);
  return text.size() - rest.size();
}

// True when `source` goes on as `text` does, as far as can be told: not past
// what is escaped there.
bool GoesOn(absl::string_view source, absl::string_view text) {
  constexpr size_t kFarEnough = 8;
  for (size_t i = 0; i < kFarEnough && i < text.size(); ++i) {
    if (i == source.size()) return false;
    const char c = source[i];
    if (c == '&' || c == '<' || c == '\r' || c == '\0') return true;
    if (c != text[i]) return false;
  }
  return true;
}

// The bytes of `source`, which starts with '&', that stand for what `text`
// starts with.
size_t ReferenceBytes(absl::string_view source, absl::string_view text) {
  constexpr size_t kMaxBytes = 64;
  size_t end = 1;
  while (end < source.size() && end < kMaxBytes &&
         (absl::ascii_isalnum(source[end]) || (end == 1 && source[1] == '#'))) {
    ++end;
  }
  const bool closed = end < source.size() && source[end] == ';';
  if (text.front() == '&') {
    // No other name stands for the sign itself.
    const bool named = absl::StartsWithIgnoreCase(source, "&amp");
    if (named) return absl::StartsWith(source.substr(4), ";") ? 5 : 4;
    if (end == 1 || source[1] != '#') return 1;
  }
  if (closed) ++end;
  // Old names need no semicolon, so that letters may follow: "&copy2021".
  const absl::string_view after = text.substr(CodePointBytes(text));
  for (size_t size = end; size > 2; --size) {
    if (GoesOn(source.substr(size), after)) return size;
  }
  return end;
}

// Finds, code point by code point, what made a text.
class Aligner {
 public:
  explicit Aligner(absl::string_view source) : source_(source) {}

  // The place of what `text` starts with; past it afterwards.
  size_t Place(absl::string_view text) {
    while (at_ < source_.size()) {
      const absl::string_view left = source_.substr(at_);
      const size_t place = at_;
      if (text.front() == '\n' && left.front() == '\r') {
        at_ += absl::StartsWith(left, "\r\n") ? 2 : 1;
        return place;
      }
      if (left.front() == '&') {
        at_ += ReferenceBytes(left, text);
        return place;
      }
      const absl::string_view one = text.substr(0, CodePointBytes(text));
      const bool literal = one != "<" || GoesOn(left.substr(1), text.substr(1));
      if (absl::StartsWith(left, one) && literal) {
        at_ += one.size();
        return place;
      }
      if (left.front() == '<') {
        at_ += std::min(left.find('>'), left.size() - 1) + 1;
        continue;
      }
      if (left.front() == '\0') {
        ++at_;
        if (one == "\uFFFD") return place;
        continue;
      }
      // The second code point of a reference, or a parser's own.
      constexpr size_t kMaxSkipped = 16;
      const size_t found = left.substr(0, kMaxSkipped).find(one);
      if (found == absl::string_view::npos) return place;
      at_ += found;
    }
    return source_.empty() ? 0 : source_.size() - 1;
  }

 private:
  const absl::string_view source_;
  size_t at_ = 0;
};

// The pieces of `value` in `json`, the inside of a string and more; nullopt
// when it is another string.
std::optional<std::vector<TextPiece>> MatchJsonString(absl::string_view json,
                                                      uint32_t begin,
                                                      uint32_t node,
                                                      absl::string_view value) {
  std::vector<TextPiece> pieces;
  size_t at = begin;
  size_t goes_on = 0;  // Where the last piece would go on.
  for (absl::string_view rest = value; !rest.empty();) {
    const size_t size = CodePointBytes(rest);
    const auto done = static_cast<uint32_t>(value.size() - rest.size());
    if (at >= json.size() || json[at] == '"') return std::nullopt;
    if (pieces.empty() || at != goes_on) {
      pieces.push_back({done, node, static_cast<uint32_t>(at)});
    }
    if (json[at] == '\\') {
      const bool unicode = absl::StartsWith(json.substr(at), "\\u");
      at += !unicode ? 2 : size == 4 ? 12 : 6;
      goes_on = 0;
    } else {
      // Line ends were made spaces to be read at all.
      const bool control = static_cast<unsigned char>(json[at]) < 0x20;
      if (!control &&
          !absl::StartsWith(json.substr(at), rest.substr(0, size))) {
        return std::nullopt;
      }
      at += control ? 1 : size;
      goes_on = at;
    }
    rest.remove_prefix(size);
  }
  return pieces;
}

}  // namespace

std::vector<uint32_t> AlignWithSource(absl::string_view text,
                                      absl::string_view source) {
  std::vector<uint32_t> origins;
  origins.reserve(text.size());
  Aligner aligner(source);
  for (absl::string_view rest = text; !rest.empty();) {
    const size_t size = CodePointBytes(rest);
    origins.insert(origins.end(), size,
                   static_cast<uint32_t>(aligner.Place(rest)));
    rest.remove_prefix(size);
  }
  return origins;
}

std::vector<uint32_t> OriginsInPage(const Document& page,
                                    absl::string_view text,
                                    absl::Span<const TextPiece> pieces) {
  std::vector<uint32_t> origins;
  origins.reserve(text.size());
  std::vector<uint32_t> in_node;  // Of the last piece's.
  uint32_t node = ~0u;
  for (size_t p = 0; p < pieces.size(); ++p) {
    const TextPiece& piece = pieces[p];
    const Node& made_of = page[piece.node];
    if (piece.node != node) {
      node = piece.node;
      in_node = AlignWithSource(made_of.text, made_of.source);
    }
    const uint32_t begin =
        made_of.source.empty()
            ? (origins.empty() ? 0 : origins.back())
            : static_cast<uint32_t>(made_of.source.data() - page.html().data());
    const size_t end = p + 1 < pieces.size() ? pieces[p + 1].at : text.size();
    for (size_t k = piece.at; k < end && origins.size() < text.size(); ++k) {
      const size_t from = piece.from == TextPiece::kPutIn
                              ? in_node.size()
                              : piece.from + (k - piece.at);
      origins.push_back(begin + (from < in_node.size() ? in_node[from] : 0));
    }
  }
  origins.resize(text.size(), origins.empty() ? 0 : origins.back());
  return origins;
}

std::vector<TextPiece> PiecesOfJson(const Document& page, uint32_t node,
                                    absl::string_view name,
                                    absl::string_view value) {
  const absl::string_view json = page[node].text;
  const std::string quoted = absl::StrCat("\"", name, "\"");
  for (size_t at = json.find(quoted); at != absl::string_view::npos;
       at = json.find(quoted, at + 1)) {
    // Name, colon, and the quotation mark, perhaps the first of a list.
    const size_t begin =
        json.find_first_not_of(" \t\r\n:[", at + quoted.size());
    if (begin == absl::string_view::npos || json[begin] != '"') continue;
    if (auto pieces = MatchJsonString(json, static_cast<uint32_t>(begin) + 1,
                                      node, value)) {
      return *std::move(pieces);
    }
  }
  return {};
}

}  // namespace hearsay::normalize
