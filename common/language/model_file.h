#ifndef HEARSAY_COMMON_LANGUAGE_MODEL_FILE_H_
#define HEARSAY_COMMON_LANGUAGE_MODEL_FILE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/language/weight_table.h"

namespace hearsay::language {

// One trained model as a file:
//
//   "HSYMODL1" · length of the kind, kind · version · labels · rows · scale ·
//   weights, a byte each, row by row · SHA-256 of all before
//
// Integers are varints, the scale the bits of a float.
struct ModelFile {
  std::string kind;      // "tagger"; says which program part reads it.
  uint32_t version = 0;  // Of the features it was trained with.
  WeightTable weights;
};

std::string EncodeModelFile(const ModelFile& model);

// kDataLoss when `bytes` is not a whole model file.
absl::StatusOr<ModelFile> DecodeModelFile(absl::string_view bytes);

// Reads the file and checks what it is: kNotFound, kDataLoss (damaged) and
// kFailedPrecondition (another kind, version or number of labels: made for
// another build) name the file.
absl::StatusOr<ModelFile> LoadModelFile(const std::string& path,
                                        absl::string_view kind,
                                        uint32_t version, uint32_t labels);

absl::Status SaveModelFile(const std::string& path, const ModelFile& model);

}  // namespace hearsay::language

#endif  // HEARSAY_COMMON_LANGUAGE_MODEL_FILE_H_
