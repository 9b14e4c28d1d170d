#include "client/article_reader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "client/article_json.h"
#include "common/text/utf8.h"

namespace hearsay::client {
namespace {

enum class FileKind { kJsonLines, kText, kHtml, kUnknown };

FileKind KindOf(const std::string& path) {
  if (path == "-") return FileKind::kJsonLines;
  const std::string lower = absl::AsciiStrToLower(path);
  const absl::string_view name = absl::StripSuffix(lower, ".gz");
  const auto ends = [&](absl::string_view end) {
    return absl::EndsWith(name, end);
  };
  if (ends(".jsonl") || ends(".ndjson") || ends(".json")) {
    return FileKind::kJsonLines;
  }
  if (ends(".txt")) return FileKind::kText;
  if (ends(".html") || ends(".htm")) return FileKind::kHtml;
  return FileKind::kUnknown;
}

// `pages/a.b.html.gz` gives `a.b`.
std::string IdOf(const std::string& path) {
  std::filesystem::path name = std::filesystem::path(path).filename();
  if (absl::EqualsIgnoreCase(name.extension().string(), ".gz")) {
    name = name.stem();
  }
  return name.stem().string();
}

int64_t DiskBytes(const std::string& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<int64_t>(bytes);
}

}  // namespace

ArticleReader::ArticleReader(std::vector<std::string> paths)
    : paths_(std::move(paths)) {
  for (const std::string& path : paths_) total_bytes_ += DiskBytes(path);
  if (std::find(paths_.begin(), paths_.end(), "-") != paths_.end()) {
    total_bytes_ = 0;
  }
}

int64_t ArticleReader::bytes_read() const {
  return bytes_before_ + (lines_ ? lines_->disk_bytes_read() : 0);
}

ArticleInput ArticleReader::ReadWholeFile(const std::string& path, bool html) {
  ArticleInput out{path, v1::RawArticle(), ""};
  auto file = InputFile::Open(path);
  if (!file.ok()) {
    out.article = file.status();
    return out;
  }
  auto bytes = file->ReadRest(kMaxArticleBytes);
  bytes_before_ += DiskBytes(path);
  if (!bytes.ok()) {
    out.article = bytes.status();
    return out;
  }
  out.article->set_external_id(IdOf(path));
  if (html) {
    out.article->set_html(*std::move(bytes));
    out.article->set_content_type("text/html");
  } else if (text::IsValidUtf8(*bytes)) {
    out.article->set_text(*std::move(bytes));
  } else {
    out.article = absl::InvalidArgumentError(
        "is not UTF-8; convert it first, for example with "
        "iconv -f windows-1252 -t utf-8");
  }
  return out;
}

std::optional<ArticleInput> ArticleReader::ReadJsonLine() {
  while (true) {
    const absl::StatusOr<bool> more = lines_->ReadLine(kMaxArticleBytes, line_);
    ++line_number_;
    if (more.ok() && !*more) return std::nullopt;
    if (more.ok() && absl::StripAsciiWhitespace(line_).empty()) continue;
    ArticleInput out{absl::StrCat(lines_path_, ":", line_number_),
                     v1::RawArticle(), ""};
    if (!more.ok()) {
      out.article = more.status();
      if (absl::IsDataLoss(more.status())) {
        bytes_before_ += DiskBytes(lines_path_);
        lines_.reset();
      }
      return out;
    }
    absl::string_view json = line_;
    if (line_number_ == 1) absl::ConsumePrefix(&json, "\xEF\xBB\xBF");
    auto read = ReadArticleJson(json);
    if (read.ok()) {
      out.article = std::move(read->article);
      out.warning = std::move(read->warning);
    } else {
      out.article = read.status();
    }
    return out;
  }
}

std::optional<ArticleInput> ArticleReader::Next() {
  while (true) {
    if (lines_) {
      if (auto article = ReadJsonLine()) return article;
      bytes_before_ += DiskBytes(lines_path_);
      lines_.reset();
    }
    if (next_path_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[next_path_++];
    switch (KindOf(path)) {
      case FileKind::kText:
        return ReadWholeFile(path, /*html=*/false);
      case FileKind::kHtml:
        return ReadWholeFile(path, /*html=*/true);
      case FileKind::kUnknown:
        return ArticleInput{
            path,
            absl::InvalidArgumentError(
                "is of no known kind; name it .jsonl, .txt or .html "
                "(.gz of these too), or pipe JSON lines to -"),
            ""};
      case FileKind::kJsonLines:
        break;
    }
    auto file = InputFile::Open(path);
    if (!file.ok()) return ArticleInput{path, file.status(), ""};
    lines_ = *std::move(file);
    lines_path_ = path;
    line_number_ = 0;
  }
}

}  // namespace hearsay::client
