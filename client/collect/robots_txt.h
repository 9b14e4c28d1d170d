#ifndef HEARSAY_CLIENT_COLLECT_ROBOTS_TXT_H_
#define HEARSAY_CLIENT_COLLECT_ROBOTS_TXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace hearsay::collect {

// What a site's robots.txt says to one collector (RFC 9309, and Crawl-delay).
class RobotsRules {
 public:
  // Of a longer file the beginning is read.
  static constexpr size_t kMaxBytes = 512 << 10;

  // Everything is allowed: there is no robots.txt.
  static RobotsRules AllowAll() { return RobotsRules(); }
  // Nothing is: the site could not answer, so that what it wants is not known.
  static RobotsRules DisallowAll();
  // The rules of all groups that name `product` (compared without letter case,
  // up to a '/'), or else of those for "*". Lines that cannot be read are
  // passed over. Linear in the size.
  static RobotsRules Parse(absl::string_view text, absl::string_view product);

  // Whether `path` (with its query) may be fetched: the longest rule that
  // matches decides, Allow when two are as long. O(rules × path).
  bool Allows(absl::string_view path) const;
  std::optional<absl::Duration> crawl_delay() const { return crawl_delay_; }

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
  std::optional<absl::Duration> crawl_delay_;
};

}  // namespace hearsay::collect

#endif  // HEARSAY_CLIENT_COLLECT_ROBOTS_TXT_H_
