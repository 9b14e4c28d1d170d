#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_STYLE_SHEET_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_STYLE_SHEET_H_

#include <cstddef>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// What a page's own style sheets hide from its readers, as far as plain rules
// say so: those for a class or an id, with or without an element's name
// (".ad, p#note { display: none }"), outside of @media and the like. Rules of
// any other kind are passed over, and what they say of an element is not known
// here.
class StyleSheet {
 public:
  // Reads a sheet after those before it; whatever is no CSS is passed over.
  // Sheets of more than 1 MiB together, or 10,000 rules, are not read on.
  // O(css).
  void Add(absl::string_view css);

  bool hides_nothing() const { return hiding_ == 0; }

  // True when the last of the strongest rules for an element hides it; `id` and
  // `classes` are its attributes. O(classes).
  bool Hides(absl::string_view tag, absl::string_view id,
             absl::string_view classes) const;

 private:
  struct Rule {
    int strength = 0;  // Of an id more than of a class; then the later one.
    int place = 0;
    bool hides = false;
  };
  void AddRule(absl::string_view selectors, absl::string_view declarations);
  void Ask(const std::string& selector, Rule& strongest) const;

  absl::flat_hash_map<std::string, Rule> rules_;  // By selector.
  size_t bytes_ = 0;
  int places_ = 0;
  int hiding_ = 0;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_STYLE_SHEET_H_
