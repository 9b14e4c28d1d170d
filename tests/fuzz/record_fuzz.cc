// Whatever bytes a disk or a client gives the parsers of common/record, they
// answer, and what they accept they write back the same.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "absl/strings/string_view.h"
#include "common/record/article_key.h"
#include "common/record/change_codec.h"
#include "common/record/consistency_token.h"
#include "common/record/record_codec.h"
#include "common/record/resource_name.h"

namespace hearsay::record {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void ParseKeys(absl::string_view bytes) {
  if (const auto key = DecodeArticleKey(bytes); key.ok()) {
    Require(EncodeArticleKey(*key) == bytes);
  }
  if (const auto key = DecodeRevisionKey(bytes); key.ok()) {
    Require(EncodeRevisionKey(key->key, key->revision) == bytes);
  }
  if (const auto sequence = DecodeSequenceKey(bytes); sequence.ok()) {
    Require(EncodeSequenceKey(*sequence) == bytes);
  }
  if (const auto entry = DecodeChangeEntry(bytes); entry.ok()) {
    // A varint may be written longer than needed, so bytes may differ once.
    Require(*DecodeChangeEntry(EncodeChangeEntry(*entry)) == *entry);
  }
}

void ParseNames(absl::string_view text) {
  if (const auto name = ParseArticleName(text); name.ok()) {
    Require((name->revision ? FormatArticleName(name->key, *name->revision)
                            : FormatArticleName(name->key)) == text);
  }
  if (const auto name = ParseClaimName(text); name.ok()) {
    Require(FormatClaimName(name->article, name->claim_id) == text);
  }
  (void)ParseSourceName(text);
  if (const auto token = ParseConsistencyToken(text); token.ok()) {
    Require(*ParseConsistencyToken(FormatConsistencyToken(*token)) == *token);
  }
}

}  // namespace
}  // namespace hearsay::record

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  hearsay::record::ParseKeys(bytes);
  hearsay::record::ParseNames(bytes);
  (void)hearsay::record::DecodeRecord(bytes);
  return 0;
}
