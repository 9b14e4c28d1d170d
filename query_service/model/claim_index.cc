#include "query_service/model/claim_index.h"

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/base/sha256.h"
#include "common/text/fold.h"

namespace hearsay::query {

// Words hold neither of the two marks.
std::string OwnTerm(absl::string_view language, absl::string_view stem) {
  return absl::StrCat(language, "\x01", stem);
}

std::string WholeNameTerm(absl::string_view name) {
  constexpr size_t kMaxBytes = 96;
  std::string folded = text::FoldWords(name);
  if (folded.size() > kMaxBytes) {
    folded = absl::BytesToHexString(Sha256().Add(folded).Digest128());
  }
  return absl::StrCat("=", folded);
}

std::string PrimaryLanguage(absl::string_view language) {
  return absl::AsciiStrToLower(
      language.substr(0, language.find_first_of("-_")));
}

}  // namespace hearsay::query
