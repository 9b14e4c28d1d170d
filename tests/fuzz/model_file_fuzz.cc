// Any bytes: a model file is read whole or refused, and what was read can be
// written and read again.

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/sha256.h"
#include "common/language/model_file.h"
#include "tests/support/require.h"

namespace {

void Check(absl::string_view bytes) {
  const auto model = hearsay::language::DecodeModelFile(bytes);
  if (!model.ok()) return;
  hearsay::Require(model->kind.size() < bytes.size());
  hearsay::Require(hearsay::language::DecodeModelFile(
                       hearsay::language::EncodeModelFile(*model))
                       .ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  Check(bytes);
  // With a checksum that is right, so that what it guards is reached.
  Check(std::string(bytes) + hearsay::Sha256Of(bytes));
  return 0;
}
