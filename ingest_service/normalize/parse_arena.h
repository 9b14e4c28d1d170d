#ifndef HEARSAY_INGEST_SERVICE_NORMALIZE_PARSE_ARENA_H_
#define HEARSAY_INGEST_SERVICE_NORMALIZE_PARSE_ARENA_H_

#include <gumbo.h>

#include <csetjmp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace hearsay::normalize {

// The memory of one parse. Gumbo has no limits of its own: it frees its tree
// by recursion, and nested or attribute-laden pages cost it quadratic time and
// memory. Here the tree is never freed node by node, and a parse that has used
// up its bytes or its processor time is left by a long jump out of the
// allocator (Gumbo is C throughout, and all that it holds lies in the arena).
// For one thread.
class ParseArena {
 public:
  // The tree of `html`, which must outlive the arena; nullptr when the parse
  // was given up.
  const GumboNode* Parse(absl::string_view html);

 private:
  static void* Allocate(void* self, size_t bytes);
  static void Release(void*, void*) {}

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  size_t left_ = 0;
  size_t budget_bytes_ = 0;
  double deadline_ = 0;  // Of this thread's processor time, in seconds.
  uint32_t calls_ = 0;
  std::jmp_buf give_up_;
};

}  // namespace hearsay::normalize

#endif  // HEARSAY_INGEST_SERVICE_NORMALIZE_PARSE_ARENA_H_
