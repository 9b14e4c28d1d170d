#include "ingest_service/normalize/given_source.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/base/field_error.h"
#include "common/record/article_key.h"
#include "common/text/fold.h"
#include "ingest_service/normalize/clean_text.h"

namespace hearsay::normalize {
namespace {

// The host of an address, a domain, or a domain with a section of the outlet
// behind it, `example.org/news`; else as it is.
std::string HostOf(absl::string_view given) {
  std::string source = absl::AsciiStrToLower(given);
  if (const auto parsed = ParseUrl(given)) {
    source = parsed->host;
  } else if (const size_t slash = source.find('/');
             source.find('.') < slash && slash != std::string::npos) {
    source.resize(slash);
  }
  if (absl::StartsWith(source, "www.")) source.erase(0, 4);
  return source;
}

// "Reuters", "The Bay Post": no domain, and not what a name was made into.
bool IsName(absl::string_view given) {
  return given.find_first_of(".:/") == absl::string_view::npos &&
         std::any_of(given.begin(), given.end(), absl::ascii_isupper);
}

}  // namespace

absl::StatusOr<GivenSource> ReadSource(absl::string_view given,
                                       const std::optional<ArticleUrl>& url) {
  given = absl::StripAsciiWhitespace(given);
  if (given.empty()) {
    return GivenSource{url ? RegistrableDomain(url->host) : "unknown", ""};
  }
  // In UTF-8 a name has no more than its bytes; a longer one is not folded.
  if (given.size() <= 2 * record::ArticleKey::kMaxSourceBytes) {
    std::string host = HostOf(given);
    if (!IsName(given) && record::IsValidSource(host)) {
      return GivenSource{std::move(host), ""};
    }
    std::string words =
        absl::StrReplaceAll(text::FoldWords(given), {{" ", "-"}});
    if (record::IsValidSource(words)) {
      if (url) return GivenSource{RegistrableDomain(url->host), ""};
      return GivenSource{std::move(words), CleanLine(given)};
    }
  }
  return FieldError("SOURCE_INVALID", "article.source",
                    absl::StrCat("\"", given.substr(0, 200),
                                 "\" is neither a domain nor an outlet's name; "
                                 "send one such as \"example.org\", or none"));
}

}  // namespace hearsay::normalize
