#ifndef HEARSAY_CLIENT_COMMANDS_H_
#define HEARSAY_CLIENT_COMMANDS_H_

namespace CLI {
class App;
}  // namespace CLI

namespace hearsay::client {

// What the program ends with.
inline constexpr int kExitOk = 0;
inline constexpr int kExitFailed = 1;  // Something was refused or failed.
inline constexpr int kExitUsage = 2;   // The command line is wrong.

// Each adds one subcommand to `app`; when that has run, `exit_code` is set.
void AddIngestCommand(CLI::App& app, int& exit_code);
void AddCollectCommand(CLI::App& app, int& exit_code);
void AddQueryCommand(CLI::App& app, int& exit_code);
void AddGetCommand(CLI::App& app, int& exit_code);
void AddRetractCommand(CLI::App& app, int& exit_code);
void AddStatusCommand(CLI::App& app, int& exit_code);
void AddWatchCommand(CLI::App& app, int& exit_code);
void AddNormalizeCommand(CLI::App& app, int& exit_code);
void AddExtractCommand(CLI::App& app, int& exit_code);

}  // namespace hearsay::client

#endif  // HEARSAY_CLIENT_COMMANDS_H_
