#include "client/collect/feed_article.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/collect/feed_text.h"
#include "client/collect/resolve_url.h"
#include "common/base/sha256.h"
#include "common/record/proto_time.h"

namespace hearsay::collect {
namespace {

// The service refuses longer ones; a hint is not worth an article.
constexpr size_t kMaxIdBytes = 1024;
constexpr size_t kMaxUrlBytes = 8192;
constexpr size_t kMaxLineBytes = 1024;
constexpr size_t kMaxBodyBytes = 4 << 20;

std::string Byline(const FeedItem& item) {
  std::string byline;
  for (const FeedPerson& person : item.authors) {
    const std::string name = PlainLine({person.name, true});
    if (!name.empty() && byline.size() + name.size() < kMaxLineBytes) {
      absl::StrAppend(&byline, byline.empty() ? "" : ", ", name);
    }
  }
  return byline;
}

bool IsMeant(absl::Time time, absl::Time now) {
  return time != absl::UnixEpoch() && time < now + absl::Hours(24) &&
         record::IsTimestamp(time);
}

std::string PageOf(const FeedItem& item) {
  for (const std::string* url : {&item.original_link, &item.link}) {
    if (IsWebUrl(*url)) return *url;
  }
  return "";
}

}  // namespace

v1::RawArticle HintsOf(const FeedItem& item, absl::Time now) {
  v1::RawArticle hints;
  if (item.id.size() <= kMaxIdBytes) hints.set_external_id(item.id);
  const std::string page = PageOf(item);
  if (page.size() <= kMaxUrlBytes) hints.set_url(page);
  const std::string title = PlainLine(item.title);
  if (title.size() <= kMaxLineBytes) hints.set_title(title);
  hints.set_byline(Byline(item));
  constexpr size_t kMaxLanguageBytes = 35;  // BCP-47's longest useful tag.
  if (item.language.size() <= kMaxLanguageBytes) {
    hints.set_language_code(item.language);
  }
  if (item.published.time && IsMeant(*item.published.time, now)) {
    *hints.mutable_publish_time() = record::ToTimestamp(*item.published.time);
  }
  const FeedText& body =
      item.content.value.empty() ? item.summary : item.content;
  if (!body.value.empty() && body.value.size() <= kMaxBodyBytes) {
    if (body.is_html) {
      hints.set_html(body.value);
      hints.set_content_type("text/html; charset=utf-8");
    } else {
      hints.set_text(body.value);
    }
  }
  return hints;
}

std::string IdKey(absl::string_view feed_url, absl::string_view id) {
  return Sha256().Add("id").Add(OriginOf(feed_url)).Add(id).Digest128();
}

std::optional<FoundItem> FoundItemOf(absl::string_view feed_url,
                                     const FeedItem& item, absl::Time now) {
  v1::RawArticle hints = HintsOf(item, now);
  if (hints.url().empty() &&
      hints.body_case() == v1::RawArticle::BODY_NOT_SET) {
    return std::nullopt;
  }
  // Without a page the article is of the feed's own host.
  if (hints.url().empty()) {
    const std::string origin = OriginOf(feed_url);
    absl::string_view host = origin;
    host.remove_prefix(host.find("//") + 2);
    host = host.substr(0, host.find(':'));
    absl::ConsumePrefix(&host, "www.");
    hints.set_source(std::string(host));
  }
  FoundItem found;
  if (!item.id.empty()) found.keys.push_back(IdKey(feed_url, item.id));
  if (!hints.url().empty()) {
    const std::string url = hints.url().substr(0, hints.url().find('#'));
    found.keys.push_back(Sha256().Add("url").Add(url).Digest128());
  }
  if (found.keys.empty()) {
    found.keys.push_back(
        Sha256().Add("text").Add(hints.text()).Add(hints.html()).Digest128());
  }
  // Without the publication date: some feeds give the time of the poll.
  found.version =
      Sha256()
          .Add(hints.title())
          .Add(item.updated.text == item.published.text ? ""
                                                        : item.updated.text)
          .Add(item.summary.value)
          .Add(item.content.value)
          .Digest128();
  found.hints = hints.SerializeAsString();
  return found;
}

void DropSharedKeys(std::vector<FoundItem>& items) {
  std::map<std::string, int> uses;
  for (const FoundItem& item : items) {
    for (const std::string& key : item.keys) ++uses[key];
  }
  std::set<std::vector<std::string>> seen;
  std::erase_if(items, [&](FoundItem& item) {
    std::vector<std::string> own;
    for (const std::string& key : item.keys) {
      if (uses[key] == 1) own.push_back(key);
    }
    if (own.empty()) return !seen.insert(item.keys).second;
    item.keys = std::move(own);
    return false;
  });
}

}  // namespace hearsay::collect
