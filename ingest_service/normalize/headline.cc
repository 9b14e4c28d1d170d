#include "ingest_service/normalize/headline.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "common/text/fold.h"
#include "common/text/utf8.h"

namespace hearsay::normalize {
namespace {

constexpr absl::string_view kSeparators[] = {
    " | ", " - ", " – ", " — ",  " » ", " « ", " • ", " · ", " :: ",
    " / ", " ‹ ", " › ", " ｜ ", "｜",  " ~ ", " − ", "|",   "_"};

std::string Squeezed(absl::string_view text) {
  return absl::StrReplaceAll(text::FoldWords(text), {{" ", ""}});
}

size_t Words(absl::string_view text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// `site` and `domain` are squeezed.
bool NamesSqueezed(absl::string_view part, const std::string& site,
                   const std::string& domain) {
  const std::string squeezed = Squeezed(part);
  if (squeezed.empty()) return true;
  if (!site.empty() &&
      (squeezed == site || absl::StrContains(squeezed, site) ||
       (squeezed.size() >= 4 && absl::StrContains(site, squeezed)))) {
    return true;
  }
  return squeezed.size() >= 3 && !domain.empty() &&
         (absl::StrContains(domain, squeezed) ||
          absl::StrContains(squeezed, domain));
}

}  // namespace

bool NamesSite(absl::string_view text, absl::string_view site_name,
               absl::string_view domain) {
  return NamesSqueezed(text, Squeezed(site_name),
                       Squeezed(domain.substr(0, domain.find('.'))));
}

std::string WithoutSiteName(absl::string_view title,
                            absl::string_view site_name,
                            absl::string_view domain) {
  // Longer ones are no titles, and each cut costs their length.
  constexpr size_t kMaxTitleBytes = 1000;
  if (title.size() > kMaxTitleBytes) return std::string(title);
  const std::string site = Squeezed(site_name);
  const std::string name = Squeezed(domain.substr(0, domain.find('.')));
  for (bool cut = true; cut;) {
    cut = false;
    for (const absl::string_view separator : kSeparators) {
      const size_t last = title.rfind(separator);
      if (last == absl::string_view::npos || last == 0) continue;
      const absl::string_view tail = title.substr(last + separator.size());
      // A last part of a few words after a bar is a site or a section.
      const bool bar = absl::StrContains(separator, "|") ||
                       absl::StrContains(separator, "｜");
      if (NamesSqueezed(tail, site, name) ||
          (bar && Words(tail) <= 4 && Words(title.substr(0, last)) >= 4)) {
        title = absl::StripAsciiWhitespace(title.substr(0, last));
        cut = true;
        break;
      }
      const size_t first = title.find(separator);
      if (NamesSqueezed(title.substr(0, first), site, name) &&
          Words(title.substr(0, first)) <= 4) {
        title =
            absl::StripAsciiWhitespace(title.substr(first + separator.size()));
        cut = true;
        break;
      }
    }
  }
  return std::string(title);
}

absl::string_view LeadingHeadline(absl::string_view text) {
  constexpr size_t kMaxCodePoints = 160;
  const size_t end = text.find("\n\n");
  if (end == absl::string_view::npos) return {};
  const absl::string_view line = text.substr(0, end);
  if (line.find('\n') != absl::string_view::npos) return {};
  if (text::CountCodePoints(line) > kMaxCodePoints) return {};
  for (const absl::string_view stop :
       {".", "。", ",", ";", ":", "।", "…", ".\"", ".”", "”", "»"}) {
    if (absl::EndsWith(line, stop)) return {};
  }
  // List items are not headlines.
  for (const absl::string_view mark : {"•", "-", "*", "–", "(", "\"", "“"}) {
    if (absl::StartsWith(line, mark)) return {};
  }
  return line;
}

}  // namespace hearsay::normalize
