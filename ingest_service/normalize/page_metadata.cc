#include "ingest_service/normalize/page_metadata.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/fold.h"
#include "ingest_service/normalize/article_url.h"
#include "ingest_service/normalize/author_evidence.h"
#include "ingest_service/normalize/byline.h"
#include "ingest_service/normalize/clean_text.h"
#include "ingest_service/normalize/date_evidence.h"
#include "ingest_service/normalize/headline.h"
#include "ingest_service/normalize/json_ld.h"
#include "ingest_service/normalize/page_dates.h"

namespace hearsay::normalize {
namespace {

// <meta> by lower-case name, property or itemprop; the first of each.
using MetaTags = std::map<std::string, absl::string_view, std::less<>>;

// What is worth having of a page's elements, from one walk.
struct Findings {
  MetaTags meta;
  JsonLdArticle json;
  uint32_t json_body_node = 0;
  std::string title_tag;
  std::vector<std::string> first_headings;  // <h1>
  absl::string_view canonical;
  absl::string_view html_lang;
  AuthorCollector authors;
  absl::string_view feed;  // Of the page's own comments, as a rule.
  DateCollector dates;
};

bool NamesAny(absl::string_view names,
              std::initializer_list<absl::string_view> wanted) {
  const std::string lower = absl::AsciiStrToLower(names);
  return std::any_of(wanted.begin(), wanted.end(), [&](absl::string_view one) {
    return absl::StrContains(lower, one);
  });
}

void ReadElement(const Document& page, uint32_t i, Findings& found) {
  constexpr size_t kMaxFound = 20;
  constexpr size_t kMaxTextBytes = 1000;
  switch (page[i].tag) {
    case GUMBO_TAG_HTML:
      found.html_lang = page.Attribute(i, "lang");
      break;
    case GUMBO_TAG_META:
      for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
        const absl::string_view name = page.Attribute(i, key);
        const absl::string_view content = page.Attribute(i, "content");
        if (!name.empty() && !content.empty()) {
          found.meta.emplace(
              absl::AsciiStrToLower(absl::StripAsciiWhitespace(name)), content);
        }
      }
      return;
    case GUMBO_TAG_LINK:
      if (absl::EqualsIgnoreCase(page.Attribute(i, "rel"), "canonical") &&
          found.canonical.empty()) {
        found.canonical = page.Attribute(i, "href");
      }
      if (absl::StrContains(page.Attribute(i, "type"), "rss+xml")) {
        found.feed = page.Attribute(i, "href");
      }
      return;
    case GUMBO_TAG_SCRIPT:
      if (page[i].end == i + 1) return;
      if (absl::StrContains(page.Attribute(i, "type"), "ld+json")) {
        const bool without_body = found.json.body.empty();
        ReadJsonLd(page[i + 1].text, found.json);
        if (without_body) found.json_body_node = i + 1;
      }
      found.dates.ReadScript(page[i + 1].text);
      return;
    case GUMBO_TAG_TITLE:
      if (found.title_tag.empty())
        found.title_tag = page.Text(i, kMaxTextBytes);
      return;
    case GUMBO_TAG_H1:
      if (found.first_headings.size() < kMaxFound) {
        found.first_headings.push_back(page.Text(i, kMaxTextBytes));
      }
      break;
    default:
      break;
  }
}

Findings Walk(const Document& page) {
  Findings found;
  for (uint32_t i = 0; i < page.nodes().size(); ++i) {
    if (!page[i].is_text()) {
      ReadElement(page, i, found);
      found.dates.ReadElement(page, i);
      found.authors.ReadElement(page, i);
    } else if (page[page[i].parent].tag != GUMBO_TAG_SCRIPT &&
               page[page[i].parent].tag != GUMBO_TAG_STYLE) {
      found.dates.ReadText(i, page[i].text);
      found.authors.ReadText(i, page[i].text);
    }
  }
  return found;
}

// The first of `names` that the page has.
absl::string_view Meta(const MetaTags& meta,
                       std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto at = meta.find(name);
    if (at != meta.end()) return at->second;
  }
  return {};
}

// True when two headlines say the same, as far as half of the shorter's words
// can tell.
bool SayTheSame(absl::string_view one, absl::string_view other) {
  const std::string folded_one = text::FoldWords(one);
  const std::string folded_other = text::FoldWords(other);
  const std::set<absl::string_view> a =
      absl::StrSplit(folded_one, ' ', absl::SkipEmpty());
  const std::set<absl::string_view> b =
      absl::StrSplit(folded_other, ' ', absl::SkipEmpty());
  const auto shared =
      std::count_if(a.begin(), a.end(),
                    [&](absl::string_view word) { return b.contains(word); });
  return static_cast<size_t>(shared) * 2 >=
         std::max<size_t>(1, std::min(a.size(), b.size()));
}

// The outlet's own word is JSON-LD's headline. Without one it is what readers
// see above the article: the other metadata, written for search engines, tells
// which of the page's headings that is, and stands in when there is none.
std::string ChooseTitle(const Findings& found, absl::string_view site_name,
                        absl::string_view domain) {
  std::vector<std::string> titles;
  for (const absl::string_view candidate :
       {absl::string_view(found.json.headline),
        Meta(found.meta,
             {"og:title", "twitter:title", "dc.title", "headline", "title"}),
        absl::string_view(found.title_tag)}) {
    std::string title =
        WithoutSiteName(CleanLine(candidate), site_name, domain);
    if (!title.empty()) titles.push_back(std::move(title));
  }
  if (!found.json.headline.empty() && !titles.empty()) return titles.front();
  constexpr size_t kMaxHeadingBytes = 400;
  for (const std::string& raw : found.first_headings) {
    if (raw.empty() || raw.size() > kMaxHeadingBytes) continue;
    const std::string heading = CleanLine(raw);
    if (titles.empty() || std::any_of(titles.begin(), titles.end(),
                                      [&](const std::string& title) {
                                        return SayTheSame(heading, title);
                                      })) {
      return WithoutSiteName(heading, site_name, domain);
    }
  }
  return titles.empty() ? "" : titles.front();
}

