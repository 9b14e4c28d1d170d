#ifndef HEARSAY_TESTS_SUPPORT_REQUIRE_H_
#define HEARSAY_TESTS_SUPPORT_REQUIRE_H_

#include <cstdlib>

namespace hearsay {

// Ends a fuzz target's run when something that must hold does not.
inline void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_REQUIRE_H_
