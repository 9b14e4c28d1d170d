#include "ingest_service/normalize/normalizer.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/base/field_error.h"
#include "common/base/status_macros.h"
#include "common/record/article_key.h"
#include "common/record/proto_time.h"
#include "common/text/byte_span.h"
#include "common/text/collector_prefix.h"
#include "common/text/utf8.h"
#include "ingest_service/normalize/article_url.h"
#include "ingest_service/normalize/body.h"
#include "ingest_service/normalize/byline.h"
#include "ingest_service/normalize/charset.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/credit_lines.h"
#include "ingest_service/normalize/document.h"
#include "ingest_service/normalize/given_source.h"
#include "ingest_service/normalize/headline.h"
#include "ingest_service/normalize/language_guess.h"
#include "ingest_service/normalize/page_metadata.h"
#include "ingest_service/normalize/page_origins.h"
#include "ingest_service/normalize/revision_reason.h"

namespace hearsay::normalize {
namespace {

using ingest::NormalizedArticle;

constexpr size_t kMaxBodyBytes = size_t{8} << 20;
constexpr absl::Duration kClockSlack = absl::Hours(48);

absl::Status TooLarge(absl::string_view field, size_t bytes) {
  return FieldError("BODY_TOO_LARGE", field,
                    absl::StrCat("has ", bytes, " bytes, at most ",
                                 kMaxBodyBytes, " are taken"));
}

absl::Status CheckPublishTime(absl::Time time, absl::Time fetched) {
  static const absl::Time kFirst =
      absl::FromCivil(absl::CivilDay(1900, 1, 1), absl::UTCTimeZone());
  if (time >= kFirst && time <= fetched + kClockSlack) return absl::OkStatus();
  return FieldError(
      "PUBLISH_TIME_OUT_OF_RANGE", "article.publish_time",
      absl::StrCat(
          absl::FormatTime(absl::RFC3339_sec, time, absl::UTCTimeZone()),
          " is not between 1900 and 48 h past the fetch time; send "
          "the right time or none"));
}

absl::StatusOr<std::optional<ArticleUrl>> ReadUrl(absl::string_view url) {
  if (url.empty()) return std::nullopt;
  constexpr size_t kMaxUrlBytes = 8192;
  if (url.size() > kMaxUrlBytes) {
    return FieldError("URL_TOO_LONG", "article.url",
                      absl::StrCat("has ", url.size(), " bytes, at most ",
                                   kMaxUrlBytes, " are taken"));
  }
  std::optional<ArticleUrl> parsed = ParseUrl(url);
  if (!parsed) {
    return FieldError(
        "URL_INVALID", "article.url",
        absl::StrCat("\"", url.substr(0, 200),
                     "\" is not an http or https address; send one or none"));
  }
  if (auto outlet = FindOutletUrl(*parsed)) return outlet;
  return parsed;
}

// What a body gave before the collector's own words are weighed in.
struct Body {
  std::string text;
  std::vector<uint32_t> origins;  // Of its code points in what was sent.
  std::string title;
  std::vector<std::string> authors;
  std::string site_name;
  std::string canonical_url;
  std::vector<std::string> original_urls;
  std::string language_code;
  std::optional<FoundDate> published;
  v1::DateBasis basis = v1::DATE_BASIS_UNSPECIFIED;
  std::optional<absl::Time> modified;
};

// What `origins` are where `next` leads on from them.
std::vector<uint32_t> Through(std::vector<uint32_t> origins,
                              const std::vector<uint32_t>& next) {
  for (uint32_t& origin : origins) origin = next[origin];
  return origins;
}

// Origins of the body that was chosen of a page, in the page's UTF-8.
std::vector<uint32_t> BodyOrigins(const Document& page,
                                  const PageMetadata& metadata,
                                  const BodyText& chosen) {
  if (!chosen.pieces.empty()) {
    return OriginsInPage(page, chosen.text, chosen.pieces);
  }
  return OriginsInPage(page, chosen.text,
                       PiecesOfJson(page, metadata.article_body_node,
                                    "articleBody", chosen.text));
}

absl::StatusOr<Body> ReadHtml(const v1::RawArticle& raw, absl::Time latest,
                              bool trace) {
  if (raw.html().size() > kMaxBodyBytes) {
    return TooLarge("article.html", raw.html().size());
  }
  DecodedBytes decoded;
  if (trace) {
    decoded = TraceDecodeToUtf8(raw.html(), raw.content_type());
  } else {
    decoded.text = DecodeToUtf8(raw.html(), raw.content_type());
  }
  absl::StatusOr<Document> page = Document::Parse(std::move(decoded.text));
  if (!page.ok()) {
    return FieldError("HTML_TOO_COMPLEX", "article.html",
                      absl::StrCat("is ", page.status().message(),
                                   "; send the article's text instead"));
  }
  PageMetadata metadata = ReadPageMetadata(*page, raw.url(), latest);
  Body body;
  const BodyText chosen = ChooseBody(*page, metadata.article_body);
  if (!trace) {
    body.text = CleanText(chosen.text);
  } else {
    CleanedText cleaned = TraceCleanText(chosen.text);
    body.text = std::move(cleaned.text);
    body.origins = Through(Through(std::move(cleaned.origins),
                                   BodyOrigins(*page, metadata, chosen)),
                           decoded.origins);
  }
  body.title = std::move(metadata.title);
  body.authors = std::move(metadata.authors);
  body.site_name = std::move(metadata.site_name);
  body.original_urls = std::move(metadata.original_urls);
  if (!raw.url().empty()) body.original_urls.push_back(metadata.canonical_url);
  body.canonical_url = std::move(metadata.canonical_url);
  body.language_code = std::move(metadata.language_code);
  body.published = metadata.published;
  body.basis = metadata.published_basis;
  if (metadata.modified) body.modified = metadata.modified->instant;
  return body;
}

absl::StatusOr<Body> ReadText(const v1::RawArticle& raw, absl::Time latest,
                              bool trace) {
  absl::string_view text = raw.text();
  if (text.size() > kMaxBodyBytes) return TooLarge("article.text", text.size());
  Body body;
  if (const auto prefix = text::FindCollectorPrefix(text)) {
    text.remove_prefix(prefix->span.end);
    const absl::CivilDay day(prefix->year, prefix->month, prefix->day);
    const absl::Time start = absl::FromCivil(day, absl::UTCTimeZone());
    if (start <= latest && day.year() >= 1900) {
      body.published = FoundDate{day, start, false, {}};
      body.basis = v1::DATE_BASIS_TEXT;
    }
  }
  if (!trace) {
    body.text = CleanText(text);
  } else {
    CleanedText cleaned = TraceCleanText(text);
    body.text = std::move(cleaned.text);
    body.origins = std::move(cleaned.origins);
  }
  for (uint32_t& origin : body.origins) {
    origin += static_cast<uint32_t>(raw.text().size() - text.size());
  }
  body.title = std::string(LeadingHeadline(body.text));
  return body;
}

// Origins of `credits.text` by those of the text that it was taken from.
std::vector<uint32_t> KeptOrigins(absl::string_view text,
                                  const std::vector<uint32_t>& origins,
                                  const Credits& credits) {
  std::vector<uint32_t> kept;
  size_t at = 0, count = 0;  // The code points before byte `at`.
  for (const ByteSpan span : credits.kept) {
    count += text::CountCodePoints(text.substr(at, span.begin - at));
    const size_t size = text::CountCodePoints(span.In(text));
    if (!kept.empty()) kept.insert(kept.end(), 2, origins[count]);
    kept.insert(kept.end(), origins.begin() + static_cast<ptrdiff_t>(count),
                origins.begin() + static_cast<ptrdiff_t>(count + size));
    at = span.end;
    count += size;
  }
  return kept;
}

void SettleDate(const v1::RawArticle& raw, const std::optional<ArticleUrl>& url,
                const Body& body, NormalizedArticle& article) {
  const auto settle = [&](const FoundDate& date, v1::DateBasis basis) {
    article.publish_time = date.instant;
    article.publish_day = date.day;
    article.publish_time_basis = basis;
    article.publish_time_precision =
        date.has_time ? v1::DATE_PRECISION_SECOND : v1::DATE_PRECISION_DAY;
  };
  const auto at = [](absl::Time time) {
    return FoundDate{
        absl::ToCivilDay(time, absl::UTCTimeZone()), time, true, {}};
  };
  if (raw.has_publish_time()) {
    FoundDate declared = at(record::FromTimestamp(raw.publish_time()));
    // A collector that knows only the day sends its midnight.
    declared.has_time =
        declared.instant != absl::FromCivil(declared.day, absl::UTCTimeZone());
    return settle(declared, v1::DATE_BASIS_DECLARED);
  }
  if (body.published) return settle(*body.published, body.basis);
  if (url) {
    if (const auto date = FindDateInPath(url->path);
        date && date->instant <= article.fetch_time + kClockSlack) {
      return settle(*date, v1::DATE_BASIS_URL);
    }
  }
  settle(at(article.fetch_time), v1::DATE_BASIS_FETCHED);
}

std::string SettleCanonicalUrl(const std::optional<ArticleUrl>& url,
                               absl::string_view given_by_page) {
  if (!url) return "";
  // A page may only speak for its own outlet.
  const std::optional<ArticleUrl> canonical = ResolveUrl(*url, given_by_page);
  const bool usable =
      canonical && canonical->path.size() > 1 &&
      RegistrableDomain(canonical->host) == RegistrableDomain(url->host);
  return CanonicalUrl(usable ? *canonical : *url);
}

absl::StatusOr<TracedArticle> Run(const v1::RawArticle& raw, absl::Time now,
                                  bool trace) {
  TracedArticle made;
  NormalizedArticle& article = made.article;
  article.fetch_time =
      raw.has_fetch_time() ? record::FromTimestamp(raw.fetch_time()) : now;
  HEARSAY_ASSIGN_OR_RETURN(const std::optional<ArticleUrl> url,
                           ReadUrl(raw.url()));
  HEARSAY_ASSIGN_OR_RETURN(GivenSource source, ReadSource(raw.source(), url));
  article.source = std::move(source.source);
  article.outlet_name = std::move(source.outlet_name);
  if (raw.has_publish_time()) {
    HEARSAY_RETURN_IF_ERROR(CheckPublishTime(
        record::FromTimestamp(raw.publish_time()), article.fetch_time));
  }
  const absl::Time latest = article.fetch_time + kClockSlack;
  HEARSAY_ASSIGN_OR_RETURN(Body body, raw.has_html()
                                          ? ReadHtml(raw, latest, trace)
                                          : ReadText(raw, latest, trace));
  Credits credits = TakeCredits(trace ? body.text : std::move(body.text));
  if (credits.text.empty()) {
    return FieldError("BODY_EMPTY", "article.text",
                      raw.has_html()
                          ? "is empty: the page shows no article; send its text"
                          : "is empty; send the article's text or html");
  }
  if (trace) made.origins = KeptOrigins(body.text, body.origins, credits);
  article.text = std::move(credits.text);
  article.cited_outlets = std::move(credits.outlets);
  article.revision_reason = FindRevisionReason(article.text);
  article.url = raw.url();
  article.external_id = raw.external_id();
  article.canonical_url = SettleCanonicalUrl(url, body.canonical_url);
  article.headline = CleanLine(raw.title());
  if (article.headline.empty()) article.headline = std::move(body.title);
  AddBylineNames(CleanLine(raw.byline()), article.authors);
  if (article.authors.empty()) article.authors = std::move(body.authors);
  article.byline = absl::StrJoin(article.authors, ", ");
  AddBylineAgencies(article.byline, article.cited_outlets);
  for (const std::string& original : body.original_urls) {
    // A page may say that its article is another outlet's.
    if (const auto there = ParseUrl(original)) {
      const std::string domain = RegistrableDomain(there->host);
      if (!url || domain != RegistrableDomain(url->host)) {
        AddOutlet(domain, article.cited_outlets);
      }
    }
  }
  article.site_name = std::move(body.site_name);
  article.language_code = GuessLanguage(
      article.text,
      raw.language_code().empty() ? body.language_code : raw.language_code());
  SettleDate(raw, url, body, article);
  article.modify_time = body.modified;
  return made;
}

}  // namespace

absl::StatusOr<NormalizedArticle> Normalize(const v1::RawArticle& raw,
                                            absl::Time now) {
  HEARSAY_ASSIGN_OR_RETURN(TracedArticle made, Run(raw, now, false));
  return std::move(made.article);
}

absl::StatusOr<TracedArticle> TraceNormalize(const v1::RawArticle& raw,
                                             absl::Time now) {
  return Run(raw, now, true);
}

}  // namespace hearsay::normalize
