#include "common/language/model_file.h"

#include <bit>
#include <cmath>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/sha256.h"

namespace hearsay::language {
namespace {

constexpr absl::string_view kMagic = "HSYMODL1";
constexpr size_t kDigestBytes = 32;

absl::Status Damaged(absl::string_view what) {
  return absl::DataLossError(absl::StrCat("model: ", what));
}

}  // namespace

std::string EncodeModelFile(const ModelFile& model) {
  const WeightTable& weights = model.weights;
  std::string out(kMagic);
  AppendVarint(model.kind.size(), out);
  out += model.kind;
  AppendVarint(model.version, out);
  AppendVarint(weights.labels(), out);
  AppendVarint(weights.rows(), out);
  AppendVarint(std::bit_cast<uint32_t>(weights.scale()), out);
  for (uint32_t row = 0; row < weights.rows(); ++row) {
    out.append(reinterpret_cast<const char*>(weights.Row(row)),
               weights.labels());
  }
  return out + Sha256Of(out);
}

absl::StatusOr<ModelFile> DecodeModelFile(absl::string_view bytes) {
  if (bytes.size() < kMagic.size() + kDigestBytes ||
      bytes.substr(0, kMagic.size()) != kMagic) {
    return Damaged("not a model file");
  }
  absl::string_view rest = bytes.substr(0, bytes.size() - kDigestBytes);
  if (Sha256Of(rest) != bytes.substr(rest.size())) {
    return Damaged("checksum does not match");
  }
  rest.remove_prefix(kMagic.size());
  ModelFile model;
  uint64_t kind_bytes = 0, version = 0, labels = 0, rows = 0, scale = 0;
  if (!ConsumeVarint(rest, kind_bytes) || kind_bytes > rest.size()) {
    return Damaged("kind is cut short");
  }
  model.kind = std::string(rest.substr(0, kind_bytes));
  rest.remove_prefix(kind_bytes);
  if (!ConsumeVarint(rest, version) || !ConsumeVarint(rest, labels) ||
      !ConsumeVarint(rest, rows) || !ConsumeVarint(rest, scale) ||
      version > UINT32_MAX || scale > UINT32_MAX) {
    return Damaged("header is cut short");
  }
  if (labels == 0 || labels > WeightTable::kMaxLabels || rows == 0 ||
      rows > WeightTable::kMaxRows || rest.size() != labels * rows) {
    return Damaged(absl::StrCat(labels, " labels, ", rows, " rows and ",
                                rest.size(), " bytes of weights do not agree"));
  }
  const float factor = std::bit_cast<float>(static_cast<uint32_t>(scale));
  if (!std::isfinite(factor) || factor < 0) {
    return Damaged("scale is no positive number");
  }
  model.version = static_cast<uint32_t>(version);
  model.weights =
      WeightTable(static_cast<uint32_t>(labels), static_cast<uint32_t>(rows),
                  std::bit_cast<float>(static_cast<uint32_t>(scale)));
  for (uint32_t row = 0; row < model.weights.rows(); ++row) {
    for (uint32_t label = 0; label < labels; ++label) {
      model.weights.Set(row, label,
                        static_cast<int8_t>(rest[row * labels + label]));
    }
  }
  return model;
}

absl::StatusOr<ModelFile> LoadModelFile(const std::string& path,
                                        absl::string_view kind,
                                        uint32_t version, uint32_t labels) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return absl::NotFoundError(
        absl::StrCat("model file ", path, ": cannot be opened"));
  }
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  absl::StatusOr<ModelFile> model = DecodeModelFile(bytes);
  if (!model.ok()) {
    return absl::Status(
        model.status().code(),
        absl::StrCat("model file ", path, ": ", model.status().message(),
                     "; install it again"));
  }
  if (model->kind != kind || model->version != version ||
      model->weights.labels() != labels) {
    return absl::FailedPreconditionError(
        absl::StrCat("model file ", path, ": holds ", model->kind, " version ",
                     model->version, " with ", model->weights.labels(),
                     " labels, this build reads ", kind, " version ", version,
                     " with ", labels, "; install the models of this build"));
  }
  return model;
}

absl::Status SaveModelFile(const std::string& path, const ModelFile& model) {
  const std::string bytes = EncodeModelFile(model);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    return absl::UnavailableError(absl::StrCat("cannot write ", path));
  }
  return absl::OkStatus();
}

}  // namespace hearsay::language
