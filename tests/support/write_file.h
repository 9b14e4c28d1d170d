#ifndef HEARSAY_TESTS_SUPPORT_WRITE_FILE_H_
#define HEARSAY_TESTS_SUPPORT_WRITE_FILE_H_

#include <fstream>
#include <string>

#include "gtest/gtest.h"

namespace hearsay {

// The path of a file of the tests' temporary folder that now holds `bytes`.
inline std::string WriteFile(const std::string& name,
                             const std::string& bytes) {
  const std::string path = ::testing::TempDir() + "/" + name;
  std::ofstream(path) << bytes;
  return path;
}

}  // namespace hearsay

#endif  // HEARSAY_TESTS_SUPPORT_WRITE_FILE_H_
