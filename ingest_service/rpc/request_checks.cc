#include "ingest_service/rpc/request_checks.h"

#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"

namespace hearsay::ingest_rpc {
namespace {

absl::Status CheckLength(absl::string_view field, absl::string_view value,
                         size_t most) {
  if (value.size() <= most) return absl::OkStatus();
  return FieldError("TOO_LONG", field,
                    absl::StrCat("has ", value.size(),
                                 " bytes, must be at most ", most, " bytes"));
}

}  // namespace

absl::Status CheckRequestId(absl::string_view request_id) {
  return CheckLength("request_id", request_id, 128);
}

absl::Status CheckArticle(const v1::RawArticle& article) {
  HEARSAY_RETURN_IF_ERROR(
      CheckLength("article.external_id", article.external_id(), 1024));
  HEARSAY_RETURN_IF_ERROR(CheckLength("article.url", article.url(), 8192));
  HEARSAY_RETURN_IF_ERROR(CheckLength("article.source", article.source(), 253));
  HEARSAY_RETURN_IF_ERROR(CheckLength("article.title", article.title(), 8192));
  HEARSAY_RETURN_IF_ERROR(
      CheckLength("article.byline", article.byline(), 8192));
  HEARSAY_RETURN_IF_ERROR(
      CheckLength("article.language_code", article.language_code(), 64));
  return CheckLength("article.content_type", article.content_type(), 256);
}

absl::Status CheckReason(absl::string_view reason) {
  if (absl::StripAsciiWhitespace(reason).empty()) {
    return FieldError("REQUIRED", "reason",
                      "is empty; say why the article is taken down");
  }
  return CheckLength("reason", reason, 1024);
}

}  // namespace hearsay::ingest_rpc
