#include "client/collect/feed_markup.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "client/collect/resolve_url.h"

namespace hearsay::collect {
namespace {

constexpr size_t kMaxUrlBytes = 8192;

template <size_t kSize>
bool IsOneOf(absl::string_view name, const absl::string_view (&names)[kSize]) {
  return std::any_of(std::begin(names), std::end(names),
                     [&](absl::string_view known) {
                       return absl::EqualsIgnoreCase(name, known);
                     });
}

bool IsLink(absl::string_view attribute) {
  static constexpr absl::string_view kNames[] = {
      "action",     "background", "cite",   "codebase",  "data",
      "formaction", "href",       "icon",   "longdesc",  "poster",
      "profile",    "src",        "usemap", "xlink:href"};
  return IsOneOf(attribute, kNames);
}

// What is no text goes with its contents.
bool IsCode(absl::string_view element) {
  static constexpr absl::string_view kNames[] = {"script", "style"};
  return IsOneOf(element, kNames);
}

bool IsForeign(absl::string_view element) {
  static constexpr absl::string_view kNames[] = {
      "applet", "base",   "basefont",  "bgsound",  "blink",
      "body",   "embed",  "frame",     "frameset", "head",
      "html",   "iframe", "link",      "meta",     "noscript",
      "object", "param",  "plaintext", "xml"};
  return IsOneOf(element, kNames);
}

bool RunsNothing(absl::string_view url) {
  // Browsers pass over white space and controls within a scheme.
  std::string scheme;
  bool has_scheme = false;
  for (const char c : url) {
    if (static_cast<unsigned char>(c) <= ' ') continue;
    if (c == '&') return false;  // A reference could be any of its letters.
    if (c == '/' || c == '?' || c == '#') return true;
    has_scheme = c == ':';
    if (has_scheme) break;
    scheme.push_back(c);
  }
  if (!has_scheme) return true;
  static constexpr absl::string_view kSchemes[] = {"http", "https", "mailto",
                                                   "ftp",  "feed",  "tel"};
  return IsOneOf(scheme, kSchemes) ||
         absl::StartsWithIgnoreCase(absl::StripAsciiWhitespace(url),
                                    "data:image/");
}

bool IsNameByte(char c) {
  return absl::ascii_isalnum(c) || c == '-' || c == '_' || c == ':';
}

absl::string_view NameAt(absl::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && IsNameByte(text[end])) ++end;
  return text.substr(at, end - at);
}

size_t SkipSpace(absl::string_view text, size_t at) {
  while (at < text.size() && absl::ascii_isspace(text[at])) ++at;
  return at;
}

// Takes tags off the front of `rest_`, and gives them to `out` or not.
class Cleaner {
 public:
  Cleaner(absl::string_view html, absl::string_view base)
      : rest_(html), base_(base) {
    out_.reserve(html.size());
  }

  std::string Run() {
    while (!rest_.empty()) {
      const size_t tag = rest_.find('<');
      absl::StrAppend(&out_, rest_.substr(0, tag));
      rest_.remove_prefix(std::min(tag, rest_.size()));
      if (!rest_.empty()) TakeTag();
    }
    return std::move(out_);
  }

 private:
  void TakeTag() {
    if (absl::StartsWith(rest_, "<!")) return TakeDeclaration();
    const bool ends = absl::StartsWith(rest_, "</");
    const absl::string_view name = NameAt(rest_, ends ? 2 : 1);
    if (name.empty() || !absl::ascii_isalpha(name.front())) return TakeSign();
    const bool code = IsCode(name);
    if (code || IsForeign(name)) {
      const std::string closing = absl::StrCat("</", name);
      copies_ = false;
      ReadTag(name.size() + (ends ? 2 : 1));
      if (code && !ends) DropUntil(closing);
      return;
    }
    copies_ = true;
    ReadTag(name.size() + (ends ? 2 : 1));
  }

  void TakeSign() {
    out_.push_back('<');
    rest_.remove_prefix(1);
  }

  // Comments, to the end of all when they have none, and document types; what
  // else begins so is text.
  void TakeDeclaration() {
    const bool comment = absl::StartsWith(rest_, "<!--");
    if (!comment && !absl::StartsWithIgnoreCase(rest_, "<!doctype ")) {
      out_ += "&lt;";
      rest_.remove_prefix(1);
      return;
    }
    const size_t end = comment ? rest_.find("-->", 4) : rest_.find('>');
    rest_.remove_prefix(end == absl::string_view::npos
                            ? rest_.size()
                            : end + (comment ? 3 : 1));
  }

  // To the end tag; to the end of all when there is none, as browsers do.
  void DropUntil(absl::string_view closing) {
    for (size_t at = rest_.find("</"); at != absl::string_view::npos;
         at = rest_.find("</", at + 2)) {
      if (absl::StartsWithIgnoreCase(rest_.substr(at), closing)) {
        rest_.remove_prefix(at);
        return;
      }
    }
    rest_ = "";
  }

  // Takes the tag off, whose name ends at `i`.
  void ReadTag(size_t i) {
    copied_ = 0;
    while (i < rest_.size() && rest_[i] != '>') {
      if (!absl::ascii_isspace(rest_[i])) {
        ++i;
        continue;
      }
      const size_t space = i;
      i = SkipSpace(rest_, i);
      const absl::string_view name = NameAt(rest_, i);
      i += name.size();
      const size_t equals = SkipSpace(rest_, i);
      if (!name.empty() && equals < rest_.size() && rest_[equals] == '=') {
        i = TakeAttribute(space, name, SkipSpace(rest_, equals + 1));
      }
    }
    if (i < rest_.size()) ++i;
    Copy(i);
    rest_.remove_prefix(i);
  }

  // Of the tag, up to `end`.
  void Copy(size_t end) {
    if (copies_) absl::StrAppend(&out_, rest_.substr(copied_, end - copied_));
    copied_ = end;
  }

  // The attribute begins with white space at `space`, its value at `at`. Gives
  // its end.
  size_t TakeAttribute(size_t space, absl::string_view name, size_t at) {
    size_t end = at;
    const bool quoted =
        at < rest_.size() && (rest_[at] == '"' || rest_[at] == '\'');
    if (quoted) {
      const char quote = rest_[at++];
      end = rest_.find(quote, at);
      // An attribute that never ends is none.
      if (end == absl::string_view::npos) return rest_.size();
    } else {
      while (end < rest_.size() && rest_[end] != '>' &&
             !absl::ascii_isspace(rest_[end])) {
        ++end;
      }
    }
    const size_t past = quoted ? end + 1 : end;
    const std::string value =
        absl::StrReplaceAll(rest_.substr(at, end - at), {{"&amp;", "&"}});
    const bool link = IsLink(name);
    if (absl::StartsWithIgnoreCase(name, "on") ||
        (link && !RunsNothing(value))) {
      Copy(space);
      copied_ = past;
    } else if (link && value.size() <= kMaxUrlBytes) {
      const std::string url = ResolveUrl(base_, value);
      if (url != value && copies_) {
        Copy(at);
        absl::StrAppend(
            &out_, absl::StrReplaceAll(
                       url, {{"&", "&amp;"}, {"\"", "%22"}, {"'", "%27"}}));
        copied_ = end;
      }
    }
    return past;
  }

  absl::string_view rest_;
  const absl::string_view base_;
  std::string out_;
  bool copies_ = true;  // The tag at hand goes to the output,
  size_t copied_ = 0;   // up to here already.
};

}  // namespace

std::string CleanMarkup(absl::string_view html, absl::string_view base) {
  return Cleaner(html, base).Run();
}

}  // namespace hearsay::collect
