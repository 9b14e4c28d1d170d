#include "client/news_identifier.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace hearsay::client {

std::string DomainOfIdentifier(absl::string_view identifier) {
  const std::string lower = absl::AsciiStrToLower(identifier);
  absl::string_view rest = lower;
  if (!absl::ConsumePrefix(&rest, "http://") &&
      !absl::ConsumePrefix(&rest, "https://") &&
      !absl::ConsumePrefix(&rest, "tag:") &&
      !absl::ConsumePrefix(&rest, "urn:newsml:")) {
    return "";
  }
  rest = rest.substr(0, rest.find_first_of("/:,?#"));
  absl::ConsumePrefix(&rest, "www.");
  const bool is_domain =
      absl::StrContains(rest, ".") &&
      std::all_of(rest.begin(), rest.end(), [](char c) {
        return absl::ascii_isalnum(c) || c == '.' || c == '-';
      });
  return is_domain ? std::string(rest) : "";
}

}  // namespace hearsay::client
