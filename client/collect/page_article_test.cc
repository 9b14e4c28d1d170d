#include "client/collect/page_article.h"

#include <string>

#include "absl/status/status.h"
#include "gtest/gtest.h"

namespace hearsay::collect {
namespace {

using Kind = PageResult::Kind;

constexpr char kUrl[] = "http://a.test/1";

HttpResponse Page(int status, const std::string& type,
                  const std::string& body) {
  HttpResponse response;
  response.status = status;
  response.content_type = type;
  response.body = body;
  return response;
}

PageResult Read(absl::StatusOr<HttpResponse> response) {
  v1::RawArticle hints;
  hints.set_title("Weir");
  hints.set_url("http://a.test/moved-from");
  hints.set_html("the feed's own");
  return ReadPage(std::move(response), kUrl, hints);
}

TEST(PageArticleTest, APageWithTheHints) {
  const PageResult page = Read(Page(200, "text/html; charset=latin1", "<p>x"));
  ASSERT_EQ(page.kind, Kind::kArticle);
  EXPECT_EQ(page.article.title(), "Weir");
  EXPECT_EQ(page.article.url(), kUrl);
  EXPECT_EQ(page.article.html(), "<p>x");
  EXPECT_EQ(page.article.content_type(), "text/html; charset=latin1");
}

TEST(PageArticleTest, PlainTextIsDecoded) {
  const PageResult page =
      Read(Page(200, "text/plain; charset=iso-8859-1", "caf\xE9"));
  ASSERT_EQ(page.kind, Kind::kArticle);
  EXPECT_EQ(page.article.text(), "caf\u00E9");
}

TEST(PageArticleTest, WhatIsNoPage) {
  EXPECT_EQ(Read(Page(200, "application/pdf", "%PDF")).kind, Kind::kNoPage);
  EXPECT_EQ(Read(Page(200, "text/html", " \n")).kind, Kind::kNoPage);
  EXPECT_EQ(Read(Page(200, "", "words")).kind, Kind::kNoPage);
  EXPECT_EQ(Read(Page(200, "", "<!doctype html><HTML>x")).kind, Kind::kArticle);
  EXPECT_EQ(Read(Page(404, "text/html", "gone")).kind, Kind::kNoPage);
  EXPECT_EQ(Read(Page(410, "", "")).kind, Kind::kNoPage);
  EXPECT_EQ(Read(absl::OutOfRangeError("large")).kind, Kind::kNoPage);
  EXPECT_EQ(Read(absl::PermissionDeniedError("robots")).kind, Kind::kNoPage);
}

TEST(PageArticleTest, WhatMayComeRight) {
  HttpResponse busy = Page(429, "", "");
  busy.retry_after = absl::Minutes(2);
  const PageResult later = Read(busy);
  EXPECT_EQ(later.kind, Kind::kLater);
  EXPECT_EQ(later.retry_after, absl::Minutes(2));
  EXPECT_EQ(Read(Page(503, "", "")).kind, Kind::kLater);
  EXPECT_EQ(Read(absl::UnavailableError("slow")).kind, Kind::kLater);
  HttpResponse cut = Page(200, "text/html", "<p>x");
  cut.complete = false;
  EXPECT_EQ(Read(cut).kind, Kind::kLater);
}

TEST(PageArticleTest, RedirectsAreTold) {
  HttpResponse moved = Page(302, "", "");
  moved.redirect_url = "http://b.test/2";
  EXPECT_EQ(Read(moved).kind, Kind::kMoved);
  EXPECT_EQ(Read(moved).url, "http://b.test/2");
  moved.redirect_url = "file:///etc/passwd";
  EXPECT_EQ(Read(moved).kind, Kind::kNoPage);
  EXPECT_EQ(Read(absl::CancelledError("")).kind, Kind::kStopped);
}

}  // namespace
}  // namespace hearsay::collect
