#include "client/xml_doctype.h"

#include "absl/strings/ascii.h"

namespace hearsay::client {
namespace {

constexpr size_t kMaxNameBytes = 32;
constexpr size_t kMaxEntities = 256;
constexpr size_t kMaxEntityBytes = 256;

}  // namespace

size_t DoctypeEnd(absl::string_view text) {
  int depth = 0;
  char quote = '\0';
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && depth > 0) {
      quote = c;
    } else if (c == '[' || c == '<') {
      ++depth;
    } else if (c == ']') {
      --depth;
    } else if (c == '>' && --depth <= 0) {
      return i + 1;
    }
  }
  return absl::string_view::npos;
}

PlainEntities ReadPlainEntities(absl::string_view doctype) {
  PlainEntities entities;
  constexpr absl::string_view kDeclaration = "<!ENTITY";
  for (size_t at = doctype.find(kDeclaration);
       at != absl::string_view::npos && entities.size() < kMaxEntities;
       at = doctype.find(kDeclaration, at + 1)) {
    absl::string_view rest = absl::StripLeadingAsciiWhitespace(
        doctype.substr(at + kDeclaration.size()));
    const size_t name_bytes = EntityNameBytes(rest);
    const absl::string_view name = rest.substr(0, name_bytes);
    rest = absl::StripLeadingAsciiWhitespace(rest.substr(name_bytes));
    if (name.empty() || rest.empty()) continue;
    if (rest.front() != '"' && rest.front() != '\'') continue;
    const size_t end = rest.substr(0, kMaxEntityBytes).find(rest.front(), 1);
    if (end == absl::string_view::npos) continue;
    const absl::string_view value = rest.substr(1, end - 1);
    bool plain = value.find('<') == absl::string_view::npos;
    for (size_t i = value.find('&'); i != absl::string_view::npos;
         i = value.find('&', i + 1)) {
      plain = plain && value.substr(i + 1, 1) == "#";
    }
    if (plain) entities.emplace(std::string(name), std::string(value));
  }
  return entities;
}

size_t EntityNameBytes(absl::string_view text) {
  size_t n = 0;
  while (n < text.size() && n <= kMaxNameBytes &&
         (absl::ascii_isalnum(text[n]) || text[n] == '_' || text[n] == '.' ||
          text[n] == '-')) {
    ++n;
  }
  return n;
}

}  // namespace hearsay::client
