#ifndef HEARSAY_COMMON_BASE_HUGE_PAGE_ALLOCATOR_H_
#define HEARSAY_COMMON_BASE_HUGE_PAGE_ALLOCATOR_H_

#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace hearsay {

// For tables of megabytes that are read here and there: asks the kernel for
// huge pages (2 MiB, transparent, where it gives them), so that a read is a
// miss in the caches only and not in the translation of its address as well.
// Memory smaller than one, and what a table's end leaves of one, stays in plain
// pages; so does all of it where the kernel declines. Thread safe.
template <typename T>
struct HugePageAllocator {
  using value_type = T;
  static constexpr std::size_t kPageBytes = std::size_t{2} << 20;

  HugePageAllocator() = default;
  template <typename U>
  explicit HugePageAllocator(const HugePageAllocator<U>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    void* memory = ::operator new(bytes, AlignmentOf(bytes));
    const std::size_t whole = bytes / kPageBytes * kPageBytes;
    // A wish: what comes of it changes the time only.
    if (whole != 0) (void)::madvise(memory, whole, MADV_HUGEPAGE);
    return static_cast<T*>(memory);
  }

  void deallocate(T* memory, std::size_t count) {
    ::operator delete(memory, AlignmentOf(count * sizeof(T)));
  }

  friend bool operator==(const HugePageAllocator&,
                         const HugePageAllocator&) = default;

 private:
  static std::align_val_t AlignmentOf(std::size_t bytes) {
    return std::align_val_t{bytes < kPageBytes ? kCacheLineBytes : kPageBytes};
  }
  static constexpr std::size_t kCacheLineBytes = 64;
};

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_HUGE_PAGE_ALLOCATOR_H_