// Names of people in the metadata, else those that the page shows; an outlet
// that calls itself the author only where there is nobody else.
std::vector<std::string> ChooseAuthors(const Findings& found,
                                       absl::string_view site_name,
                                       absl::string_view domain) {
  std::vector<std::string> authors;
  for (const std::string& name : found.json.authors) {
    AddBylineNames(CleanLine(name), authors);
  }
  if (authors.empty()) {
    AddBylineNames(
        CleanLine(Meta(found.meta, {"author", "article:author",
                                    "parsely-author", "sailthru.author",
                                    "dc.creator", "byl", "dcterms.creator",
                                    "citation_author", "article.author"})),
        authors);
  }
  const bool outlet_alone = std::all_of(
      authors.begin(), authors.end(), [&](const std::string& author) {
        return NamesSite(author, site_name, domain) ||
               NamesSite(author, found.json.publisher, domain);
      });
  if (!outlet_alone) return authors;
  std::vector<std::string> shown = found.authors.Names();
  return shown.empty() ? authors : shown;
}

// All that may date the page, in the order of its worth.
DateEvidence GatherDates(Findings& found, absl::string_view url_path) {
  DateEvidence dates;
  dates.url_paths.emplace_back(url_path);
  for (const absl::string_view link :
       {found.canonical, Meta(found.meta, {"og:url"}), found.feed}) {
    if (const auto url = ParseUrl(link)) dates.url_paths.push_back(url->path);
  }
  for (const char* name : {"og:image", "twitter:image"}) {
    if (const auto url = ParseUrl(Meta(found.meta, {name}))) {
      dates.images.push_back(url->path);
    }
  }
  dates.published.push_back(found.json.date_published);
  for (const char* name :
       {"article:published_time", "og:article:published_time",
        "og:published_time", "datepublished", "parsely-pub-date",
        "sailthru.date", "pubdate", "publishdate", "publish-date",
        "publication_date", "article.published", "article:published",
        "dc.date.issued", "dcterms.issued", "cxenseparse:recs:publishtime",
        "rnews:datepublished", "citation_publication_date"}) {
    const auto at = found.meta.find(name);
    if (at != found.meta.end()) dates.published.emplace_back(at->second);
  }
  dates.published.push_back(found.json.page_date);
  dates.modified.push_back(found.json.date_modified);
  found.dates.MoveTo(dates);
  for (const char* name : {"dcterms.date", "dcterms.created", "dc.date", "date",
                           "dc.date.created"}) {
    const auto at = found.meta.find(name);
    if (at != found.meta.end()) dates.dates.emplace_back(at->second);
  }
  for (const auto& [name, content] : found.meta) {
    if (!NamesAny(name, {"date", "time", "publish"})) continue;
    const bool later = NamesAny(name, {"modif", "updat", "last", "expire"});
    const bool sooner = NamesAny(name, {"publish", "issue", "release"});
    (later    ? dates.modified
     : sooner ? dates.published
              : dates.dates)
        .emplace_back(content);
  }
  return dates;
}

}  // namespace

PageMetadata ReadPageMetadata(const Document& page, absl::string_view url,
                              absl::Time latest) {
  Findings found = Walk(page);
  PageMetadata metadata;
  const std::optional<ArticleUrl> parsed = ParseUrl(url);
  const std::string domain = parsed ? RegistrableDomain(parsed->host) : "";
  metadata.site_name = CleanLine(Meta(
      found.meta, {"og:site_name", "application-name", "al:ios:app_name"}));
  if (metadata.site_name.empty()) {
    metadata.site_name = CleanLine(found.json.publisher);
  }
  metadata.title = ChooseTitle(found, metadata.site_name, domain);
  metadata.authors = ChooseAuthors(found, metadata.site_name, domain);
  metadata.canonical_url = std::string(
      found.canonical.empty() ? Meta(found.meta, {"og:url"}) : found.canonical);
  for (const char* name : {"syndication-source", "original-source"}) {
    const absl::string_view original = Meta(found.meta, {name});
    if (!original.empty()) metadata.original_urls.emplace_back(original);
  }
  metadata.language_code = std::string(found.html_lang);
  if (metadata.language_code.empty()) {
    metadata.language_code = std::string(
        Meta(found.meta, {"og:locale", "content-language", "language"}));
  }
  const bool american = absl::StartsWithIgnoreCase(found.html_lang, "en-us") ||
                        (absl::StartsWithIgnoreCase(found.html_lang, "en") &&
                         absl::EndsWith(domain, ".com"));
  const DayOrder order = american ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
  const DateEvidence dates = GatherDates(found, parsed ? parsed->path : "");
  if (const auto settled = SettlePageDate(dates, order, latest)) {
    metadata.published = settled->date;
    metadata.published_basis = settled->basis;
  }
  metadata.modified =
      SettleChangeDate(dates, order, metadata.published, latest);
  metadata.article_body = found.json.body;
  metadata.article_body_node = found.json_body_node;
  return metadata;
}

}  // namespace hearsay::normalize
