#ifndef HEARSAY_CLIENT_COLLECT_FEED_VOCABULARY_H_
#define HEARSAY_CLIENT_COLLECT_FEED_VOCABULARY_H_

#include <libxml/tree.h>

#include <string>

namespace hearsay::collect {

// Whose words a feed's element is of, by its namespace, or by its prefix where
// that is declared nowhere.
enum class Vocabulary {
  kFeed,  // RSS of all versions, RDF's channel and item, CDF, and no namespace.
  kAtom,  // 0.3 and 1.0.
  kContent,
  kDublinCore,
  kDublinCoreTerms,
  kFeedBurner,
  kGoogleNews,  // Of sitemaps.
  kItunes,
  kMedia,
  kRdf,
  kSitemap,
  kSyndication,
  kTombstones,  // RFC 6721.
  kXhtml,
  kOther,
};

Vocabulary VocabularyOf(const xmlNode* element);

// The local name in lower case.
std::string LowerName(const xmlNode* element);

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_FEED_VOCABULARY_H_
