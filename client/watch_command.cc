#include <cstdint>
#include <cstdio>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "client/claim_table.h"
#include "client/claim_watcher.h"
#include "client/commands.h"
#include "client/connection.h"
#include "client/json_output.h"
#include "client/terminal_text.h"
#include "client/token_file.h"

namespace hearsay::client {
namespace {

struct Options {
  std::vector<std::string> words;
  std::string address;
  std::string filter;
  std::string resume_token;
  std::string resume_token_file;
  std::string format = "table";
  bool marks = false;
  int64_t limit = std::numeric_limits<int64_t>::max();
};

// Prints events as they come: whoever reads them by a pipe sees each at once.
class EventPrinter {
 public:
  explicit EventPrinter(const Options& options)
      : json_(options.format == "json"),
        marks_(options.marks),
        table_(TerminalColumns(120) - kMargin.size()) {
    if (json_) return;
    std::fputs("+ added  ~ revised  - gone\n\n", stdout);
    std::fputs(Indented(kMargin, table_.Header()).c_str(), stdout);
    std::fflush(stdout);
  }

  void Print(const v1::WatchClaimsResponse& response) const {
    if (response.change() == v1::CLAIM_CHANGE_UNSPECIFIED && !marks_) return;
    const std::string text =
        json_ ? ToJson(response) + "\n" : Describe(response);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
  }

 private:
  static constexpr absl::string_view kMargin = "  ";

  // `text` with `first` before its first line and as much space before others.
  static std::string Indented(absl::string_view first, absl::string_view text) {
    std::string out;
    for (absl::string_view line : absl::StrSplit(text, '\n')) {
      if (line.empty()) continue;
      absl::StrAppend(&out, first, line, "\n");
      first = kMargin;
    }
    return out;
  }

  std::string Describe(const v1::WatchClaimsResponse& response) const {
    const v1::Claim& claim = response.claim();
    switch (response.change()) {
      case v1::CLAIM_CHANGE_ADDED:
        return Indented("+ ", table_.Row(claim));
      case v1::CLAIM_CHANGE_REVISED:
        return Indented("~ ", table_.Row(claim));
      case v1::CLAIM_CHANGE_RETRACTED:
        return claim.name().empty()
                   ? absl::StrCat("- all claims of ", claim.article(), "\n")
                   : absl::StrCat("- ", claim.name(), "\n");
      default:
        return "";
    }
  }

  const bool json_;
  const bool marks_;
  const ClaimTable table_;
};

int Fail(const std::string& message) {
  std::fprintf(stderr, "hearsay watch: %s\n", message.c_str());
  return kExitFailed;
}

int Watch(const Options& options) {
  v1::WatchClaimsRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  request.set_filter(options.filter);
  request.set_resume_token(options.resume_token);
  std::optional<TokenFile> file;
  if (!options.resume_token_file.empty()) {
    file.emplace(options.resume_token_file);
    const absl::StatusOr<std::string> token = file->Read();
    if (!token.ok()) return Fail(std::string(token.status().message()));
    if (!token->empty()) request.set_resume_token(*token);
  }

  const EventPrinter printer(options);
  int64_t left = options.limit;
  absl::Status kept;
  ClaimWatcher::Events events;
  events.told = [&](const v1::WatchClaimsResponse& response) {
    // Printed first: a kill in between repeats one event and loses none.
    printer.Print(response);
    if (file.has_value()) kept = file->Write(response.resume_token());
    const bool event = response.change() != v1::CLAIM_CHANGE_UNSPECIFIED;
    return kept.ok() && !(event && --left == 0);
  };
  events.trouble = [](absl::string_view message) {
    std::fprintf(stderr, "hearsay watch: %s\n", std::string(message).c_str());
  };
  ClaimWatcher watcher(OpenChannel(options.address), std::move(request), {},
                       std::move(events));
  const grpc::Status status = watcher.Run();
  if (!status.ok()) {
    return Fail(ExplainCall(kQueryService, options.address, status));
  }
  return kept.ok() ? kExitOk : Fail(std::string(kept.message()));
}

}  // namespace

void AddWatchCommand(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "watch",
      "Print claims as they are added, revised and retracted, until stopped; "
      "goes on by itself when the service restarts");
  command->add_option("WORDS", options->words,
                      "As in `hearsay query`; without any, all claims");
  AddAddressOption(*command, "--address", kQueryService, options->address);
  command->add_option("--filter", options->filter, "As in `hearsay query`");
  auto* token = command->add_option(
      "--resume_token", options->resume_token,
      "From an earlier watch of the same words and filter: go on behind it");
  command
      ->add_option("--resume_token_file", options->resume_token_file,
                   "Keep the place in this file, and go on from it when it is "
                   "there")
      ->excludes(token);
  command->add_option("--limit", options->limit, "End after so many events")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--format", options->format,
                   "table, or json: one event a line")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  command->add_flag("--marks", options->marks,
                    "With json: print marks of progress too");
  command->callback([options, &exit_code] { exit_code = Watch(*options); });
}

}  // namespace hearsay::client
