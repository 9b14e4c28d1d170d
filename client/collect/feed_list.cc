#include "client/collect/feed_list.h"

#include <cstddef>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "client/collect/feed_vocabulary.h"
#include "client/collect/resolve_url.h"
#include "client/xml_document.h"
#include "common/base/status_macros.h"

namespace hearsay::collect {
namespace {

class List {
 public:
  absl::Status Add(absl::string_view where, absl::string_view url) {
    // Some lists have the scheme of desktop readers.
    std::string address(absl::StripAsciiWhitespace(url));
    if (absl::StartsWithIgnoreCase(address, "feed://")) {
      address = absl::StrCat("http://", address.substr(7));
    }
    if (!IsWebUrl(address)) {
      return absl::InvalidArgumentError(absl::StrCat(
          where, ": \"", absl::Utf8SafeCEscape(address.substr(0, 80)),
          "\" is no http or https address"));
    }
    if (seen_.insert(address).second) urls_.push_back(std::move(address));
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<std::string>> Finish() && {
    if (urls_.empty()) {
      return absl::InvalidArgumentError(
          "names no feed; give OPML, or one address a line");
    }
    return std::move(urls_);
  }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> urls_;
};

// Recursion is bounded by the parser's depth.
absl::Status AddOutlines(const xmlNode* node, List& list) {
  for (const xmlNode* child = node->children; child; child = child->next) {
    if (!client::IsElement(child)) continue;
    if (LowerName(child) == "outline") {
      const std::string url = client::Attribute(child, "xmlUrl");
      if (!url.empty()) {
        HEARSAY_RETURN_IF_ERROR(list.Add("outline xmlUrl", url));
      }
    }
    HEARSAY_RETURN_IF_ERROR(AddOutlines(child, list));
  }
  return absl::OkStatus();
}

absl::string_view WithoutComment(absl::string_view line) {
  for (size_t i = line.find('#'); i != absl::string_view::npos;
       i = line.find('#', i + 1)) {
    if (i == 0 || absl::ascii_isspace(line[i - 1])) return line.substr(0, i);
  }
  return line;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ReadFeedList(absl::string_view bytes) {
  absl::ConsumePrefix(&bytes, "\xEF\xBB\xBF");
  List list;
  if (absl::StartsWith(absl::StripLeadingAsciiWhitespace(bytes), "<")) {
    HEARSAY_ASSIGN_OR_RETURN(const client::XmlDocument document,
                             client::XmlDocument::Parse(bytes, ""));
    HEARSAY_RETURN_IF_ERROR(AddOutlines(document.root(), list));
    return std::move(list).Finish();
  }
  int number = 0;
  for (const absl::string_view line : absl::StrSplit(bytes, '\n')) {
    ++number;
    const absl::string_view url =
        absl::StripAsciiWhitespace(WithoutComment(line));
    if (url.empty()) continue;
    HEARSAY_RETURN_IF_ERROR(list.Add(absl::StrCat("line ", number), url));
  }
  return std::move(list).Finish();
}

}  // namespace hearsay::collect
