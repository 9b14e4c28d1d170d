#include "client/xml_repair.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "client/xml_doctype.h"
#include "common/text/utf8.h"
#include "common/text/windows_1252.h"

namespace hearsay::client {
namespace {

constexpr int kMaxAttributes = 256;
constexpr size_t kMaxExpandedBytes = 1 << 20;

using text::kWindows1252;

bool IsXmlCharacter(uint32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
         (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

bool IsNameStart(char c) {
  return absl::ascii_isalpha(c) || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool IsPredefined(absl::string_view name) {
  return name == "amp" || name == "lt" || name == "gt" || name == "quot" ||
         name == "apos";
}

bool IsNameByte(char c) {
  return IsNameStart(c) || absl::ascii_isdigit(c) || c == '-' || c == '.';
}

class Repairer {
 public:
  explicit Repairer(absl::string_view text) : rest_(text) {
    out_.reserve(text.size() + text.size() / 16);
  }

  std::string Run() {
    const size_t first = rest_.find('<');
    rest_.remove_prefix(first == absl::string_view::npos ? rest_.size()
                                                         : first);
    while (!rest_.empty()) {
      if (rest_.front() == '<') {
        TakeMarkup();
      } else {
        TakeCharacters();
      }
    }
    return std::move(out_);
  }

 private:
  void Copy(size_t n) {
    absl::StrAppend(&out_, rest_.substr(0, n));
    rest_.remove_prefix(n);
  }
  void Drop(size_t n) { rest_.remove_prefix(std::min(n, rest_.size())); }

  // Where `close` is, or npos.
  size_t Find(const char* close, size_t from) {
    if (absent_.count(close) > 0) return absl::string_view::npos;
    const size_t at = rest_.find(close, from);
    if (at == absl::string_view::npos) absent_.insert(close);
    return at;
  }

  // Drops what starts with `open` up to `close`; only `open` when that never
  // comes.
  void DropUntil(absl::string_view open, const char* close) {
    const size_t at = Find(close, open.size());
    Drop(at == absl::string_view::npos ? open.size()
                                       : at + absl::string_view(close).size());
  }

  void TakeMarkup() {
    constexpr absl::string_view kCdata = "<![CDATA[";
    static constexpr char kDoctype[] = "<!DOCTYPE";
    if (absl::StartsWith(rest_, "<!--")) {
      DropUntil("<!--", "-->");
    } else if (absl::StartsWith(rest_, "<?")) {
      DropUntil("<?", ">");
    } else if (absl::StartsWith(rest_, kCdata)) {
      TakeCdata(kCdata);
    } else if (absl::StartsWithIgnoreCase(rest_, kDoctype)) {
      const size_t end = absent_.count(kDoctype) > 0 ? absl::string_view::npos
                                                     : DoctypeEnd(rest_);
      if (end == absl::string_view::npos) {
        absent_.insert(kDoctype);
        return DropUntil(kDoctype, ">");
      }
      if (entities_.empty())
        entities_ = ReadPlainEntities(rest_.substr(0, end));
      Drop(end);
    } else if (rest_.size() > 1 && IsNameStart(rest_[1])) {
      TakeStartTag();
    } else if (rest_.size() > 2 && rest_[1] == '/' && IsNameStart(rest_[2])) {
      TakeEndTag();
    } else {
      out_ += "&lt;";
      Drop(1);
    }
  }

  absl::string_view TakeName() {
    size_t n = 0;
    while (n < rest_.size() && IsNameByte(rest_[n])) ++n;
    const absl::string_view name = rest_.substr(0, n);
    Drop(n);
    return name;
  }

  void TakeEndTag() {
    Drop(2);
    absl::StrAppend(&out_, "</", TakeName(), ">");
    Drop(std::min(rest_.find_first_of("<>"), rest_.size()));
    if (absl::StartsWith(rest_, ">")) Drop(1);
  }

  // Writes the tag anew: every attribute with a value, every value in quotes.
  void TakeStartTag() {
    Drop(1);
    absl::StrAppend(&out_, "<", TakeName());
    int attributes = 0;
    while (true) {
      if (rest_.empty() || rest_.front() == '<') break;
      if (rest_.front() == '>') {
        Drop(1);
        break;
      }
      if (absl::StartsWith(rest_, "/>")) {
        out_ += '/';
        Drop(2);
        break;
      }
      if (!IsNameStart(rest_.front())) {
        Drop(1);
        continue;
      }
      const absl::string_view name = TakeName();
      const absl::string_view value = TakeValue(name);
      if (++attributes > kMaxAttributes) continue;
      absl::StrAppend(&out_, " ", name, "=\"");
      AppendWithReferences(value);
      out_ += '"';
    }
    out_ += '>';
  }

  // What follows an attribute's name; for want of a value the name itself.
  absl::string_view TakeValue(absl::string_view name) {
    size_t i = 0;
    const auto skip_space = [&] {
      while (i < rest_.size() && absl::ascii_isspace(rest_[i])) ++i;
    };
    skip_space();
    if (i == rest_.size() || rest_[i] != '=') return name;
    ++i;
    skip_space();
    size_t end = i;
    if (i < rest_.size() && (rest_[i] == '"' || rest_[i] == '\'')) {
      // A value that never ends does so with its tag.
      const char ends[] = {rest_[i], '<', '\0'};
      ++i;
      end = std::min(rest_.find_first_of(ends, i), rest_.size());
      if (end == rest_.size() || rest_[end] == '<') {
        end = std::min(rest_.find_first_of("<>", i), rest_.size());
      }
    } else {
      while (end < rest_.size() && rest_[end] != '>' && rest_[end] != '<' &&
             !absl::ascii_isspace(rest_[end])) {
        ++end;
      }
      if (end > i && rest_[end - 1] == '/' && rest_.substr(end, 1) == ">") {
        --end;
      }
    }
    const absl::string_view value = rest_.substr(i, end - i);
    Drop(end);
    if (!rest_.empty() && (rest_.front() == '"' || rest_.front() == '\'')) {
      Drop(1);
    }
    return value;
  }

  void TakeCdata(absl::string_view open) {
    const size_t end = Find("]]>", 0);
    if (end == absl::string_view::npos) {
      Drop(open.size());
      return;
    }
    Copy(open.size());
    // Character by character: forbidden ones are forbidden here too.
    for (absl::string_view inside = rest_.substr(0, end - open.size());
         !inside.empty();) {
      AppendXmlCharacter(text::ConsumeCodePoint(inside));
    }
    Drop(end - open.size());
    Copy(3);
  }

  void AppendXmlCharacter(char32_t c) {
    if (c >= 0x80 && c <= 0x9F && kWindows1252[c - 0x80] != 0) {
      c = kWindows1252[c - 0x80];
    }
    if (IsXmlCharacter(c)) text::AppendCodePoint(c, out_);
  }

  void TakeCharacters() {
    if (rest_.front() == '&') {
      TakeReference();
      return;
    }
    // ASCII in one go, which is most of a feed.
    size_t n = 0;
    while (n < rest_.size() && rest_[n] >= 0x20 && rest_[n] != '&' &&
           rest_[n] != '<' && rest_[n] != '"' && rest_[n] != 0x7F) {
      ++n;
    }
    if (n > 0) return Copy(n);
    AppendXmlCharacter(text::ConsumeCodePoint(rest_));
  }

  void TakeReference() {
    const absl::string_view after = rest_.substr(1);
    if (absl::StartsWith(after, "#")) return TakeNumericReference();
    const size_t n = EntityNameBytes(after);
    const std::string name(after.substr(0, n));
    if (n == 0 || after.substr(n, 1) != ";") {
      out_ += "&amp;";
      return Drop(1);
    }
    if (IsPredefined(name)) return Copy(n + 2);
    if (const auto declared = entities_.find(name);
        declared != entities_.end() &&
        expanded_ + declared->second.size() <= kMaxExpandedBytes) {
      expanded_ += declared->second.size();
      Drop(n + 2);
      // References in it are numeric ones.
      return AppendWithReferences(declared->second);
    }
    const htmlEntityDesc* known =
        htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (known != nullptr) {
      AppendXmlCharacter(known->value);
      return Drop(n + 2);
    }
    out_ += "&amp;";
    Drop(1);
  }

  // Text that is not at the front, such as an attribute's value.
  void AppendWithReferences(absl::string_view text) {
    const absl::string_view outer = std::exchange(rest_, text);
    while (!rest_.empty()) {
      if (rest_.front() == '"') {
        out_ += "&quot;";
        Drop(1);
      } else {
        TakeCharacters();
      }
    }
    rest_ = outer;
  }

  void TakeNumericReference() {
    absl::string_view digits = rest_.substr(2);
    const bool hex = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
    if (hex) digits.remove_prefix(1);
    size_t n = 0;
    while (n < digits.size() && n < 9 &&
           (hex ? absl::ascii_isxdigit(digits[n])
                : absl::ascii_isdigit(digits[n]))) {
      ++n;
    }
    uint32_t value = 0;
    const absl::string_view number = digits.substr(0, n);
    if (n == 0 || !(hex ? absl::SimpleHexAtoi(number, &value)
                        : absl::SimpleAtoi(number, &value))) {
      out_ += "&amp;";
      return Drop(1);
    }
    if (value >= 0x80 && value <= 0x9F && kWindows1252[value - 0x80] != 0) {
      value = kWindows1252[value - 0x80];
    }
    // As a reference still: it may be a sign that means something to XML.
    if (IsXmlCharacter(value)) absl::StrAppend(&out_, "&#", value, ";");
    Drop(2 + (hex ? 1 : 0) + n);
    if (!rest_.empty() && rest_.front() == ';') Drop(1);
  }

  absl::string_view rest_;
  std::string out_;
  PlainEntities entities_;
  size_t expanded_ = 0;
  // Ends of markup that are nowhere in what is left: looked for only once.
  std::set<std::string, std::less<>> absent_;
};

}  // namespace

std::string RepairXml(absl::string_view text) { return Repairer(text).Run(); }

}  // namespace hearsay::client
