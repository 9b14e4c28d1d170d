#ifndef HEARSAY_COMMON_BASE_MODEL_DIR_H_
#define HEARSAY_COMMON_BASE_MODEL_DIR_H_

#include <string>

namespace hearsay {

// Where a program finds its models when it is not told: the folder
// `../share/hearsay/models` beside the folder of its executable, as in an
// installation and in the build tree.
std::string DefaultModelDir();

}  // namespace hearsay

#endif  // HEARSAY_COMMON_BASE_MODEL_DIR_H_
