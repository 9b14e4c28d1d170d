#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_

#include <cstdint>
#include <vector>

#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// What the words of an element's class, id or role say that it holds.
enum class BoilerplateKind : uint8_t {
  kNone,
  kComments,
  kRelated,    // Other articles.
  kAbout,      // What is said about the article: its date, tags, pictures.
  kPromotion,  // Advertisements, navigation, ways to share.
};

// What of a page is no part of an article's body, such as navigation, comments,
// related links, captions, forms: one flag a node. What lies below a flagged
// element is not looked at.
struct Boilerplate {
  std::vector<bool> tagged;  // By the element itself: <nav>, <footer>, hidden.
  std::vector<bool> named;  // These, and those of a kind, if little is in them.
  std::vector<BoilerplateKind> kinds;  // Whatever is in them.
};

// What readers do not see (`hidden`, and style attributes that say so) is no
// part of a body, however much it is, on a page that shows them prose. O(nodes
// + attributes).
Boilerplate FindBoilerplate(const Document& page);

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_BOILERPLATE_H_
