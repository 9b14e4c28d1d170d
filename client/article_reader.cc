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
#include "client/input_file.h"
#include "client/newsml.h"
#include "client/warc_reader.h"
#include "common/text/utf8.h"

namespace hearsay::client {
namespace {

enum class FileKind {
  kJsonLines,
  kJson,
  kNewsMl,
  kWarc,
  kText,
  kHtml,
  kUnknown
};

// The name without the ending of its compression.
absl::string_view Uncompressed(absl::string_view name) {
  for (const char* end : {".gz", ".zst"}) {
    if (absl::EndsWithIgnoreCase(name, end)) {
      return name.substr(0, name.size() - absl::string_view(end).size());
    }
  }
  return name;
}

FileKind KindOf(const std::string& path) {
  if (path == "-") return FileKind::kJsonLines;
  const absl::string_view name = Uncompressed(path);
  const auto ends = [&](absl::string_view end) {
    return absl::EndsWithIgnoreCase(name, end);
  };
  if (ends(".jsonl") || ends(".ndjson")) return FileKind::kJsonLines;
  if (ends(".json")) return FileKind::kJson;
  if (ends(".xml") || ends(".nitf")) return FileKind::kNewsMl;
  if (ends(".warc")) return FileKind::kWarc;
  if (ends(".txt")) return FileKind::kText;
  if (ends(".html") || ends(".htm")) return FileKind::kHtml;
  return FileKind::kUnknown;
}

// `pages/a.b.html.gz` gives `a.b`.
std::string IdOf(const std::string& path) {
  return std::filesystem::path(std::string(Uncompressed(path)))
      .filename()
      .stem()
      .string();
}

int64_t DiskBytes(const std::string& path) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<int64_t>(bytes);
}

ArticleInput ToInput(std::string origin, absl::StatusOr<JsonArticle> read) {
  if (!read.ok()) return {std::move(origin), read.status(), ""};
  return {std::move(origin), std::move(read->article),
          std::move(read->warning)};
}

class JsonLines : public ArticleSource {
 public:
  JsonLines(InputFile file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  std::optional<ArticleInput> Next() override {
    while (!ended_) {
      const absl::StatusOr<bool> more =
          file_.ReadLine(ArticleReader::kMaxArticleBytes, line_);
      ++number_;
      if (more.ok() && !*more) break;
      if (more.ok() && absl::StripAsciiWhitespace(line_).empty()) continue;
      std::string origin = absl::StrCat(path_, ":", number_);
      if (!more.ok()) {
        ended_ = absl::IsDataLoss(more.status());
        return ArticleInput{std::move(origin), more.status(), ""};
      }
      absl::string_view json = line_;
      if (number_ == 1) absl::ConsumePrefix(&json, "\xEF\xBB\xBF");
      return ToInput(std::move(origin), ReadArticleJson(json));
    }
    ended_ = true;
    return std::nullopt;
  }
  int64_t disk_bytes_read() const override { return file_.disk_bytes_read(); }

 private:
  InputFile file_;
  const std::string path_;
  int64_t number_ = 0;
  std::string line_;
  bool ended_ = false;
};

// What was read at once.
class ArticleList : public ArticleSource {
 public:
  ArticleList(std::vector<ArticleInput> articles, int64_t disk_bytes)
      : articles_(std::move(articles)), disk_bytes_(disk_bytes) {}

  std::optional<ArticleInput> Next() override {
    if (next_ == articles_.size()) return std::nullopt;
    return std::move(articles_[next_++]);
  }
  int64_t disk_bytes_read() const override { return disk_bytes_; }

 private:
  std::vector<ArticleInput> articles_;
  size_t next_ = 0;
  const int64_t disk_bytes_;
};

absl::StatusOr<v1::RawArticle> WholeFile(const std::string& path, FileKind kind,
                                         std::string bytes) {
  v1::RawArticle article;
  article.set_external_id(IdOf(path));
  if (kind == FileKind::kHtml) {
    article.set_html(std::move(bytes));
    article.set_content_type("text/html");
  } else if (text::IsValidUtf8(bytes)) {
    article.set_text(std::move(bytes));
  } else {
    return absl::InvalidArgumentError(
        "is not UTF-8; convert it first, for example with "
        "iconv -f windows-1252 -t utf-8");
  }
  return article;
}

// Numbers the articles when there are several, from 1.
template <typename T, typename Convert>
std::vector<ArticleInput> Numbered(const std::string& path,
                                   std::vector<T> articles, Convert convert) {
  std::vector<ArticleInput> out;
  for (size_t i = 0; i < articles.size(); ++i) {
    out.push_back(
        convert(articles.size() == 1 ? path : absl::StrCat(path, "#", i + 1),
                std::move(articles[i])));
  }
  return out;
}

std::vector<ArticleInput> ReadAll(const std::string& path, FileKind kind,
                                  std::string bytes) {
  if (kind == FileKind::kJson) {
    return Numbered(path, ReadArticlesJson(bytes), ToInput);
  }
  if (kind == FileKind::kNewsMl) {
    auto articles = ReadNewsMl(bytes);
    if (!articles.ok()) return {ArticleInput{path, articles.status(), ""}};
    return Numbered(
        path, *std::move(articles),
        [](std::string origin, absl::StatusOr<v1::RawArticle> one) {
          return ArticleInput{std::move(origin), std::move(one), ""};
        });
  }
  return {ArticleInput{path, WholeFile(path, kind, std::move(bytes)), ""}};
}

std::unique_ptr<ArticleSource> OpenSource(const std::string& path) {
  const auto fail = [&](absl::Status why) {
    return std::make_unique<ArticleList>(
        std::vector<ArticleInput>{{path, std::move(why), ""}}, DiskBytes(path));
  };
  const FileKind kind = KindOf(path);
  if (kind == FileKind::kUnknown) {
    return fail(absl::InvalidArgumentError(
        "is of no known kind; name it .jsonl, .json, .xml (NewsML-G2, NITF), "
        ".warc, .txt or .html (.gz and .zst of these too), or pipe JSON lines "
        "to -"));
  }
  auto file = InputFile::Open(path);
  if (!file.ok()) return fail(file.status());
  if (kind == FileKind::kJsonLines) {
    return std::make_unique<JsonLines>(*std::move(file), path);
  }
  if (kind == FileKind::kWarc) {
    return std::make_unique<WarcReader>(*std::move(file), path);
  }
  if (kind == FileKind::kJson) {
    std::string first;
    const auto more = file->ReadLine(ArticleReader::kMaxArticleBytes, first);
    const bool lines = more.ok() && IsJsonLine(first);
    file = InputFile::Open(path);
    if (!file.ok()) return fail(file.status());
    if (lines) return std::make_unique<JsonLines>(*std::move(file), path);
  }
  auto bytes = file->ReadRest(ArticleReader::kMaxArticleBytes);
  if (!bytes.ok()) return fail(bytes.status());
  return std::make_unique<ArticleList>(ReadAll(path, kind, *std::move(bytes)),
                                       DiskBytes(path));
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
  return bytes_before_ + (source_ ? source_->disk_bytes_read() : 0);
}

std::optional<ArticleInput> ArticleReader::Next() {
  while (true) {
    if (source_ != nullptr) {
      if (auto article = source_->Next()) return article;
      bytes_before_ += source_bytes_;
      source_.reset();
    }
    if (next_path_ == paths_.size()) return std::nullopt;
    const std::string& path = paths_[next_path_++];
    source_bytes_ = DiskBytes(path);
    source_ = OpenSource(path);
  }
}

}  // namespace hearsay::client
