// Preloaded into a daemon: its wall clock is off by the seconds in the file
// that HEARSAY_TEST_CLOCK names, an int64_t that a test may write at any time.
// Other clocks go on as they are, as when somebody sets the machine's time.
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdint>
#include <cstdlib>

namespace {

using Syscall = long (*)(long, ...);

long Real(long number, long a, long b, long c = 0, long d = 0, long e = 0,
          long f = 0) {
  static const auto next =
      reinterpret_cast<Syscall>(dlsym(RTLD_NEXT, "syscall"));
  return next(number, a, b, c, d, e, f);
}

const volatile int64_t* MapOffset() {
  static const int64_t none = 0;
  const char* const path = std::getenv("HEARSAY_TEST_CLOCK");
  const int file = path == nullptr ? -1 : open(path, O_RDONLY);
  if (file < 0) return &none;
  void* const mapped =
      mmap(nullptr, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  return mapped == MAP_FAILED ? &none : static_cast<const int64_t*>(mapped);
}

int64_t OffsetSeconds() {
  static const volatile int64_t* const offset = MapOffset();
  return *offset;
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  const long result =
      Real(SYS_clock_gettime, clock, reinterpret_cast<long>(time));
  if (clock == CLOCK_REALTIME && result == 0) time->tv_sec += OffsetSeconds();
  return static_cast<int>(result);
}

// Abseil waits until a time of the wall clock, which is the kernel's there.
long syscall(long number, ...) noexcept {
  va_list list;
  va_start(list, number);
  long arguments[6];
  for (long& argument : arguments) argument = va_arg(list, long);
  va_end(list);
  timespec until;
  const auto* const given = reinterpret_cast<const timespec*>(arguments[3]);
  if (number == SYS_futex && (arguments[1] & FUTEX_CLOCK_REALTIME) != 0 &&
      given != nullptr) {
    until = *given;
    until.tv_sec -= OffsetSeconds();
    if (until.tv_sec < 0) until = {0, 0};
    arguments[3] = reinterpret_cast<long>(&until);
  }
  return Real(number, arguments[0], arguments[1], arguments[2], arguments[3],
              arguments[4], arguments[5]);
}

}  // extern "C"
