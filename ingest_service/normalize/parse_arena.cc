#include "ingest_service/normalize/parse_arena.h"

#include <algorithm>
#include <ctime>

namespace hearsay::normalize {
namespace {

constexpr size_t kBlockBytes = size_t{1} << 20;
constexpr size_t kBudgetBytes = size_t{64} << 20;
constexpr size_t kBudgetBytesPerByte = 48;
// Ordinary pages take 0.05 s a MiB; the rest is room for a busy machine and
// for sanitizers.
constexpr double kBudgetSeconds = 0.5;
constexpr double kBudgetSecondsPerByte = 0.3e-6;
constexpr uint32_t kCallsPerLook = 1024;

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

void* ParseArena::Allocate(void* self, size_t bytes) {
  auto& arena = *static_cast<ParseArena*>(self);
  bytes = (bytes + 15) & ~size_t{15};
  if (++arena.calls_ % kCallsPerLook == 0 &&
      ThreadSeconds() > arena.deadline_) {
    std::longjmp(arena.give_up_, 1);
  }
  if (bytes > arena.budget_bytes_) std::longjmp(arena.give_up_, 1);
  arena.budget_bytes_ -= bytes;
  if (bytes > arena.left_) {
    const size_t block = std::max(bytes, kBlockBytes);
    arena.blocks_.push_back(std::unique_ptr<char[]>(new char[block]));
    arena.next_ = arena.blocks_.back().get();
    arena.left_ = block;
  }
  char* const result = arena.next_;
  arena.next_ += bytes;
  arena.left_ -= bytes;
  return result;
}

const GumboNode* ParseArena::Parse(absl::string_view html) {
  budget_bytes_ = kBudgetBytes + kBudgetBytesPerByte * html.size();
  deadline_ = ThreadSeconds() + kBudgetSeconds +
              kBudgetSecondsPerByte * static_cast<double>(html.size());
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Allocate;
  options.deallocator = &Release;
  options.userdata = this;
  options.max_errors = 0;
  // Nothing with a destructor lives between here and the long jump.
  if (setjmp(give_up_) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

}  // namespace hearsay::normalize
