#include "client/collect/page_article.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "client/collect/resolve_url.h"
#include "ingest_service/normalize/charset.h"

namespace hearsay::collect {
namespace {

using Kind = PageResult::Kind;

PageResult Failure(Kind kind, std::string why,
                   std::optional<absl::Duration> retry_after = std::nullopt) {
  return {kind, {}, "", std::move(why), retry_after};
}

bool MayComeRight(int status) {
  return status == 408 || status == 425 || status == 429 || status >= 500;
}

enum class PageType { kHtml, kText, kOther };

PageType TypeOf(const HttpResponse& response) {
  const std::string type = absl::AsciiStrToLower(
      response.content_type.substr(0, response.content_type.find(';')));
  if (absl::StrContains(type, "html")) return PageType::kHtml;
  if (absl::StartsWith(type, "text/plain")) return PageType::kText;
  // Servers that do not say, and pages served as XML.
  const bool vague = type.empty() || absl::StrContains(type, "xml") ||
                     absl::StrContains(type, "octet-stream");
  const absl::string_view body = absl::StripLeadingAsciiWhitespace(
      absl::string_view(response.body).substr(0, 1024));
  return vague && absl::StrContains(absl::AsciiStrToLower(body), "<html")
             ? PageType::kHtml
             : PageType::kOther;
}

}  // namespace

PageResult ReadPage(absl::StatusOr<HttpResponse> response,
                    const std::string& url, const v1::RawArticle& hints) {
  if (absl::IsCancelled(response.status())) return Failure(Kind::kStopped, "");
  if (!response.ok()) {
    return Failure(
        absl::IsUnavailable(response.status()) ? Kind::kLater : Kind::kNoPage,
        std::string(response.status().message()));
  }
  if (!response->redirect_url.empty()) {
    if (!IsWebUrl(response->redirect_url)) {
      return Failure(Kind::kNoPage, "redirects to no http or https address");
    }
    return {Kind::kMoved, {}, response->redirect_url, "", std::nullopt};
  }
  if (response->status < 200 || response->status >= 300) {
    return Failure(
        MayComeRight(response->status) ? Kind::kLater : Kind::kNoPage,
        absl::StrCat("status ", response->status), response->retry_after);
  }
  if (!response->complete) return Failure(Kind::kLater, "the page broke off");
  const PageType type = TypeOf(*response);
  if (type == PageType::kOther) {
    return Failure(Kind::kNoPage,
                   absl::StrCat("is no page, but of type \"",
                                response->content_type.substr(0, 60), "\""));
  }
  if (absl::StripAsciiWhitespace(response->body).empty()) {
    return Failure(Kind::kNoPage, "the page is empty");
  }
  PageResult result{Kind::kArticle, hints, "", "", std::nullopt};
  result.article.set_url(url);
  if (type == PageType::kText) {
    result.article.set_text(
        normalize::DecodeToUtf8(response->body, response->content_type));
    result.article.clear_content_type();
  } else {
    result.article.set_html(std::move(response->body));
    result.article.set_content_type(response->content_type);
  }
  return result;
}

}  // namespace hearsay::collect
