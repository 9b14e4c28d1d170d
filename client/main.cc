// The `hearsay` command: everything that people and scripts do with Hearsay.

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "client/commands.h"
#include "common/server/version.h"

int main(int argc, char** argv) {
  using namespace hearsay::client;  // NOLINT: this function only.
  CLI::App app(
      "Hearsay: who says what about an event, through whom, and how sure are "
      "they?",
      "hearsay");
  app.require_subcommand(1);
  app.set_version_flag("--version",
                       absl::StrCat("hearsay ", hearsay::server::Version()));
  app.set_help_all_flag("--help-all", "Help of all subcommands");
  app.footer(
      "Examples:\n"
      "  hearsay ingest --source harbour.test news.jsonl.gz\n"
      "  hearsay collect --feeds feeds.opml --state /var/lib/hearsay/collect\n"
      "  hearsay query all claims about the dam\n"
      "  hearsay extract report.txt\n"
      "  hearsay query --filter 'stated_confidence = low' --format json\n"
      "\n"
      "Exit status: 0 done; 1 an article was rejected, a name was not found "
      "or\n"
      "a service could not be reached; 2 the command line is wrong.\n"
      "Environment: HEARSAY_INGEST_ADDRESS, HEARSAY_QUERY_ADDRESS.");
  int exit_code = kExitOk;
  AddIngestCommand(app, exit_code);
  AddCollectCommand(app, exit_code);
  AddQueryCommand(app, exit_code);
  AddWatchCommand(app, exit_code);
  AddGetCommand(app, exit_code);
  AddRetractCommand(app, exit_code);
  AddStatusCommand(app, exit_code);
  AddNormalizeCommand(app, exit_code);
  AddExtractCommand(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // How CLI11 reports, --help too.
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  return exit_code;
}
