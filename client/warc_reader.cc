#include "client/warc_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/decompress.h"
#include "client/feed_date.h"
#include "common/base/status_macros.h"
#include "common/record/proto_time.h"

namespace hearsay::client {
namespace {

constexpr size_t kMaxLineBytes = 64 << 10;
constexpr int kMaxHeadLines = 1000;

struct HeaderLine {
  absl::string_view name;
  absl::string_view value;
};

std::optional<HeaderLine> ParseHeaderLine(absl::string_view line) {
  const size_t colon = line.find(':');
  if (colon == absl::string_view::npos) return std::nullopt;
  return HeaderLine{absl::StripAsciiWhitespace(line.substr(0, colon)),
                    absl::StripAsciiWhitespace(line.substr(colon + 1))};
}

// Takes a line with its end off `rest`.
absl::string_view TakeLine(absl::string_view& rest) {
  const size_t end = rest.find('\n');
  absl::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == absl::string_view::npos ? rest.size() : end + 1);
  absl::ConsumeSuffix(&line, "\r");
  return line;
}

bool IsHtml(absl::string_view content_type) {
  return absl::StartsWithIgnoreCase(content_type, "text/html") ||
         absl::StartsWithIgnoreCase(content_type, "application/xhtml+xml");
}

// Joined chunks. Archives often hold bodies that are joined already, so what is
// no chunk at all comes back as it is.
std::string JoinChunks(absl::string_view body) {
  std::string joined;
  absl::string_view rest = body;
  while (!rest.empty()) {
    absl::string_view line = TakeLine(rest);
    line = absl::StripAsciiWhitespace(line.substr(0, line.find(';')));
    uint64_t size = 0;
    if (line.empty() || line.size() > 8 || !absl::SimpleHexAtoi(line, &size)) {
      return joined.empty() ? std::string(body) : joined;
    }
    if (size == 0) break;
    joined.append(rest.substr(0, size).data(),
                  std::min<size_t>(size, rest.size()));
    rest.remove_prefix(std::min<size_t>(size, rest.size()));
    TakeLine(rest);
  }
  return joined;
}

}  // namespace

absl::StatusOr<std::optional<v1::RawArticle>> PageOfHttpResponse(
    absl::string_view response) {
  absl::string_view rest = response;
  const absl::string_view status = TakeLine(rest);
  if (!absl::StartsWith(status, "HTTP/")) {
    return absl::InvalidArgumentError("holds no HTTP response");
  }
  const size_t space = status.find(' ');
  if (space == absl::string_view::npos ||
      !absl::StartsWith(status.substr(space + 1), "200")) {
    return std::nullopt;
  }
  std::string content_type, encoding, transfer;
  while (!rest.empty()) {
    const absl::string_view line = TakeLine(rest);
    if (line.empty()) break;
    const auto header = ParseHeaderLine(line);
    if (!header) continue;
    for (const auto& [name, value] :
         {std::pair<const char*, std::string*>{"content-type", &content_type},
          {"content-encoding", &encoding},
          {"transfer-encoding", &transfer}}) {
      if (absl::EqualsIgnoreCase(header->name, name)) {
        value->assign(header->value.data(), header->value.size());
      }
    }
  }
  if (!IsHtml(content_type)) return std::nullopt;
  std::string body = absl::EqualsIgnoreCase(transfer, "chunked")
                         ? JoinChunks(rest)
                         : std::string(rest);
  if (absl::EqualsIgnoreCase(encoding, "br")) {
    return absl::InvalidArgumentError(
        "is Brotli-compressed, which is not read");
  }
  auto plain = DecompressIfNeeded(body, WarcReader::kMaxRecordBytes);
  if (!plain.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the page ", plain.status().message()));
  }
  body = *std::move(plain);
  if (body.empty()) return absl::InvalidArgumentError("the page is empty");
  v1::RawArticle article;
  article.set_html(std::move(body));
  article.set_content_type(std::move(content_type));
  return article;
}

absl::StatusOr<bool> WarcReader::ReadHead(Record& record) {
  std::string line;
  // Records end in two empty lines; some writers leave more or fewer.
  do {
    HEARSAY_ASSIGN_OR_RETURN(const bool more,
                             file_.ReadLine(kMaxLineBytes, line));
    if (!more) return false;
  } while (line.empty());
  ++number_;
  if (!absl::StartsWith(line, "WARC/")) {
    return absl::DataLossError(
        "no WARC record begins here; the rest of the file is not read");
  }
  for (int i = 0; i < kMaxHeadLines; ++i) {
    HEARSAY_ASSIGN_OR_RETURN(const bool more,
                             file_.ReadLine(kMaxLineBytes, line));
    if (!more || line.empty()) break;
    const auto header = ParseHeaderLine(line);
    if (!header) continue;
    const std::string name = absl::AsciiStrToLower(header->name);
    const std::string value(header->value);
    if (name == "warc-type") record.type = absl::AsciiStrToLower(value);
    if (name == "content-type") record.content_type = value;
    if (name == "warc-date") record.date = value;
    if (name == "warc-target-uri") {
      // Some writers put it in angle brackets.
      absl::string_view url = value;
      if (absl::ConsumePrefix(&url, "<")) absl::ConsumeSuffix(&url, ">");
      record.url = std::string(url);
    }
    if (name == "content-length" && !absl::SimpleAtoi(value, &record.length)) {
      record.length = -1;
    }
  }
  if (record.length < 0) {
    return absl::DataLossError(
        "the record has no Content-Length; the rest of the file is not read");
  }
  return true;
}

absl::StatusOr<std::optional<v1::RawArticle>> WarcReader::ReadBody(
    const Record& record) {
  const bool response =
      record.type == "response" &&
      absl::StartsWithIgnoreCase(record.content_type, "application/http");
  const bool resource =
      record.type == "resource" && IsHtml(record.content_type);
  if (!response && !resource) {
    HEARSAY_RETURN_IF_ERROR(file_.Skip(record.length));
    return std::nullopt;
  }
  if (record.length > static_cast<int64_t>(kMaxRecordBytes)) {
    HEARSAY_RETURN_IF_ERROR(file_.Skip(record.length));
    return absl::OutOfRangeError(
        absl::StrCat("the record is longer than ", kMaxRecordBytes, " bytes"));
  }
  std::string bytes;
  HEARSAY_RETURN_IF_ERROR(
      file_.ReadBytes(static_cast<size_t>(record.length), bytes));
  std::optional<v1::RawArticle> page;
  if (response) {
    HEARSAY_ASSIGN_OR_RETURN(page, PageOfHttpResponse(bytes));
    if (!page) return std::nullopt;
  } else {
    page.emplace();
    page->set_html(std::move(bytes));
    page->set_content_type(record.content_type);
  }
  page->set_url(record.url);
  if (const auto time = ParseFeedDate(record.date)) {
    *page->mutable_fetch_time() = record::ToTimestamp(*time);
  }
  return page;
}

std::optional<ArticleInput> WarcReader::Next() {
  while (!ended_) {
    Record record;
    const absl::StatusOr<bool> more = ReadHead(record);
    const std::string origin = absl::StrCat(path_, ":", number_);
    if (!more.ok()) {
      ended_ = true;
      return ArticleInput{origin, more.status(), ""};
    }
    if (!*more) break;
    auto page = ReadBody(record);
    if (!page.ok()) {
      ended_ = absl::IsDataLoss(page.status());
      return ArticleInput{origin, page.status(), ""};
    }
    if (*page) return ArticleInput{origin, **std::move(page), ""};
  }
  ended_ = true;
  return std::nullopt;
}

}  // namespace hearsay::client
