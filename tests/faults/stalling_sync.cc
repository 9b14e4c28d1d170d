// Preloaded into a daemon: every sync waits for as long as the file exists that
// HEARSAY_TEST_STALL names. Like a disk that hangs, it does not fail.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace {

void WaitWhileStalled() {
  const char* const file = std::getenv("HEARSAY_TEST_STALL");
  while (file != nullptr && access(file, F_OK) == 0) usleep(10000);
}

int CallNext(const char* name, int descriptor) {
  const auto next = reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, name));
  return next(descriptor);
}

}  // namespace

extern "C" {

int fsync(int descriptor) {
  WaitWhileStalled();
  return CallNext("fsync", descriptor);
}

int fdatasync(int descriptor) {
  WaitWhileStalled();
  return CallNext("fdatasync", descriptor);
}

}  // extern "C"
