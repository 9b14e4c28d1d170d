#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_EVIDENCE_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "ingest_service/normalize/document.h"

namespace hearsay::normalize {

// The places of one page that may hold its publication date, as written; in
// each list the likeliest first.
struct DateEvidence {
  using Texts = std::vector<std::string>;

  Texts published = {};  // JSON-LD, meta tags made for it.
  Texts url_paths = {};  // Of the page; as its links give it.
  Texts itemprops = {};  // Elements that say "datePublished".
  Texts elements = {};   // <time datetime>.
  Texts dates = {};      // Meta tags that say "date" and not of what.
  Texts scripts = {};    // What stands after "datePublished".
  Texts labelled = {};   // Lines that say so: "Published on …".
  Texts named = {};      // Texts of elements named "date".
  Texts lines = {};      // Texts of little more than a date.
  Texts updated = {};    // Texts and elements that say "updated".
  Texts openings = {};   // The first words of long ones.
  Texts modified = {};   // JSON-LD, meta tags.
  Texts images = {};     // Paths of the pictures that stand for the page.
  Texts beside = {};     // Elements and texts of comments, of other articles.
};

// Gathers it in one walk over the page, in document order; what is not in the
// metadata is then ordered by its distance from the heading. What is dated
// below an element named for comments or for other articles, which does not
// hold the heading, is kept apart.
class DateCollector {
 public:
  void ReadElement(const Document& page, uint32_t i);
  void ReadText(uint32_t i, absl::string_view text);
  void ReadScript(absl::string_view script);

  // `evidence` with what was gathered.
  void MoveTo(DateEvidence& evidence);

 private:
  struct Range {
    uint32_t begin = 0, end = 0;
  };
  struct Found {
    uint32_t node;
    std::string text;
    Range beside;  // The outermost such element around it.
  };
  using List = std::vector<Found>;

  void Add(List& list, uint32_t node, std::string text);
  // The same, of what readers see: a label may put it into another list.
  void AddShown(List& list, uint32_t node, absl::string_view text);
  // The texts of the article, nearest first; the others go to `beside`.
  std::vector<std::string> ByDistance(List list,
                                      std::vector<std::string>& beside) const;

  uint32_t heading_ = 0;  // The first <h1>; 0 is none.
  Range beside_;          // Entered last.
  std::vector<std::string> scripts_;
  List itemprops_, elements_, labelled_, named_, lines_, openings_, updated_;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_DATE_EVIDENCE_H_
