#ifndef HEARSAY_CLIENT_COLLECT_FEED_ITEM_BUILDER_H_
#define HEARSAY_CLIENT_COLLECT_FEED_ITEM_BUILDER_H_

#include <libxml/tree.h>

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "client/collect/feed.h"

namespace hearsay::collect {

// What elements take from those around them: xml:base and xml:lang.
struct FeedContext {
  std::string base;
  std::string language;

  FeedContext Within(const xmlNode* element) const;
  std::string Resolve(absl::string_view reference) const;
};

FeedInstant ReadInstant(absl::string_view text);

// An id as written; a path becomes an address, so that it is one anywhere.
std::string ReadId(const xmlNode* element, const FeedContext& context);

// An author: Atom's name, email and uri, or a text.
FeedPerson ReadPerson(const xmlNode* element, const FeedContext& context);

// Makes an item of its elements, whichever vocabularies they are of. Where
// several say the same thing, RSS and Atom come before Dublin Core, that before
// iTunes and Media RSS, and the first of one vocabulary before the next.
class FeedItemBuilder {
 public:
  // `context` is that of the item's parent; `feed` gives what the item leaves
  // out.
  FeedItemBuilder(const Feed& feed, const FeedContext& context)
      : feed_(feed), context_(context) {}

  // Takes what `item` holds.
  void AddAll(const xmlNode* item);
  FeedItem Build() &&;

 private:
  void Add(const xmlNode* element, const FeedContext& context);
  void AddOwn(const xmlNode* element, const std::string& name,
              const FeedContext& context);
  void AddDublinCore(const xmlNode* element, const std::string& name,
                     const FeedContext& context);
  void AddMedia(const xmlNode* element, const std::string& name,
                const FeedContext& context);
  void AddLink(const xmlNode* element, const FeedContext& context);
  void AddGuid(const xmlNode* element, const FeedContext& context);
  void AddEnclosure(const xmlNode* element, const char* url,
                    const FeedContext& context);

  const Feed& feed_;
  const FeedContext context_;
  FeedItem item_;
  bool is_atom_ = false;
  std::string rdf_about_;
  std::string permalink_;  // The guid, when it is one.
  std::string html_link_;  // Of Atom, in order of preference.
  std::string alternate_link_;
  std::string other_link_;
  // What lesser vocabularies say, for want of the item's own.
  FeedText lesser_title_;
  FeedText lesser_summary_;
  std::vector<FeedPerson> lesser_authors_;
  FeedInstant date_;
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_ITEM_BUILDER_H_
