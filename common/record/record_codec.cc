#include "common/record/record_codec.h"

#include <google/protobuf/wire_format_lite.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/base/byte_codec.h"
#include "common/base/status_macros.h"

namespace hearsay::record {
namespace {

using google::protobuf::internal::WireFormatLite;
using internal::v1::ArticleRecord;

constexpr char kCompressed = 1;
constexpr size_t kChecksumBytes = 4;
constexpr size_t kMaxFieldHeadBytes = 16;  // Its number and its size.
// News text of some kilobytes: higher levels cost twice the time for a few
// hundredths of the size.
constexpr int kZstdLevel = 1;
// Of a thread, for what it compresses next.
constexpr size_t kKeptRoomBytes = size_t{1} << 20;

struct FreeZstd {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

uint32_t Checksum(uint32_t so_far, absl::string_view bytes) {
  return static_cast<uint32_t>(crc32_z(
      so_far, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

absl::Status Damaged(absl::string_view why) {
  return absl::DataLossError(absl::StrCat("article record: ", why));
}

// Protobuf would look at every byte of the text once more whether it is UTF-8,
// which it is since it was read: so the text is put behind all else by hand.
std::string Serialize(ArticleRecord record) {
  const std::string text = std::move(*record.mutable_text());
  record.clear_text();
  std::string out;
  out.reserve(record.ByteSizeLong() + text.size() + kMaxFieldHeadBytes);
  record.AppendToString(&out);
  if (text.empty()) return out;
  AppendVarint(
      WireFormatLite::MakeTag(ArticleRecord::kTextFieldNumber,
                              WireFormatLite::WIRETYPE_LENGTH_DELIMITED),
      out);
  AppendVarint(text.size(), out);
  return out += text;
}

// Appends what `bytes` are compressed and returns how many bytes that is; 0
// when it does not pay.
size_t AppendCompressed(absl::string_view bytes, std::string& out) {
  // A context of a megabyte for each call would cost more than the work.
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeZstd> context(
      ZSTD_createCCtx());
  // Nor does what waits for its commit keep the room that it might have needed.
  thread_local std::string room;
  room.resize(std::max(room.size(), ZSTD_compressBound(bytes.size())));
  const size_t size = ZSTD_compressCCtx(context.get(), room.data(), room.size(),
                                        bytes.data(), bytes.size(), kZstdLevel);
  const bool pays = !ZSTD_isError(size) && size < bytes.size();
  if (pays) out.append(room, 0, size);
  if (room.size() > kKeptRoomBytes) room = std::string();
  return pays ? size : 0;
}

// What stands before the body.
std::string LayoutOf(char flags, size_t body_bytes) {
  std::string layout = {static_cast<char>(kRecordFormat), flags};
  AppendVarint(body_bytes, layout);
  return layout;
}

absl::StatusOr<std::string> Decompress(absl::string_view bytes) {
  thread_local const std::unique_ptr<ZSTD_DCtx, FreeZstd> context(
      ZSTD_createDCtx());
  const unsigned long long size =
      ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  // Also false for zstd's two error values, which are the largest numbers.
  if (size > kMaxBodyBytes) return Damaged("its body has no valid size");
  std::string out(size, '\0');
  const size_t got = ZSTD_decompressDCtx(context.get(), out.data(), out.size(),
                                         bytes.data(), bytes.size());
  if (ZSTD_isError(got) || got != size) return Damaged("its body is damaged");
  return out;
}

absl::StatusOr<ArticleRecord> ParseParts(char flags, absl::string_view body,
                                         absl::string_view head) {
  std::string inflated;
  if (flags == kCompressed) {
    HEARSAY_ASSIGN_OR_RETURN(inflated, Decompress(body));
    body = inflated;
  }
  ArticleRecord record;
  if (!record.ParseFromArray(body.data(), static_cast<int>(body.size()))) {
    return Damaged("its body is not a message");
  }
  ArticleRecord over;
  if (!over.ParseFromArray(head.data(), static_cast<int>(head.size()))) {
    return Damaged("its head is not a message");
  }
  record.MergeFrom(over);
  return record;
}

}  // namespace

absl::StatusOr<EncodedBody> EncodeRecordBody(ArticleRecord body) {
  if (body.ByteSizeLong() > kMaxBodyBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("article record: ", body.ByteSizeLong(),
                     " bytes, must be at most ", kMaxBodyBytes));
  }
  const std::string plain = Serialize(std::move(body));
  EncodedBody encoded;
  // The layout says how long the body is, so it is put in its room later.
  constexpr size_t kLayoutBytes = 12;
  encoded.bytes.resize(kLayoutBytes);
  size_t packed = 0;
  if (plain.size() >= kCompressFromBytes) {
    packed = AppendCompressed(plain, encoded.bytes);
  }
  if (packed == 0) encoded.bytes += plain;
  encoded.bytes.replace(0, kLayoutBytes,
                        packed == 0 ? LayoutOf('\0', plain.size())
                                    : LayoutOf(kCompressed, packed));
  encoded.checksum = Checksum(0, encoded.bytes);
  return encoded;
}

std::string EncodeRecord(EncodedBody body, const ArticleRecord& head) {
  const size_t body_bytes = body.bytes.size();
  head.AppendToString(&body.bytes);
  const uint32_t checksum =
      Checksum(body.checksum, absl::string_view(body.bytes).substr(body_bytes));
  AppendBigEndian32(checksum, body.bytes);
  return std::move(body.bytes);
}

absl::StatusOr<std::string> EncodeRecord(const ArticleRecord& record) {
  HEARSAY_ASSIGN_OR_RETURN(EncodedBody body, EncodeRecordBody(record));
  return EncodeRecord(std::move(body), ArticleRecord());
}

absl::StatusOr<ArticleRecord> DecodeRecord(absl::string_view bytes) {
  if (bytes.size() < 2 + kChecksumBytes) return Damaged("too short");
  if (bytes[0] != static_cast<char>(kRecordFormat)) {
    return Damaged(absl::StrCat("format ", int{bytes[0]}, " is not known"));
  }
  absl::string_view tail = bytes.substr(bytes.size() - kChecksumBytes);
  bytes.remove_suffix(kChecksumBytes);
  uint32_t checksum = 0;
  if (!ConsumeBigEndian32(tail, checksum) || checksum != Checksum(0, bytes)) {
    return Damaged("its checksum is wrong");
  }
  const char flags = bytes[1];
  bytes.remove_prefix(2);
  uint64_t body_bytes = 0;
  if ((flags & ~kCompressed) != 0 || !ConsumeVarint(bytes, body_bytes) ||
      body_bytes > bytes.size()) {
    return Damaged("its layout is not one");
  }
  return ParseParts(flags, bytes.substr(0, body_bytes),
                    bytes.substr(body_bytes));
}

}  // namespace hearsay::record
