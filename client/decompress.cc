#include "client/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"

namespace hearsay::client {
namespace {

constexpr absl::string_view kGzipMagic = "\x1F\x8B";
constexpr absl::string_view kZstdMagic = "\x28\xB5\x2F\xFD";
constexpr int kGzipOnly = 16 + MAX_WBITS;
constexpr size_t kBufferBytes = 128 << 10;

}  // namespace

struct DecompressStream::State {
  enum class Kind { kUnknown, kPlain, kGzip, kZstd };

  Source source;
  std::vector<char> buffer = std::vector<char>(kBufferBytes);
  size_t begin = 0, end = 0;  // What of the buffer is not used yet.
  int64_t taken = 0;          // From the source.
  bool source_ended = false;
  Kind kind = Kind::kUnknown;
  bool between = true;  // No member or frame is begun.
  bool finished = false;
  z_stream gzip = {};
  bool gzip_ready = false;
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> zstd{
      nullptr, ZSTD_freeDStream};

  ~State() {
    if (gzip_ready) inflateEnd(&gzip);
  }

  absl::string_view Left() const {
    return {buffer.data() + begin, end - begin};
  }

  // Makes at least `size` bytes ready, if the source has as many.
  absl::Status Fill(size_t size) {
    if (end - begin >= size || source_ended) return absl::OkStatus();
    std::memmove(buffer.data(), buffer.data() + begin, end - begin);
    end -= begin;
    begin = 0;
    while (end < size && !source_ended) {
      HEARSAY_ASSIGN_OR_RETURN(
          const size_t n, source(buffer.data() + end, buffer.size() - end));
      source_ended = n == 0;
      end += n;
      taken += static_cast<int64_t>(n);
    }
    return absl::OkStatus();
  }

  absl::Status Recognize() {
    HEARSAY_RETURN_IF_ERROR(Fill(kZstdMagic.size()));
    kind = absl::StartsWith(Left(), kGzipMagic)   ? Kind::kGzip
           : absl::StartsWith(Left(), kZstdMagic) ? Kind::kZstd
                                                  : Kind::kPlain;
    if (kind == Kind::kGzip) {
      gzip_ready = inflateInit2(&gzip, kGzipOnly) == Z_OK;
      if (!gzip_ready) return absl::ResourceExhaustedError("out of memory");
    } else if (kind == Kind::kZstd) {
      zstd.reset(ZSTD_createDStream());
      if (zstd == nullptr) return absl::ResourceExhaustedError("out of memory");
    }
    return absl::OkStatus();
  }

  // Whether another member or frame begins here. What else stands behind one
  // is padding.
  absl::StatusOr<bool> Begin() {
    const absl::string_view magic =
        kind == Kind::kGzip ? kGzipMagic : kZstdMagic;
    HEARSAY_RETURN_IF_ERROR(Fill(magic.size()));
    if (!absl::StartsWith(Left(), magic)) return false;
    between = false;
    if (kind == Kind::kGzip) inflateReset(&gzip);
    return true;
  }

  absl::StatusOr<size_t> Inflate(char* data, size_t size) {
    gzip.next_in = reinterpret_cast<Bytef*>(buffer.data() + begin);
    gzip.avail_in = static_cast<uInt>(end - begin);
    gzip.next_out = reinterpret_cast<Bytef*>(data);
    gzip.avail_out = static_cast<uInt>(size);
    const int code = inflate(&gzip, Z_NO_FLUSH);
    begin = end - gzip.avail_in;
    between = code == Z_STREAM_END;
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
      return absl::DataLossError(gzip.msg != nullptr ? gzip.msg
                                                     : "damaged gzip");
    }
    return size - gzip.avail_out;
  }

  absl::StatusOr<size_t> Unzstd(char* data, size_t size) {
    ZSTD_inBuffer in = {buffer.data() + begin, end - begin, 0};
    ZSTD_outBuffer out = {data, size, 0};
    const size_t code = ZSTD_decompressStream(zstd.get(), &out, &in);
    begin += in.pos;
    if (ZSTD_isError(code)) {
      return absl::DataLossError(
          absl::StrCat("damaged zstd: ", ZSTD_getErrorName(code)));
    }
    between = code == 0;
    return out.pos;
  }

  absl::StatusOr<size_t> Read(char* data, size_t size) {
    if (kind == Kind::kUnknown) HEARSAY_RETURN_IF_ERROR(Recognize());
    while (!finished) {
      if (between && kind != Kind::kPlain) {
        HEARSAY_ASSIGN_OR_RETURN(const bool more, Begin());
        if (!more) break;
      }
      HEARSAY_RETURN_IF_ERROR(Fill(1));
      const bool at_end = begin == end;
      if (kind == Kind::kPlain) {
        const size_t n = std::min(size, end - begin);
        std::memcpy(data, buffer.data() + begin, n);
        begin += n;
        return n;
      }
      const absl::StatusOr<size_t> n =
          kind == Kind::kGzip ? Inflate(data, size) : Unzstd(data, size);
      if (!n.ok() || *n > 0) return n;
      if (at_end && !between) {
        return absl::DataLossError("the compressed file is cut off");
      }
    }
    finished = true;
    return 0;
  }
};

DecompressStream::DecompressStream(Source source)
    : state_(std::make_unique<State>()) {
  state_->source = std::move(source);
}
DecompressStream::DecompressStream(DecompressStream&&) noexcept = default;
DecompressStream& DecompressStream::operator=(DecompressStream&&) noexcept =
    default;
DecompressStream::~DecompressStream() = default;

absl::StatusOr<size_t> DecompressStream::Read(char* data, size_t size) {
  return state_->Read(data, size);
}

int64_t DecompressStream::bytes_used() const {
  return state_->taken - static_cast<int64_t>(state_->end - state_->begin);
}

absl::StatusOr<std::string> DecompressIfNeeded(absl::string_view bytes,
                                               size_t max_bytes) {
  DecompressStream stream([&](char* data, size_t size) {
    const size_t n = std::min(size, bytes.size());
    std::memcpy(data, bytes.data(), n);
    bytes.remove_prefix(n);
    return absl::StatusOr<size_t>(n);
  });
  std::string out;
  std::vector<char> buffer(kBufferBytes);
  while (true) {
    const absl::StatusOr<size_t> n = stream.Read(buffer.data(), buffer.size());
    if (!n.ok() && out.empty()) return n.status();
    if (!n.ok() || *n == 0) return out;
    out.append(buffer.data(), *n);
    if (out.size() > max_bytes) {
      return absl::OutOfRangeError(
          absl::StrCat("is larger than ", max_bytes, " bytes"));
    }
  }
}

}  // namespace hearsay::client
